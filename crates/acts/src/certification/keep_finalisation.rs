//! The centre keeps what it has typed of a finalisation, to send it later.

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::finalisations::{self, Draft};
use store::{Act, Stop, Tx, attempts, journal, sessions};

use super::jury_duty;
use crate::Doing;

/// Keeps a draft of the finalisation; the latest takes the place of an earlier one.
#[derive(Debug, Clone)]
pub struct KeepFinalisation {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that they are its centre's référent.
    pub session: Id<Session>,
    /// What was typed; tests that are not of this session are left out.
    pub draft: Draft,
}

impl Act for KeepFinalisation {
    type Done = ();
    type Refusal = SessionRefusal;

    async fn run(mut self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let by = jury_duty::account(&self.doing)?;
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_finalise().map_err(Stop::Refused)?;
        let known: Vec<_> = attempts::of_session(tx, self.session).await?.iter().map(|a| a.id).collect();
        self.draft.seen.retain(|attempt| known.contains(attempt));
        self.draft.reasons.retain(|(attempt, _)| known.contains(attempt));
        let kept = finalisations::Kept { draft: self.draft, at: self.doing.at, by };
        finalisations::put_draft(tx, self.session, &kept).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "keep_finalisation",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
