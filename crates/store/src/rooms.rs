//! A room while it is watched over: who is in it, what they note of the room itself, and how they closed the session.

use std::sync::LazyLock;

use domain::certification::closing::{NewClosing, NoteKind, RoomNote};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("rooms.sql")));

/// A note as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which one.
    pub id: Id<RoomNote>,
    /// For whom it is.
    pub kind: NoteKind,
    /// What it says.
    pub words: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
}

/// Keeps a note; false when the same form had kept it before.
///
/// # Errors
/// When the store refuses.
pub async fn insert_note(tx: &mut Tx<'_>, session: Id<Session>, note: &Note) -> Result<bool, Failure> {
    let params = [
        note.id.into(),
        session.into(),
        note.kind.code().into(),
        (&note.words).into(),
        note.at.into(),
        (&note.by).into(),
    ];
    Ok(tx.write(SQL.get("insert_note"), &params).await? == 1)
}

/// Removes a note; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn delete_note(tx: &mut Tx<'_>, session: Id<Session>, id: Id<RoomNote>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete_note"), &[session.into(), id.into()]).await? == 1)
}

/// The notes of a room, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn notes(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Note>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Note {
            id: c.take()?,
            kind: c.code(NoteKind::from_code)?,
            words: c.take()?,
            at: c.take()?,
            by: c.take()?,
        })
    };
    db.rows(SQL.get("notes"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// How a session was closed in its room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// What was said.
    pub told: NewClosing,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
}

/// Keeps how a session was closed, in the place of what was said before.
///
/// # Errors
/// When the store refuses.
pub async fn put_closing(tx: &mut Tx<'_>, session: Id<Session>, closing: &Closing) -> Result<(), Failure> {
    let told = &closing.told;
    let params = [
        session.into(),
        told.ended_at.into(),
        told.files_wiped.into(),
        told.sheets.into(),
        (&told.handed_to).into(),
        closing.at.into(),
        (&closing.by).into(),
    ];
    tx.write(SQL.get("put_closing"), &params).await.map(drop)
}

/// How a session was closed; nothing while nobody has said it.
///
/// # Errors
/// When the store cannot be read.
pub async fn closing(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<Closing>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let told = NewClosing {
            ended_at: c.take()?,
            files_wiped: c.take()?,
            sheets: c.take()?,
            handed_to: c.take()?,
        };
        Ok(Closing { told, at: c.take()?, by: c.take()? })
    };
    db.row(SQL.get("closing"), &[session.into()]).await?.map(read).transpose()
}

/// Who is in the room at a moment, each with when they came, the first first.
///
/// # Errors
/// When the store cannot be read.
pub async fn watching(
    db: &mut Conn<'_>,
    session: Id<Session>,
    now: Moment,
) -> Result<Vec<(String, Moment)>, Failure> {
    let rows = db.rows(SQL.get("watching"), &[session.into(), now.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.take()?))
    };
    rows.into_iter().map(read).collect()
}
