//! Try-out rooms: sessions with invented candidates. They are found here, and go whole, by the session, with their streams of
//! the journal: no chain of anything real passes through them.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre};
use domain::seed::Seed;

use crate::{Blocks, Conn, Failure, Row, Tx, journal};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("tryouts.sql")));

/// A try-out room.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its session.
    pub session: Id<Session>,
    /// The centre that was made for it.
    pub centre: Id<Centre>,
    /// What its people and their questions are drawn from.
    pub seed: Seed,
    /// When it was made.
    pub made_at: Moment,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept { session: c.take()?, centre: c.take()?, seed: Seed::from_bytes(c.take()?), made_at: c.take()? })
}

/// Keeps a room; the browser that asked for it has no other.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, kept: &Kept, browser: &[u8; 32]) -> Result<(), Failure> {
    let params = [
        kept.session.into(),
        kept.centre.into(),
        kept.seed.as_bytes().into(),
        browser.into(),
        kept.made_at.into(),
    ];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}

/// How many rooms there are, and when the oldest of them was made.
///
/// # Errors
/// When the store cannot be read.
pub async fn count(db: &mut Conn<'_>) -> Result<(usize, Option<Moment>), Failure> {
    let row = db.row(SQL.get("count"), &[]).await?;
    let Some(row) = row else { return Ok((0, None)) };
    let mut c = row.cells();
    let many: i64 = c.take()?;
    Ok((usize::try_from(many).unwrap_or_default(), c.take()?))
}

/// The room of a session; nothing for every real one.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("of_session"), &[session.into()]).await?.map(read).transpose()
}

/// The room that a browser asked for.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_browser(db: &mut Conn<'_>, browser: &[u8; 32]) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("of_browser"), &[browser.into()]).await?.map(read).transpose()
}

/// The rooms that were made after a moment, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn since(db: &mut Conn<'_>, moment: Moment) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("since"), &[moment.into()]).await?.into_iter().map(read).collect()
}

/// The oldest room that was made at a moment or before: one at a time is swept.
///
/// # Errors
/// When the store cannot be read.
pub async fn before(db: &mut Conn<'_>, moment: Moment) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("before"), &[moment.into()]).await?.map(read).transpose()
}

/// What has been tried in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Steps {
    /// Candidates who are ticked present.
    pub ticked: i64,
    /// The room was opened.
    pub opened: i64,
    /// Calls that are settled.
    pub calls: i64,
    /// Minutes that were given.
    pub minutes: i64,
    /// Candidates who were let back in and came.
    pub resumed: i64,
    /// End screens that were seen.
    pub end_screens: i64,
    /// The end of the session was written down.
    pub closed: i64,
}

/// What has been tried in a room so far.
///
/// # Errors
/// When the store cannot be read.
pub async fn steps(db: &mut Conn<'_>, session: Id<Session>) -> Result<Steps, Failure> {
    let Some(row) = db.row(SQL.get("steps"), &[session.into()]).await? else { return Ok(Steps::default()) };
    let mut c = row.cells();
    Ok(Steps {
        ticked: c.take()?,
        opened: c.take()?,
        calls: c.take()?,
        minutes: c.take()?,
        resumed: c.take()?,
        end_screens: c.take()?,
        closed: c.take()?,
    })
}

/// Everything that hangs on the session, from the leaves to the root.
const OF_SESSION: [&str; 13] = [
    "delete_tryout",
    "delete_presences",
    "delete_alerts",
    "delete_time_changes",
    "delete_answers",
    "delete_servings",
    "delete_forms",
    "delete_attempts",
    "delete_incidents",
    "delete_candidates",
    "delete_notes",
    "delete_closing",
    "delete_invigilations",
];

/// Removes a room with everything in it: its people too.
///
/// # Errors
/// When the store refuses.
pub async fn forget(tx: &mut Tx<'_>, kept: &Kept, people: &[Id<Account>]) -> Result<(), Failure> {
    let rows = tx.rows(SQL.get("attempts"), &[kept.session.into()]).await?;
    let attempts = rows.into_iter().map(|row| Ok(journal::stream("attempt", row.only::<Id<Attempt>>()?)));
    let mut streams = attempts.collect::<Result<Vec<_>, Failure>>()?;
    for step in OF_SESSION {
        tx.write(SQL.get(step), &[kept.session.into()]).await?;
    }
    tx.write(SQL.get("delete_session"), &[kept.session.into()]).await?;
    for step in ["delete_members", "delete_centre"] {
        tx.write(SQL.get(step), &[kept.centre.into()]).await?;
    }
    for person in people {
        for step in ["delete_methods", "delete_words", "delete_account"] {
            tx.write(SQL.get(step), &[(*person).into()]).await?;
        }
    }
    streams.extend(people.iter().map(|person| journal::stream("account", *person)));
    streams.push(journal::stream("session", kept.session));
    streams.push(journal::stream("centre", kept.centre));
    for stream in &streams {
        for step in ["delete_stream", "delete_head"] {
            tx.write(SQL.get(step), &[stream.into()]).await?;
        }
    }
    Ok(())
}
