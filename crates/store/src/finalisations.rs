//! Finalisations that a centre has begun and will send later.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use serde::{Deserialize, Serialize};

use crate::{Blocks, Conn, Failure, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("finalisations.sql")));

/// What was typed and ticked so far, as it was: nothing of it is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The closing remark.
    pub remark: String,
    /// Something happened to the room.
    pub had_incident: bool,
    /// Some could not join.
    pub had_joining_issue: bool,
    /// The tests whose end screen was seen.
    pub seen: Vec<Id<Attempt>>,
    /// Why tests were not finished, by the code of the reason.
    pub reasons: Vec<(Id<Attempt>, String)>,
}

/// A draft as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What was typed.
    pub draft: Draft,
    /// When it was kept.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
}

/// The draft of a session, if there is one.
///
/// # Errors
/// When the store cannot be read.
pub async fn draft(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<Kept>, Failure> {
    let row = db.row(SQL.get("draft"), &[session.into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        Ok(Kept { draft: c.json()?, at: c.take()?, by: c.take()? })
    })
    .transpose()
}

/// Keeps a draft in the place of an earlier one.
///
/// # Errors
/// When the store refuses.
pub async fn put_draft(tx: &mut Tx<'_>, session: Id<Session>, kept: &Kept) -> Result<(), Failure> {
    let body = serde_json::to_string(&kept.draft).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let params = [session.into(), (&body).into(), kept.at.into(), kept.by.into()];
    tx.write(SQL.get("put_draft"), &params).await.map(drop)
}

/// Removes the draft of a session.
///
/// # Errors
/// When the store refuses.
pub async fn delete_draft(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("delete_draft"), &[session.into()]).await.map(drop)
}
