//! How fast people are: 1 as they are, 10 ten times faster, 0 without any pause.

use std::time::Duration;

use crate::chance::Dice;

/// Seconds that a person thinks about a question of an exam, half of the time less and half of the time more.
pub const EXAM_ANSWER: f64 = 40.0;
/// The same for a question of placement: it was done on the days before, so it is played ten times as fast.
pub const PLACEMENT_ANSWER: f64 = 4.0;
/// Seconds between looking at a page and pressing a button that needs no thought.
pub const TAP: f64 = 2.0;
/// Seconds between two looks of a page that refreshes itself.
pub const REFRESH: f64 = 8.0;
/// Seconds over which a school's rooms begin, one after the other.
pub const ROOMS: f64 = 60.0;
/// The shortest wait between two looks at a page, at any pace: pages refresh themselves every three to ten seconds, however fast
/// their readers are.
const SHORTEST_LOOK: Duration = Duration::from_millis(500);

/// The pace of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace(f64);

impl Pace {
    /// Without any pause.
    pub const HEADLONG: Self = Self(0.0);

    /// Takes what was typed.
    ///
    /// # Errors
    /// When it is no pace.
    pub fn new(typed: f64) -> Result<Self, String> {
        if typed.is_finite() && (0.0..=10_000.0).contains(&typed) {
            Ok(Self(typed))
        } else {
            Err(format!(
                "the pace {typed} is not between 0 and 10000: 1 is human, 10 ten times faster, 0 without pauses"
            ))
        }
    }

    /// Without any pause.
    pub fn is_headlong(self) -> bool {
        self.0 == 0.0
    }

    fn scaled(self, seconds: f64) -> Duration {
        if self.is_headlong() { Duration::ZERO } else { Duration::from_secs_f64((seconds / self.0).max(0.0)) }
    }

    /// Waits as a person does, around that many seconds.
    pub async fn pause(self, dice: &mut Dice, median: f64) {
        let time = self.scaled(dice.human(median));
        if !time.is_zero() {
            tokio::time::sleep(time).await;
        }
    }

    /// Waits until a page refreshes itself.
    pub async fn refresh(self) {
        tokio::time::sleep(self.scaled(REFRESH).max(SHORTEST_LOOK)).await;
    }

    /// When one of several begins, if they begin one after the other over that many seconds.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred rooms")]
    pub fn turn(self, number: usize, of: usize, seconds: f64) -> Duration {
        self.scaled(seconds * number as f64 / of.max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_divides_the_time_of_people() {
        let turn = |pace: f64| Pace::new(pace).expect("a pace").turn(3, 6, 60.0);
        assert_eq!(turn(1.0), Duration::from_secs(30));
        assert_eq!(turn(10.0), Duration::from_secs(3));
        assert_eq!(turn(0.0), Duration::ZERO);
        assert!(Pace::new(-1.0).is_err() && Pace::new(f64::NAN).is_err());
    }
}
