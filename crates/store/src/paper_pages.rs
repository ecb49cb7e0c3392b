//! What the papers of sessions are filled with, beside the lists themselves.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Account;
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("paper_pages.sql")));

/// What candidates sign in with, of those whom the school enrolled from its own list and whose account it knows; a name before an
/// e-mail address, where somebody has both.
///
/// # Errors
/// When the store cannot be read.
pub async fn logins(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<HashMap<Id<Candidate>, String>, Failure> {
    let mut found: HashMap<Id<Candidate>, String> = HashMap::new();
    for row in db.rows(SQL.get("logins"), &[session.into()]).await? {
        let mut c = row.cells();
        let (candidate, login): (_, String) = (c.take()?, c.take()?);
        let known = found.entry(candidate).or_insert_with(|| login.clone());
        if known.contains('@') && !login.contains('@') {
            *known = login;
        }
    }
    Ok(found)
}

/// A day on which the centres of a person hold sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day at the place.
    pub date: Date,
    /// Its sessions.
    pub sessions: u32,
}

/// The days from one on with sessions of a person's centres, the next one first, so many at most.
///
/// # Errors
/// When the store cannot be read.
pub async fn days(
    db: &mut Conn<'_>,
    account: Id<Account>,
    from: Date,
    most: u32,
) -> Result<Vec<Day>, Failure> {
    let from = from.to_string();
    let mut found = Vec::new();
    for row in db.rows(SQL.get("days"), &[account.into(), (&from).into(), most.into()]).await? {
        let mut c = row.cells();
        found.push(Day { date: c.code(|t| t.parse().ok())?, sessions: c.take()? });
    }
    Ok(found)
}

/// The sessions of a day in a person's centres, in the order of their hours, so many at most.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_day(
    db: &mut Conn<'_>,
    account: Id<Account>,
    date: Date,
    most: u32,
) -> Result<Vec<Id<Session>>, Failure> {
    let date = date.to_string();
    let rows = db.rows(SQL.get("of_day"), &[account.into(), (&date).into(), most.into()]).await?;
    rows.into_iter().map(crate::Row::only).collect()
}
