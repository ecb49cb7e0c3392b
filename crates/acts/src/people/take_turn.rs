//! A guess at a password or code takes its turn before it is looked at, so that a thousand guesses sent at once are no
//! better than one after the other.

use std::convert::Infallible;

use domain::moment::Moment;
use store::{Act, Stop, Tx, accounts};

use super::note_failure::{WINDOW_MINUTES, wait_seconds};

/// Takes a turn: counted as a failure until the act that the right guess opens forgives it.
#[derive(Debug, Clone)]
pub struct TakeTurn {
    /// What is guessed at, hashed.
    pub subject: [u8; 32],
    /// Failures that cost no wait: [`FREE`] for what one person guesses at, more for what a whole room may get wrong.
    pub free: i64,
    /// When.
    pub at: Moment,
}

/// Failures of one person that cost no wait.
pub const FREE: i64 = 4;

/// The turn comes later: after so many seconds. Nothing was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustWait {
    /// Seconds, at least one.
    pub seconds: i64,
}

impl Act for TakeTurn {
    type Done = ();
    type Refusal = MustWait;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        self.subject.first_chunk().map(|bytes| i64::from_be_bytes(*bytes))
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<MustWait>> {
        let since = self.at.plus_minutes(-WINDOW_MINUTES);
        // What is counted goes again where the turn comes later.
        let before = accounts::count_turn(tx, &self.subject, self.at, since).await?;
        if let Some((failures, last)) = before {
            let next = last.plus_seconds(wait_seconds(failures - (self.free - FREE)));
            if last >= since && self.at < next {
                return Err(Stop::Refused(MustWait { seconds: next.seconds_since(self.at) }));
            }
        }
        Ok(())
    }
}

/// Gives a turn back that could not be used: the machine was too busy to look at the guess.
#[derive(Debug, Clone)]
pub struct GiveBackTurn {
    /// What was to be guessed at, hashed.
    pub subject: [u8; 32],
}

impl Act for GiveBackTurn {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::uncount_failure(tx, &self.subject).await?;
        Ok(())
    }
}

/// Takes one of the few tries that a subject has in a quarter of an hour; with the last one gone, it waits until the
/// quarter has passed. Refused tries are not counted: waiting ends.
#[derive(Debug, Clone)]
pub struct TakeTry {
    /// What is tried, hashed, and how many tries there are; all have one left, or none is taken.
    pub subjects: Vec<([u8; 32], i64)>,
    /// When.
    pub at: Moment,
}

impl Act for TakeTry {
    type Done = ();
    type Refusal = MustWait;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<MustWait>> {
        let since = self.at.plus_minutes(-WINDOW_MINUTES);
        for (subject, most) in &self.subjects {
            if let Some((failures, last)) = accounts::failures(tx, subject).await?
                && last >= since
                && failures >= *most
            {
                let seconds = last.plus_minutes(WINDOW_MINUTES).seconds_since(self.at);
                return Err(Stop::Refused(MustWait { seconds: seconds.max(1) }));
            }
        }
        for (subject, _) in &self.subjects {
            accounts::count_failure(tx, subject, self.at, since).await?;
        }
        Ok(())
    }
}
