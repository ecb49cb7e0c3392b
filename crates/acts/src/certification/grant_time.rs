//! The invigilator gives minutes, to one candidate or to everyone who is at work, with a reason.

use domain::certification::attempt::AttemptState;
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::certification::standstill::TimeCause;
use domain::id::Id;
use serde_json::json;
use store::time_changes::TimeChange;
use store::{Act, Failure, Stop, Tx, attempt_writes, attempts, journal, sessions};

use super::hold_attempt::{CannotTime, running};
use super::standing;
use crate::Doing;

/// Gives minutes.
#[derive(Debug, Clone)]
pub struct GrantTime {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// To whom; to everyone whose test is not over when it is nobody.
    pub candidate: Option<Id<Candidate>>,
    /// The key of the form, so that the same form sent twice gives once.
    pub id: Id<TimeChange>,
    /// How many, 1 to [`domain::certification::standstill::GRANT_MAX_MINUTES`].
    pub minutes: u32,
    /// Why, in the invigilator's words.
    pub reason: String,
}

impl Act for GrantTime {
    type Done = usize;
    type Refusal = CannotTime;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<CannotTime>> {
        if let Some(candidate) = self.candidate {
            let mut kept = running(tx, self.session, candidate).await?;
            return Ok(usize::from(self.give(tx, &mut kept).await?));
        }
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|why| Stop::Refused(CannotTime::Session(why)))?;
        let mut given = 0;
        for mut kept in attempt_writes::take_all(tx, self.session).await? {
            if !matches!(kept.state, AttemptState::Ended { .. }) {
                given += usize::from(self.give(tx, &mut kept).await?);
            }
        }
        if given > 0 {
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at: self.doing.at,
                by: &self.doing.by,
                act: "grant_time",
                payload: json!({ "minutes": self.minutes, "reason": self.reason, "tests": given }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(given)
    }
}

impl GrantTime {
    /// Gives the minutes to one test; false when the same form gave them before.
    async fn give(&self, tx: &mut Tx<'_>, kept: &mut attempts::Kept) -> Result<bool, Failure> {
        let (timing, millis) = kept.timing.granted(self.minutes, self.doing.at);
        let why = (self.reason.as_str(), &self.doing);
        let fresh = standing::changed(tx, kept, self.id, TimeCause::Granted, millis, why).await?;
        #[cfg(feature = "planted")]
        let fresh = fresh || domain::planted::is("minutes_given_twice");
        if !fresh {
            return Ok(false);
        }
        let told = json!({ "minutes": self.minutes, "reason": self.reason });
        standing::keep(tx, kept, &timing, &self.doing, ("grant_time", told)).await?;
        Ok(true)
    }
}
