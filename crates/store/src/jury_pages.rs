//! What the pages of the jury show: the inbox, one question as it was seen, the names of those who acted.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use domain::certification::attempt::{Attempt, Serving};
use domain::certification::risk::{Risk, RiskFacts, Signs, risk};
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use domain::question::{Expected, Outcome, Shown};
use domain::seed::Seed;
use domain::text::normalise_name;
use jiff::civil::Date;

use crate::candidate_words::Lead;
use crate::{Blocks, Conn, Failure, Param, Row, accounts, candidate_words, journal};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("jury_pages.sql")));

/// Published sessions that a page lists at most.
const PUBLISHED_MAX: i64 = 200;

/// Whether an invigilator has acted in the room of a session: the journal tells.
///
/// # Errors
/// When the store cannot be read.
pub async fn invigilated(db: &mut Conn<'_>, session: Id<Session>) -> Result<bool, Failure> {
    let stream = journal::stream("session", session);
    let acts: i64 = db.row(SQL.get("invigilated"), &[(&stream).into()]).await?.map_or(Ok(0), Row::only)?;
    Ok(acts > 0)
}

/// Whether an account is a member of the centre that held a session: such a person does not judge it.
///
/// # Errors
/// When the store cannot be read.
pub async fn is_member(
    db: &mut Conn<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<bool, Failure> {
    let row = db.row(SQL.get("is_member"), &[session.into(), account.into()]).await?;
    Ok(row.map_or(Ok(0_i64), Row::only)? > 0)
}

/// A session as the inbox shows it, with what needs somebody.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which session.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of its centre.
    pub centre: String,
    /// The name of the site.
    pub site: String,
    /// The day of the exam.
    pub date: Date,
    /// The time zone of its place.
    pub zone: Zone,
    /// When the centre finalised it.
    pub finalised_at: Moment,
    /// When its results were published.
    pub published_at: Option<Moment>,
    /// Who has it, with their name.
    pub assigned: Option<(Id<Account>, String)>,
    /// Made by a rehearsal.
    pub rehearsal: bool,
    /// Tests sat in it.
    pub attempts: i64,
    /// Incidents that wait for a decision.
    pub incidents: i64,
    /// Tests that were not finished.
    pub unfinished: i64,
    /// Tests whose end nobody has seen.
    pub unseen: i64,
    /// Decisions that wait for a second person.
    pub to_second: i64,
    /// Suspicions of fraud among the incidents that wait.
    pub fraud: i64,
    /// The centre has left a remark about the whole session.
    pub remark: bool,
    /// Its results were published, and two presidents have withdrawn them since.
    pub withdrawn: bool,
    /// Times that it was finalised, as far as they were counted.
    pub finalisations: i64,
    /// The signs that were kept at its finalisation.
    pub signs: Option<Signs>,
}

impl Line {
    /// How soon it should be read, and why.
    #[must_use]
    pub fn risk(&self) -> Risk {
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        risk(&RiskFacts {
            fraud: count(self.fraud),
            incidents: count(self.incidents - self.fraud),
            to_second: count(self.to_second),
            unseen: count(self.unseen),
            unfinished: count(self.unfinished),
            remark: self.remark,
            finalisations: count(self.finalisations),
            withdrawn: self.withdrawn,
            signs: self.signs.clone(),
        })
    }
}

fn line(row: Row) -> Result<Line, Failure> {
    let mut c = row.cells();
    let (id, number, centre, site) = (c.take()?, SessionNumber::from_stored(c.take()?), c.take()?, c.take()?);
    let (date, zone) = (c.code(|t| t.parse().ok())?, c.code(|t| Zone::named(t).ok())?);
    let (finalised_at, published_at) = (c.take()?, c.take()?);
    let assigned: Option<Id<Account>> = c.take()?;
    let (first, last): (Option<String>, Option<String>) = (c.take()?, c.take()?);
    let name = format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default());
    Ok(Line {
        id,
        number,
        centre,
        site,
        date,
        zone,
        finalised_at,
        published_at,
        assigned: assigned.map(|id| (id, name)),
        rehearsal: c.take()?,
        attempts: c.take()?,
        incidents: c.take()?,
        unfinished: c.take()?,
        unseen: c.take()?,
        to_second: c.take()?,
        fraud: c.take()?,
        remark: c.take()?,
        withdrawn: c.take()?,
        finalisations: c.take::<Option<i64>>()?.unwrap_or_default(),
        signs: signs(c.take()?)?,
    })
}

