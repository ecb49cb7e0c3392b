//! A candidate asks the invigilator to let them back in.

use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use store::{Act, Stop, Tx, candidates};

/// Puts the request on the invigilator's board.
#[derive(Debug, Clone)]
pub struct AskToResume {
    /// The account.
    pub account: Id<Account>,
    /// The session.
    pub session: Id<Session>,
    /// When.
    pub at: Moment,
}

impl Act for AskToResume {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let candidate = candidates::of_account(tx, self.session, self.account).await?.ok_or(Stop::Absent)?;
        if candidate.asked_at.is_none() && !candidate.admitted {
            candidates::ask(tx, self.session, candidate.id, self.at).await?;
        }
        Ok(())
    }
}
