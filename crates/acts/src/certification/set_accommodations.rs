//! The référent says what a candidate needs beside extra time.

use domain::certification::accommodation::Accommodations;
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, accommodations, candidates, journal, sessions};

use super::jury_duty::account;
use crate::Doing;

/// Keeps what a candidate needs, until the session is finalised. The journal tells that it was said, never what.
#[derive(Debug, Clone)]
pub struct SetAccommodations {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that its centre is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// What they need.
    pub said: Accommodations,
}

impl Act for SetAccommodations {
    type Done = ();
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let by = account(&self.doing)?;
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(Stop::Refused)?;
        if accommodations::of_candidate(tx, self.session, candidate.id).await? == self.said {
            return Ok(());
        }
        accommodations::put(tx, candidate.id, &self.said, by, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "set_accommodations",
            payload: json!({ "candidate": candidate.id }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
