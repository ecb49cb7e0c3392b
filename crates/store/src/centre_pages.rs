//! What the centre's pages read, and the few writes that only its acts need.

use std::sync::LazyLock;

use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::incident::AskedQuestion;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::question::{Outcome, Shown};
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("centre_pages.sql")));

/// A session that its centre has not finalised, with where its référent is written to.
#[derive(Debug, Clone)]
pub struct Unfinalised {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// When it began.
    pub starts_at: Moment,
    /// The time zone of the place.
    pub zone: Zone,
    /// The name of the centre.
    pub centre: String,
    /// The address of the référent.
    pub email: String,
}

/// The sessions that were opened after `opened`, began before `began` and are not finalised, whose référent has an address.
/// Rehearsals remind nobody.
///
/// # Errors
/// When the store cannot be read.
pub async fn unfinalised(
    db: &mut Conn<'_>,
    opened: Moment,
    began: Moment,
) -> Result<Vec<Unfinalised>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Unfinalised {
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            date: c.code(|t| t.parse().ok())?,
            starts_at: c.take()?,
            zone: c.code(|name| Zone::named(name).ok())?,
            centre: c.take()?,
            email: c.take()?,
        })
    };
    db.rows(SQL.get("unfinalised"), &[opened.into(), began.into()]).await?.into_iter().map(read).collect()
}

/// Where the référent of the centre of a session is written to, when an address is known.
///
/// # Errors
/// When the store cannot be read.
pub async fn referent_address(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<String>, Failure> {
    db.row(SQL.get("referent_address"), &[session.into()]).await?.map(Row::only).transpose()
}

/// Removes the list of a session that nobody has sat in, with what was reported about it.
///
/// # Errors
/// When the store refuses, for instance because there is an attempt.
pub async fn delete_list(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    let of = || vec![session.into()];
    tx.write_all(&[(SQL.get("delete_incidents"), of()), (SQL.get("delete_candidates"), of())]).await
}

/// Notes why a test that is over was not finished.
///
/// # Errors
/// When the store refuses.
pub async fn give_reason(tx: &mut Tx<'_>, attempt: Id<Attempt>, reason: AbortReason) -> Result<(), Failure> {
    tx.write(SQL.get("give_reason"), &[attempt.into(), reason.code().into()]).await.map(drop)
}

/// What is looked at in the page: an image, or a page that stands for an application (E1, E2).
fn is_looked_at(media_type: &str) -> bool {
    media_type.starts_with("image/") || media_type.split(';').next() == Some("text/html")
}

/// What is known of an answered question, to settle an incident about it.
///
/// # Errors
/// When the store cannot be read.
pub async fn asked(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    position: u16,
) -> Result<Option<AskedQuestion>, Failure> {
    let row = db.row(SQL.get("asked"), &[attempt.into(), u32::from(position).into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        let asked: u32 = c.take()?;
        let outcome = c.code(Outcome::from_code)?;
        let shown: Shown = c.json()?;
        Ok(AskedQuestion {
            position: u16::try_from(asked).unwrap_or(u16::MAX),
            outcome: Some(outcome),
            has_image_or_embed: shown.files.iter().any(|file| is_looked_at(&file.media_type)),
            has_file: !shown.files.is_empty(),
            timed: shown.seconds.is_some(),
            focused: shown.focused,
        })
    })
    .transpose()
}
