//! What changed in a room, as far as this process knows, and how long a board took to show it.
//!
//! A board that was told of a change asks for the room. Its reply shows whatever was acknowledged before it asked. An answer
//! that was on its way when the board was told may or may not be in the reply, and nothing would tell the board again if it
//! is: it is left out of the figure. Whatever was sent after that brings another `change`.

use std::time::Instant;

use parking_lot::Mutex;

use crate::clock;

/// An acknowledged change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    sent: Instant,
    acknowledged: Instant,
}

/// The changes of one room in the order of their acknowledgements.
#[derive(Debug, Default)]
pub struct Changes(Mutex<Vec<Change>>);

impl Changes {
    /// Notes that what was sent then is acknowledged now.
    pub fn acknowledged(&self, sent: Instant) {
        let mut changes = self.0.lock();
        // Read under the lock: the order is that of the moments.
        changes.push(Change { sent, acknowledged: clock::now() });
    }
}

/// What one board has shown of a room.
#[derive(Debug)]
pub struct View {
    shown: usize,
    told: Instant,
}

impl View {
    /// A board that shows what is true now.
    pub fn new(changes: &Changes) -> Self {
        Self { shown: changes.0.lock().len(), told: clock::now() }
    }

    /// Notes that the board, told of a change at `told`, asked at `asked` and shows the reply. Since when the oldest change
    /// that it shows for the first time was acknowledged, if there is one that can be told apart.
    pub fn shows(&mut self, changes: &Changes, told: Instant, asked: Instant) -> Option<Instant> {
        let changes = changes.0.lock();
        let upto = changes.partition_point(|change| change.acknowledged <= asked);
        let fresh = changes.get(self.shown..upto).unwrap_or_default();
        let oldest = fresh.iter().find(|change| change.sent >= self.told);
        let since = oldest.map(|change| change.acknowledged);
        (self.shown, self.told) = (self.shown.max(upto), told);
        since
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_oldest_change_not_yet_shown_counts() {
        let start = clock::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let changes = Changes::default();
        let push = |sent, acknowledged| {
            changes.0.lock().push(Change { sent: at(sent), acknowledged: at(acknowledged) });
        };
        let mut view = View { shown: 0, told: start };
        push(100, 110);
        push(200, 210);
        // On its way when the board was told at 300; acknowledged after it asked at 310.
        push(295, 315);
        assert_eq!(view.shows(&changes, at(300), at(310)), Some(at(110)));
        assert_eq!(view.shows(&changes, at(1_300), at(1_310)), None, "it may have been shown before");
        push(1_305, 1_320);
        push(1_400, 1_410);
        assert_eq!(view.shows(&changes, at(2_300), at(2_310)), Some(at(1_320)), "sent after it was told");
        assert_eq!(view.shows(&changes, at(3_300), at(3_310)), None, "nothing is fresh");
    }

    #[test]
    fn a_board_that_comes_late_does_not_answer_for_what_was_before() {
        let changes = Changes::default();
        changes.acknowledged(clock::now());
        let mut view = View::new(&changes);
        assert_eq!(view.shows(&changes, clock::now(), clock::now()), None);
        changes.acknowledged(clock::now());
        assert!(view.shows(&changes, clock::now(), clock::now()).is_some());
    }
}
