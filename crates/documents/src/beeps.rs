//! A sound to try loudspeakers with: some beeps, as a WAV file of 8,000 samples a second, one byte each.

/// Samples of a second.
const RATE: u32 = 8_000;
/// One swing of a tone of 667 hertz, at half of the loudness that a file can hold.
const SWING: [u8; 12] = [128, 160, 183, 192, 183, 160, 128, 96, 73, 64, 73, 96];
/// Samples of a beep: a quarter of a second, in whole swings.
const BEEP: usize = 2_004;
/// Samples of silence before the first beep, between two and after the last.
const PAUSE: usize = 2_800;

/// So many beeps.
#[must_use]
pub fn beeps(count: u8) -> Vec<u8> {
    let mut samples = vec![128; PAUSE];
    for _ in 0..count {
        samples.extend(SWING.iter().cycle().take(BEEP));
        samples.resize(samples.len() + PAUSE, 128);
    }
    let size = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend(b"RIFF");
    file.extend((size + 36).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    // One byte for each sample, eight bits of it.
    file.extend([1, 0, 8, 0]);
    file.extend(b"data");
    file.extend(size.to_le_bytes());
    file.extend(samples);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_beeps_are_heard_as_were_asked_for() {
        for count in 0..8 {
            let file = beeps(count);
            assert_eq!(
                (&file[..4], &file[8..16], &file[36..40]),
                (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..])
            );
            let size = u32::from_le_bytes([file[40], file[41], file[42], file[43]]) as usize;
            assert_eq!(size, file.len() - 44, "the head says how much follows");
            let loud: Vec<bool> = file[44..].chunks(400).map(|part| part.iter().any(|s| *s > 150)).collect();
            let starts = loud.windows(2).filter(|pair| !pair[0] && pair[1]).count();
            assert_eq!(starts, usize::from(count));
        }
    }
}
