//! What is known of the candidates of a session before the day: their accounts, what these were used for, and when somebody sat
//! last. Each is one query for the whole list, scoped by its session; pupils of another school are in none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::certification::eligibility::Known;
use domain::certification::enrolment::{Candidate, PersonKey};
use domain::certification::session::Session;
use domain::framework::POINTS_PER_LEVEL;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Learner};
use domain::placement::Points;
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("eligibility.sql")));

/// A pupil with an account.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// Which pupil.
    pub id: Id<Learner>,
    /// Their names and date of birth.
    pub key: PersonKey,
    /// The account that they work with.
    pub account: Id<Account>,
}

/// The pupils of the centre's school who may be candidates of the list, as far as they have an account.
///
/// # Errors
/// When the store cannot be read.
pub async fn pupils(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Pupil>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let (id, first, last): (_, String, String) = (c.take()?, c.take()?, c.take()?);
        let born = c.code(|t| t.parse().ok())?;
        Ok(Pupil { id, key: PersonKey::new(&first, &last, born), account: c.take()? })
    };
    db.rows(SQL.get("pupils"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// An account and what its person signs in with, where that is a password.
pub type Signed = (Known, Option<String>);

/// What the accounts of these pupils, and of who joined, were used for by now.
///
/// # Errors
/// When the store cannot be read.
pub async fn accounts(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<BTreeMap<Id<Account>, Signed>, Failure> {
    let level = POINTS_PER_LEVEL * Points::PARTS;
    let rows = db.rows(SQL.get("accounts"), &[session.into(), level.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        let account = c.take()?;
        let login = c.take()?;
        let (placements, competences): (u32, u32) = (c.take()?, c.take()?);
        let competences = usize::try_from(competences).unwrap_or(usize::MAX);
        Ok((account, (Known { account, placements, competences }, login)))
    };
    rows.into_iter().map(read).collect()
}

/// The day, at its place, on which each candidate sat last in another session, where there is one that makes them wait.
///
/// # Errors
/// When the store cannot be read.
pub async fn sittings(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<BTreeMap<Id<Candidate>, Date>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let (candidate, at): (_, Moment) = (c.take()?, c.take()?);
        let zone = c.code(|name| Zone::named(name).ok())?;
        Ok((candidate, at.local(&zone).date()))
    };
    // The latest comes last, and stays.
    db.rows(SQL.get("sittings"), &[session.into()]).await?.into_iter().map(read).collect()
}
