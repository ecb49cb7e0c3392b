//! Every group of acts waits for the disk before anybody is told: counted from outside, by the calls to the system.

use std::process::{Command, Stdio};

/// Cargo builds it whenever it builds this test.
const COMMITTER: &str = env!("CARGO_BIN_EXE_committer");

fn has_strace() -> bool {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

#[test]
fn every_group_waits_for_the_disk() {
    if !has_strace() {
        testkit::skip::absent("strace", "strace is missing or may not trace (apt-get install strace)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (trace, data) = (folder.path().join("trace"), folder.path().join("data"));
    std::fs::create_dir(&data).expect("a folder");
    let run = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=fdatasync,fsync,write", "-s", "4", "-o"])
        .arg(&trace)
        .arg(COMMITTER)
        .arg(&data)
        .output()
        .expect("strace starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8_lossy(&run.stdout);
    let groups = said.lines().find_map(|line| line.strip_prefix("groups ")?.parse::<usize>().ok());
    let groups = groups.expect("it says how many");
    let trace = std::fs::read_to_string(trace).expect("a trace");
    let counted = trace.lines().skip_while(|line| !line.contains("write(1, \"open\"")).skip(1);
    // A call that another thread interrupts in the trace has a second line, which has no bracket.
    let syncs = counted.filter(|line| line.contains("fdatasync(") || line.contains("fsync(")).count();
    // Linux: `LIBSQLITE3_FLAGS` of .cargo/config.toml is what SQLite was compiled with.
    assert!(trace.contains("fdatasync("), "the times of the file are written with each commit as well");
    assert!((61..=120).contains(&groups), "60 alone, and 60 together in fewer: {groups}");
    assert!(
        syncs >= groups,
        "{groups} groups were told to be kept, and the disk was waited for {syncs} times"
    );
}
