//! An invigilator ended the wrong candidate's test: it goes on, with the time that was left (reliability and security, F34).

use domain::certification::attempt::{AttemptState, EndedBy};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::{TimeCause, Timing};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, attempts, candidates, journal, sessions};

use super::standing;
use crate::Doing;

/// Undoes an end by an invigilator, until the session is finalised. A test that runs stays as it is.
#[derive(Debug, Clone)]
pub struct UndoEnd {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// Why, in the invigilator's words.
    pub reason: String,
}

/// Why an end stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotUndo {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// There is no test.
    NotStarted,
    /// The candidate came to the end: there is nothing to go on with.
    Finished,
    /// The whole room stands still: it goes on first.
    Paused,
}

impl Act for UndoEnd {
    type Done = ();
    type Refusal = CannotUndo;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotUndo>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|why| Stop::Refused(CannotUndo::Session(why)))?;
        let found = attempts::by_candidate(tx, self.session, self.candidate).await?;
        let found = found.ok_or(Stop::Refused(CannotUndo::NotStarted))?;
        let kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        let ended = match kept.state {
            AttemptState::Running | AttemptState::Suspended => return Ok(()),
            AttemptState::Ended { at, by: EndedBy::Invigilator } => at,
            AttemptState::Ended { .. } => return Err(Stop::Refused(CannotUndo::Finished)),
        };
        if session.paused_at.is_some() {
            return Err(Stop::Refused(CannotUndo::Paused));
        }
        let passed = (self.doing.at.millis() - ended.millis()).max(0);
        #[cfg(feature = "planted")]
        let passed = if domain::planted::is("undone_end_costs_time") { 0 } else { passed };
        let timing = Timing::running_to(kept.timing.ends_at).moved(passed);
        let id = Id::from_seed(&self.doing.seed, "end undone");
        let why = (self.reason.as_str(), &self.doing);
        standing::changed(tx, &kept, id, TimeCause::EndUndone, passed, why).await?;
        attempt_writes::hold_serving(tx, &kept, passed).await?;
        self.tell(tx, &kept, timing.ends_at).await?;
        Ok(())
    }
}

impl UndoEnd {
    async fn tell(
        &self,
        tx: &mut Tx<'_>,
        kept: &attempts::Kept,
        ends_at: Moment,
    ) -> Result<(), store::Failure> {
        let stream = journal::stream("attempt", kept.id);
        let mut entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "undo_end",
            payload: json!({ "ends_at": ends_at, "reason": self.reason }),
            seed: &self.doing.seed,
        };
        attempt_writes::undo_end(tx, kept, ends_at, &entry).await?;
        let of_session = journal::stream("session", self.session);
        entry.stream = &of_session;
        entry.payload = json!({ "candidate": self.candidate, "attempt": kept.id, "reason": self.reason });
        journal::write(tx, &entry).await.map(drop)
    }
}
