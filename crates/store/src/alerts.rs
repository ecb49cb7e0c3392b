//! Calls of candidates during the test, and how each ended.

use std::sync::LazyLock;

use domain::certification::alert::{Alert, AlertOutcome, Told};
use domain::certification::attempt::{Attempt, Serving};
use domain::certification::incident::IncidentKind;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Row, Tx, attempts};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("alerts.sql")));

/// A call as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Alert>,
    /// In which session.
    pub session: Id<Session>,
    /// In which test.
    pub attempt: Id<Attempt>,
    /// About the question that was shown then.
    pub serving: Id<Serving>,
    /// Its number, from 1.
    pub position: u32,
    /// What was told.
    pub told: Told,
    /// When.
    pub raised_at: Moment,
    /// How it ended, when and by whom.
    pub settled: Option<(AlertOutcome, Moment, String)>,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, session, attempt, serving, position) = (c.take()?, c.take()?, c.take()?, c.take()?, c.take()?);
    let kind: Option<String> = c.take()?;
    let kind = kind.and_then(|code| IncidentKind::parse(&code).ok());
    let (words, raised_at) = (c.take()?, c.take()?);
    let (at, by, outcome): (Option<Moment>, Option<String>, Option<String>) =
        (c.take()?, c.take()?, c.take()?);
    let outcome = outcome.as_deref().and_then(AlertOutcome::from_code);
    let settled = outcome.zip(at).map(|(outcome, at)| (outcome, at, by.unwrap_or_default()));
    Ok(Kept { id, session, attempt, serving, position, told: Told { kind, words }, raised_at, settled })
}

/// Keeps a call about the question that waits; false when it was kept before.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<Alert>,
    kept: &attempts::Kept,
    told: &Told,
    at: Moment,
) -> Result<bool, Failure> {
    let params = [
        id.into(),
        kept.session.into(),
        kept.id.into(),
        kept.serving.into(),
        kept.position.into(),
        told.kind.map(IncidentKind::code).into(),
        (&told.words).into(),
        at.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// A call of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, session: Id<Session>, id: Id<Alert>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_id"), &[session.into(), id.into()]).await?.map(read).transpose()
}

/// Every call of a session, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// Every call of a test, in order; the caller has checked whose test it is.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_attempt"), &[attempt.into()]).await?.into_iter().map(read).collect()
}

/// Notes how a call ended; false when it had ended before.
///
/// # Errors
/// When the store refuses.
pub async fn settle(
    tx: &mut Tx<'_>,
    id: Id<Alert>,
    outcome: AlertOutcome,
    at: Moment,
    by: &str,
) -> Result<bool, Failure> {
    let params = [id.into(), at.into(), by.into(), outcome.code().into()];
    Ok(tx.write(SQL.get("settle"), &params).await? == 1)
}

/// Notes that the test ended with whatever call was open.
///
/// # Errors
/// When the store refuses.
pub async fn end_with(tx: &mut Tx<'_>, attempt: Id<Attempt>, at: Moment, by: &str) -> Result<(), Failure> {
    let params = [attempt.into(), at.into(), by.into(), AlertOutcome::Ended.code().into()];
    tx.write(SQL.get("settle_open"), &params).await.map(drop)
}
