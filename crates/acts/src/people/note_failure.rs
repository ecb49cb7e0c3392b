//! Counts failed guesses of a password or a code, so that the next ones wait. Never by address: a school has one.

use std::convert::Infallible;

use domain::moment::Moment;
use store::{Act, Stop, Tx, accounts};

/// Minutes after which failures are forgotten (reliability and security §3.6).
pub const WINDOW_MINUTES: i64 = 15;

/// Counts one failure of a subject: the hash of what was guessed at.
#[derive(Debug, Clone)]
pub struct NoteFailure {
    /// What was guessed at.
    pub subject: [u8; 32],
    /// When.
    pub at: Moment,
}

impl Act for NoteFailure {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::count_failure(tx, &self.subject, self.at, self.at.plus_minutes(-WINDOW_MINUTES)).await?;
        Ok(())
    }
}

/// Forgets the failures of a subject once the right thing came.
#[derive(Debug, Clone)]
pub struct ForgiveFailures {
    /// What was guessed at.
    pub subject: [u8; 32],
}

impl Act for ForgiveFailures {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::forgive(tx, &self.subject).await?;
        Ok(())
    }
}

/// Seconds to wait after so many failures in a row: none for four, then 1, 2, 4 … 60 (reliability and security §3.6).
#[must_use]
pub fn wait_seconds(failures: i64) -> i64 {
    match failures {
        ..=4 => 0,
        5..=10 => 1 << (failures - 5),
        _ => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_and_never_locks() {
        let waits: Vec<i64> = (3..13).map(wait_seconds).collect();
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
    }
}
