//! Signs of life: of the machines in front of candidates, and of the servers themselves. Nothing is scored from them, and
//! losing the last ones loses nothing.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Tx, settings};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("presences.sql")));

/// The setting under which the last sign of life of any server is kept, in milliseconds.
const ALIVE: &str = "alive";

/// A sign of a machine.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// In which test.
    pub attempt: Id<Attempt>,
    /// When.
    pub at: Moment,
    /// The page there tells of itself every few seconds, so that its silence means something.
    pub watched: bool,
}

/// Keeps a sign.
///
/// # Errors
/// When the store refuses.
pub async fn see(tx: &mut Tx<'_>, seen: &Seen) -> Result<(), Failure> {
    let params = [seen.attempt.into(), seen.at.into(), seen.watched.into()];
    tx.write(SQL.get("see"), &params).await.map(drop)
}

/// Whether a room that was opened after a moment is still open: servers give signs of life while one is.
///
/// # Errors
/// When the store cannot be read.
pub async fn any_open(db: &mut Conn<'_>, since: Moment) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("any_open"), &[since.into()]).await?.is_some())
}

/// The tests whose time ran between two moments: those that had started by the second and had time left at the first.
///
/// # Errors
/// When the store cannot be read.
pub async fn running(db: &mut Conn<'_>, last_sign: Moment, now: Moment) -> Result<Vec<Id<Attempt>>, Failure> {
    let rows = db.rows(SQL.get("running"), &[now.into(), last_sign.into()]).await?;
    rows.into_iter().map(|row| row.cells().take()).collect()
}

/// The last sign of life of any server.
///
/// # Errors
/// When the store cannot be read.
pub async fn last_sign(db: &mut Conn<'_>) -> Result<Option<Moment>, Failure> {
    let text = settings::get(db, ALIVE).await?;
    Ok(text.and_then(|millis| millis.parse().ok()).map(Moment::from_millis))
}

/// Keeps a sign of life of this server.
///
/// # Errors
/// When the store refuses.
pub async fn sign(tx: &mut Tx<'_>, at: Moment) -> Result<(), Failure> {
    settings::put(tx, ALIVE, &at.millis().to_string()).await
}
