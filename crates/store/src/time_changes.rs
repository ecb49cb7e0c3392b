//! What moved the end of a candidate's own time, and by how much: the sum of all of them is what the time rule gives back
//! (reliability and security, invariant I06).

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::session::Session;
use domain::certification::standstill::TimeCause;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Param, Row, Tx, attempt_writes, attempts, journal};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("time_changes.sql")));

/// A change of somebody's time. Noun of `Id<TimeChange>`, which is the key of the form that asked for it.
#[derive(Debug, Clone)]
pub struct TimeChange {
    /// Whose test.
    pub attempt: Id<Attempt>,
    /// What moved the end.
    pub cause: TimeCause,
    /// By how much, in milliseconds.
    pub millis: i64,
    /// In whose words; empty where the cause says all.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
}

/// Keeps a change; false when it was kept before.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<TimeChange>,
    kept: &attempts::Kept,
    change: &TimeChange,
) -> Result<bool, Failure> {
    let params = [
        kept.id.into(),
        id.into(),
        kept.session.into(),
        change.cause.code().into(),
        Param::Int(change.millis),
        (&change.reason).into(),
        change.at.into(),
        (&change.by).into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Keeps another extra time of a test that is not over, with the end that comes of it.
///
/// # Errors
/// When the store refuses.
pub async fn keep_extra_time(
    tx: &mut Tx<'_>,
    kept: &attempts::Kept,
    percent: u8,
    ends_at: Moment,
    entry: &journal::Entry<'_>,
) -> Result<journal::Head, Failure> {
    attempt_writes::change(tx, kept, entry, "extra_time", &[percent.into(), ends_at.into()]).await
}

/// Every change in a session, in order.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<TimeChange>, Failure> {
    let rows = db.rows(SQL.get("of_session"), &[session.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(TimeChange {
            attempt: c.take()?,
            cause: c.code(TimeCause::from_code)?,
            millis: c.take()?,
            reason: c.take()?,
            at: c.take()?,
            by: c.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}
