//! The window of a focused question was left; the first time counts.

use std::convert::Infallible;

use domain::certification::attempt::{Attempt, Serving};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use store::{Act, Stop, Tx, attempt_writes, attempts};

/// Notes it, if the question still waits and is focused.
#[derive(Debug, Clone)]
pub struct LeaveWindow {
    /// The account.
    pub account: Id<Account>,
    /// The attempt.
    pub attempt: Id<Attempt>,
    /// The serving that the page shows.
    pub serving: Id<Serving>,
    /// When.
    pub at: Moment,
}

impl Act for LeaveWindow {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let found = attempts::current(tx, self.attempt, self.account).await?;
        let current = found.ok_or(Stop::Absent)?;
        // A late message about a question that was left behind changes nothing.
        if current.kept.serving == self.serving && current.served.shown.focused {
            attempt_writes::leave_window(tx, self.attempt, self.serving, self.at).await?;
        }
        Ok(())
    }
}
