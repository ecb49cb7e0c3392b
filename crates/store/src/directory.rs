//! The public directory: what centres show of themselves, and who works in them.

use std::sync::LazyLock;

use domain::certification::directory::{Listing, OpenSession};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre, CentreKind};

use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("directory.sql")));

/// A centre in the directory.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which one.
    pub centre: Id<Centre>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: CentreKind,
    /// The national number of a French school.
    pub uai: Option<String>,
    /// What it shows of itself.
    pub listing: Listing,
}

fn listing(c: &mut Cells) -> Result<Listing, Failure> {
    Ok(Listing { town: c.take()?, shows_sessions: c.take()?, seats: c.take()? })
}

/// What a centre shows of itself; nothing where it is not in the directory.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_centre(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Option<Listing>, Failure> {
    let row = db.row(SQL.get("of_centre"), &[centre.into()]).await?;
    row.map(|row| listing(&mut row.cells())).transpose()
}

/// Puts a centre into the directory, or changes what it shows.
///
/// # Errors
/// When the store refuses.
pub async fn put(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    listing: &Listing,
    search_key: &str,
    at: Moment,
) -> Result<(), Failure> {
    let params = [
        centre.into(),
        (&listing.town).into(),
        listing.shows_sessions.into(),
        listing.seats.into(),
        search_key.into(),
        at.into(),
    ];
    tx.write(SQL.get("put"), &params).await.map(drop)
}

/// Takes a centre out of the directory.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, centre: Id<Centre>) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[centre.into()]).await.map(drop)
}

/// The centres of the directory whose name, town or number holds `key` (letters and digits only: see
/// [`Listing::search_key`]), by name, at most `most`.
///
/// # Errors
/// When the store cannot be read.
pub async fn listed(db: &mut Conn<'_>, key: &str, most: u32) -> Result<Vec<Listed>, Failure> {
    let like = format!("%{key}%");
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Listed {
            centre: c.take()?,
            name: c.take()?,
            kind: c.code(CentreKind::from_code)?,
            uai: c.take()?,
            listing: listing(&mut c)?,
        })
    };
    db.rows(SQL.get("listed"), &[(&like).into(), most.into()]).await?.into_iter().map(read).collect()
}

/// The sessions of a centre that start after `at` and whose room is not open, the next first, at most `most`.
///
/// # Errors
/// When the store cannot be read.
pub async fn open_sessions(
    db: &mut Conn<'_>,
    listed: &Listed,
    at: Moment,
    most: u32,
) -> Result<Vec<OpenSession>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let date = c.code(|text| text.parse().ok())?;
        Ok(OpenSession::of(date, c.take()?, listed.listing.seats, c.take()?))
    };
    let params = [listed.centre.into(), at.into(), most.into()];
    db.rows(SQL.get("open_sessions"), &params).await?.into_iter().map(read).collect()
}

/// Whether an account is a member of a centre.
///
/// # Errors
/// When the store cannot be read.
pub async fn is_member(db: &mut Conn<'_>, centre: Id<Centre>, account: Id<Account>) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("is_member"), &[centre.into(), account.into()]).await?.is_some())
}
