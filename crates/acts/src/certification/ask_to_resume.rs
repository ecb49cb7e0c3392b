//! A candidate asks the invigilator to let them back in.

use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, attempts, candidates, journal};

use crate::Doing;

/// Puts the request on the invigilator's board.
#[derive(Debug, Clone)]
pub struct AskToResume {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The session.
    pub session: Id<Session>,
}

impl Act for AskToResume {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let candidate =
            candidates::take_of_account(tx, self.session, self.account).await?.ok_or(Stop::Absent)?;
        let found = attempts::by_candidate(tx, self.session, candidate.id).await?.ok_or(Stop::Absent)?;
        if candidate.asked_at.is_some() || candidate.admitted {
            return Ok(());
        }
        candidates::ask(tx, self.session, candidate.id, self.doing.at).await?;
        let kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        let stream = journal::stream("attempt", kept.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "ask_to_resume",
            payload: json!({ "position": kept.position }),
            seed: &self.doing.seed,
        };
        attempt_writes::tell(tx, &kept, &entry).await?;
        Ok(())
    }
}
