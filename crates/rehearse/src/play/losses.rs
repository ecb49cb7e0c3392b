//! What a player does whose connection is lost: tries again with growing, jittered pauses, as the page's script does.

use std::time::Duration;

use super::Stage;
use crate::chance::Dice;
use crate::trouble::Trouble;

/// Lost connections after which a player gives up: with the longest pauses, a quarter of an hour.
const MANY: u32 = 40;
/// The first pause, in seconds; each is twice the one before.
const FIRST_PAUSE: f64 = 1.0;
/// The longest pause, in seconds.
const LONGEST_PAUSE: f64 = 30.0;

/// The lost connections of one player.
#[derive(Debug)]
pub struct Losses {
    count: u32,
    seconds: f64,
    /// Of a candidate: whether the outage has cut them off. Of an invigilator or a board: nothing.
    cut_off: Option<bool>,
    dice: Dice,
}

impl Losses {
    /// Those of a candidate: none yet.
    pub fn of_candidate(dice: &Dice) -> Self {
        Self { cut_off: Some(false), ..Self::of_staff(dice) }
    }

    /// Those of somebody else.
    pub fn of_staff(dice: &Dice) -> Self {
        Self { count: 0, seconds: FIRST_PAUSE, cut_off: None, dice: dice.branch("losses", 0) }
    }

    /// How long to wait after a loss: from three quarters to five quarters of the time, so that not all come back at once.
    fn pause(&mut self) -> Duration {
        let seconds = self.seconds * (0.75 + self.dice.fraction() / 2.0);
        self.seconds = (2.0 * self.seconds).min(LONGEST_PAUSE);
        Duration::from_secs_f64(seconds)
    }
}

impl Stage {
    /// Notes that a player has seen a page: nothing stands between them and the server.
    pub fn reached(&self, losses: &mut Losses) {
        losses.seconds = FIRST_PAUSE;
        if let Some(cut_off) = &mut losses.cut_off {
            self.network.reached(cut_off);
        }
    }

    /// What came of something, or nothing when the connection was lost: that is noted, and after a pause one may try again. A
    /// loss that the outage explains is no error.
    pub async fn persist<T>(
        &self,
        losses: &mut Losses,
        done: Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        match done {
            Ok(done) => {
                self.reached(losses);
                Ok(Some(done))
            }
            Err(trouble) if trouble.is_loss && losses.count < MANY => {
                losses.count += 1;
                let explained = match &mut losses.cut_off {
                    Some(cut_off) => self.network.takes(cut_off),
                    None => self.network.takes_other(),
                };
                if !explained {
                    self.figures.error(trouble.kind, trouble.example);
                }
                tokio::time::sleep(losses.pause()).await;
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// What came of something that will be done again anyway; its trouble is noted unless the outage explains it.
    pub fn overlook<T>(&self, done: Result<T, Trouble>) -> Option<T> {
        match done {
            Err(trouble) if trouble.is_loss && self.network.takes_other() => None,
            done => self.note(done),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_with_jitter_up_to_half_a_minute() {
        let mut losses = Losses::of_candidate(&Dice::new(1));
        for middle in [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0] {
            let pause = losses.pause().as_secs_f64();
            assert!((0.75 * middle..1.25 * middle).contains(&pause), "{pause} around {middle}");
        }
        let other = Losses::of_candidate(&Dice::new(2)).pause();
        assert_ne!(
            Losses::of_candidate(&Dice::new(1)).pause(),
            other,
            "two players do not come back at once"
        );
    }
}
