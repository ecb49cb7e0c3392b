//! The invigilator ends a candidate's test, for good.
//!
//! What was answered stays. What was not is settled at the finalisation, by the reason told here or there (§7.10).
//! Mended (certification rules §5.7): the incumbent let an ended test be completed afterwards.

use domain::certification::attempt::{AbortReason, AlreadyEnded, AttemptState, EndedBy, decide_end};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, attempts, candidates, journal, sessions};

use super::standing;
use crate::Doing;

/// Ends the test of a candidate.
#[derive(Debug, Clone)]
pub struct EndAttempt {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// Why, when the invigilator knows; otherwise the centre tells it at the finalisation.
    pub reason: Option<AbortReason>,
}

/// Why a test cannot be ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEnd {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// There is no test.
    NotStarted,
    /// It is over already, and not by an invigilator.
    Ended(AlreadyEnded),
}

impl Act for EndAttempt {
    type Done = ();
    type Refusal = CannotEnd;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotEnd>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|why| Stop::Refused(CannotEnd::Session(why)))?;
        let found = attempts::by_candidate(tx, self.session, self.candidate).await?;
        let found = found.ok_or(Stop::Refused(CannotEnd::NotStarted))?;
        let test = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        if matches!(test.state, AttemptState::Ended { by: EndedBy::Invigilator, .. }) {
            return Ok(());
        }
        decide_end(test.state).map_err(|over| Stop::Refused(CannotEnd::Ended(over)))?;
        let stream = journal::stream("attempt", test.id);
        let mut entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "end_attempt",
            payload: json!({ "position": test.position, "reason": self.reason }),
            seed: &self.doing.seed,
        };
        let head = attempt_writes::end(tx, &test, EndedBy::Invigilator, self.reason, &entry).await?;
        candidates::admit(tx, self.session, self.candidate, false).await?;
        standing::close(tx, &test, &self.doing).await?;
        #[cfg(feature = "planted")]
        if domain::planted::is("end_not_anchored") {
            return Ok(());
        }
        let of_session = journal::stream("session", self.session);
        let hash = blake3::Hash::from_bytes(head.hash).to_hex();
        entry.stream = &of_session;
        entry.payload = json!({ "candidate": self.candidate, "attempt": test.id, "records": head.length, "head": hash.as_str() });
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
