//! The whole room stands still, for a fire alarm or a network that is down, and goes on with exactly the time that was left
//! (reliability and security, F33).

use domain::certification::attempt::AttemptState;
use domain::certification::closing::NoteKind;
use domain::certification::session::{Session, SessionRefusal};
use domain::certification::standstill::Hold;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, journal, rooms, sessions};

use super::standing;
use crate::Doing;

/// Stops every test of the room, those that start later included. A room that is paused stays as it is.
#[derive(Debug, Clone)]
pub struct PauseRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Why, in the invigilator's words.
    pub reason: String,
}

impl Act for PauseRoom {
    type Done = usize;
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(Stop::Refused)?;
        if session.paused_at.is_some() {
            return Ok(0);
        }
        sessions::pause(tx, self.session, Some(self.doing.at)).await?;
        // The minutes of the session say why without anybody writing it a second time.
        let note = rooms::Note {
            id: Id::from_seed(&self.doing.seed, "pause"),
            kind: NoteKind::Fact,
            words: self.reason.clone(),
            at: self.doing.at,
            by: self.doing.person(),
        };
        rooms::insert_note(tx, self.session, &note).await?;
        let mut stopped = 0;
        for mut kept in attempt_writes::take_all(tx, self.session).await? {
            if !matches!(kept.state, AttemptState::Ended { .. }) {
                let told = ("pause_room", json!({}));
                stopped += usize::from(standing::hold(tx, &mut kept, Hold::Room, &self.doing, told).await?);
            }
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "pause_room",
            payload: json!({ "reason": self.reason, "tests": stopped }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(stopped)
    }
}

/// Lets the room go on. A test that stands still for another reason as well stays so.
#[derive(Debug, Clone)]
pub struct ResumeRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
}

impl Act for ResumeRoom {
    type Done = usize;
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(Stop::Refused)?;
        if session.paused_at.is_none() {
            return Ok(0);
        }
        sessions::pause(tx, self.session, None).await?;
        let mut resumed = 0;
        for mut kept in attempt_writes::take_all(tx, self.session).await? {
            if !matches!(kept.state, AttemptState::Ended { .. }) {
                let told = ("resume_room", json!({}));
                resumed +=
                    usize::from(standing::release(tx, &mut kept, Hold::Room, &self.doing, told).await?);
            }
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "resume_room",
            payload: json!({ "tests": resumed }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(resumed)
    }
}
