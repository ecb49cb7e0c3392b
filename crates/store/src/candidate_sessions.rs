//! Candidates between sessions: those that an account has joined, and rows that leave a session.

use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Tx};

pub(crate) static SQL: LazyLock<Blocks> =
    LazyLock::new(|| Blocks::read(include_str!("candidate_sessions.sql")));

/// A session that an account has joined.
#[derive(Debug, Clone)]
pub struct Joined {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// When it starts.
    pub starts_at: Moment,
    /// The time zone of the place.
    pub zone: Zone,
}

/// The sessions that an account has joined and that are not over for it, the next first: neither finalised, nor sat to the end screen
/// that the invigilator has seen.
///
/// # Errors
/// When the store cannot be read.
pub async fn joined(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Joined>, Failure> {
    let rows = db.rows(SQL.get("joined"), &[account.into()]).await?;
    let read = |row: crate::Row| {
        let mut c = row.cells();
        Ok(Joined {
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            starts_at: c.take()?,
            zone: c.code(|t| Zone::named(t).ok())?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Takes back every link of a list: nobody is expected any more.
///
/// # Errors
/// When the store refuses.
pub async fn unlink_all(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("unlink_all"), &[session.into()]).await.map(drop)
}

/// Puts the row of somebody who has not joined on the list of another session; whether it was there.
///
/// # Errors
/// When the store refuses.
pub async fn move_to(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    to: Id<Session>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("move"), &[session.into(), id.into(), to.into()]).await? == 1)
}

/// Who of a list is on another one of the centre too, that starts after a moment and can still be held; with its number. The
/// other session where they are about to go does not count.
///
/// # Errors
/// When the store cannot be read.
pub async fn again(
    db: &mut Conn<'_>,
    session: Id<Session>,
    but: Id<Session>,
    after: Moment,
) -> Result<Vec<(Id<Candidate>, SessionNumber)>, Failure> {
    let rows = db.rows(SQL.get("again"), &[session.into(), but.into(), after.into()]).await?;
    let read = |row: crate::Row| {
        let mut c = row.cells();
        Ok((c.take()?, SessionNumber::from_stored(c.take()?)))
    };
    rows.into_iter().map(read).collect()
}
