//! Certification sessions and the people let into their rooms.

use std::sync::LazyLock;

use domain::certification::session::{
    AccessCode, InvigilatorPassword, NewSession, Session, SessionFacts, SessionNumber, SessionState,
};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre};
use jiff::civil::{Date, Time};

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("sessions.sql")));

/// A session as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Session>,
    /// The centre that holds it.
    pub centre: Id<Centre>,
    /// The number that people type.
    pub number: SessionNumber,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// The hour at the place.
    pub time: Time,
    /// The time zone of the place.
    pub zone: Zone,
    /// When it starts by the server's clock.
    pub starts_at: Moment,
    /// The invigilators announced, as text.
    pub invigilators: String,
    /// Remarks of the centre.
    pub remarks: String,
    /// The code given to candidates when all are ready.
    pub access_code: AccessCode,
    /// The password of the room, for invigilators only.
    pub invigilator_password: InvigilatorPassword,
    /// The moments from which its state follows.
    pub facts: SessionFacts,
    /// The centre's closing remark.
    pub closing_remark: Option<String>,
    /// Made by a rehearsal.
    pub rehearsal: bool,
    /// Changes so far.
    pub version: i64,
    /// Held with paper lists: the code alone lets candidates in.
    pub on_paper: bool,
    /// Since when the whole room stands still.
    pub paused_at: Option<Moment>,
    /// When the invigilator says that the test began.
    pub real_start: Option<Moment>,
    /// Why the centre called it off.
    pub cancelled_because: Option<String>,
}

impl Kept {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> SessionState {
        SessionState::of(&self.facts)
    }
}

pub(crate) fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, centre, number) = (c.take()?, c.take()?, SessionNumber::from_stored(c.take()?));
    let (site, room) = (c.take()?, c.take()?);
    let date = c.code(|t| t.parse().ok())?;
    let time = c.code(|t| t.parse().ok())?;
    let zone = c.code(|t| Zone::named(t).ok())?;
    let (starts_at, invigilators, remarks) = (c.take()?, c.take()?, c.take()?);
    let access_code = c.code(|t| AccessCode::parse(t).ok())?;
    let invigilator_password = c.code(|t| InvigilatorPassword::parse(t).ok())?;
    let (opened_at, finalised_at, closing_remark) = (c.take()?, c.take()?, c.take()?);
    let (assigned_to, published_at, rehearsal, version) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let (on_paper, paused_at, real_start) = (c.take()?, c.take()?, c.take()?);
    let facts = SessionFacts { opened_at, finalised_at, assigned_to, published_at, cancelled_at: c.take()? };
    Ok(Kept {
        id,
        centre,
        number,
        site,
        room,
        date,
        time,
        zone,
        starts_at,
        invigilators,
        remarks,
        access_code,
        invigilator_password,
        facts,
        closing_remark,
        rehearsal,
        version,
        on_paper,
        paused_at,
        real_start,
        cancelled_because: c.take()?,
    })
}

/// The session, as seen from its centre or from somebody whom a guard let in.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Session>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_id"), &[id.into()]).await?.map(read).transpose()
}

/// The session of that number.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_number(db: &mut Conn<'_>, number: SessionNumber) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_number"), &[number.stored().into()]).await?.map(read).transpose()
}

/// Takes the session's row for a change: acts on one session follow one another.
///
/// # Errors
/// When the store refuses.
pub async fn take(tx: &mut Tx<'_>, id: Id<Session>) -> Result<Option<Kept>, Failure> {
    tx.row(SQL.get("take"), &[id.into()]).await?.map(read).transpose()
}

/// What is needed to keep a new session.
#[derive(Debug, Clone)]
pub struct ToInsert {
    /// Its identifier.
    pub id: Id<Session>,
    /// Its centre.
    pub centre: Id<Centre>,
    /// Its number.
    pub number: SessionNumber,
    /// What was typed.
    pub session: NewSession,
    /// Its code.
    pub access_code: AccessCode,
    /// Its password.
    pub invigilator_password: InvigilatorPassword,
    /// Who makes it.
    pub by: Id<Account>,
    /// When.
    pub at: Moment,
    /// By a rehearsal.
    pub rehearsal: bool,
}

