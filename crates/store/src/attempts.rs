//! Attempts: the exam of one candidate, its servings and answers. The hot path of the program.

use std::sync::LazyLock;

use domain::certification::attempt::{AbortReason, Attempt, AttemptState, EndedBy, GRACE_SECONDS, Serving};
use domain::certification::enrolment::Candidate;
use domain::certification::exam::{Chosen, Exam};
use domain::certification::session::{Session, SessionNumber};
use domain::certification::standstill::{Holds, Timing};
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use domain::question::{Expected, Outcome, Shown};
use domain::seed::Seed;

use crate::journal::Head;
use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("attempts.sql")));

/// An attempt as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Attempt>,
    /// In which session.
    pub session: Id<Session>,
    /// By which candidate.
    pub candidate: Id<Candidate>,
    /// By which account.
    pub account: Id<Account>,
    /// What it is held to.
    pub exam: Exam,
    /// Its chance.
    pub seed: Seed,
    /// Questions of its form.
    pub questions: u32,
    /// Extra time in percent, as it stands.
    pub extra_time: u8,
    /// When it started.
    pub started_at: Moment,
    /// The candidate's own time.
    pub timing: Timing,
    /// Where it stands.
    pub state: AttemptState,
    /// Grows with each entry.
    pub fence: i64,
    /// The browser that holds the fence.
    pub device: [u8; 32],
    /// The question that waits, from 1; one more than `questions` at the end.
    pub position: u32,
    /// What is shown for it.
    pub serving: Id<Serving>,
    /// What was answered last, and when.
    pub last_answered: Option<(Id<Serving>, Moment)>,
    /// When and by whom the end screen was seen.
    pub end_seen: Option<(Moment, String)>,
    /// Why it was not finished.
    pub abort_reason: Option<AbortReason>,
    /// Where its journal stream ends.
    pub head: Head,
    /// Changes so far.
    pub version: i64,
}

pub(crate) fn read(c: &mut Cells) -> Result<Kept, Failure> {
    let (id, session, candidate, account, exam) = (c.take()?, c.take()?, c.take()?, c.take()?, c.json()?);
    let (seed, questions, extra_time) = (Seed::from_bytes(c.take()?), c.take()?, c.take::<u32>()?);
    let (started_at, ends_at): (Moment, Moment) = (c.take()?, c.take()?);
    let state: String = c.take()?;
    let (fence, device, position, serving) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let (last_serving, last_at): (Option<Id<Serving>>, Option<Moment>) = (c.take()?, c.take()?);
    let (ended_at, ended_by): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let (seen_at, seen_by): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let abort: Option<String> = c.take()?;
    let holds = Holds::from_stored(c.take()?).ok_or_else(|| Failure::inconsistent("unknown holds"))?;
    let timing = Timing { ends_at, holds, held_at: c.take()? };
    let head = Head { length: c.take()?, hash: c.take()? };
    let state = match (state.as_str(), ended_at, ended_by.as_deref().and_then(EndedBy::from_code)) {
        ("running", None, _) => AttemptState::Running,
        ("suspended", None, _) => AttemptState::Suspended,
        ("ended", Some(at), Some(by)) => AttemptState::Ended { at, by },
        _ => return Err(Failure::inconsistent(format!("attempt {id} is {state}"))),
    };
    Ok(Kept {
        id,
        session,
        candidate,
        account,
        exam,
        seed,
        questions,
        extra_time: u8::try_from(extra_time).unwrap_or(u8::MAX),
        started_at,
        timing,
        state,
        fence,
        device,
        position,
        serving,
        last_answered: last_serving.zip(last_at),
        end_seen: seen_at.zip(seen_by),
        abort_reason: abort.as_deref().and_then(AbortReason::from_code),
        head,
        version: c.take()?,
    })
}

/// What is shown for the question that waits, and what is expected.
#[derive(Debug, Clone)]
pub struct Served {
    /// The challenge.
    pub challenge: String,
    /// The chance of its variant.
    pub seed: Seed,
    /// What the page shows.
    pub shown: Shown,
    /// What counts as right; never sent to a candidate.
    pub expected: Expected,
    /// When it was served.
    pub served_at: Moment,
    /// How long its time stood still, in milliseconds.
    pub held: i64,
    /// When the window was left, for a focused question.
    pub window_left_at: Option<Moment>,
}

