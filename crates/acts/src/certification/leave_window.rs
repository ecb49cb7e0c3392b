//! The window of a focused question was left; the first time counts, on the machine that holds the test.

use std::convert::Infallible;

use domain::certification::attempt::{Attempt, AttemptState, Serving};
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, attempts, journal};

use crate::Doing;

/// Notes it, if the question still waits before this browser and is focused.
#[derive(Debug, Clone)]
pub struct LeaveWindow {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The attempt.
    pub attempt: Id<Attempt>,
    /// The browser that says it.
    pub device: [u8; 32],
    /// The serving that its page shows.
    pub serving: Id<Serving>,
}

impl Act for LeaveWindow {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.attempt.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        let current = attempts::current(tx, self.attempt, self.account).await?.ok_or(Stop::Absent)?;
        // A late message about a question, or from a machine, that was left behind changes nothing.
        let stands = kept.state == AttemptState::Running
            && kept.device == self.device
            && kept.serving == self.serving
            && current.served.shown.focused;
        if stands {
            let stream = journal::stream("attempt", kept.id);
            let entry = journal::Entry {
                stream: &stream,
                at: self.doing.at,
                by: &self.doing.by,
                act: "leave_window",
                payload: json!({ "position": kept.position, "serving": kept.serving }),
                seed: &self.doing.seed,
            };
            attempt_writes::leave_window(tx, &kept, &entry).await?;
        }
        Ok(())
    }
}
