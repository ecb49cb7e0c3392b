//! Withdrawals of a publication: one of a published session waits for a second president, one of a session that is not
//! published was confirmed, and tells the jury to read it before the others until its results are published again. Each
//! proposal, confirmation and dismissal is in the journal.

use std::sync::LazyLock;

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("withdrawals.sql")));

/// A withdrawal that waits, or was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Why.
    pub reason: String,
    /// When it was proposed.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
}

/// The withdrawal of a session: it waits while the session is published, and was confirmed otherwise.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<Kept>, Failure> {
    let row = db.row(SQL.get("of_session"), &[session.into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        Ok(Kept { reason: c.take()?, at: c.take()?, by: c.take()? })
    })
    .transpose()
}

/// Keeps a withdrawal that waits.
///
/// # Errors
/// When the store refuses, also when one waits already.
pub async fn insert(tx: &mut Tx<'_>, session: Id<Session>, kept: &Kept) -> Result<(), Failure> {
    let params = [session.into(), (&kept.reason).into(), kept.at.into(), kept.by.into()];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}

/// Removes the withdrawal of a session: it was set aside, or the results are published again.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[session.into()]).await.map(drop)
}
