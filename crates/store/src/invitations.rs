//! Invitations into a centre: who was invited, until when, and whether the link still works.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::Moment;
use domain::people::invitation::Invitation;
use domain::people::{Account, Centre};

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("invitations.sql")));

/// An invitation as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Invitation>,
    /// Into which centre.
    pub centre: Id<Centre>,
    /// The name of the centre.
    pub centre_name: String,
    /// Who was invited.
    pub email: String,
    /// When.
    pub invited_at: Moment,
    /// When the link stops working.
    pub expires_at: Moment,
    /// Taken or revoked.
    pub closed: bool,
    /// Who invited: first and last name.
    pub by: String,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, centre, centre_name, email) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let (invited_at, expires_at) = (c.take()?, c.take()?);
    let closed: Option<Moment> = c.take()?;
    let (first, last): (String, String) = (c.take()?, c.take()?);
    let by = format!("{first} {last}");
    Ok(Kept { id, centre, centre_name, email, invited_at, expires_at, closed: closed.is_some(), by })
}

/// The invitations of a centre that nobody has taken or revoked, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("waiting"), &[centre.into()]).await?.into_iter().map(kept).collect()
}

/// The invitation that a link stands for, by the hash of the link.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_token(db: &mut Conn<'_>, token: &[u8; 32]) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_token"), &[token.into()]).await?.map(kept).transpose()
}

/// A new invitation.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Which one.
    pub id: Id<Invitation>,
    /// Into which centre.
    pub centre: Id<Centre>,
    /// Who is invited.
    pub email: &'a str,
    /// The hash of the link.
    pub token: [u8; 32],
    /// When the link stops working.
    pub expires_at: Moment,
}

/// Keeps an invitation; false when it was kept before.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, new: &New<'_>, by: Id<Account>, at: Moment) -> Result<bool, Failure> {
    let params = [
        new.id.into(),
        new.centre.into(),
        new.email.into(),
        (&new.token).into(),
        at.into(),
        by.into(),
        new.expires_at.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Closes an invitation: it was taken or revoked. False when it was closed before.
///
/// # Errors
/// When the store refuses.
pub async fn close(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    id: Id<Invitation>,
    at: Moment,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("close"), &[centre.into(), id.into(), at.into()]).await? == 1)
}
