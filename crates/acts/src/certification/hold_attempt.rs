//! The invigilator stops one candidate's time, and lets it go on.

use domain::certification::attempt::{AlreadyEnded, decide_end};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::Hold;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates, sessions};

use super::standing;
use crate::Doing;

/// Stops the test of a candidate, or lets it go on. One that is so already stays.
#[derive(Debug, Clone)]
pub struct HoldAttempt {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// It stands still, or goes on.
    pub held: bool,
    /// Why, in the invigilator's words; may be empty.
    pub reason: String,
}

/// Why somebody's time cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTime {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// There is no test.
    NotStarted,
    /// The test is over.
    Ended(AlreadyEnded),
}

/// The running test of a candidate, taken for a change of its time.
///
/// # Errors
/// When there is none, or the room is closed.
pub(crate) async fn running(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    candidate: Id<Candidate>,
) -> Result<attempts::Kept, Stop<CannotTime>> {
    let room = sessions::take(tx, session).await?.ok_or(Stop::Absent)?;
    candidates::by_id(tx, session, candidate).await?.ok_or(Stop::Absent)?;
    room.state().can_sit().map_err(|why| Stop::Refused(CannotTime::Session(why)))?;
    let found = attempts::by_candidate(tx, session, candidate).await?;
    let found = found.ok_or(Stop::Refused(CannotTime::NotStarted))?;
    let kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
    decide_end(kept.state).map_err(|over| Stop::Refused(CannotTime::Ended(over)))?;
    Ok(kept)
}

impl Act for HoldAttempt {
    type Done = ();
    type Refusal = CannotTime;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotTime>> {
        let mut kept = running(tx, self.session, self.candidate).await?;
        let told = json!({ "reason": self.reason });
        if self.held {
            standing::hold(tx, &mut kept, Hold::Invigilator, &self.doing, ("hold_attempt", told)).await?;
        } else {
            standing::release(tx, &mut kept, Hold::Invigilator, &self.doing, ("release_attempt", told))
                .await?;
        }
        Ok(())
    }
}
