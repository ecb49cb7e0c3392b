//! The outbox: mails are rows of the act that causes them, and a job delivers them at least once.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("mails.sql")));

/// A mail. Noun of `Id<Mail>`.
#[derive(Debug, Clone, Copy)]
pub struct Mail;

/// A mail as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Mail>,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text, plain.
    pub body: String,
    /// When it was written.
    pub created_at: Moment,
    /// When it is to be sent, or tried again.
    pub due_at: Moment,
    /// How often it was tried.
    pub tries: i64,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
    /// What the mail server said last.
    pub trouble: Option<String>,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        recipient: c.take()?,
        subject: c.take()?,
        body: c.take()?,
        created_at: c.take()?,
        due_at: c.take()?,
        tries: c.take()?,
        sent_at: c.take()?,
        trouble: c.take()?,
    })
}

/// Puts a mail into the outbox, to be sent at once.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<Mail>,
    recipient: &str,
    subject: &str,
    body: &str,
    at: Moment,
) -> Result<(), Failure> {
    let params = [id.into(), recipient.into(), subject.into(), body.into(), at.into()];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}

/// Takes the mails that are due, at most `limit`, for whoever delivers them: until `lease_until` nobody else is given
/// them. A job that dies lets them come back then.
///
/// # Errors
/// When the store refuses.
pub async fn due(tx: &mut Tx<'_>, at: Moment, lease_until: Moment, limit: i64) -> Result<Vec<Kept>, Failure> {
    #[cfg(feature = "planted")]
    let lease_until = if domain::planted::is("lease_not_held") { at } else { lease_until };
    let rows = tx.rows(SQL.get("lease"), &[at.into(), lease_until.into(), limit.into()]).await?;
    rows.into_iter().map(kept).collect()
}

/// The mail server took it; the receipt of the message to which it belongs remembers it.
///
/// # Errors
/// When the store refuses.
pub async fn mark_sent(tx: &mut Tx<'_>, id: Id<Mail>, at: Moment) -> Result<(), Failure> {
    #[cfg(feature = "planted")]
    if domain::planted::is("mail_not_marked") {
        return Ok(());
    }
    let of = || vec![id.into(), at.into()];
    tx.write_all(&[(SQL.get("mark_sent"), of()), (SQL.get("mark_message"), of())]).await
}

/// The mail server did not take it: why, and when to try again.
///
/// # Errors
/// When the store refuses.
pub async fn mark_trouble(
    tx: &mut Tx<'_>,
    id: Id<Mail>,
    trouble: &str,
    again_at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("mark_trouble"), &[id.into(), trouble.into(), again_at.into()]).await.map(drop)
}

/// Removes the mails that were sent more than a week ago, and those that nobody took within 30 days (there may be no
/// mail server): they hold addresses and links.
///
/// # Errors
/// When the store refuses.
pub async fn sweep(tx: &mut Tx<'_>, at: Moment) -> Result<(), Failure> {
    let (sent, written) = (at.plus_minutes(-7 * 24 * 60), at.plus_minutes(-30 * 24 * 60));
    tx.write(SQL.get("delete_stale"), &[sent.into(), written.into()]).await.map(drop)
}

/// The latest mails, at most `limit`.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(db: &mut Conn<'_>, limit: i64) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("list"), &[limit.into()]).await?.into_iter().map(kept).collect()
}

/// One mail.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Mail>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_id"), &[id.into()]).await?.map(kept).transpose()
}

/// How many mails are not sent yet.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>) -> Result<i64, Failure> {
    db.row(SQL.get("waiting"), &[]).await?.map_or(Ok(0), Row::only)
}
