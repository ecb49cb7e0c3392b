//! What centres may certify beside the core, and what candidates ask for of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use domain::certification::accreditation::{Accreditation, Complementary};
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Centre;
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("accreditations.sql")));

fn certification(c: &mut Cells) -> Result<Complementary, Failure> {
    c.code(Complementary::from_code)
}

fn read(row: Row) -> Result<Accreditation, Failure> {
    let mut c = row.cells();
    let (id, certification) = (c.take()?, certification(&mut c)?);
    let begins = c.code(|text| text.parse().ok())?;
    let ends = c.take::<Option<String>>()?.map(|text| text.parse());
    let ends = ends.transpose().map_err(|e| Failure::inconsistent(format!("stored day: {e}")))?;
    Ok(Accreditation { id, certification, begins, ends })
}

/// The accreditations of a centre, the first day first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_centre(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Accreditation>, Failure> {
    db.rows(SQL.get("of_centre"), &[centre.into()]).await?.into_iter().map(read).collect()
}

/// Keeps a new accreditation; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    new: &Accreditation,
    at: Moment,
) -> Result<bool, Failure> {
    let (begins, ends) = (new.begins.to_string(), new.ends.map(|day| day.to_string()));
    let code = new.certification.code();
    let params = [new.id.into(), centre.into(), code.into(), (&begins).into(), (&ends).into(), at.into()];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Gives an accreditation of a centre its last day.
///
/// # Errors
/// When the store refuses.
pub async fn end(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    id: Id<Accreditation>,
    last: Date,
) -> Result<(), Failure> {
    let last = last.to_string();
    tx.write(SQL.get("end"), &[centre.into(), id.into(), (&last).into()]).await.map(drop)
}

/// Takes an accreditation of a centre back.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, centre: Id<Centre>, id: Id<Accreditation>) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[centre.into(), id.into()]).await.map(drop)
}

/// What the centres of the public directory may certify on a day beside the core.
///
/// # Errors
/// When the store cannot be read.
pub async fn listed(
    db: &mut Conn<'_>,
    day: Date,
) -> Result<BTreeMap<Id<Centre>, BTreeSet<Complementary>>, Failure> {
    let day = day.to_string();
    by_key(db.rows(SQL.get("listed"), &[(&day).into()]).await?)
}

/// What each candidate of a session asks for beside the core; who asks for nothing is not in it.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<BTreeMap<Id<Candidate>, BTreeSet<Complementary>>, Failure> {
    by_key(db.rows(SQL.get("of_session"), &[session.into()]).await?)
}

fn by_key<T>(rows: Vec<Row>) -> Result<BTreeMap<Id<T>, BTreeSet<Complementary>>, Failure> {
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in rows {
        let mut c = row.cells();
        let key = c.take()?;
        found.entry(key).or_default().insert(certification(&mut c)?);
    }
    Ok(found)
}

/// What a candidate of a session asks for beside the core.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_candidate(
    db: &mut Conn<'_>,
    session: Id<Session>,
    candidate: Id<Candidate>,
) -> Result<BTreeSet<Complementary>, Failure> {
    let rows = db.rows(SQL.get("of_candidate"), &[session.into(), candidate.into()]).await?;
    rows.into_iter().map(|row| certification(&mut row.cells())).collect()
}

/// Keeps what a candidate asks for, in the place of what they asked for before.
///
/// # Errors
/// When the store refuses.
pub async fn ask(
    tx: &mut Tx<'_>,
    candidate: Id<Candidate>,
    wanted: &BTreeSet<Complementary>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("forget_requests"), &[candidate.into()]).await?;
    for one in wanted {
        tx.write(SQL.get("ask"), &[candidate.into(), one.code().into(), at.into()]).await?;
    }
    Ok(())
}
