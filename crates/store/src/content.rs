//! What is known of questions beyond the bank: which are retired, what people report, and who looked at which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use domain::content::{Category, QuestionReport};
use domain::framework::{ChallengeCode, ReleaseCode};
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::people::Account;
use domain::seed::Seed;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("content.sql")));

/// The codes of the retired questions: what every draw leaves out.
///
/// # Errors
/// When the store cannot be read.
pub async fn retired(db: &mut Conn<'_>) -> Result<BTreeSet<ChallengeCode>, Failure> {
    codes(db.rows(SQL.get("retired"), &[]).await?)
}

/// Rows of one code each.
pub(crate) fn codes(rows: Vec<Row>) -> Result<BTreeSet<ChallengeCode>, Failure> {
    rows.into_iter().map(|row| row.only::<String>().map(ChallengeCode::new)).collect()
}

/// Why and since when a question is retired.
#[derive(Debug, Clone)]
pub struct Retirement {
    /// Why, in the words of an author.
    pub reason: String,
    /// The question that replaces it.
    pub successor: Option<ChallengeCode>,
    /// When it was retired.
    pub at: Moment,
    /// The name of the author who did it.
    pub by: String,
}

/// Every retired question.
///
/// # Errors
/// When the store cannot be read.
pub async fn retirements(db: &mut Conn<'_>) -> Result<BTreeMap<ChallengeCode, Retirement>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let code = ChallengeCode::new(c.take::<String>()?);
        let (reason, successor) = (c.take()?, c.take::<Option<String>>()?.map(ChallengeCode::new));
        Ok((code, Retirement { reason, successor, at: c.take()?, by: c.take()? }))
    };
    db.rows(SQL.get("retirements"), &[]).await?.into_iter().map(read).collect()
}

/// Retires a question; one that is retired already gets the new reason and successor.
///
/// # Errors
/// When the store refuses.
pub async fn retire(
    tx: &mut Tx<'_>,
    challenge: &ChallengeCode,
    reason: &str,
    successor: Option<&ChallengeCode>,
    at: Moment,
    by: Id<Account>,
) -> Result<(), Failure> {
    let successor = successor.map(ChallengeCode::as_str);
    let params = [challenge.as_str().into(), reason.into(), successor.into(), at.into(), by.into()];
    tx.write(SQL.get("retire"), &params).await.map(drop)
}

/// Puts a question back; whether it was retired.
///
/// # Errors
/// When the store refuses.
pub async fn put_back(tx: &mut Tx<'_>, challenge: &ChallengeCode) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("put_back"), &[challenge.as_str().into()]).await? > 0)
}

/// The variant that a report is about: what is needed to make it again.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The question.
    pub challenge: ChallengeCode,
    /// The release of the bank.
    pub release: ReleaseCode,
    /// The language.
    pub locale: Locale,
    /// The chance of the variant.
    pub seed: Seed,
}

/// What a person reports.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// Its identifier: the key of the form, so that a form sent twice reports once.
    pub id: Id<QuestionReport>,
    /// The variant that was seen.
    pub seen: Seen,
    /// What it is about.
    pub category: Category,
    /// What the person says; may be empty.
    pub words: String,
}

/// Keeps a report; whether it is new.
///
/// # Errors
/// When the store refuses.
pub async fn report(tx: &mut Tx<'_>, new: &NewReport, by: Id<Account>, at: Moment) -> Result<bool, Failure> {
    let params = [
        new.id.into(),
        new.seen.challenge.as_str().into(),
        new.seen.release.as_str().into(),
        new.seen.locale.code().into(),
        new.seen.seed.as_bytes().into(),
        new.category.code().into(),
        (&new.words).into(),
        by.into(),
        at.into(),
    ];
    Ok(tx.write(SQL.get("report"), &params).await? > 0)
}

