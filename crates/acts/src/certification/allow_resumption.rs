//! The invigilator lets a candidate back into a started test, or does not: one permission is one entry. The time of whoever
//! waited for it goes on.

use domain::certification::attempt::{AlreadyEnded, decide_end};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::Hold;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates, journal, sessions};

use super::standing;
use crate::Doing;

/// Answers a request to resume, or allows one that nobody could send. What was allowed may be taken back until it is used.
#[derive(Debug, Clone)]
pub struct AllowResumption {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// One entry is allowed, or none.
    pub allowed: bool,
}

/// Why no resumption can be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAllow {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// There is no test yet: ticking is what lets the candidate in.
    NotStarted,
    /// The test is over; its end screen can be shown at any time.
    Ended(AlreadyEnded),
}

impl Act for AllowResumption {
    type Done = ();
    type Refusal = CannotAllow;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAllow>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|why| Stop::Refused(CannotAllow::Session(why)))?;
        let test = attempts::by_candidate(tx, self.session, self.candidate).await?;
        let test = test.ok_or(Stop::Refused(CannotAllow::NotStarted))?;
        decide_end(test.state).map_err(|over| Stop::Refused(CannotAllow::Ended(over)))?;
        if candidate.admitted == self.allowed && candidate.asked_at.is_none() {
            return Ok(());
        }
        candidates::admit(tx, self.session, self.candidate, self.allowed).await?;
        let mut kept = attempts::take(tx, test.id).await?.ok_or(Stop::Absent)?;
        let told = ("allow_resumption", json!({ "allowed": self.allowed }));
        standing::release(tx, &mut kept, Hold::Waiting, &self.doing, told).await?;
        let stream = journal::stream("session", self.session);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "allow_resumption",
            payload: json!({ "candidate": self.candidate, "attempt": test.id, "allowed": self.allowed }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