fn signs(kept: Option<String>) -> Result<Option<Signs>, Failure> {
    let read = |text: String| serde_json::from_str(&text);
    kept.map(read).transpose().map_err(|e| Failure::inconsistent(format!("stored JSON: {e}")))
}

/// Finalised sessions that are not published, the oldest first: those of rehearsals, or the real ones.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>, rehearsal: bool) -> Result<Vec<Line>, Failure> {
    db.rows(SQL.get("waiting"), &[rehearsal.into()]).await?.into_iter().map(line).collect()
}

/// How many finalised sessions are not published, and how many of them somebody has: of rehearsals, or real ones.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting_counts(
    db: &mut Conn<'_>,
    rehearsal: bool,
    member: Id<Account>,
) -> Result<(usize, usize), Failure> {
    let params = [rehearsal.into(), member.into()];
    let Some(row) = db.row(SQL.get("waiting_counts"), &params).await? else { return Ok((0, 0)) };
    let mut c = row.cells();
    let (all, theirs): (u32, u32) = (c.take()?, c.take()?);
    Ok((all as usize, theirs as usize))
}

/// The sessions that a jury member has taken and that are not published, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn mine(
    db: &mut Conn<'_>,
    member: Id<Account>,
    rehearsal: bool,
) -> Result<Vec<Id<Session>>, Failure> {
    let rows = db.rows(SQL.get("mine"), &[member.into(), rehearsal.into()]).await?;
    rows.into_iter().map(Row::only).collect()
}

/// Published sessions, the latest first, at most [`PUBLISHED_MAX`]: those of rehearsals, or the real ones.
///
/// # Errors
/// When the store cannot be read.
pub async fn published(db: &mut Conn<'_>, rehearsal: bool) -> Result<Vec<Line>, Failure> {
    db.rows(SQL.get("published"), &[PUBLISHED_MAX.into(), rehearsal.into()])
        .await?
        .into_iter()
        .map(line)
        .collect()
}