impl Served {
    /// The moment from which a time of its own counts: when it was served, later by as long as it stood still.
    #[must_use]
    pub const fn counts_from(&self) -> Moment {
        Moment::from_millis(self.served_at.millis() + self.held)
    }
}

/// An attempt with what it shows now and where it is held.
#[derive(Debug, Clone)]
pub struct Current {
    /// The attempt.
    pub kept: Kept,
    /// What is shown.
    pub served: Served,
    /// The time zone of the place.
    pub zone: Zone,
    /// The number of the session.
    pub number: SessionNumber,
    /// When the session was finalised.
    pub finalised_at: Option<Moment>,
}

/// The attempt of an account with what it shows now: one statement.
///
/// # Errors
/// When the store cannot be read.
pub async fn current(
    db: &mut Conn<'_>,
    id: Id<Attempt>,
    account: Id<Account>,
) -> Result<Option<Current>, Failure> {
    let row = db.row(SQL.get("current"), &[id.into(), account.into()]).await?;
    row.map(|row| read_current(&mut row.cells())).transpose()
}

/// Questions behind the one that waits which are read with it: the next, and the one of which the next page tells ahead.
const BEHIND: usize = 2;

/// The same with the questions chosen to follow, at most two: what judging an answer needs, in one statement.
///
/// # Errors
/// When the store cannot be read.
pub async fn current_with_next(
    db: &mut Conn<'_>,
    id: Id<Attempt>,
    account: Id<Account>,
) -> Result<Option<(Current, Vec<Chosen>)>, Failure> {
    let row = db.row(SQL.get("current_with_next"), &[id.into(), account.into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        let current = read_current(&mut c)?;
        let up_to = usize::try_from(current.kept.position).unwrap_or(usize::MAX);
        Ok((current, c.json_part(up_to, BEHIND)?))
    })
    .transpose()
}

fn read_current(c: &mut Cells) -> Result<Current, Failure> {
    let kept = read(c)?;
    let served = Served {
        challenge: c.take()?,
        seed: Seed::from_bytes(c.take()?),
        shown: c.json()?,
        expected: c.json()?,
        served_at: c.take()?,
        held: c.take()?,
        window_left_at: c.take()?,
    };
    let zone = c.code(|t| Zone::named(t).ok())?;
    let number = SessionNumber::from_stored(c.take()?);
    Ok(Current { kept, served, zone, number, finalised_at: c.take()? })
}

/// The attempt of a candidate of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_candidate(
    db: &mut Conn<'_>,
    session: Id<Session>,
    candidate: Id<Candidate>,
) -> Result<Option<Kept>, Failure> {
    let row = db.row(SQL.get("by_candidate"), &[session.into(), candidate.into()]).await?;
    row.map(|row| read(&mut row.cells())).transpose()
}

/// Every attempt of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    let rows = db.rows(SQL.get("of_session"), &[session.into()]).await?;
    rows.into_iter().map(|row| read(&mut row.cells())).collect()
}

pub(crate) fn pair<A: crate::FromCell, B: crate::FromCell>(row: Row) -> Result<(A, B), Failure> {
    let mut c = row.cells();
    Ok((c.take()?, c.take()?))
}

/// Takes the attempt's row for a change.
///
/// # Errors
/// When the store refuses.
pub async fn take(tx: &mut Tx<'_>, id: Id<Attempt>) -> Result<Option<Kept>, Failure> {
    tx.row(SQL.get("take"), &[id.into()]).await?.map(|row| read(&mut row.cells())).transpose()
}

/// A test that runs, and its session.
pub type Running = (Id<Attempt>, Id<Session>);

pub(crate) fn ask_running(account: Id<Account>, at: Moment) -> crate::db::Statement<'static> {
    (SQL.get("running_of_account"), vec![account.into(), at.plus_seconds(-GRACE_SECONDS).into()])
}

