//! The arithmetic of a line, without a network: when a piece has left, and how much may be on its way.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

/// A piece of a line: what a segment of TCP holds on Ethernet.
pub const SEGMENT: usize = 1_460;
/// Segments that TCP sends before anything was acknowledged (RFC 6928).
const FIRST_WINDOW: usize = 10 * SEGMENT;

/// One direction of a line, shared by every connection: a piece leaves when those before it have left.
#[derive(Debug)]
pub struct Lane {
    nanoseconds_per_byte: u64,
    free_at: Option<Instant>,
}

impl Lane {
    /// A lane of so many kilobits (1,000 bits) per second; without a limit when none is given.
    pub fn new(kilobits: Option<NonZeroU32>) -> Self {
        let nanoseconds_per_byte = kilobits.map_or(0, |kilobits| 8_000_000 / u64::from(kilobits.get()));
        Self { nanoseconds_per_byte, free_at: None }
    }

    /// When a piece that comes now has left.
    pub fn leaves(&mut self, now: Instant, bytes: usize) -> Instant {
        let from = self.free_at.map_or(now, |free| free.max(now));
        let left = from + Duration::from_nanos(self.nanoseconds_per_byte * bytes as u64);
        self.free_at = Some(left);
        left
    }
}

/// How much one connection may have on its way: ten segments at first, and with everything that is acknowledged as much
/// more, which is how TCP begins. What it has learnt it keeps while the connection lasts.
#[derive(Debug)]
pub struct Window {
    bytes: usize,
    under_way: usize,
    sent: VecDeque<(Instant, usize)>,
}

impl Window {
    /// The window of a connection that has just been made.
    pub fn new() -> Self {
        Self { bytes: FIRST_WINDOW, under_way: 0, sent: VecDeque::new() }
    }

    /// When more may be sent, if not now.
    pub fn opens(&mut self, now: Instant) -> Option<Instant> {
        while let Some((_, bytes)) = self.sent.pop_front_if(|(acknowledged, _)| *acknowledged <= now) {
            self.under_way -= bytes;
            self.bytes += bytes;
        }
        self.sent.front().filter(|_| self.under_way >= self.bytes).map(|(acknowledged, _)| *acknowledged)
    }

    /// Notes what was sent, and when its acknowledgement comes.
    pub fn sends(&mut self, acknowledged: Instant, bytes: usize) {
        self.under_way += bytes;
        self.sent.push_back((acknowledged, bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn pieces_leave_one_after_the_other_at_the_speed_of_the_line() {
        let (start, mut lane) = (clock::now(), Lane::new(NonZeroU32::new(1_000)));
        let second = Duration::from_secs(1);
        assert_eq!(lane.leaves(start, 125_000), start + second, "1,000 kbit are 125,000 bytes");
        assert_eq!(lane.leaves(start, 62_500), start + second + second / 2, "it waits for the one before");
        let later = start + 10 * second;
        assert_eq!(lane.leaves(later, 125_000), later + second, "a line that rested saves nothing up");
        assert_eq!(Lane::new(None).leaves(start, 1 << 30), start);
    }

    #[test]
    fn a_connection_begins_with_ten_segments_and_doubles() {
        let (start, mut window) = (clock::now(), Window::new());
        let acknowledged = start + Duration::from_millis(300);
        for _ in 0..10 {
            assert_eq!(window.opens(start), None);
            window.sends(acknowledged, SEGMENT);
        }
        assert_eq!(window.opens(start), Some(acknowledged));
        for _ in 0..20 {
            assert_eq!(window.opens(acknowledged), None);
            window.sends(acknowledged + Duration::from_millis(300), SEGMENT);
        }
        assert!(window.opens(acknowledged).is_some());
    }
}
