//! Something is noted about the room as a whole, or for who watches next; and taken back (ecosystem and documents §2.3).

use domain::certification::closing::{NoteKind, RoomNote};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, journal, rooms, sessions};

use crate::Doing;

/// Keeps a note of the room.
#[derive(Debug, Clone)]
pub struct NoteRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Its identifier: the key of the form, so that the same form sent twice notes once.
    pub id: Id<RoomNote>,
    /// For whom it is.
    pub kind: NoteKind,
    /// What it says.
    pub words: String,
}

impl Act for NoteRoom {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        let (at, by) = (self.doing.at, self.doing.person());
        let note = rooms::Note { id: self.id, kind: self.kind, words: self.words, at, by };
        if rooms::insert_note(tx, self.session, &note).await? {
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at,
                by: &self.doing.by,
                act: "note_room",
                payload: json!({ "note": note.id, "kind": note.kind.code(), "words": note.words }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(())
    }
}

/// Takes a note of the room back. One that is gone already stays gone.
#[derive(Debug, Clone)]
pub struct RemoveRoomNote {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Which note.
    pub id: Id<RoomNote>,
}

impl Act for RemoveRoomNote {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        if rooms::delete_note(tx, self.session, self.id).await? {
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at: self.doing.at,
                by: &self.doing.by,
                act: "remove_room_note",
                payload: json!({ "note": self.id }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(())
    }
}