/// Attempts of an account in which answers are still taken at a moment, the newest first, with their sessions. One that
/// was left unfinished elsewhere hinders nobody once its time is over.
///
/// # Errors
/// When the store cannot be read.
pub async fn running_of(
    db: &mut Conn<'_>,
    account: Id<Account>,
    at: Moment,
) -> Result<Vec<Running>, Failure> {
    let (sql, params) = ask_running(account, at);
    db.rows(sql, &params).await?.into_iter().map(pair).collect()
}

/// The questions chosen for an attempt, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn form(db: &mut Conn<'_>, id: Id<Attempt>) -> Result<Vec<Chosen>, Failure> {
    let row = db.row(SQL.get("form"), &[id.into()]).await?;
    row.ok_or_else(|| Failure::inconsistent(format!("attempt {id} has no form")))?.cells().json()
}

/// The profile from which an attempt was made, as JSON of the caller's own shape.
///
/// # Errors
/// When the store cannot be read.
pub async fn profile<T: serde::de::DeserializeOwned>(
    db: &mut Conn<'_>,
    id: Id<Attempt>,
) -> Result<T, Failure> {
    let row = db.row(SQL.get("profile"), &[id.into()]).await?;
    row.ok_or_else(|| Failure::inconsistent(format!("attempt {id} has no profile")))?.cells().json()
}

/// Whose an attempt is, and in which session: for what is not brought by its candidate.
///
/// # Errors
/// When the store cannot be read.
pub async fn owner(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
) -> Result<Option<(Id<Account>, Id<Session>)>, Failure> {
    db.row(SQL.get("owner"), &[attempt.into()]).await?.map(pair).transpose()
}

/// What was shown in a serving of an attempt, whether it still waits or not; the caller has checked whose attempt it is.
///
/// # Errors
/// When the store cannot be read.
pub async fn shown(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    serving: Id<Serving>,
) -> Result<Option<Shown>, Failure> {
    db.row(SQL.get("shown"), &[attempt.into(), serving.into()])
        .await?
        .map(|row| row.cells().json())
        .transpose()
}

/// When a serving was answered, with its question.
///
/// # Errors
/// When the store cannot be read.
pub async fn answered(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    serving: Id<Serving>,
) -> Result<Option<(u32, Moment)>, Failure> {
    let row = db.row(SQL.get("answered"), &[attempt.into(), serving.into()]).await?;
    row.map(pair).transpose()
}

/// An answer with the question as it was seen.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The question, from 1.
    pub position: u32,
    /// The serving.
    pub serving: Id<Serving>,
    /// What was typed or chosen.
    pub value: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, as JSON.
    pub trace: String,
    /// When.
    pub at: Moment,
    /// The challenge.
    pub challenge: String,
    /// What the page showed.
    pub shown: Shown,
    /// What counted as right.
    pub expected: Expected,
    /// When it was served.
    pub served_at: Moment,
    /// When the window was left.
    pub window_left_at: Option<Moment>,
}

/// A question that was shown, and from which chance it was made.
#[derive(Debug, Clone)]
pub struct ShownOnce {
    /// Its number, from 1; two have the same one where the second took the place of the first.
    pub position: u32,
    /// The challenge.
    pub challenge: ChallengeCode,
    /// The chance of its variant.
    pub seed: Seed,
}

/// Every question that an attempt showed, in order; the caller has checked whose attempt it is.
///
/// # Errors
/// When the store cannot be read.
pub async fn every_shown(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<ShownOnce>, Failure> {
    let rows = db.rows(SQL.get("every_shown"), &[attempt.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        let (position, challenge): (u32, String) = (c.take()?, c.take()?);
        let seed = Seed::from_bytes(c.take()?);
        Ok(ShownOnce { position, challenge: ChallengeCode::new(challenge), seed })
    };
    rows.into_iter().map(read).collect()
}

/// Every answer of an attempt, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn answers(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<Answered>, Failure> {
    let rows = db.rows(SQL.get("answers"), &[attempt.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Answered {
            position: c.take()?,
            serving: c.take()?,
            value: c.take()?,
            outcome: c.code(Outcome::from_code)?,
            trace: c.take()?,
            at: c.take()?,
            challenge: c.take()?,
            shown: c.json()?,
            expected: c.json()?,
            served_at: c.take()?,
            window_left_at: c.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}
