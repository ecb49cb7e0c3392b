//! What a start of a test asks of the store. A class starts within the same second, so what belongs together is asked together: on
//! `PostgreSQL` in one way there and back.

use std::collections::BTreeSet;

use domain::certification::calendar::Rule;
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use domain::placement::Profile;
use jiff::civil::Date;

use crate::attempts::Running;
use crate::db::Statement;
use crate::journal::Head;
use crate::{
    Conn, Failure, Param, Row, Tx, attempt_writes, attempts, calendar, candidates, content, journal,
    placements, sessions,
};

/// A candidate who types the access code.
#[derive(Debug, Clone)]
pub struct AtTheCode {
    /// The session.
    pub session: sessions::Kept,
    /// Who it is.
    pub candidate: candidates::Kept,
    /// Their test, once it has started.
    pub existing: Option<attempts::Kept>,
}

fn first<T>(rows: Vec<Row>, read: impl FnOnce(Row) -> Result<T, Failure>) -> Result<Option<T>, Failure> {
    rows.into_iter().next().map(read).transpose()
}

fn attempt(row: Row) -> Result<attempts::Kept, Failure> {
    attempts::read(&mut row.cells())
}

/// The candidate of a session whom an account joined as, before the code is looked at.
///
/// # Errors
/// When the store cannot be read.
pub async fn at_the_code(
    db: &mut Conn<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<Option<AtTheCode>, Failure> {
    let theirs: [Param<'_>; 2] = [session.into(), account.into()];
    let asked = [
        (sessions::SQL.get("by_id"), vec![session.into()]),
        (candidates::SQL.get("of_account"), theirs.into()),
        (attempts::SQL.get("of_candidate_account"), theirs.into()),
    ];
    let [session, candidate, existing] = db.rows_all(asked).await?;
    let found = first(session, sessions::read)?.zip(first(candidate, candidates::read)?);
    let existing = first(existing, attempt)?;
    Ok(found.map(|(session, candidate)| AtTheCode { session, candidate, existing }))
}

/// What the questions of a start are chosen from.
#[derive(Debug, Clone)]
pub struct Before {
    /// The profile at that moment.
    pub profile: Profile,
    /// Every challenge that was ever shown to the person.
    pub met: BTreeSet<ChallengeCode>,
    /// The challenges that are drawn no more.
    pub retired: BTreeSet<ChallengeCode>,
    /// The place on the list of the session, from 0.
    pub rank: u32,
}

/// What the questions of a candidate are chosen from.
///
/// # Errors
/// When the store cannot be read.
pub async fn before(
    db: &mut Conn<'_>,
    account: Id<Account>,
    (session, candidate): (Id<Session>, Id<Candidate>),
    at: Moment,
) -> Result<Before, Failure> {
    let asked = [
        (placements::SQL.get("knowledge_of"), vec![account.into()]),
        (placements::SQL.get("seen"), vec![account.into()]),
        (content::SQL.get("retired"), vec![]),
        (candidates::SQL.get("rank"), vec![session.into(), candidate.into()]),
    ];
    let [known, met, retired, rank] = db.rows_all(asked).await?;
    Ok(Before {
        profile: placements::profile(known, at)?,
        met: content::codes(met)?,
        retired: content::codes(retired)?,
        rank: first(rank, Row::only)?.unwrap_or(0),
    })
}

/// What a start is decided on.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The session.
    pub session: sessions::Kept,
    /// The candidate, whose row is taken.
    pub candidate: candidates::Kept,
    /// Their test, if it has started already.
    pub existing: Option<attempts::Kept>,
    /// Their tests that run, with their sessions: [`attempts::running_of`].
    pub running: Vec<Running>,
    /// The values that the administrator gave to rules: [`calendar::rule_changes`].
    pub rule_changes: Vec<Rule>,
    /// The day on which they sat last: [`calendar::last_sitting`].
    pub sat_on: Option<Date>,
    /// They have finished a placement: the first campaign of a person.
    pub campaign_done: bool,
    /// Where the journal of the account ends.
    pub account_head: Head,
}

/// Takes the row of the candidate whom an account joined as, with all that a start is decided on.
///
/// # Errors
/// When the store refuses.
pub async fn take(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    account: Id<Account>,
    account_stream: &str,
    at: Moment,
) -> Result<Option<Facts>, Failure> {
    let theirs: [Param<'_>; 2] = [session.into(), account.into()];
    let asked = [
        (candidates::SQL.get("take_of_account"), theirs.into()),
        (sessions::SQL.get("by_id"), vec![session.into()]),
        (attempts::SQL.get("of_candidate_account"), theirs.into()),
        attempts::ask_running(account, at),
        (calendar::SQL.get("rule_changes"), vec![]),
        (calendar::SQL.get("last_sitting"), vec![account.into(), session.into()]),
        (calendar::SQL.get("campaign_done"), vec![account.into()]),
        (journal::SQL.get("head"), vec![account_stream.into()]),
    ];
    let [candidate, session, existing, running, rules, sat, placed, head] = tx.rows_all(asked).await?;
    let found = first(session, sessions::read)?.zip(first(candidate, candidates::read)?);
    let Some((session, candidate)) = found else { return Ok(None) };
    Ok(Some(Facts {
        session,
        candidate,
        existing: first(existing, attempt)?,
        running: running.into_iter().map(attempts::pair).collect::<Result<_, _>>()?,
        rule_changes: rules.into_iter().map(calendar::rule).collect::<Result<_, _>>()?,
        sat_on: first(sat, calendar::sat_on)?,
        campaign_done: !placed.is_empty(),
        account_head: first(head, journal::read_head)?.unwrap_or(Head::NONE),
    }))
}

/// Keeps a new test as [`attempt_writes::insert`] does, uses up the candidate's permission to enter, tells of it in the journal of
/// the account, and forgives what was counted against those subjects.
///
/// # Errors
/// When the store refuses.
pub async fn keep(
    tx: &mut Tx<'_>,
    new: &attempt_writes::NewAttempt,
    owner: &attempt_writes::Owner,
    entry: &journal::Entry<'_>,
    (account_head, account_entry): (&Head, &journal::Entry<'_>),
    forgive: &[[u8; 32]],
) -> Result<(), Failure> {
    let told = journal::follow(account_head, account_entry);
    let mut more: Vec<Statement<'_>> = vec![
        (candidates::SQL.get("admit"), vec![owner.session.into(), owner.candidate.into(), false.into()]),
        told.write(account_entry),
        told.put_head(account_entry),
    ];
    let forgiven =
        |subject| -> Statement<'_> { (crate::accounts::SQL.get("forgive"), vec![Param::from(subject)]) };
    more.extend(forgive.iter().map(forgiven));
    attempt_writes::insert_with(tx, new, owner, entry, more).await
}