/// Keeps a new session; false when its number or code is taken.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, new: &ToInsert) -> Result<bool, Failure> {
    let (date, time) = (new.session.date.to_string(), new.session.time.to_string());
    let params = [
        new.id.into(),
        new.centre.into(),
        new.number.stored().into(),
        (&new.session.site).into(),
        (&new.session.room).into(),
        (&date).into(),
        (&time).into(),
        new.session.zone.name().into(),
        new.session.starts_at.into(),
        (&new.session.invigilators).into(),
        new.session.remarks.as_deref().unwrap_or("").into(),
        new.access_code.as_str().into(),
        new.invigilator_password.as_str().into(),
        new.at.into(),
        new.by.into(),
        new.rehearsal.into(),
        new.session.on_paper.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Changes the description of a session.
///
/// # Errors
/// When the store refuses.
pub async fn describe(tx: &mut Tx<'_>, id: Id<Session>, new: &NewSession) -> Result<(), Failure> {
    let (date, time) = (new.date.to_string(), new.time.to_string());
    let params = [
        id.into(),
        (&new.site).into(),
        (&new.room).into(),
        (&date).into(),
        (&time).into(),
        new.zone.name().into(),
        new.starts_at.into(),
        (&new.invigilators).into(),
        new.remarks.as_deref().unwrap_or("").into(),
        new.on_paper.into(),
    ];
    tx.write(SQL.get("describe"), &params).await.map(drop)
}

/// Notes that the centre has called it off, and why.
///
/// # Errors
/// When the store refuses.
pub async fn cancel(tx: &mut Tx<'_>, id: Id<Session>, at: Moment, because: &str) -> Result<(), Failure> {
    tx.write(SQL.get("cancel"), &[id.into(), at.into(), because.into()]).await.map(drop)
}

/// Notes that the room is open.
///
/// # Errors
/// When the store refuses.
pub async fn open(tx: &mut Tx<'_>, id: Id<Session>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("open"), &[id.into(), at.into()]).await.map(drop)
}

/// Notes since when the whole room stands still, or that it goes on.
///
/// # Errors
/// When the store refuses.
pub async fn pause(tx: &mut Tx<'_>, id: Id<Session>, since: Option<Moment>) -> Result<(), Failure> {
    tx.write(SQL.get("pause"), &[id.into(), since.into()]).await.map(drop)
}

/// Gives the session another access code; false when its centre uses it elsewhere.
///
/// # Errors
/// When the store refuses.
pub async fn change_code(tx: &mut Tx<'_>, kept: &Kept, code: &AccessCode) -> Result<bool, Failure> {
    if tx.row(SQL.get("code_is_taken"), &[kept.centre.into(), code.as_str().into()]).await?.is_some() {
        return Ok(false);
    }
    tx.write(SQL.get("change_code"), &[kept.id.into(), code.as_str().into()]).await?;
    Ok(true)
}

/// Notes when the test really began.
///
/// # Errors
/// When the store refuses.
pub async fn note_start(tx: &mut Tx<'_>, id: Id<Session>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("note_start"), &[id.into(), at.into()]).await.map(drop)
}

/// Notes that the centre has finished.
///
/// # Errors
/// When the store refuses.
pub async fn finalise(
    tx: &mut Tx<'_>,
    id: Id<Session>,
    at: Moment,
    remark: Option<&str>,
) -> Result<(), Failure> {
    tx.write(SQL.get("finalise"), &[id.into(), at.into(), remark.into()]).await.map(drop)
}

/// Notes that the centre has it again.
///
/// # Errors
/// When the store refuses.
pub async fn reopen(tx: &mut Tx<'_>, id: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("reopen"), &[id.into()]).await.map(drop)
}

/// Notes which jury member has it.
///
/// # Errors
/// When the store refuses.
pub async fn assign(tx: &mut Tx<'_>, id: Id<Session>, to: Id<Account>) -> Result<(), Failure> {
    tx.write(SQL.get("assign"), &[id.into(), to.into()]).await.map(drop)
}

/// Notes that its results are published, or, with nothing, that they no longer are.
///
/// # Errors
/// When the store refuses.
pub async fn publish(tx: &mut Tx<'_>, id: Id<Session>, at: Option<Moment>) -> Result<(), Failure> {
    tx.write(SQL.get("publish"), &[id.into(), at.into()]).await.map(drop)
}

/// Removes a session whose candidates are gone.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, id: Id<Session>) -> Result<(), Failure> {
    let blocks = [
        "delete_notes",
        "delete_closing",
        "delete_invigilations",
        "delete_scans",
        "delete_message_mails",
        "delete_messages",
        "release_requests",
        "delete",
    ];
    tx.write_all(&blocks.map(|block| (SQL.get(block), vec![id.into()]))).await
}

/// A person in a room.
#[derive(Debug, Clone)]
pub struct Invigilation {
    /// Which session's room.
    pub session: Id<Session>,
    /// The name given at the door.
    pub name: String,
}

/// Lets a person into a room.
///
/// # Errors
/// When the store refuses.
pub async fn insert_invigilation(
    tx: &mut Tx<'_>,
    token: &[u8; 32],
    entered: &Invigilation,
    at: Moment,
    until: Moment,
) -> Result<(), Failure> {
    let params = [token.into(), entered.session.into(), (&entered.name).into(), at.into(), until.into()];
    tx.write(SQL.get("insert_invigilation"), &params).await.map(drop)
}

/// The room that a browser was let into.
///
/// # Errors
/// When the store cannot be read.
pub async fn invigilation(
    db: &mut Conn<'_>,
    token: &[u8; 32],
    at: Moment,
) -> Result<Option<Invigilation>, Failure> {
    let row = db.row(SQL.get("invigilation"), &[token.into(), at.into()]).await?;
    row.map(read_invigilation).transpose()
}

fn read_invigilation(row: Row) -> Result<Invigilation, Failure> {
    let mut c = row.cells();
    Ok(Invigilation { session: c.take()?, name: c.take()? })
}

/// Ends the stay of a browser in its room, if it is in one: which. The row stays, because it tells who was there.
///
/// # Errors
/// When the store refuses.
pub async fn leave(tx: &mut Tx<'_>, token: &[u8; 32], at: Moment) -> Result<Option<Invigilation>, Failure> {
    tx.row(SQL.get("leave"), &[token.into(), at.into()]).await?.map(read_invigilation).transpose()
}

/// The names of those who entered the room.
///
/// # Errors
/// When the store cannot be read.
pub async fn invigilators_of(db: &mut Conn<'_>, id: Id<Session>) -> Result<Vec<String>, Failure> {
    db.rows(SQL.get("invigilators_of"), &[id.into()]).await?.into_iter().map(Row::only).collect()
}
