//! Sums over published sessions: what each session has added, month by month, and how many centres took part.
//!
//! A page reads as many rows as there are months, whatever the number of tests (ADR 0037).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::certification::session::Session;
use domain::certification::statistics::{Month, Sums};
use domain::id::Id;
use domain::people::Centre;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("statistics.sql")));

/// What a session has added to the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// At which of its versions.
    pub version: i64,
    /// To which month.
    pub month: Month,
    /// For which centre.
    pub centre: Id<Centre>,
    /// What.
    pub sums: Sums,
}

/// Published sessions that are not counted as they are, and sessions that are counted and no longer published; at most so
/// many.
///
/// # Errors
/// When the store cannot be read.
pub async fn stale(db: &mut Conn<'_>, most: u32) -> Result<Vec<Id<Session>>, Failure> {
    db.rows(SQL.get("stale"), &[most.into()]).await?.into_iter().map(Row::only).collect()
}

/// What a session has added, if it is counted.
///
/// # Errors
/// When the store cannot be read.
pub async fn counted(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<Counted>, Failure> {
    let Some(row) = db.row(SQL.get("counted"), &[session.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    let (version, month) = (c.take()?, c.code(Month::from_code)?);
    let _season: i64 = c.take()?;
    Ok(Some(Counted { version, month, centre: c.take()?, sums: c.json()? }))
}

/// Puts what a session adds in the place of what it had added, in its own row and in the sums.
///
/// # Errors
/// When the store refuses.
pub async fn replace(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    before: Option<&Counted>,
    now: Option<&Counted>,
) -> Result<(), Failure> {
    if let Some(before) = before {
        change(tx, before, -1).await?;
    }
    let Some(now) = now else {
        return tx.write(SQL.get("forget_counted"), &[session.into()]).await.map(drop);
    };
    change(tx, now, 1).await?;
    let (month, body) = (now.month.code(), written(&now.sums)?);
    let params = [
        session.into(),
        now.version.into(),
        (&month).into(),
        i64::from(now.month.season()).into(),
        now.centre.into(),
        (&body).into(),
    ];
    tx.write(SQL.get("put_counted"), &params).await.map(drop)
}

fn written(sums: &Sums) -> Result<String, Failure> {
    serde_json::to_string(sums).map_err(|e| Failure::inconsistent(e.to_string()))
}

/// Adds something to the sums (1) or takes it away (-1).
async fn change(tx: &mut Tx<'_>, counted: &Counted, by: i64) -> Result<(), Failure> {
    let month = counted.month.code();
    let mut sums: Sums = match tx.row(SQL.get("month"), &[(&month).into()]).await? {
        Some(row) => row.cells().json()?,
        None => Sums::default(),
    };
    if by < 0 {
        sums.take(&counted.sums);
    } else {
        sums.add(&counted.sums);
    }
    let body = written(&sums)?;
    tx.write(SQL.get("put_month"), &[(&month).into(), (&body).into()]).await?;
    let season = i64::from(counted.month.season());
    tx.write(SQL.get("add_centre"), &[season.into(), counted.centre.into(), by.into()]).await.map(drop)
}

/// Everything that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The sums of each month in which something was published.
    pub months: BTreeMap<Month, Sums>,
    /// Centres by season, named by the year in which it starts.
    pub centres: BTreeMap<i16, u64>,
    /// Centres of all seasons, each once.
    pub every_centre: u64,
}

/// Everything that is counted: some rows for each month, some for each centre and season.
///
/// # Errors
/// When the store cannot be read.
pub async fn all(db: &mut Conn<'_>) -> Result<Counts, Failure> {
    let mut months = BTreeMap::new();
    for row in db.rows(SQL.get("months"), &[]).await? {
        let mut c = row.cells();
        let (month, sums): (Month, Sums) = (c.code(Month::from_code)?, c.json()?);
        if !sums.is_empty() {
            months.insert(month, sums);
        }
    }
    let mut centres = BTreeMap::new();
    for row in db.rows(SQL.get("centres"), &[]).await? {
        let mut c = row.cells();
        let (season, count): (i64, i64) = (c.take()?, c.take()?);
        centres.insert(i16::try_from(season).unwrap_or(i16::MAX), count.unsigned_abs());
    }
    let every: Option<i64> = db.row(SQL.get("every_centre"), &[]).await?.map(Row::only).transpose()?;
    Ok(Counts { months, centres, every_centre: every.unwrap_or(0).unsigned_abs() })
}
