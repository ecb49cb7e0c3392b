//! A centre calls a session off: it is kept and shown, nobody is expected any more (ADR 0043).

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, candidate_sessions, journal, sessions};

use crate::Doing;

/// Calls a session off. One that is called off already stays so, with the reason it has.
#[derive(Debug, Clone)]
pub struct CancelSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Why, as those who were expected are told.
    pub because: String,
}

impl Act for CancelSession {
    type Done = ();
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let kept = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        match kept.state().may_cancel() {
            Err(SessionRefusal::Cancelled { .. }) => return Ok(()),
            decided => decided.map_err(Stop::Refused)?,
        }
        sessions::cancel(tx, kept.id, self.doing.at, &self.because).await?;
        // Whoever had joined is free for another session.
        candidate_sessions::unlink_all(tx, kept.id).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", kept.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "cancel_session",
            payload: json!({ "reason": self.because }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
