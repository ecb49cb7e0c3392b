//! Settings that the program keeps for itself: one text by name.

use std::sync::LazyLock;

use domain::people::Operator;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("settings.sql")));

/// The setting under which the operator is kept, as JSON.
const OPERATOR: &str = "operator";

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

/// Who runs this installation, as far as it was said.
///
/// # Errors
/// When the store cannot be read.
pub async fn operator(db: &mut Conn<'_>) -> Result<Operator, Failure> {
    let text = get(db, OPERATOR).await?;
    text.map_or_else(
        || Ok(Operator::default()),
        |t| serde_json::from_str(&t).map_err(|e| Failure::inconsistent(e.to_string())),
    )
}

/// Says who runs this installation.
///
/// # Errors
/// When the store refuses.
pub async fn put_operator(tx: &mut Tx<'_>, operator: &Operator) -> Result<(), Failure> {
    let text = serde_json::to_string(operator).map_err(|e| Failure::inconsistent(e.to_string()))?;
    put(tx, OPERATOR, &text).await
}
