//! What the centre's pages read, and the few writes that only its acts need.

use std::sync::LazyLock;

use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::incident::AskedQuestion;
use domain::certification::session::{Session, SessionFacts, SessionNumber, SessionState};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre};
use domain::question::{Outcome, Shown};
use jiff::civil::{Date, Time};

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("centre_pages.sql")));

/// A session in the list of a person's centres.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// The hour at the place.
    pub time: Time,
    /// The time zone of the place.
    pub zone: Zone,
    /// When it starts.
    pub starts_at: Moment,
    /// The moments from which its state follows.
    pub facts: SessionFacts,
    /// Its centre.
    pub centre: Id<Centre>,
    /// The name of its centre.
    pub centre_name: String,
    /// Candidates on its list.
    pub enrolled: u32,
    /// Candidates who started the test.
    pub sat: u32,
}

impl Listed {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> SessionState {
        SessionState::of(&self.facts)
    }
}

fn listed(row: Row) -> Result<Listed, Failure> {
    let mut c = row.cells();
    Ok(Listed {
        id: c.take()?,
        number: SessionNumber::from_stored(c.take()?),
        site: c.take()?,
        room: c.take()?,
        date: c.code(|t| t.parse().ok())?,
        time: c.code(|t| t.parse().ok())?,
        zone: c.code(|t| Zone::named(t).ok())?,
        starts_at: c.take()?,
        facts: SessionFacts {
            opened_at: c.take()?,
            finalised_at: c.take()?,
            assigned_to: c.take()?,
            published_at: c.take()?,
        },
        centre: c.take()?,
        centre_name: c.take()?,
        enrolled: c.take()?,
        sat: c.take()?,
    })
}

/// A page of the sessions of the centres of a person, the latest day first (§2.7).
///
/// # Errors
/// When the store cannot be read.
pub async fn sessions_of(
    db: &mut Conn<'_>,
    account: Id<Account>,
    size: u32,
    skip: u32,
) -> Result<Vec<Listed>, Failure> {
    let params = [account.into(), size.into(), skip.into()];
    db.rows(SQL.get("sessions_of"), &params).await?.into_iter().map(listed).collect()
}

/// How many sessions the centres of a person have.
///
/// # Errors
/// When the store cannot be read.
pub async fn count_sessions(db: &mut Conn<'_>, account: Id<Account>) -> Result<u32, Failure> {
    db.row(SQL.get("count_sessions"), &[account.into()]).await?.map_or(Ok(0), Row::only)
}

/// A session that the centre should have finalised.
#[derive(Debug, Clone)]
pub struct Late {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
}

/// The sessions of a person's centres that were opened, started before `before` and are not finalised, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn late_sessions(
    db: &mut Conn<'_>,
    account: Id<Account>,
    before: Moment,
) -> Result<Vec<Late>, Failure> {
    let rows = db.rows(SQL.get("late_sessions"), &[account.into(), before.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Late {
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            date: c.code(|t| t.parse().ok())?,
        })
    };
    rows.into_iter().map(read).collect()
}

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