/// Of the sessions that [`waiting`] and [`published`] list, those in which somebody of that name is enrolled: of this jury
/// member, or all for a president.
///
/// # Errors
/// When the store cannot be read.
pub async fn with_candidate(
    db: &mut Conn<'_>,
    name: &str,
    member: Id<Account>,
    president: bool,
) -> Result<Vec<Id<Session>>, Failure> {
    let words: Vec<String> = name.split_whitespace().map(normalise_name).filter(|w| !w.is_empty()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let back: Vec<&str> = words.iter().rev().map(String::as_str).collect();
    let (there, back) = (format!("%{}%", words.join("%")), format!("%{}%", back.join("%")));
    let lead = candidate_words::lead(db, name).await?;
    let mut params =
        vec![(&there).into(), member.into(), president.into(), (&back).into(), PUBLISHED_MAX.into()];
    let rows = match &lead {
        Lead::Nobody => return Ok(Vec::new()),
        Lead::Sessions => db.rows(SQL.get("with_candidate"), &params).await?,
        Lead::Word(range) => {
            params.extend([Param::from(&range.from), Param::from(&range.to)]);
            db.rows(SQL.get("with_named"), &params).await?
        }
    };
    rows.into_iter().map(Row::only).collect()
}

/// A decision of another person, or an identity that they propose to correct, that waits to be confirmed.
#[derive(Debug, Clone)]
pub struct ToSecond {
    /// Which session.
    pub session: Id<Session>,
    /// Which test.
    pub attempt: Id<Attempt>,
    /// The code of the decision; `correct_identity` for an identity.
    pub code: String,
    /// When it was taken.
    pub at: Moment,
    /// The number of the session.
    pub session_number: SessionNumber,
    /// The time zone of its place.
    pub zone: Zone,
    /// Whose test.
    pub candidate: String,
    /// Who took it.
    pub by: String,
}

/// What others have decided or proposed that this jury member may confirm or set aside.
///
/// # Errors
/// When the store cannot be read.
pub async fn to_second(db: &mut Conn<'_>, member: Id<Account>) -> Result<Vec<ToSecond>, Failure> {
    let rows = db.rows(SQL.get("to_second"), &[member.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        let (session, attempt, code, at) = (c.take()?, c.take()?, c.take()?, c.take()?);
        let session_number = SessionNumber::from_stored(c.take()?);
        let zone = c.code(|t| Zone::named(t).ok())?;
        let mut name = || Ok::<_, Failure>(format!("{} {}", c.take::<String>()?, c.take::<String>()?));
        Ok(ToSecond { session, attempt, code, at, session_number, zone, candidate: name()?, by: name()? })
    };
    rows.into_iter().map(read).collect()
}

/// A publication that another president proposes to withdraw.
#[derive(Debug, Clone)]
pub struct ToWithdraw {
    /// Which session.
    pub session: Id<Session>,
    /// When it was proposed.
    pub at: Moment,
    /// The number of the session.
    pub session_number: SessionNumber,
    /// The time zone of its place.
    pub zone: Zone,
    /// Who proposed it.
    pub by: String,
}

/// The publications that other presidents propose to withdraw and that this one may withdraw, the oldest proposal first.
///
/// # Errors
/// When the store cannot be read.
pub async fn to_withdraw(db: &mut Conn<'_>, president: Id<Account>) -> Result<Vec<ToWithdraw>, Failure> {
    let rows = db.rows(SQL.get("to_withdraw"), &[president.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        let (session, at, session_number) = (c.take()?, c.take()?, SessionNumber::from_stored(c.take()?));
        let zone = c.code(|t| Zone::named(t).ok())?;
        let by = format!("{} {}", c.take::<String>()?, c.take::<String>()?);
        Ok(ToWithdraw { session, at, session_number, zone, by })
    };
    rows.into_iter().map(read).collect()
}

/// One question of a test as the candidate saw it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its serving.
    pub serving: Id<Serving>,
    /// The challenge.
    pub challenge: String,
    /// The chance of its variant.
    pub seed: Seed,
    /// What the page showed.
    pub shown: Shown,
    /// What counted as right.
    pub expected: Expected,
    /// When it was shown.
    pub served_at: Moment,
    /// When the window was left.
    pub window_left_at: Option<Moment>,
    /// The answer, when one was given.
    pub answer: Option<Given>,
}

/// An answer that was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// What was typed or chosen; nothing when passed.
    pub value: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, as JSON of the correction's trace.
    pub trace: String,
    /// When.
    pub at: Moment,
}

/// A question of a test, when it was shown at all: the last one of that number, or one whose place another took, `back` before
/// it. The caller has found the test in its session.
///
/// # Errors
/// When the store cannot be read.
pub async fn question(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    position: u32,
    back: u32,
) -> Result<Option<Question>, Failure> {
    let params = [attempt.into(), position.into(), back.into()];
    let Some(row) = db.row(SQL.get("question"), &params).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    let (serving, challenge, seed) = (c.take()?, c.take()?, Seed::from_bytes(c.take()?));
    let (shown, expected, served_at, window_left_at) = (c.json()?, c.json()?, c.take()?, c.take()?);
    let (value, outcome, trace): (_, Option<String>, Option<String>) = (c.take()?, c.take()?, c.take()?);
    let at: Option<Moment> = c.take()?;
    let answer = match (outcome.as_deref().and_then(Outcome::from_code), trace, at) {
        (Some(outcome), Some(trace), Some(at)) => Some(Given { value, outcome, trace, at }),
        _ => None,
    };
    Ok(Some(Question { serving, challenge, seed, shown, expected, served_at, window_left_at, answer }))
}

/// When the questions of that number were shown whose place another one took, the last first.
///
/// # Errors
/// When the store cannot be read.
pub async fn replaced(
    db: &mut Conn<'_>,
    attempt: Id<Attempt>,
    position: u32,
) -> Result<Vec<Moment>, Failure> {
    let rows = db.rows(SQL.get("replaced"), &[attempt.into(), position.into()]).await?;
    rows.into_iter().map(Row::only).collect()
}

/// The names of all accounts that have to do with a session: its people, and whoever has acted in its journal.
///
/// # Errors
/// When the store cannot be read.
pub async fn names(db: &mut Conn<'_>, session: Id<Session>) -> Result<HashMap<Id<Account>, String>, Failure> {
    let mut names = HashMap::new();
    for row in db.rows(SQL.get("names"), &[session.into()]).await? {
        let mut c = row.cells();
        let (id, first, last): (_, String, String) = (c.take()?, c.take()?, c.take()?);
        names.insert(id, format!("{first} {last}"));
    }
    let stream = journal::stream("session", session);
    for row in db.rows(SQL.get("actors"), &[(&stream).into()]).await? {
        let actor: String = row.only()?;
        let Some(Ok(id)) = actor.strip_prefix("account:").map(str::parse) else { continue };
        // Few are left: a president who withdrew, a member who has since left the centre.
        if let Entry::Vacant(place) = names.entry(id)
            && let Some(person) = accounts::by_id(db, id).await?
        {
            place.insert(format!("{} {}", person.first_name, person.last_name));
        }
    }
    Ok(names)
}
