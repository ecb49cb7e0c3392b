//! Corrections of an identity that wait for a second person of the jury. One that was confirmed or set aside is in the
//! journal.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::enrolment::{Identity, PaperSeen};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("corrections.sql")));

/// A correction that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose test.
    pub attempt: Id<Attempt>,
    /// Who the candidate is, as proposed.
    pub identity: Identity,
    /// What shows it.
    pub paper: PaperSeen,
    /// Why.
    pub reason: String,
    /// When it was proposed.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let attempt = c.take()?;
    let (first_name, last_name) = (c.take()?, c.take()?);
    let identity = Identity { first_name, last_name, birth_date: c.code(|text| text.parse().ok())? };
    let paper = c.code(PaperSeen::from_code)?;
    Ok(Kept { attempt, identity, paper, reason: c.take()?, at: c.take()?, by: c.take()? })
}

/// The corrections of a session that wait, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// The correction that waits for one test of a session, if one does.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(
    db: &mut Conn<'_>,
    session: Id<Session>,
    attempt: Id<Attempt>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("of_attempt"), &[session.into(), attempt.into()]).await?.map(read).transpose()
}

/// Keeps a correction that waits.
///
/// # Errors
/// When the store refuses, also when one waits already for that test.
pub async fn insert(tx: &mut Tx<'_>, session: Id<Session>, kept: &Kept) -> Result<(), Failure> {
    let born = kept.identity.birth_date.to_string();
    let params = [
        session.into(),
        kept.attempt.into(),
        (&kept.identity.first_name).into(),
        (&kept.identity.last_name).into(),
        (&born).into(),
        kept.paper.code().into(),
        (&kept.reason).into(),
        kept.at.into(),
        kept.by.into(),
    ];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}

/// Removes the correction that waits.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>, attempt: Id<Attempt>) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[session.into(), attempt.into()]).await.map(drop)
}
