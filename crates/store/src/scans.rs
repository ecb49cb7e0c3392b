//! Scans of the papers of a session. Lists are read without the bodies; a body is read by whoever may open it.

use std::sync::LazyLock;

use domain::certification::scan::{Scan, ScanKind};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("scans.sql")));

/// A scan as kept, without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: Id<Scan>,
    /// Which paper.
    pub kind: ScanKind,
    /// Its content type, which we chose.
    pub media_type: String,
    /// Its pages; 1 for a picture.
    pub pages: u32,
    /// Its size in bytes.
    pub size: u32,
    /// BLAKE3 of its body.
    pub digest: [u8; 32],
    /// When it was deposited, and by whom.
    pub deposited: (Moment, Id<Account>),
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        kind: c.code(ScanKind::from_code)?,
        media_type: c.take()?,
        pages: c.take()?,
        size: c.take()?,
        digest: c.take()?,
        deposited: (c.take()?, c.take()?),
    })
}

/// The scans of a session, the first first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// The body of a scan of this session.
///
/// # Errors
/// When the store cannot be read.
pub async fn body(db: &mut Conn<'_>, session: Id<Session>, id: Id<Scan>) -> Result<Option<Vec<u8>>, Failure> {
    db.row(SQL.get("body"), &[session.into(), id.into()]).await?.map(Row::only).transpose()
}

/// Keeps a scan; false when the session has the same one already.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    scan: &Kept,
    body: &[u8],
) -> Result<bool, Failure> {
    let params = [
        scan.id.into(),
        session.into(),
        scan.kind.code().into(),
        (&scan.media_type).into(),
        scan.pages.into(),
        scan.size.into(),
        (&scan.digest).into(),
        scan.deposited.0.into(),
        scan.deposited.1.into(),
        body.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Removes a scan; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>, id: Id<Scan>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete"), &[session.into(), id.into()]).await? == 1)
}
