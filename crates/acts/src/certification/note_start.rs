//! The hour at which the test really began, as the invigilator says it for the minutes of the session.

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Stop, Tx, journal, sessions};

use crate::Doing;

/// Notes it in the place of what was noted before.
#[derive(Debug, Clone)]
pub struct NoteStart {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// When it began.
    pub began: Moment,
}

impl Act for NoteStart {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(Stop::Refused)?;
        if session.real_start == Some(self.began) {
            return Ok(());
        }
        sessions::note_start(tx, self.session, self.began).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "note_start",
            payload: json!({ "began": self.began }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
