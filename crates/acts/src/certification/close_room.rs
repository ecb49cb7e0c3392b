//! Who watches over a room says how the session ended: for the minutes. The centre finalises it afterwards.

use domain::certification::closing::NewClosing;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, journal, rooms, sessions};

use crate::Doing;

/// Keeps how a session ended, in the place of what was said before. Tests that run go on: nothing is ended by it.
#[derive(Debug, Clone)]
pub struct CloseRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// What is said.
    pub closing: NewClosing,
}

impl Act for CloseRoom {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(Stop::Refused)?;
        let (at, by) = (self.doing.at, self.doing.person());
        if rooms::closing(tx, self.session).await?.is_some_and(|before| before.told == self.closing) {
            return Ok(());
        }
        let closing = rooms::Closing { told: self.closing, at, by };
        rooms::put_closing(tx, self.session, &closing).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at,
            by: &self.doing.by,
            act: "close_room",
            payload: json!({ "told": closing.told }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
