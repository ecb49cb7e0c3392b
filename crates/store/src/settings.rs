//! Settings that the program keeps for itself: one text by name.

use std::sync::LazyLock;

use domain::certification::cpf::Sender;
use domain::people::Operator;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("settings.sql")));

/// The setting under which the operator is kept, as JSON.
const OPERATOR: &str = "operator";
/// The setting under which the sender of files for the training fund is kept, as JSON.
const SENDER: &str = "cpf";

/// The value of a setting.
///
/// # Errors
/// When the store cannot be read.
pub async fn get(db: &mut Conn<'_>, name: &str) -> Result<Option<String>, Failure> {
    db.row(SQL.get("get"), &[name.into()]).await?.map(Row::only).transpose()
}

/// Keeps a setting in the place of its former value.
///
/// # Errors
/// When the store refuses.
pub async fn put(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Failure> {
    tx.write(SQL.get("put"), &[name.into(), value.into()]).await.map(drop)
}

/// A setting that is kept as JSON.
///
/// # Errors
/// When the store cannot be read, or the setting is of another shape.
pub async fn get_json<T: DeserializeOwned>(db: &mut Conn<'_>, name: &str) -> Result<Option<T>, Failure> {
    let text = get(db, name).await?;
    text.map(|t| serde_json::from_str(&t).map_err(|e| Failure::inconsistent(format!("{name}: {e}"))))
        .transpose()
}

/// Keeps a setting as JSON in the place of its former value.
///
/// # Errors
/// When the store refuses.
pub async fn put_json<T: Serialize>(tx: &mut Tx<'_>, name: &str, value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|e| Failure::inconsistent(e.to_string()))?;
    put(tx, name, &text).await
}

/// Who runs this installation, as far as it was said.
///
/// # Errors
/// When the store cannot be read.
pub async fn operator(db: &mut Conn<'_>) -> Result<Operator, Failure> {
    Ok(get_json(db, OPERATOR).await?.unwrap_or_default())
}

/// Says who runs this installation.
///
/// # Errors
/// When the store refuses.
pub async fn put_operator(tx: &mut Tx<'_>, operator: &Operator) -> Result<(), Failure> {
    put_json(tx, OPERATOR, operator).await
}

/// As whom files for the training fund are sent, once it was said.
///
/// # Errors
/// When the store cannot be read.
pub async fn sender(db: &mut Conn<'_>) -> Result<Option<Sender>, Failure> {
    get_json(db, SENDER).await
}

/// Says as whom files for the training fund are sent.
///
/// # Errors
/// When the store refuses.
pub async fn put_sender(tx: &mut Tx<'_>, sender: &Sender) -> Result<(), Failure> {
    put_json(tx, SENDER, sender).await
}

/// Whether there is so much that what lies in the tables is counted beside the pages: more than [`LARGE_SESSIONS`] sessions or
/// [`LARGE_ACCOUNTS`] accounts.
///
/// # Errors
/// When the store cannot be read.
pub async fn is_large(db: &mut Conn<'_>) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("is_large"), &[LARGE_SESSIONS.into(), LARGE_ACCOUNTS.into()]).await?.is_some())
}

/// Sessions above which an installation is large: to count them all takes some 30 ms.
pub const LARGE_SESSIONS: u32 = 2_000;
/// Accounts above which it is.
pub const LARGE_ACCOUNTS: u32 = 20_000;
