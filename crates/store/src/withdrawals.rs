//! Withdrawals of a publication that wait for a second president. One that was confirmed or set aside is in the journal.

use std::sync::LazyLock;

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("withdrawals.sql")));

/// A withdrawal that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Why.
    pub reason: String,
    /// When it was proposed.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
}

/// The withdrawal of a session that waits, if one does.
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

/// Removes the withdrawal that waits.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[session.into()]).await.map(drop)
}
