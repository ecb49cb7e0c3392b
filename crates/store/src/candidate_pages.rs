//! What the pages of a candidate show about their exams.
//!
//! Nothing about a score leaves the store before the session is published (certification rules §11.1): the incumbent
//! sends it and hides it in the browser.

use std::sync::LazyLock;

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::certificate::VerificationCode;
use domain::certification::enrolment::Candidate;
use domain::certification::jury::PublicStatus;
use domain::certification::session::{Session, SessionFacts, SessionNumber, SessionState};
use domain::certification::standstill::{Holds, Timing};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("candidate_pages.sql")));

/// A session that was joined and still lies ahead, or an exam that runs.
#[derive(Debug, Clone)]
pub struct NextEvent {
    /// Which session.
    pub session: Id<Session>,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// When it starts.
    pub starts_at: Moment,
    /// The time zone of the place.
    pub zone: Zone,
    /// The exam that runs, and when the candidate's own time ends.
    pub running: Option<(Id<Attempt>, Moment)>,
}

/// What comes next for an account: the exam that runs, else the first session joined that started after `since`.
///
/// # Errors
/// When the store cannot be read.
pub async fn next_event(
    db: &mut Conn<'_>,
    account: Id<Account>,
    since: Moment,
) -> Result<Option<NextEvent>, Failure> {
    let Some(row) = db.row(SQL.get("next_event"), &[account.into(), since.into()]).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    let (session, site, room, starts_at) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let zone = c.code(|t| Zone::named(t).ok())?;
    let (attempt, ends_at): (Option<Id<Attempt>>, Option<Moment>) = (c.take()?, c.take()?);
    Ok(Some(NextEvent { session, site, room, starts_at, zone, running: attempt.zip(ends_at) }))
}

/// An exam of an account, with what its person may know.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// Which exam.
    pub attempt: Id<Attempt>,
    /// In which session.
    pub session: Id<Session>,
    /// As which candidate.
    pub candidate: Id<Candidate>,
    /// The day, at its place.
    pub date: Date,
    /// The time zone of the place.
    pub zone: Zone,
    /// Made by a rehearsal.
    pub rehearsal: bool,
    /// The name of the centre.
    pub centre: String,
    /// When it ended; nothing while it runs.
    pub ended_at: Option<Moment>,
    /// The result, once published.
    pub published: Option<Published>,
}

/// A published result.
#[derive(Debug, Clone)]
pub struct Published {
    /// When.
    pub at: Moment,
    /// What is told.
    pub status: PublicStatus,
    /// The points, of an obtained certification.
    pub points: u32,
    /// The code of its certificate, while that holds.
    pub code: Option<VerificationCode>,
}

fn sitting(row: Row) -> Result<Sitting, Failure> {
    let mut c = row.cells();
    let (attempt, session, candidate) = (c.take()?, c.take()?, c.take()?);
    let (date, zone) = (c.code(|t| t.parse().ok())?, c.code(|t| Zone::named(t).ok())?);
    let (rehearsal, centre, ended_at) = (c.take()?, c.take()?, c.take()?);
    let (at, status): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let (points, code): (Option<u32>, Option<String>) = (c.take()?, c.take()?);
    let status = status.and_then(|code| serde_json::from_value(serde_json::Value::String(code)).ok());
    let published = at.map(|at| {
        let status = status.unwrap_or(PublicStatus::Pending);
        let points = points.filter(|_| status == PublicStatus::Validated).unwrap_or(0);
        Published { at, status, points, code: code.and_then(|code| VerificationCode::parse(&code).ok()) }
    });
    Ok(Sitting { attempt, session, candidate, date, zone, rehearsal, centre, ended_at, published })
}

/// The exams of an account, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn sittings(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Sitting>, Failure> {
    db.rows(SQL.get("sittings"), &[account.into()]).await?.into_iter().map(sitting).collect()
}

/// One exam of an account.
///
/// # Errors
/// When the store cannot be read.
pub async fn sitting_of(
    db: &mut Conn<'_>,
    account: Id<Account>,
    attempt: Id<Attempt>,
) -> Result<Option<Sitting>, Failure> {
    db.row(SQL.get("sitting"), &[account.into(), attempt.into()]).await?.map(sitting).transpose()
}

