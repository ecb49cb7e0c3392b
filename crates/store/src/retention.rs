//! What is due to be erased, what is held back and why: found by readers, so that nothing that writes waits for a search.
//! [`erase`] then takes a few things at a time, each looked at again.

pub mod erase;

use std::sync::LazyLock;

use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use domain::retention::{Held, Kind, WARNING_DAYS};

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("retention.sql")));

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// A row, by its number: an account, a session, a test, a pupil, a report.
    Row(i64),
    /// A stream of the journal.
    Stream(String),
}

/// The milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What the statement that counts or erases rows without anything behind them compares with.
const fn leaf_cut(kind: Kind, cut: Moment) -> i64 {
    if matches!(kind, Kind::Previews) { cut.millis().div_euclid(DAY) } else { cut.millis() }
}

/// The statement that counts rows that have nothing behind them; nothing for the other kinds.
const fn counting(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::SignIns => Some("count_sign_ins"),
        Kind::Failures => Some("count_failures"),
        Kind::Mails => Some("count_mails"),
        Kind::Previews => Some("count_previews"),
        _ => None,
    }
}

/// The statement that finds what is due of a kind between two numbers.
const fn finding(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Accommodations => "due_accommodations",
        Kind::Answers => "due_answers",
        Kind::Papers => "due_papers",
        Kind::Results => "due_results",
        Kind::Certificates => "due_certificates",
        Kind::Pupils => "due_pupils",
        Kind::QuestionReports => "due_question_reports",
        Kind::PlacementAnswers => "due_placement_answers",
        Kind::Accounts => "due_accounts",
        Kind::SignIns | Kind::Failures | Kind::Mails | Kind::Previews | Kind::Journal => return None,
    })
}

/// Whether rows of this kind have nothing behind them, and go by [`erase::leaves`].
#[must_use]
pub const fn is_leaf(kind: Kind) -> bool {
    counting(kind).is_some()
}

/// What is due of a kind at `at`, after what was found before, at most so many, in a fixed order. Nothing for leaves.
///
/// # Errors
/// When the store cannot be read.
pub async fn due(
    db: &mut Conn<'_>,
    kind: Kind,
    at: Moment,
    after: Option<&Due>,
    limit: i64,
) -> Result<Vec<Due>, Failure> {
    let cut = kind.due_before(at);
    if kind == Kind::Journal {
        let after = if let Some(Due::Stream(stream)) = after { stream } else { "" };
        return streams(db, cut, after, limit).await;
    }
    let Some(block) = finding(kind) else { return Ok(Vec::new()) };
    let low = if let Some(Due::Row(row)) = after { row.saturating_add(1) } else { i64::MIN };
    let rows = db.rows(SQL.get(block), &[cut.into(), low.into(), i64::MAX.into(), limit.into()]).await?;
    rows.into_iter().map(|row| row.only().map(Due::Row)).collect()
}

/// An account that will be erased soon unless its holder uses it.
#[derive(Debug, Clone)]
pub struct Expiring {
    /// Which account.
    pub account: Id<Account>,
    /// Where its holder is reached.
    pub email: String,
    /// The code of their language.
    pub locale: String,
    /// Their first name.
    pub first_name: String,
    /// When it was used last.
    pub used_at: Moment,
}

