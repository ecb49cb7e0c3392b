//! Keys with which the information systems of schools read the school record (ADR 0038). Only the hash of a key is kept.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Organisation, SchoolKey};

use crate::{Blocks, Conn, Failure, Param, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("school_keys.sql")));

/// A key as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<SchoolKey>,
    /// Whose pupils it reads.
    pub organisation: Id<Organisation>,
    /// The name of the school.
    pub school: String,
    /// Its national number.
    pub uai: Option<String>,
    /// What the key is for, as its maker named it.
    pub name: String,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// When it was used last.
    pub used_at: Option<Moment>,
    /// How often it was used.
    pub uses: i64,
    /// Since when the uses of this hour are counted.
    pub hour_at: Moment,
    /// The uses since then.
    pub hour_uses: i64,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        organisation: c.take()?,
        school: c.take()?,
        uai: c.take()?,
        name: c.take()?,
        created_at: c.take()?,
        expires_at: c.take()?,
        revoked_at: c.take()?,
        used_at: c.take()?,
        uses: c.take()?,
        hour_at: c.take()?,
        hour_uses: c.take()?,
    })
}

async fn one(db: &mut Conn<'_>, block: &str, param: Param<'_>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get(block), &[param]).await?.map(kept).transpose()
}

/// The key whose hash this is, revoked and expired ones too.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_token(db: &mut Conn<'_>, hash: &[u8; 32]) -> Result<Option<Kept>, Failure> {
    one(db, "by_token", hash.into()).await
}

/// One key.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<SchoolKey>) -> Result<Option<Kept>, Failure> {
    one(db, "by_id", id.into()).await
}

/// Every key, those in force first, school by school, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn all(db: &mut Conn<'_>, most: u32) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("all"), &[most.into()]).await?.into_iter().map(kept).collect()
}

/// A key to keep.
#[derive(Debug, Clone)]
pub struct New {
    /// Which one.
    pub id: Id<SchoolKey>,
    /// Whose pupils it reads.
    pub organisation: Id<Organisation>,
    /// What it is for.
    pub name: String,
    /// The hash of the key.
    pub hash: [u8; 32],
    /// When it ends by itself.
    pub expires_at: Moment,
}

/// Keeps a key; whether it was not there before.
///
/// # Errors
/// When the store refuses, also when there is no such school.
pub async fn insert(tx: &mut Tx<'_>, new: &New, at: Moment, by: Id<Account>) -> Result<bool, Failure> {
    let params = [
        new.id.into(),
        new.organisation.into(),
        (&new.name).into(),
        (&new.hash).into(),
        at.into(),
        by.into(),
        new.expires_at.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Notes a use, and the uses since the beginning of the hour that is counted.
///
/// # Errors
/// When the store refuses.
pub async fn note_use(
    tx: &mut Tx<'_>,
    id: Id<SchoolKey>,
    at: Moment,
    (hour_at, uses): (Moment, i64),
) -> Result<(), Failure> {
    tx.write(SQL.get("note_use"), &[id.into(), at.into(), hour_at.into(), uses.into()]).await.map(drop)
}

/// Revokes a key; whether it was in force.
///
/// # Errors
/// When the store refuses.
pub async fn revoke(tx: &mut Tx<'_>, id: Id<SchoolKey>, at: Moment) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("revoke"), &[id.into(), at.into()]).await? == 1)
}

/// Ends a key at this moment, unless it ends before.
///
/// # Errors
/// When the store refuses.
pub async fn end_by(tx: &mut Tx<'_>, id: Id<SchoolKey>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("end_by"), &[id.into(), at.into()]).await.map(drop)
}
