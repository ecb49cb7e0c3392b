//! Computers of centres with their last technical check, and the links by which checks come.

use std::sync::LazyLock;

use domain::certification::workstation::{CheckLink, Report, WorkstationName};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Centre;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("workstations.sql")));

/// A computer with its last check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What its name has in common with other spellings: who it is for the centre.
    pub key: String,
    /// Its name as it was typed last.
    pub name: String,
    /// What was found.
    pub report: Report,
    /// When.
    pub checked_at: Moment,
}

/// The link of a centre.
///
/// # Errors
/// When the store cannot be read.
pub async fn link_of(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Option<Id<CheckLink>>, Failure> {
    db.row(SQL.get("link_of"), &[centre.into()]).await?.map(Row::only).transpose()
}

/// The centre of a link, with its name.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_link(
    db: &mut Conn<'_>,
    link: Id<CheckLink>,
) -> Result<Option<(Id<Centre>, String)>, Failure> {
    let Some(row) = db.row(SQL.get("by_link"), &[link.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    Ok(Some((c.take()?, c.take()?)))
}

/// Gives a centre a link, in the place of the one that it had.
///
/// # Errors
/// When the store refuses.
pub async fn put_link(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    link: Id<CheckLink>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("put_link"), &[centre.into(), link.into(), at.into()]).await.map(drop)
}

/// How many computers a centre has beside this one.
///
/// # Errors
/// When the store cannot be read.
pub async fn count_others(db: &mut Conn<'_>, centre: Id<Centre>, key: &str) -> Result<u32, Failure> {
    db.row(SQL.get("count_others"), &[centre.into(), key.into()]).await?.map_or(Ok(0), Row::only)
}

/// Keeps the check of a computer, in the place of its last one.
///
/// # Errors
/// When the store refuses.
pub async fn put(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    name: &WorkstationName,
    report: &Report,
    at: Moment,
) -> Result<(), Failure> {
    let key = name.key();
    let body = serde_json::to_string(report).map_err(|why| Failure::inconsistent(why.to_string()))?;
    let params = [centre.into(), (&key).into(), name.as_str().into(), (&body).into(), at.into()];
    tx.write(SQL.get("put"), &params).await.map(drop)
}

/// The computers of a centre by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_centre(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Kept>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Kept { key: c.take()?, name: c.take()?, report: c.json()?, checked_at: c.take()? })
    };
    db.rows(SQL.get("of_centre"), &[centre.into()]).await?.into_iter().map(read).collect()
}

/// Forgets one computer of a centre, or all of them; how many.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, centre: Id<Centre>, key: Option<&str>) -> Result<u64, Failure> {
    match key {
        Some(key) => tx.write(SQL.get("delete"), &[centre.into(), key.into()]).await,
        None => tx.write(SQL.get("delete_all"), &[centre.into()]).await,
    }
}

/// Forgets checks that are older than that moment.
///
/// # Errors
/// When the store refuses.
pub async fn sweep(tx: &mut Tx<'_>, before: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("sweep_workstations"), &[before.into()]).await.map(drop)
}
