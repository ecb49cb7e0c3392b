//! Comments of the jury: to a candidate, to a centre, or among itself. Kept with author and date, taken back but never
//! rewritten. Who is not of the jury is told only what stands once the results are published.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::comment::{Audience, Comment};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("comments.sql")));

/// A comment as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: Id<Comment>,
    /// Of which session.
    pub session: Id<Session>,
    /// About which test; nothing for the session as a whole.
    pub attempt: Option<Id<Attempt>>,
    /// Who reads it.
    pub audience: Audience,
    /// What it says.
    pub words: String,
    /// Subject and text of the mail to the centre, for what the centre reads.
    pub mail: Option<(String, String)>,
    /// When that mail was put into the outbox.
    pub mailed_at: Option<Moment>,
    /// When it was written, and by whom.
    pub written: (Moment, Id<Account>),
    /// When it was taken back, and by whom.
    pub taken_back: Option<(Moment, Id<Account>)>,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, session, attempt) = (c.take()?, c.take()?, c.take()?);
    let (audience, words) = (c.code(Audience::from_code)?, c.take()?);
    let mail: Option<String> = c.take()?;
    let mail = mail.map(|text| serde_json::from_str(&text)).transpose();
    let mail = mail.map_err(|e| Failure::inconsistent(format!("stored JSON: {e}")))?;
    let (mailed_at, written) = (c.take()?, (c.take()?, c.take()?));
    let (back_at, back_by): (Option<Moment>, Option<Id<Account>>) = (c.take()?, c.take()?);
    Ok(Kept {
        id,
        session,
        attempt,
        audience,
        words,
        mail,
        mailed_at,
        written,
        taken_back: back_at.zip(back_by),
    })
}

/// Keeps a comment; false when the same form had kept it before.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, new: &Kept) -> Result<bool, Failure> {
    let mail = new.mail.as_ref().map(serde_json::to_string).transpose();
    let mail = mail.map_err(|e| Failure::inconsistent(e.to_string()))?;
    let params = [
        new.id.into(),
        new.session.into(),
        new.attempt.into(),
        new.audience.code().into(),
        (&new.words).into(),
        (&mail).into(),
        new.mailed_at.into(),
        new.written.0.into(),
        new.written.1.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Every comment of a session, those about its tests among them, the first first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// Notes that a comment is taken back.
///
/// # Errors
/// When the store refuses.
pub async fn take_back(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Comment>,
    (at, by): (Moment, Id<Account>),
) -> Result<(), Failure> {
    tx.write(SQL.get("take_back"), &[session.into(), id.into(), at.into(), by.into()]).await.map(drop)
}

/// Notes that the centre was written to.
///
/// # Errors
/// When the store refuses.
pub async fn mailed(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Comment>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("mailed"), &[session.into(), id.into(), at.into()]).await.map(drop)
}

/// What the centre of a session reads, with the moment, the first first: nothing while the results are not published.
///
/// # Errors
/// When the store cannot be read.
pub async fn told_to_centre(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<Vec<(Moment, String)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.take()?))
    };
    db.rows(SQL.get("told_to_centre"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// What the candidate of a test reads, the first first: nothing while the results are not published.
///
/// # Errors
/// When the store cannot be read.
pub async fn told_to_candidate(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<String>, Failure> {
    let rows = db.rows(SQL.get("told_to_candidate"), &[attempt.into()]).await?;
    rows.into_iter().map(Row::only).collect()
}