/// A report as kept. Who reported it is not told: authors mend questions, not people.
#[derive(Debug, Clone)]
pub struct Report {
    /// Which one.
    pub id: Id<QuestionReport>,
    /// The variant that was seen.
    pub seen: Seen,
    /// What it is about.
    pub category: Category,
    /// What the person says.
    pub words: String,
    /// When.
    pub at: Moment,
    /// How it was settled.
    pub settled: Option<Settled>,
}

/// How a report was settled.
#[derive(Debug, Clone)]
pub struct Settled {
    /// What was done about it.
    pub note: String,
    /// When.
    pub at: Moment,
    /// The name of the author who settled it.
    pub by: String,
}

fn read(row: Row) -> Result<Report, Failure> {
    let mut c = row.cells();
    let id = c.take()?;
    let seen = Seen {
        challenge: ChallengeCode::new(c.take::<String>()?),
        release: ReleaseCode::new(c.take::<String>()?),
        locale: c.code(|code| Some(Locale::from_code(code)))?,
        seed: Seed::from_bytes(c.take()?),
    };
    let (category, words, at) = (c.code(Category::from_code)?, c.take()?, c.take()?);
    let (note, settled_at, by): (Option<String>, Option<Moment>, Option<String>) =
        (c.take()?, c.take()?, c.take()?);
    let settled =
        settled_at.map(|at| Settled { note: note.unwrap_or_default(), at, by: by.unwrap_or_default() });
    Ok(Report { id, seen, category, words, at, settled })
}

/// The latest reports, the newest first, at most `most`.
///
/// # Errors
/// When the store cannot be read.
pub async fn reports(db: &mut Conn<'_>, most: i64) -> Result<Vec<Report>, Failure> {
    db.rows(SQL.get("reports"), &[most.into()]).await?.into_iter().map(read).collect()
}

/// One report.
///
/// # Errors
/// When the store cannot be read.
pub async fn report_by_id(db: &mut Conn<'_>, id: Id<QuestionReport>) -> Result<Option<Report>, Failure> {
    db.row(SQL.get("report_by_id"), &[id.into()]).await?.map(read).transpose()
}

/// How many reports wait, by question.
///
/// # Errors
/// When the store cannot be read.
pub async fn open_reports(db: &mut Conn<'_>) -> Result<BTreeMap<ChallengeCode, i64>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((ChallengeCode::new(c.take::<String>()?), c.take()?))
    };
    db.rows(SQL.get("open_reports"), &[]).await?.into_iter().map(read).collect()
}

/// Settles a report with a note.
///
/// # Errors
/// When the store refuses.
pub async fn settle(
    tx: &mut Tx<'_>,
    id: Id<QuestionReport>,
    note: &str,
    at: Moment,
    by: Id<Account>,
) -> Result<(), Failure> {
    tx.write(SQL.get("settle"), &[id.into(), note.into(), at.into(), by.into()]).await.map(drop)
}

/// Opens a settled report again.
///
/// # Errors
/// When the store refuses.
pub async fn reopen(tx: &mut Tx<'_>, id: Id<QuestionReport>) -> Result<(), Failure> {
    tx.write(SQL.get("reopen"), &[id.into()]).await.map(drop)
}

/// Whether an author looked at a question on that day already.
///
/// # Errors
/// When the store cannot be read.
pub async fn was_previewed(
    db: &mut Conn<'_>,
    by: Id<Account>,
    challenge: &ChallengeCode,
    day: i64,
) -> Result<bool, Failure> {
    let params = [by.into(), challenge.as_str().into(), day.into()];
    Ok(db.row(SQL.get("was_previewed"), &params).await?.is_some())
}

/// Notes that an author looks at a question on that day; whether it is the first time.
///
/// # Errors
/// When the store refuses.
pub async fn preview(
    tx: &mut Tx<'_>,
    by: Id<Account>,
    challenge: &ChallengeCode,
    day: i64,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("preview"), &[by.into(), challenge.as_str().into(), day.into()]).await? > 0)
}
