//! The extra time of one candidate is set, or changed, whenever it is known: before the test, or while it runs (reliability and
//! security §3.3 row 14, F16). Mended: the incumbent's schools wrote it on paper and watched a clock.

use domain::certification::attempt::{AlreadyEnded, decide_end};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::TimeCause;
use domain::id::Id;
use domain::journal::Actor;
use serde_json::json;
use store::time_changes::{self, TimeChange};
use store::{Act, Failure, Stop, Tx, attempts, candidates, journal, sessions};

use super::standing;
use crate::Doing;

/// Sets the extra time of a candidate. The end of a test that runs moves by the difference; one that is so already stays.
///
/// An answer that is on its way is judged by what held when it arrived, and is kept all the same.
#[derive(Debug, Clone)]
pub struct SetExtraTime {
    /// Who, when, chance. Who watches over the room may while it is open, the centre until it finalises.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// The key of the form, so that the same form sent twice moves the end once.
    pub id: Id<TimeChange>,
    /// In percent of the duration, 0 to 200.
    pub percent: u8,
    /// Why, in words: the minutes of the session tell it.
    pub reason: String,
}

/// Why the extra time stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSetExtraTime {
    /// The room is not open, or the session is finalised.
    Session(SessionRefusal),
    /// The test is over.
    Ended(AlreadyEnded),
    /// The candidate has used more than that already.
    Used {
        /// The lowest percentage that is possible.
        lowest: u8,
    },
}

impl Act for SetExtraTime {
    type Done = ();
    type Refusal = CannotSetExtraTime;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotSetExtraTime>> {
        let room = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let listed = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        let may = match self.doing.by {
            Actor::Invigilator { .. } => room.state().can_sit(),
            Actor::Account(_) | Actor::Program => room.state().can_enrol(),
        };
        may.map_err(|why| Stop::Refused(CannotSetExtraTime::Session(why)))?;
        let moved = match attempts::by_candidate(tx, self.session, self.candidate).await? {
            Some(found) => {
                let kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
                decide_end(kept.state).map_err(|over| Stop::Refused(CannotSetExtraTime::Ended(over)))?;
                self.move_end(tx, &kept).await?
            }
            None => listed.extra_time != self.percent,
        };
        if moved {
            candidates::set_extra_time(tx, self.session, self.candidate, self.percent).await?;
            self.tell(tx, listed.extra_time).await?;
        }
        Ok(())
    }
}

impl SetExtraTime {
    /// Moves the end of a test; false when nothing changes, or the same form changed it before.
    async fn move_end(
        &self,
        tx: &mut Tx<'_>,
        kept: &attempts::Kept,
    ) -> Result<bool, Stop<CannotSetExtraTime>> {
        if kept.extra_time == self.percent {
            return Ok(false);
        }
        let (timing, millis) = kept
            .timing
            .with_extra_time(kept.exam.minutes, kept.extra_time, self.percent, self.doing.at)
            .map_err(|lowest| Stop::Refused(CannotSetExtraTime::Used { lowest }))?;
        let why = (self.reason.as_str(), &self.doing);
        if !standing::changed(tx, kept, self.id, TimeCause::ExtraTime, millis, why).await? {
            return Ok(false);
        }
        let stream = journal::stream("attempt", kept.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "set_extra_time",
            payload: json!({
                "told": { "percent": self.percent, "before": kept.extra_time, "reason": self.reason },
                "ends_at": timing.ends_at,
                "holds": timing.holds.stored(),
            }),
            seed: &self.doing.seed,
        };
        time_changes::keep_extra_time(tx, kept, self.percent, timing.ends_at, &entry).await?;
        Ok(true)
    }

    async fn tell(&self, tx: &mut Tx<'_>, before: u8) -> Result<(), Failure> {
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "set_extra_time",
            payload: json!({
                "candidate": self.candidate,
                "percent": self.percent,
                "before": before,
                "reason": self.reason,
            }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await.map(drop)
    }
}
