//! The room is opened: those who are ticked may start, and the access code may be given.

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::{Act, Stop, Tx, journal, sessions};

use crate::Doing;

/// Opens the room of a session. Opening it twice, from two devices, is opening it once.
#[derive(Debug, Clone)]
pub struct OpenRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
}

impl Act for OpenRoom {
    type Done = Moment;
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Moment, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        match session.state().can_open() {
            Err(SessionRefusal::AlreadyOpen { at }) => return Ok(at),
            decided => decided.map_err(Stop::Refused)?,
        }
        sessions::open(tx, self.session, self.doing.at).await?;
        let stream = journal::stream("session", self.session);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "open_room",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(self.doing.at)
    }
}
