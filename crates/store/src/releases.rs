//! Releases of framework and questions: each one that was ever served is kept for ever, and which one is served.

use std::sync::LazyLock;

use domain::framework::ReleaseCode;
use domain::moment::Moment;
use serde::{Deserialize, Serialize};

use crate::{Blocks, Conn, Failure, Row, Tx, settings};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("releases.sql")));

/// The setting under which the served release is kept, as JSON.
const SERVED: &str = "served_release";

/// The release that new attempts take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    /// Which one.
    pub release: ReleaseCode,
    /// Since when, without another one between.
    pub since: Moment,
}

/// Whether the store has the release.
///
/// # Errors
/// When the store cannot be read.
pub async fn is_kept(db: &mut Conn<'_>, code: &str) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("is_kept"), &[code.into()]).await?.is_some())
}

/// A kept release, as one archive.
///
/// # Errors
/// When the store cannot be read.
pub async fn body(db: &mut Conn<'_>, code: &str) -> Result<Option<Vec<u8>>, Failure> {
    db.row(SQL.get("body"), &[code.into()]).await?.map(Row::only).transpose()
}

/// Keeps a release; one that is kept stays as it is.
///
/// # Errors
/// When the store refuses.
pub async fn keep(tx: &mut Tx<'_>, code: &str, body: &[u8], at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("insert"), &[code.into(), body.into(), at.into()]).await.map(drop)
}

/// The release that was served last; nothing before the first start.
///
/// # Errors
/// When the store cannot be read.
pub async fn served(db: &mut Conn<'_>) -> Result<Option<Served>, Failure> {
    let text = settings::get(db, SERVED).await?;
    text.map(|t| serde_json::from_str(&t).map_err(|e| Failure::inconsistent(e.to_string()))).transpose()
}

/// Says which release is served.
///
/// # Errors
/// When the store refuses.
pub async fn put_served(tx: &mut Tx<'_>, served: &Served) -> Result<(), Failure> {
    let text = serde_json::to_string(served).map_err(|e| Failure::inconsistent(e.to_string()))?;
    settings::put(tx, SERVED, &text).await
}
