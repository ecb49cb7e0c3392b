//! The papers of finalised sessions as a centre keeps them: what there should be, what was scanned, what was destroyed.

use std::sync::LazyLock;

use domain::certification::scan::ScanKind;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre};
use domain::retention::papers::PaperFacts;
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("archives.sql")));

/// A finalised session with its papers.
#[derive(Debug, Clone)]
pub struct Archived {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// When what the store held of its papers was erased: what happened in it is no longer known then.
    pub erased_at: Option<Moment>,
    /// Candidates who sat.
    pub sat: u32,
    /// Incidents that were reported.
    pub incidents: u32,
    /// Those of fraud.
    pub frauds: u32,
    /// Until when its papers are kept.
    pub papers: PaperFacts,
}

fn facts(c: &mut Cells, starts_at: Moment) -> Result<PaperFacts, Failure> {
    Ok(PaperFacts { starts_at, held: c.take::<Option<Id<Session>>>()?.is_some(), destroyed_at: c.take()? })
}

fn read(row: Row) -> Result<Archived, Failure> {
    let mut c = row.cells();
    let (id, number) = (c.take()?, SessionNumber::from_stored(c.take()?));
    let (site, room, date) = (c.take()?, c.take()?, c.code(|text| text.parse().ok())?);
    let (starts_at, erased_at) = (c.take()?, c.take()?);
    let (sat, incidents, frauds) = (c.take()?, c.take()?, c.take()?);
    let papers = facts(&mut c, starts_at)?;
    Ok(Archived { id, number, site, room, date, erased_at, sat, incidents, frauds, papers })
}

/// A page of the finalised sessions of a centre, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_centre(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    size: u32,
    skip: u32,
) -> Result<Vec<Archived>, Failure> {
    let params = [centre.into(), size.into(), skip.into()];
    db.rows(SQL.get("of_centre"), &params).await?.into_iter().map(read).collect()
}

/// How many finalised sessions a centre has.
///
/// # Errors
/// When the store cannot be read.
pub async fn count(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<u32, Failure> {
    db.row(SQL.get("count"), &[centre.into()]).await?.map_or(Ok(0), Row::only)
}

/// The sessions of a centre that started at `cut` or before, whose papers nothing holds and nobody has destroyed: the oldest
/// first, at most `most`.
///
/// # Errors
/// When the store cannot be read.
pub async fn due(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    cut: Moment,
    most: u32,
) -> Result<Vec<Archived>, Failure> {
    let params = [centre.into(), cut.into(), most.into()];
    db.rows(SQL.get("due"), &params).await?.into_iter().map(read).collect()
}

/// What is known of the papers of a finalised session of this centre.
///
/// # Errors
/// When the store cannot be read.
pub async fn one(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    session: Id<Session>,
) -> Result<Option<PaperFacts>, Failure> {
    let Some(row) = db.row(SQL.get("one"), &[centre.into(), session.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    let starts_at = c.take()?;
    facts(&mut c, starts_at).map(Some)
}

/// The kinds of the scans of the sessions of a centre that started from `first` to `last`.
///
/// # Errors
/// When the store cannot be read.
pub async fn scans(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    first: Moment,
    last: Moment,
) -> Result<Vec<(Id<Session>, ScanKind)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.code(ScanKind::from_code)?))
    };
    let params = [centre.into(), first.into(), last.into()];
    db.rows(SQL.get("scans"), &params).await?.into_iter().map(read).collect()
}

/// Notes that the papers of a session were destroyed; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    at: Moment,
    by: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("insert"), &[session.into(), at.into(), by.into()]).await? == 1)
}
