//! The roll call: a person is there, their identity is checked, and they may enter the test once.
//!
//! Mended (certification rules §6): the incumbent kept no presence, only a permission that vanished on entry, so that its
//! counter fell while the room filled.

use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates, journal, sessions};

use crate::Doing;

/// Ticks a candidate present, or takes the tick back.
#[derive(Debug, Clone)]
pub struct TickCandidate {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// The candidate.
    pub candidate: Id<Candidate>,
    /// Present, or not after all.
    pub present: bool,
}

/// Why the tick stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTick {
    /// The centre has finalised the session.
    Session(SessionRefusal),
    /// The test has started: whoever takes it is there.
    Started {
        /// Since when.
        at: Moment,
    },
}

impl Act for TickCandidate {
    type Done = ();
    type Refusal = CannotTick;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotTick>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(|why| Stop::Refused(CannotTick::Session(why)))?;
        #[cfg(feature = "planted")]
        if self.present && domain::planted::is("second_tick_admits") {
            candidates::admit(tx, self.session, self.candidate, true).await?;
        }
        // A second tick must not allow a second entry.
        if candidate.present_at.is_some() == self.present {
            return Ok(());
        }
        if let Some(test) = attempts::by_candidate(tx, self.session, self.candidate).await? {
            return Err(Stop::Refused(CannotTick::Started { at: test.started_at }));
        }
        let by = self.doing.person();
        let tick = self.present.then_some((self.doing.at, by.as_str()));
        candidates::mark_present(tx, self.session, self.candidate, tick).await?;
        let stream = journal::stream("session", self.session);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "tick_candidate",
            payload: json!({ "candidate": self.candidate, "present": self.present }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
