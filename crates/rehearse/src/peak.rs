//! The most memory that the server has held, as the kernel of this machine tells it.

/// Kilobytes of 1,000 bytes at the peak of a process since it began.
///
/// # Errors
/// A sentence, when this machine has no such process or tells nothing of it.
pub fn of_process(pid: u32) -> Result<u64, String> {
    let path = format!("/proc/{pid}/status");
    let status = std::fs::read_to_string(&path).map_err(|e| format!("--pid {pid}: {path}: {e}"))?;
    in_status(&status).ok_or_else(|| format!("--pid {pid}: {path} tells no VmHWM"))
}

fn in_status(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1_024 / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_in_kilobytes() {
        assert_eq!(in_status("Name:\tparchemin\nVmHWM:\t  250000 kB\nVmRSS:\t 1 kB\n"), Some(256_000));
        assert_eq!(in_status("Name:\tkthreadd\n"), None);
        assert!(of_process(u32::MAX).is_err_and(|told| told.contains("--pid 4294967295")));
    }
}
