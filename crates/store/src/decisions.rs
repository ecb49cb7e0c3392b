//! Decisions about attempts: those of the jury, and the effects of incidents that settled themselves. They are kept in
//! their order and never rewritten.

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::incident::{Effect, Incident};
use domain::certification::jury::JuryDecision;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("decisions.sql")));

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// One of the decisions that a jury takes; without an author, an incident neutralised the question by itself.
    Jury(JuryDecision),
    /// An incident settled itself: the right answer to this question, lost by lateness or focus, counts.
    CountRight {
        /// The number of the question.
        position: u16,
    },
}

impl What {
    /// What the automatic settlement of an incident decides, if it changes anything.
    #[must_use]
    pub const fn of_effect(effect: Effect) -> Option<Self> {
        match effect {
            Effect::None => None,
            Effect::Neutralise(position) => Some(Self::Jury(JuryDecision::Neutralise { position })),
            Effect::CountRight(position) => Some(Self::CountRight { position }),
        }
    }

    /// The name in the store and in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Jury(decision) => decision.code(),
            Self::CountRight { .. } => "count_right",
        }
    }

    /// The question it is about.
    #[must_use]
    pub const fn position(&self) -> Option<u16> {
        match *self {
            Self::CountRight { position }
            | Self::Jury(JuryDecision::Neutralise { position } | JuryDecision::Restore { position }) => {
                Some(position)
            }
            Self::Jury(_) => None,
        }
    }

    fn read(code: &str, position: Option<u16>, incident: Option<Id<Incident>>) -> Option<Self> {
        Some(Self::Jury(match code {
            "count_right" => return Some(Self::CountRight { position: position? }),
            "neutralise" => JuryDecision::Neutralise { position: position? },
            "restore" => JuryDecision::Restore { position: position? },
            "keep" => JuryDecision::Keep { incident: incident? },
            "reject_for_fraud" => JuryDecision::RejectForFraud,
            "lift_rejection" => JuryDecision::LiftRejection,
            "cancel" => JuryDecision::Cancel,
            "uncancel" => JuryDecision::Uncancel,
            _ => return None,
        }))
    }
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
    pub what: What,
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
        self.needs_two() && self.seconded.is_none() && self.dismissed.is_none()
    }

    /// It has taken effect.
    #[must_use]
    pub fn in_effect(&self) -> bool {
        self.dismissed.is_none() && (self.seconded.is_some() || !self.needs_two())
    }

    fn needs_two(&self) -> bool {
        matches!(self.what, What::Jury(decision) if decision.needs_second_person())
    }
}

/// The decisions of the jury that have taken effect, from the first to the last.
#[must_use]
pub fn taken(decisions: &[Kept]) -> Vec<JuryDecision> {
    let in_effect = decisions.iter().filter(|d| d.in_effect());
    in_effect.filter_map(|d| if let What::Jury(decision) = d.what { Some(decision) } else { None }).collect()
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (attempt, number, session, incident) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let code: String = c.take()?;
    let position: Option<u32> = c.take()?;
    let what = What::read(&code, position.and_then(|p| u16::try_from(p).ok()), incident)
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
    pub what: What,
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
