//! Decisions about attempts: those of the jury, and the effects of incidents that settled themselves. They are kept in
//! their order and never rewritten.

use std::sync::LazyLock;

use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::incident::Incident;
use domain::certification::jury::JuryDecision;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("decisions.sql")));

fn decision(code: &str, position: Option<u16>, incident: Option<Id<Incident>>) -> Option<JuryDecision> {
    Some(match code {
        "neutralise" => JuryDecision::Neutralise { position: position? },
        "restore" => JuryDecision::Restore { position: position? },
        "count_right" => JuryDecision::CountRight { position: position? },
        "as_given" => JuryDecision::AsGiven { position: position? },
        "stopped_by_candidate" => JuryDecision::StoppedBy { reason: AbortReason::Candidate },
        "stopped_by_technical" => JuryDecision::StoppedBy { reason: AbortReason::Technical },
        "keep" => JuryDecision::Keep { incident: incident? },
        "reject_for_fraud" => JuryDecision::RejectForFraud,
        "lift_rejection" => JuryDecision::LiftRejection,
        "cancel" => JuryDecision::Cancel,
        "uncancel" => JuryDecision::Uncancel,
        _ => return None,
    })
}

/// A decision as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// About which attempt.
    pub attempt: Id<Attempt>,
    /// Its place among the decisions of the attempt, from 1.
    pub number: u32,
    /// Of which session.
    pub session: Id<Session>,
    /// The incident that led to it.
    pub incident: Option<Id<Incident>>,
    /// What was decided.
    pub what: JuryDecision,
    /// Why, in the words that the candidate and the centre read.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// By whom; nobody when an incident settled itself.
    pub by: Option<Id<Account>>,
    /// When and by whom it was confirmed, for what needs two people.
    pub seconded: Option<(Moment, Id<Account>)>,
    /// When and by whom it was set aside while it waited for its second person.
    pub dismissed: Option<(Moment, Id<Account>)>,
}

impl Kept {
    /// It waits for a second person.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.what.needs_second_person() && self.seconded.is_none() && self.dismissed.is_none()
    }

    /// It has taken effect.
    #[must_use]
    pub fn in_effect(&self) -> bool {
        self.dismissed.is_none() && (self.seconded.is_some() || !self.what.needs_second_person())
    }
}

/// The decisions that have taken effect, from the first to the last.
#[must_use]
pub fn taken(decisions: &[Kept]) -> Vec<JuryDecision> {
    decisions.iter().filter(|d| d.in_effect()).map(|d| d.what).collect()
}

/// The decisions that have taken effect and that no later one has replaced, from the first to the last.
#[must_use]
pub fn standing(decisions: &[Kept]) -> Vec<&Kept> {
    let in_effect: Vec<&Kept> = decisions.iter().filter(|d| d.in_effect()).collect();
    let replaced =
        |at: usize| in_effect[at + 1..].iter().any(|later| later.what.replaces(&in_effect[at].what));
    (0..in_effect.len()).filter(|at| !replaced(*at)).map(|at| in_effect[at]).collect()
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (attempt, number, session, incident) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let code: String = c.take()?;
    let position: Option<u32> = c.take()?;
    let what = decision(&code, position.and_then(|p| u16::try_from(p).ok()), incident)
        .ok_or_else(|| Failure::inconsistent(format!("decision {number} of attempt {attempt} is {code}")))?;
    let (reason, at, by) = (c.take()?, c.take()?, c.take()?);
    let (seconded_at, seconded_by): (Option<Moment>, Option<Id<Account>>) = (c.take()?, c.take()?);
    let (dismissed_at, dismissed_by): (Option<Moment>, Option<Id<Account>>) = (c.take()?, c.take()?);
    let (seconded, dismissed) = (seconded_at.zip(seconded_by), dismissed_at.zip(dismissed_by));
    Ok(Kept { attempt, number, session, incident, what, reason, at, by, seconded, dismissed })
}

/// The decisions about one attempt of a session, from the first to the last.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(
    db: &mut Conn<'_>,
    session: Id<Session>,
    attempt: Id<Attempt>,
) -> Result<Vec<Kept>, Failure> {
    let rows = db.rows(SQL.get("of_attempt"), &[session.into(), attempt.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// Every decision of a session, attempt by attempt, each from the first to the last.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// The decisions about the attempts from one identifier to another, attempt by attempt, each from the first to the last.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn of_range(
    db: &mut Conn<'_>,
    (first, last): (Id<Attempt>, Id<Attempt>),
) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_range"), &[first.into(), last.into()]).await?.into_iter().map(read).collect()
}

/// A decision to keep.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// The session.
    pub session: Id<Session>,
    /// The attempt.
    pub attempt: Id<Attempt>,
    /// The incident that led to it.
    pub incident: Option<Id<Incident>>,
    /// What is decided.
    pub what: JuryDecision,
    /// Why.
    pub reason: &'a str,
    /// When.
    pub at: Moment,
    /// By whom; nobody when an incident settles itself.
    pub by: Option<Id<Account>>,
}

/// Keeps a decision after those that are there, and tells its number.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, new: &New<'_>) -> Result<u32, Failure> {
    let params = [
        new.attempt.into(),
        new.session.into(),
        new.incident.into(),
        new.what.code().into(),
        new.what.position().map(u32::from).into(),
        new.reason.into(),
        new.at.into(),
        new.by.into(),
    ];
    let row = tx.row(SQL.get("insert"), &params).await?;
    row.ok_or_else(|| Failure::inconsistent("a decision was not kept"))?.only()
}

/// Notes the second person of a decision.
///
/// # Errors
/// When the store refuses.
pub async fn second(
    tx: &mut Tx<'_>,
    attempt: Id<Attempt>,
    number: u32,
    at: Moment,
    by: Id<Account>,
) -> Result<(), Failure> {
    tx.write(SQL.get("second"), &[attempt.into(), number.into(), at.into(), by.into()]).await.map(drop)
}

/// Notes that a decision was set aside before it took effect.
///
/// # Errors
/// When the store refuses.
pub async fn dismiss(
    tx: &mut Tx<'_>,
    attempt: Id<Attempt>,
    number: u32,
    at: Moment,
    by: Id<Account>,
) -> Result<(), Failure> {
    tx.write(SQL.get("dismiss"), &[attempt.into(), number.into(), at.into(), by.into()]).await.map(drop)
}
