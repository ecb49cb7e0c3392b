//! What the sessions of a centre come to: how many people are billed how, and who they are. Rehearsals and sessions that were
//! called off come to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use domain::certification::accreditation::Complementary;
use domain::certification::billing::Group;
use domain::certification::enrolment::{Billing, Candidate};
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::people::Centre;
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Param, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("billing.sql")));

/// Candidates of one session who are billed alike, under one code where it was paid before.
#[derive(Debug, Clone)]
pub struct Billed {
    /// The session.
    pub session: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// Its room.
    pub room: String,
    /// How they are billed; nothing for pupils, and where it was erased.
    pub billing: Option<Billing>,
    /// How many they are.
    pub group: Group,
}

/// One person of a list with how they are billed.
#[derive(Debug, Clone)]
pub struct Someone {
    /// Name at birth.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// An identifier of the centre's own.
    pub local_id: Option<String>,
    /// The session, the mode, and a group of one.
    pub billed: Billed,
    /// What they ask for beside the core.
    pub asked: BTreeSet<Complementary>,
}

fn billed(c: &mut Cells) -> Result<Billed, Failure> {
    let (session, number, room) = (c.take()?, SessionNumber::from_stored(c.take()?), c.take()?);
    let (day, finalised) = (c.code(|t| t.parse().ok())?, c.take()?);
    let kept = c.take::<String>()?;
    let billing = (!kept.is_empty()).then(|| serde_json::from_str(&kept)).transpose();
    let billing = billing.map_err(|e| Failure::inconsistent(format!("stored billing: {e}")))?;
    let (enrolled, sat, waived) = (c.take()?, c.take()?, c.take()?);
    Ok(Billed { session, number, room, billing, group: Group { day, finalised, enrolled, sat, waived } })
}

async fn rows(
    db: &mut Conn<'_>,
    block: &str,
    centre: Id<Centre>,
    (from, until): (Date, Date),
) -> Result<Vec<Row>, Failure> {
    let (from, until) = (from.to_string(), until.to_string());
    let params: [Param<'_>; 3] = [centre.into(), (&from).into(), (&until).into()];
    db.rows(SQL.get(block), &params).await
}

/// Who is billed alike in the sessions of a centre from one day to another, both among them: by day, by session.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_centre(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    period: (Date, Date),
) -> Result<Vec<Billed>, Failure> {
    rows(db, "of_centre", centre, period).await?.into_iter().map(|row| billed(&mut row.cells())).collect()
}

/// The people of these sessions: by day, by session, by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn people(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    period: (Date, Date),
) -> Result<Vec<Someone>, Failure> {
    let mut asked: BTreeMap<Id<Candidate>, BTreeSet<Complementary>> = BTreeMap::new();
    for row in rows(db, "asked", centre, period).await? {
        let mut c = row.cells();
        let candidate = c.take()?;
        asked.entry(candidate).or_default().insert(c.code(Complementary::from_code)?);
    }
    let read = |row: Row| {
        let mut c = row.cells();
        let billed = billed(&mut c)?;
        let asked = asked.remove(&c.take::<Id<Candidate>>()?).unwrap_or_default();
        Ok(Someone { billed, last_name: c.take()?, first_name: c.take()?, local_id: c.take()?, asked })
    };
    rows(db, "people", centre, period).await?.into_iter().map(read).collect()
}