/// Accounts with an address that are due within [`WARNING_DAYS`] and whose holder was not told yet, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn expiring(db: &mut Conn<'_>, at: Moment, limit: i64) -> Result<Vec<Expiring>, Failure> {
    let (due, soon) = (Kind::Accounts.due_before(at), Kind::Accounts.due_before(warned_for(at)));
    let read = |row: Row| {
        let mut c = row.cells();
        let (account, email, locale) = (c.take()?, c.take()?, c.take()?);
        Ok(Expiring { account, email, locale, first_name: c.take()?, used_at: c.take()? })
    };
    let rows = db.rows(SQL.get("expiring_accounts"), &[due.into(), soon.into(), limit.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// Notes that somebody was told; false when they were told before, or have used their account since.
///
/// # Errors
/// When the store refuses.
pub async fn warned(tx: &mut Tx<'_>, expiring: &Expiring, at: Moment) -> Result<bool, Failure> {
    let soon = Kind::Accounts.due_before(warned_for(at));
    let params = [expiring.account.into(), at.into(), (&expiring.email).into(), soon.into()];
    Ok(tx.write(SQL.get("warn_account"), &params).await? == 1)
}

/// The last moment for which people are told now.
const fn warned_for(at: Moment) -> Moment {
    at.plus_minutes(WARNING_DAYS * 24 * 60)
}

/// Whether one row is still due.
async fn is_due(db: &mut Conn<'_>, kind: Kind, at: Moment, row: i64) -> Result<bool, Failure> {
    let Some(block) = finding(kind) else { return Ok(false) };
    let params = [kind.due_before(at).into(), row.into(), row.into(), 1_i64.into()];
    Ok(db.row(SQL.get(block), &params).await?.is_some())
}

/// Streams with old records that still say something, but those of sessions that are still there: they go with its papers.
async fn streams(db: &mut Conn<'_>, cut: Moment, after: &str, limit: i64) -> Result<Vec<Due>, Failure> {
    let mut found = Vec::new();
    let mut after = after.to_owned();
    loop {
        let rows = db.rows(SQL.get("due_streams"), &[cut.into(), (&after).into(), limit.into()]).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = last.clone().only()?;
        for row in rows {
            let stream: String = row.only()?;
            let session = stream.strip_prefix("session:").and_then(|id| id.parse::<Id<Session>>().ok());
            let kept = match session {
                Some(id) => db.row(SQL.get("session_exists"), &[id.into()]).await?.is_some(),
                None => false,
            };
            if !kept {
                found.push(Due::Stream(stream));
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
}

/// What a run would do with a kind of data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Planned {
    /// Which kind.
    pub kind: Kind,
    /// What started before is due.
    pub cut: Moment,
    /// How many accounts, sessions, tests or rows are due.
    pub due: i64,
    /// How many are over their time and held back, and why.
    pub held: Vec<(Held, i64)>,
}

/// How much is found at a time.
const SLICE: i64 = 500;

/// What a run at `at` would erase, kind by kind; nothing is written.
///
/// # Errors
/// When the store cannot be read.
pub async fn plan(db: &mut Conn<'_>, at: Moment) -> Result<Vec<Planned>, Failure> {
    let mut plan = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL {
        let cut = kind.due_before(at);
        let due = match counting(kind) {
            Some(block) => count(db, block, leaf_cut(kind, cut)).await?,
            None => found(db, kind, at).await?,
        };
        plan.push(Planned { kind, cut, due, held: held(db, kind, cut).await? });
    }
    Ok(plan)
}

async fn found(db: &mut Conn<'_>, kind: Kind, at: Moment) -> Result<i64, Failure> {
    let (mut count, mut after) = (0, None);
    loop {
        let slice = due(db, kind, at, after.as_ref(), SLICE).await?;
        let Some(last) = slice.last() else { return Ok(count) };
        count += i64::try_from(slice.len()).unwrap_or(i64::MAX);
        after = Some(last.clone());
    }
}

async fn count(db: &mut Conn<'_>, block: &str, cut: i64) -> Result<i64, Failure> {
    db.row(SQL.get(block), &[cut.into()]).await?.map_or(Ok(0), Row::only)
}

/// What is over its time and held back.
async fn held(db: &mut Conn<'_>, kind: Kind, cut: Moment) -> Result<Vec<(Held, i64)>, Failure> {
    let blocks: &[(Held, &str)] = match kind {
        Kind::Papers => &[
            (Held::Unpublished, "held_unpublished"),
            (Held::Pending, "held_pending"),
            (Held::Hold, "held_hold"),
        ],
        Kind::Accommodations | Kind::Answers | Kind::Results => {
            &[(Held::Pending, "held_pending"), (Held::Hold, "held_hold")]
        }
        Kind::Accounts => &[
            (Held::Unpublished, "accounts_unpublished"),
            (Held::Hold, "accounts_hold"),
            (Held::Office, "accounts_office"),
        ],
        _ => &[],
    };
    let mut held = Vec::new();
    for (why, block) in blocks {
        let count = count(db, block, cut.millis()).await?;
        if count > 0 {
            held.push((*why, count));
        }
    }
    Ok(held)
}

/// Whether a person has an office: a role on the platform, a place in a centre or an organisation.
///
/// # Errors
/// When the store cannot be read.
pub async fn has_office(db: &mut Conn<'_>, account: Id<Account>) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("office"), &[account.into()]).await?.is_some())
}

/// The numbers of a person's sessions that are not over: to come since `since`, or held and not published.
///
/// # Errors
/// When the store cannot be read.
pub async fn awaited(db: &mut Conn<'_>, account: Id<Account>, since: Moment) -> Result<Vec<i64>, Failure> {
    let rows = db.rows(SQL.get("awaited"), &[account.into(), since.into()]).await?;
    rows.into_iter().map(Row::only).collect()
}

/// The numbers of a person's sessions of which nothing is erased, for a dispute.
///
/// # Errors
/// When the store cannot be read.
pub async fn disputed(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<i64>, Failure> {
    db.rows(SQL.get("disputed"), &[account.into()]).await?.into_iter().map(Row::only).collect()
}

/// When an account was erased; nothing when it was not. Outer nothing when there is no such account.
///
/// # Errors
/// When the store cannot be read.
pub async fn erased_at(db: &mut Conn<'_>, account: Id<Account>) -> Result<Option<Option<Moment>>, Failure> {
    db.row(SQL.get("erased_at"), &[account.into()]).await?.map(Row::only).transpose()
}

/// Whether answers of a session were erased: nobody can score it again.
///
/// # Errors
/// When the store cannot be read.
pub async fn answers_erased(db: &mut Conn<'_>, session: Id<Session>) -> Result<bool, Failure> {
    Ok(db.row(SQL.get("answers_erased"), &[session.into()]).await?.is_some())
}
