//! Runs of erasure: what each did so far, its signed report, and the sessions of which nothing is erased.

use std::sync::LazyLock;

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use domain::retention::{Kind, RULES_CODE};

use crate::retention::erase::Erased;
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("retention_runs.sql")));

/// A run of erasure. Noun of `Id<Run>`.
#[derive(Debug, Clone, Copy)]
pub struct Run;

/// The stream of the journal in which erasure is told.
pub const STREAM: &str = "retention";

/// A run as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: Id<Run>,
    /// When it began: what is due is counted from here, however long it takes.
    pub started_at: Moment,
    /// When it was over.
    pub ended_at: Option<Moment>,
    /// The signed report, once it is over.
    pub report: Option<String>,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept { id: c.take()?, started_at: c.take()?, ended_at: c.take()?, report: c.take()? })
}

/// The run that is not over: one that was interrupted is taken up again.
///
/// # Errors
/// When the store cannot be read.
pub async fn open(db: &mut Conn<'_>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("open_run"), &[]).await?.map(kept).transpose()
}

/// One run.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Run>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("run"), &[id.into()]).await?.map(kept).transpose()
}

/// The latest runs.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(db: &mut Conn<'_>, limit: i64) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("runs"), &[limit.into()]).await?.into_iter().map(kept).collect()
}

/// Begins a run.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, id: Id<Run>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("insert_run"), &[id.into(), RULES_CODE.into(), at.into()]).await.map(drop)
}

/// Takes the row of a run that is not over; false when it is.
///
/// # Errors
/// When the store refuses.
pub async fn take(tx: &mut Tx<'_>, id: Id<Run>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("take_run"), &[id.into()]).await? == 1)
}

/// Ends a run with its report; false when it was over.
///
/// # Errors
/// When the store refuses.
pub async fn end(tx: &mut Tx<'_>, id: Id<Run>, at: Moment, report: &str) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("end_run"), &[id.into(), at.into(), report.into()]).await? == 1)
}

/// Adds to what a run did.
///
/// # Errors
/// When the store refuses.
pub async fn add(tx: &mut Tx<'_>, run: Id<Run>, kind: Kind, erased: Erased) -> Result<(), Failure> {
    let params = [run.into(), kind.code().into(), erased.things.into(), erased.touched.into()];
    tx.write(SQL.get("count"), &params).await.map(drop)
}

/// What a run did so far, kind by kind.
///
/// # Errors
/// When the store cannot be read.
pub async fn counts(db: &mut Conn<'_>, run: Id<Run>) -> Result<Vec<(Kind, Erased)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.code(Kind::from_code)?, Erased { things: c.take()?, touched: c.take()? }))
    };
    db.rows(SQL.get("counts"), &[run.into()]).await?.into_iter().map(read).collect()
}

/// A session of which nothing is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSession {
    /// Which one.
    pub session: Id<Session>,
    /// Its number.
    pub number: i64,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// The finalised session that has this number.
///
/// # Errors
/// When the store cannot be read.
pub async fn session_numbered(db: &mut Conn<'_>, number: i64) -> Result<Option<Id<Session>>, Failure> {
    db.row(SQL.get("session_numbered"), &[number.into()]).await?.map(Row::only).transpose()
}

/// Forbids that anything of a session is erased; false when it was forbidden.
///
/// # Errors
/// When the store refuses.
pub async fn hold(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    reason: &str,
    at: Moment,
    by: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("hold"), &[session.into(), reason.into(), at.into(), by.into()]).await? == 1)
}

/// Allows it again; false when it was allowed.
///
/// # Errors
/// When the store refuses.
pub async fn lift(tx: &mut Tx<'_>, session: Id<Session>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("lift"), &[session.into()]).await? == 1)
}

/// The sessions of which nothing is erased, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn holds(db: &mut Conn<'_>) -> Result<Vec<HeldSession>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(HeldSession { session: c.take()?, number: c.take()?, reason: c.take()?, since: c.take()? })
    };
    db.rows(SQL.get("holds"), &[]).await?.into_iter().map(read).collect()
}
