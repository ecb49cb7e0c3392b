//! What the invigilator's board shows: who sits in the room and where they stand.
//!
//! Extra time is not read at all, so that no page of the room can tell it: an invigilator sees when a person's time
//! ends, never why (reliability and security §3.3).

use std::sync::LazyLock;

use domain::certification::alert::Alert;
use domain::certification::attempt::{Attempt, AttemptState, EndedBy};
use domain::certification::enrolment::Candidate;
use domain::certification::incident::IncidentKind;
use domain::certification::session::Session;
use domain::certification::standstill::{Holds, Timing};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Row};

pub(crate) static SQL: LazyLock<Blocks> =
    LazyLock::new(|| Blocks::read(include_str!("invigilator_pages.sql")));

/// A candidate as the room sees them.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Which candidate.
    pub id: Id<Candidate>,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth, to check an identity.
    pub birth_date: Date,
    /// When the row was written: after the room was opened for who was added on the spot.
    pub enrolled_at: Moment,
    /// When their account joined the session.
    pub joined_at: Option<Moment>,
    /// When they were ticked present, and by whom.
    pub present: Option<(Moment, String)>,
    /// One entry into the test is allowed and not used yet.
    pub admitted: bool,
    /// When they asked to be let in.
    pub asked_at: Option<Moment>,
    /// Their test, once it started.
    pub test: Option<Sitting>,
}

/// A test as the room sees it: how far, never what.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// Which attempt.
    pub attempt: Id<Attempt>,
    /// Where it stands.
    pub state: AttemptState,
    /// When it started.
    pub started_at: Moment,
    /// When the candidate's own time ends, and whether it stands still.
    pub timing: Timing,
    /// The question that waits, from 1; one more than `questions` at the end.
    pub position: u32,
    /// Questions of the test.
    pub questions: u32,
    /// When the last answer was kept.
    pub last_answer_at: Option<Moment>,
    /// When and by whom the end screen was seen.
    pub end_seen: Option<(Moment, String)>,
    /// When the machine was heard of last, and whether its page tells of itself every few seconds.
    pub seen: Option<(Moment, bool)>,
    /// The call that is open.
    pub call: Option<OpenCall>,
}

/// A call of a candidate that nobody has settled yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCall {
    /// Which one.
    pub id: Id<Alert>,
    /// What is wrong with the question; none for something else.
    pub kind: Option<IncidentKind>,
    /// In the candidate's words, perhaps none.
    pub words: String,
    /// The number of the question, from 1.
    pub position: u32,
    /// Since when.
    pub raised_at: Moment,
}

fn read(row: Row) -> Result<Seat, Failure> {
    let mut c = row.cells();
    let (id, first_name, last_name) = (c.take()?, c.take()?, c.take()?);
    let birth_date = c.code(|t| t.parse().ok())?;
    let (enrolled_at, joined_at) = (c.take()?, c.take()?);
    let (present_at, present_by): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let (admitted, asked_at) = (c.take()?, c.take()?);
    let attempt: Option<Id<Attempt>> = c.take()?;
    let test = attempt.map(|attempt| sitting(attempt, &mut c)).transpose()?;
    Ok(Seat {
        id,
        first_name,
        last_name,
        birth_date,
        enrolled_at,
        joined_at,
        present: present_at.map(|at| (at, present_by.unwrap_or_default())),
        admitted,
        asked_at,
        test,
    })
}

fn sitting(attempt: Id<Attempt>, c: &mut Cells) -> Result<Sitting, Failure> {
    let state: String = c.take()?;
    let (started_at, ends_at) = (c.take()?, c.take()?);
    let (holds, held_at): (i64, Option<Moment>) = (c.take()?, c.take()?);
    let holds = Holds::from_stored(holds)
        .ok_or_else(|| Failure::inconsistent(format!("attempt {attempt} is held by {holds}")))?;
    let (position, questions) = (c.take()?, c.take()?);
    let last_answer_at = c.take()?;
    let (ended_at, ended_by): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let (seen_at, seen_by): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let state = match (state.as_str(), ended_at, ended_by.as_deref().and_then(EndedBy::from_code)) {
        ("running", None, _) => AttemptState::Running,
        ("suspended", None, _) => AttemptState::Suspended,
        ("ended", Some(at), Some(by)) => AttemptState::Ended { at, by },
        _ => return Err(Failure::inconsistent(format!("attempt {attempt} is {state}"))),
    };
    let end_seen = seen_at.zip(seen_by);
    let (heard_at, watched): (Option<Moment>, Option<bool>) = (c.take()?, c.take()?);
    Ok(Sitting {
        attempt,
        state,
        started_at,
        timing: Timing { ends_at, holds, held_at },
        position,
        questions,
        last_answer_at,
        end_seen,
        seen: heard_at.map(|at| (at, watched.unwrap_or(false))),
        call: open_call(c)?,
    })
}

fn open_call(c: &mut Cells) -> Result<Option<OpenCall>, Failure> {
    let id: Option<Id<Alert>> = c.take()?;
    let Some(id) = id else { return Ok(None) };
    let kind: Option<String> = c.take()?;
    let kind = kind.and_then(|code| IncidentKind::parse(&code).ok());
    Ok(Some(OpenCall { id, kind, words: c.take()?, position: c.take()?, raised_at: c.take()? }))
}

/// Everyone of a session's list, by name: one statement for the whole board.
///
/// # Errors
/// When the store cannot be read.
pub async fn board(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Seat>, Failure> {
    db.rows(SQL.get("board"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// One candidate of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn seat(
    db: &mut Conn<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
) -> Result<Option<Seat>, Failure> {
    db.row(SQL.get("seat"), &[session.into(), id.into()]).await?.map(read).transpose()
}

/// The account that has joined as a candidate of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn account(
    db: &mut Conn<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
) -> Result<Option<Id<Account>>, Failure> {
    let row = db.row(SQL.get("account"), &[session.into(), id.into()]).await?;
    row.map_or(Ok(None), Row::only)
}

/// What changes whenever anything of a room does: the sums of what is counted up by its changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp([i64; 6]);

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [session, candidates, attempts, alerts, incidents, notes] = self.0;
        write!(f, "{session}.{candidates}.{attempts}.{alerts}.{incidents}.{notes}")
    }
}

/// The stamp of a room.
///
/// # Errors
/// When the store cannot be read, or has no such session.
pub async fn stamp(db: &mut Conn<'_>, session: Id<Session>) -> Result<Stamp, Failure> {
    let row = db.row(SQL.get("stamp"), &[session.into()]).await?;
    let mut c = row.ok_or_else(|| Failure::inconsistent("a room that is not there"))?.cells();
    Ok(Stamp([c.take()?, c.take()?, c.take()?, c.take()?, c.take()?, c.take()?]))
}