/// What a page of the test asks for every few seconds: whether what it shows is still so.
#[derive(Debug, Clone)]
pub struct Pulse {
    /// The question that waits.
    pub serving: Id<Serving>,
    /// The browser that holds the test.
    pub device: [u8; 32],
    /// The candidate's own time.
    pub timing: Timing,
    /// The test is over.
    pub ended: bool,
    /// The end screen was seen.
    pub seen: bool,
    /// Since when a call is open.
    pub called_at: Option<Moment>,
    /// The time zone of the place.
    pub zone: Zone,
}

/// The pulse of a test of an account: one statement that reads no question.
///
/// # Errors
/// When the store cannot be read.
pub async fn pulse(
    db: &mut Conn<'_>,
    account: Id<Account>,
    attempt: Id<Attempt>,
) -> Result<Option<Pulse>, Failure> {
    let Some(row) = db.row(SQL.get("pulse"), &[attempt.into(), account.into()]).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    let (serving, device, ends_at) = (c.take()?, c.take()?, c.take()?);
    let holds = Holds::from_stored(c.take()?).ok_or_else(|| Failure::inconsistent("unknown holds"))?;
    let timing = Timing { ends_at, holds, held_at: c.take()? };
    let (ended_at, seen_at): (Option<Moment>, Option<Moment>) = (c.take()?, c.take()?);
    let (called_at, zone) = (c.take()?, c.code(|t| Zone::named(t).ok())?);
    let (ended, seen) = (ended_at.is_some(), seen_at.is_some());
    Ok(Some(Pulse { serving, device, timing, ended, seen, called_at, zone }))
}

/// What lets a candidate through the waiting room, as it stands.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Threshold {
    /// Where the session stands; whether the jury has it is not asked.
    pub session: SessionState,
    /// The session is held with paper lists.
    pub on_paper: bool,
    /// The invigilator has noted the candidate present.
    pub present: bool,
    /// The invigilator has allowed one more entry.
    pub admitted: bool,
    /// The candidate has asked for it.
    pub asked: bool,
    /// The browser that holds the test, and whether the test is over; nothing before the start.
    pub attempt: Option<([u8; 32], bool)>,
}

/// The threshold of an account in a session that it has joined: one statement.
///
/// # Errors
/// When the store cannot be read.
pub async fn threshold(
    db: &mut Conn<'_>,
    account: Id<Account>,
    session: Id<Session>,
) -> Result<Option<Threshold>, Failure> {
    let row = db.row(SQL.get("threshold"), &[session.into(), account.into()]).await?;
    row.map(|row| read_threshold(&mut row.cells())).transpose()
}

fn read_threshold(c: &mut Cells) -> Result<Threshold, Failure> {
    let (opened_at, finalised_at, on_paper) = (c.take()?, c.take()?, c.take()?);
    let session = SessionState::of(&SessionFacts { opened_at, finalised_at, ..SessionFacts::default() });
    let present: Option<Moment> = c.take()?;
    let admitted = c.take()?;
    let asked: Option<Moment> = c.take()?;
    let (device, ended_at): (Option<[u8; 32]>, Option<Moment>) = (c.take()?, c.take()?);
    Ok(Threshold {
        session,
        on_paper,
        present: present.is_some(),
        admitted,
        asked: asked.is_some(),
        attempt: device.map(|device| (device, ended_at.is_some())),
    })
}

/// The threshold with what its page tells beside it.
#[derive(Debug, Clone)]
pub struct WaitingRoom {
    /// Where the candidate stands.
    pub threshold: Threshold,
    /// The test, once it has started.
    pub attempt: Option<Id<Attempt>>,
    /// The number of the session.
    pub number: SessionNumber,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// When it starts.
    pub starts_at: Moment,
    /// The time zone of the place.
    pub zone: Zone,
    /// First name, as the list has it.
    pub first_name: String,
    /// Last name, as the list has it.
    pub last_name: String,
}

/// The waiting room of an account in a session that it has joined: one statement, because it comes back every few seconds where
/// scripts do not run.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting_room(
    db: &mut Conn<'_>,
    account: Id<Account>,
    session: Id<Session>,
) -> Result<Option<WaitingRoom>, Failure> {
    let Some(row) = db.row(SQL.get("waiting_room"), &[session.into(), account.into()]).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    let threshold = read_threshold(&mut c)?;
    let (attempt, number) = (c.take()?, SessionNumber::from_stored(c.take()?));
    let (site, room, starts_at) = (c.take()?, c.take()?, c.take()?);
    let zone = c.code(|t| Zone::named(t).ok())?;
    let (first_name, last_name) = (c.take()?, c.take()?);
    Ok(Some(WaitingRoom { threshold, attempt, number, site, room, starts_at, zone, first_name, last_name }))
}
