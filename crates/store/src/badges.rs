//! Badges that were given, by their places in the lists of revocation.

use std::sync::LazyLock;

use domain::certification::badge::Place;
use domain::certification::certificate::Certificate;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("badges.sql")));

/// The place of the badge of a certificate as it was issued at that moment, if one was given.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_certificate(
    db: &mut Conn<'_>,
    certificate: Id<Certificate>,
    issued_at: Moment,
) -> Result<Option<Place>, Failure> {
    let Some(row) = db.row(SQL.get("of_certificate"), &[certificate.into(), issued_at.into()]).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    Ok(Some(Place { list: c.take()?, position: c.take()? }))
}

/// The number of the last list, and how many places of it are given; nothing before the first badge.
///
/// # Errors
/// When the store cannot be read.
pub async fn last_list(db: &mut Conn<'_>) -> Result<Option<(u32, u32)>, Failure> {
    let Some(row) = db.row(SQL.get("last_list"), &[]).await? else { return Ok(None) };
    let mut c = row.cells();
    Ok(Some((c.take()?, c.take()?)))
}

/// Gives a place to the badge of a certificate; whether it was free.
///
/// # Errors
/// When the store refuses, also when that certificate has a badge.
pub async fn insert(
    tx: &mut Tx<'_>,
    place: Place,
    certificate: Id<Certificate>,
    issued_at: Moment,
) -> Result<bool, Failure> {
    let params = [place.list.into(), place.position.into(), certificate.into(), issued_at.into()];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// The places of a list whose badges no longer hold: the certificate is revoked, or was issued again since.
///
/// # Errors
/// When the store cannot be read.
pub async fn revoked(db: &mut Conn<'_>, list: u32) -> Result<Vec<u32>, Failure> {
    db.rows(SQL.get("revoked"), &[list.into()]).await?.into_iter().map(Row::only).collect()
}
