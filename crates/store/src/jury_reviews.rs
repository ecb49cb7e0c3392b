//! What the jury looks back on: what a test showed and when, earlier tests of the same account, and its own work by
//! centre and month.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use jiff::civil::{Date, Time};

use crate::{Blocks, Conn, Failure, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("jury_reviews.sql")));

/// Earlier tests that a page lists at most.
const EARLIER_MAX: i64 = 20;
/// The minutes of a day.
const DAY: i64 = 24 * 60;
/// Rows of one page of the table of the jury's work.
pub const PAGE: i64 = 100;

/// A question that a test showed.
#[derive(Debug, Clone)]
pub struct ShownAt {
    /// Its number.
    pub position: u32,
    /// Which question of the bank.
    pub challenge: String,
    /// When it was shown.
    pub at: Moment,
}

/// Every question that a test showed, in the order of time; the caller has found the test in its session.
///
/// # Errors
/// When the store cannot be read.
pub async fn shown(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<ShownAt>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(ShownAt { position: c.take()?, challenge: c.take()?, at: c.take()? })
    };
    db.rows(SQL.get("shown"), &[attempt.into()]).await?.into_iter().map(read).collect()
}

/// Another test of the account that sat this one.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// In which session.
    pub session: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The day of that exam.
    pub date: Date,
    /// The name of the centre.
    pub centre: String,
    /// The session was finalised.
    pub finalised: bool,
    /// Its results are published.
    pub published: bool,
    /// Who of the jury has it.
    pub assigned_to: Option<Id<Account>>,
    /// The visitor is a member of that centre.
    pub of_the_centre: bool,
    /// What is, or will be, told of it, by its code.
    pub status: Option<String>,
    /// Its points.
    pub points: Option<i64>,
}

/// Other tests of the account that sat this one, the latest first, as somebody of the jury sees them.
///
/// # Errors
/// When the store cannot be read.
pub async fn others(
    db: &mut Conn<'_>,
    account: Id<Account>,
    attempt: Id<Attempt>,
    juror: Id<Account>,
) -> Result<Vec<Earlier>, Failure> {
    let params = [account.into(), attempt.into(), juror.into(), EARLIER_MAX.into()];
    let read = |row: Row| {
        let mut c = row.cells();
        let (attempt, session, number) = (c.take()?, c.take()?, SessionNumber::from_stored(c.take()?));
        let (date, centre) = (c.code(|t| t.parse().ok())?, c.take()?);
        let (finalised, published): (Option<Moment>, Option<Moment>) = (c.take()?, c.take()?);
        let (assigned_to, member): (_, i64) = (c.take()?, c.take()?);
        Ok(Earlier {
            attempt,
            session,
            number,
            date,
            centre,
            finalised: finalised.is_some(),
            published: published.is_some(),
            assigned_to,
            of_the_centre: member > 0,
            status: c.take()?,
            points: c.take()?,
        })
    };
    db.rows(SQL.get("others"), &params).await?.into_iter().map(read).collect()
}

/// Sessions of a centre in a month.
#[derive(Debug, Clone)]
pub struct Month {
    /// The name of the centre.
    pub centre: String,
    /// `2026-11`.
    pub month: String,
    /// Sessions finalised.
    pub sessions: i64,
    /// Of these, published.
    pub published: i64,
    /// Milliseconds from the finalisation to the publication, on average of the published ones.
    pub to_publication: Option<i64>,
    /// Tests sat.
    pub tests: i64,
    /// Reports filed.
    pub incidents: i64,
    /// Tests whose last score is not obtained.
    pub rejected: i64,
    /// Cancellations and rejections for fraud that have taken effect and were not lifted afterwards.
    pub cancelled: i64,
    /// The same for fraud.
    pub fraud: i64,
}

/// Moments between which these days lie, wherever the place is.
fn around((from, to): (Date, Date)) -> Result<(Moment, Moment), Failure> {
    let begin_of = |day: Date| {
        let begin = Moment::of_local(day, Time::midnight(), &Zone::paris());
        begin.map_err(|e| Failure::inconsistent(e.to_string()))
    };
    Ok((begin_of(from)?.plus_minutes(-2 * DAY), begin_of(to)?.plus_minutes(3 * DAY)))
}

/// The jury's work by month and centre, the latest month first, of the sessions of these days: the page of that number, from 0,
/// [`PAGE`] rows and one more where another page follows.
///
/// # Errors
/// When the store cannot be read.
pub async fn months(
    db: &mut Conn<'_>,
    days: (Date, Date),
    rehearsal: bool,
    page: u32,
) -> Result<Vec<Month>, Failure> {
    let (begin, end) = around(days)?;
    let (from, to) = (days.0.to_string(), days.1.to_string());
    let params = [
        (&from).into(),
        (&to).into(),
        rehearsal.into(),
        (PAGE + 1).into(),
        (i64::from(page) * PAGE).into(),
        begin.into(),
        end.into(),
    ];
    let read = |row: Row| {
        let mut c = row.cells();
        let (centre, month, sessions) = (c.take()?, c.take()?, c.take()?);
        let published: i64 = c.take()?;
        let waited: Option<i64> = c.take()?;
        Ok(Month {
            centre,
            month,
            sessions,
            published,
            to_publication: waited.filter(|_| published > 0).map(|all| all / published.max(1)),
            tests: c.take()?,
            incidents: c.take()?,
            rejected: c.take()?,
            cancelled: c.take()?,
            fraud: c.take()?,
        })
    };
    db.rows(SQL.get("months"), &params).await?.into_iter().map(read).collect()
}

/// How reports of one kind were settled.
#[derive(Debug, Clone)]
pub struct Settled {
    /// The code of the kind.
    pub kind: String,
    /// What became of them: the code of the jury's decision, or of how they settled themselves; nothing for those that wait.
    pub became: Option<String>,
    /// How many.
    pub count: i64,
}

/// Reports of sessions of these days by kind and by what became of them.
///
/// # Errors
/// When the store cannot be read.
pub async fn settled(
    db: &mut Conn<'_>,
    (from, to): (Date, Date),
    rehearsal: bool,
) -> Result<Vec<Settled>, Failure> {
    let (from, to) = (from.to_string(), to.to_string());
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Settled { kind: c.take()?, became: c.take()?, count: c.take()? })
    };
    let params = [(&from).into(), (&to).into(), rehearsal.into()];
    db.rows(SQL.get("settled"), &params).await?.into_iter().map(read).collect()
}
