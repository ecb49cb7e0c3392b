//! The jury: dated, signed and reasoned decisions about one certification, and the publication of a session
//! (certification rules §9.3, §9.4, §10.2).
//!
//! Decisions are kept in their order and never rewritten; what stands follows from them. Mended: rejecting for fraud is
//! a decision of its own, and can be lifted (§10.2); a rescoring never lifts a cancellation (§7.7); whether a session
//! can be published is asked anew each time (§9.3).

use super::attempt::AbortReason;
use super::finalisation::close_unanswered;
use super::incident::{Effect, Incident};
use super::scoring::{Score, ScoreStatus, ScoringInput};
use super::session::{SessionRefusal, SessionState};
use crate::id::Id;
use crate::people::Account;
use crate::question::Outcome;
use crate::text::{Paragraph, TextFault};

/// Longest reason of a decision, in characters.
pub const REASON_MAX: usize = 1_000;

/// What the jury decides about one certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum JuryDecision {
    /// A question leaves the score.
    Neutralise {
        /// Its number.
        position: u16,
    },
    /// A neutralised question comes back; without an answer it counts as passed.
    Restore {
        /// Its number.
        position: u16,
    },
    /// The answer to a question counts as right, whatever it was judged.
    CountRight {
        /// Its number.
        position: u16,
    },
    /// The answer to a question counts again as it was judged when it was given.
    AsGiven {
        /// Its number.
        position: u16,
    },
    /// The test stopped for this reason, whatever the centre had said: its unanswered questions are closed accordingly.
    StoppedBy {
        /// The reason.
        reason: AbortReason,
    },
    /// An incident changes nothing.
    Keep {
        /// Which incident.
        incident: Id<Incident>,
    },
    /// The certification is rejected for fraud.
    RejectForFraud,
    /// The rejection for fraud is lifted.
    LiftRejection,
    /// The certification is cancelled: it did not happen as it should.
    Cancel,
    /// The cancellation is lifted.
    Uncancel,
}

impl JuryDecision {
    /// The name of the decision in the store and in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Neutralise { .. } => "neutralise",
            Self::Restore { .. } => "restore",
            Self::CountRight { .. } => "count_right",
            Self::AsGiven { .. } => "as_given",
            Self::StoppedBy { reason: AbortReason::Candidate } => "stopped_by_candidate",
            Self::StoppedBy { reason: AbortReason::Technical } => "stopped_by_technical",
            Self::Keep { .. } => "keep",
            Self::RejectForFraud => "reject_for_fraud",
            Self::LiftRejection => "lift_rejection",
            Self::Cancel => "cancel",
            Self::Uncancel => "uncancel",
        }
    }

    /// What the automatic settlement of an incident decides, if it changes anything.
    #[must_use]
    pub const fn of_effect(effect: Effect) -> Option<Self> {
        match effect {
            Effect::None => None,
            Effect::Neutralise(position) => Some(Self::Neutralise { position }),
            Effect::CountRight(position) => Some(Self::CountRight { position }),
        }
    }

    /// The question it is about.
    #[must_use]
    pub const fn position(&self) -> Option<u16> {
        match *self {
            Self::Neutralise { position }
            | Self::Restore { position }
            | Self::CountRight { position }
            | Self::AsGiven { position } => Some(position),
            _ => None,
        }
    }

    /// It takes the place of an earlier decision about the same thing: the latest of them stands.
    #[must_use]
    pub fn replaces(&self, earlier: &Self) -> bool {
        use JuryDecision as D;
        match (self, earlier) {
            (D::Neutralise { .. } | D::Restore { .. }, D::Neutralise { .. } | D::Restore { .. })
            | (D::CountRight { .. } | D::AsGiven { .. }, D::CountRight { .. } | D::AsGiven { .. }) => {
                self.position() == earlier.position()
            }
            (D::StoppedBy { .. }, D::StoppedBy { .. })
            | (D::RejectForFraud | D::LiftRejection, D::RejectForFraud | D::LiftRejection)
            | (D::Cancel | D::Uncancel, D::Cancel | D::Uncancel) => true,
            _ => self == earlier,
        }
    }

    /// It takes effect only when a second person has confirmed it: what takes a certification away, and what gives it
    /// back.
    #[must_use]
    pub const fn needs_second_person(&self) -> bool {
        matches!(self, Self::RejectForFraud | Self::LiftRejection | Self::Cancel | Self::Uncancel)
    }

    /// It may be taken about published results: what takes a certificate away, or gives it back.
    const fn may_follow_publication(self) -> bool {
        self.needs_second_person()
    }
}

/// What stands after the decisions that have taken effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Cancelled.
    pub cancelled: bool,
    /// Rejected for fraud.
    pub fraud: bool,
}

impl Standing {
    /// Reads the decisions that have taken effect, from the first to the last.
    #[must_use]
    pub fn of(decisions: &[JuryDecision]) -> Self {
        decisions.iter().fold(Self::default(), |standing, decision| match decision {
            JuryDecision::Cancel => Self { cancelled: true, ..standing },
            JuryDecision::Uncancel => Self { cancelled: false, ..standing },
            JuryDecision::RejectForFraud => Self { fraud: true, ..standing },
            JuryDecision::LiftRejection => Self { fraud: false, ..standing },
            _ => standing,
        })
    }
}

/// What a decision is decided on.
#[derive(Debug, Clone, Copy)]
pub struct DecisionFacts<'a> {
    /// Where the session stands.
    pub session: SessionState,
    /// What was answered, before any decision.
    pub given: &'a ScoringInput,
    /// What is scored, with the decisions that have taken effect.
    pub input: &'a ScoringInput,
    /// What stands.
    pub standing: Standing,
    /// The incidents of this certification that are not settled.
    pub open_incidents: &'a [Id<Incident>],
}

/// Why a decision cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotDecide {
    /// The session is not before the jury.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// The reason: 1 to [`REASON_MAX`] characters.
    #[error(transparent)]
    Reason(#[from] TextFault),
    /// No question of that number.
    #[error("no question {position}")]
    NoSuchQuestion {
        /// That number.
        position: u16,
    },
    /// No open incident of that name on this certification.
    #[error("no such open incident")]
    NoSuchIncident,
    /// It is so already.
    #[error("it is so already")]
    NothingChanges,
}

/// Decides whether a decision may be taken, and gives its reason as it is kept.
///
/// After publication only what takes a certificate away or gives it back may be decided; for the rest the publication is
/// withdrawn first, because a score that changes makes another certificate.
///
/// # Errors
/// The first thing that hinders.
pub fn decide(
    decision: JuryDecision,
    reason: &str,
    facts: &DecisionFacts<'_>,
) -> Result<String, CannotDecide> {
    match (facts.session.can_assign(), decision.may_follow_publication()) {
        (Err(SessionRefusal::Published { .. }), true) | (Ok(()), _) => {}
        (Err(refusal), _) => return Err(refusal.into()),
    }
    if !changes(decision, facts)? {
        return Err(CannotDecide::NothingChanges);
    }
    Ok(Paragraph::parse(reason, REASON_MAX)?)
}

/// Whether a decision would change anything.
fn changes(decision: JuryDecision, facts: &DecisionFacts<'_>) -> Result<bool, CannotDecide> {
    let question =
        |position: u16| facts.input.question(position).ok_or(CannotDecide::NoSuchQuestion { position });
    Ok(match decision {
        JuryDecision::Neutralise { position } => !question(position)?.neutralised,
        JuryDecision::Restore { position } => question(position)?.neutralised,
        JuryDecision::CountRight { position } => matches!(
            question(position)?.outcome,
            Some(Outcome::Wrong | Outcome::Partial | Outcome::TimedOut | Outcome::FocusedOut)
        ),
        JuryDecision::AsGiven { position } => {
            let given = facts.given.question(position).and_then(|q| q.outcome);
            question(position)?.outcome != given
        }
        JuryDecision::StoppedBy { reason } => {
            let mut closed = facts.input.clone();
            close_unanswered(&mut closed, reason);
            closed != *facts.input
        }
        JuryDecision::Keep { incident } if facts.open_incidents.contains(&incident) => true,
        JuryDecision::Keep { .. } => return Err(CannotDecide::NoSuchIncident),
        JuryDecision::RejectForFraud => !facts.standing.fraud,
        JuryDecision::LiftRejection => facts.standing.fraud,
        JuryDecision::Cancel => !facts.standing.cancelled,
        JuryDecision::Uncancel => facts.standing.cancelled,
    })
}

/// Why a finalised session is not given back to its centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotReopen {
    /// It is not before the jury, or published: the publication is withdrawn first.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// The reason: 1 to [`REASON_MAX`] characters.
    #[error(transparent)]
    Reason(#[from] TextFault),
}

/// Decides whether a finalised session goes back to its centre, which completes what it told, and gives the reason as it is
/// kept. The incumbent knew no such way: what the centre had forgotten was lost (certification rules §12.7).
///
/// # Errors
/// The first thing that hinders.
pub fn decide_reopening(session: SessionState, reason: &str) -> Result<String, CannotReopen> {
    session.can_assign()?;
    Ok(Paragraph::parse(reason, REASON_MAX)?)
}

/// The second person is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a second person must confirm")]
pub struct SamePerson;

/// Decides whether somebody may confirm a decision that needs two people.
///
/// # Errors
/// When it is the one who took it.
pub fn decide_confirmation(taken_by: Id<Account>, confirmed_by: Id<Account>) -> Result<(), SamePerson> {
    if taken_by == confirmed_by { Err(SamePerson) } else { Ok(()) }
}

/// Carries the decisions that have taken effect, from the first to the last, into what is scored: `input` is what was
/// answered, before any of them.
pub fn apply_decisions(input: &mut ScoringInput, decisions: &[JuryDecision]) {
    let given: Vec<(u16, Option<Outcome>)> =
        input.questions.iter().map(|q| (q.position, q.outcome)).collect();
    for decision in decisions {
        if let JuryDecision::StoppedBy { reason } = *decision {
            close_unanswered(input, reason);
            continue;
        }
        let Some(question) = decision.position().and_then(|position| input.question_mut(position)) else {
            continue;
        };
        match *decision {
            #[cfg(feature = "planted")]
            JuryDecision::Neutralise { .. } if crate::planted::is("neutralised_counts") => {}
            JuryDecision::Neutralise { .. } => question.neutralised = true,
            JuryDecision::Restore { .. } => {
                question.neutralised = false;
                question.auto_skipped |= question.outcome.is_none();
            }
            JuryDecision::CountRight { .. } => question.outcome = Some(Outcome::Right),
            JuryDecision::AsGiven { position } => {
                question.outcome =
                    given.iter().find(|(number, _)| *number == position).and_then(|(_, outcome)| *outcome);
            }
            _ => {}
        }
    }
}

/// What the candidate and the world are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicStatus {
    /// Cancelled by the jury.
    Cancelled,
    /// Rejected for fraud.
    RejectedForFraud,
    /// Cancelled because too few questions count (§7.7, seed 002).
    CancelledTooFewAnswers,
    /// Not obtained.
    Rejected,
    /// Obtained.
    Validated,
    /// Nothing can be told yet.
    Pending,
}

impl PublicStatus {
    /// The name of the status in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::RejectedForFraud => "rejected_for_fraud",
            Self::CancelledTooFewAnswers => "cancelled_too_few_answers",
            Self::Rejected => "rejected",
            Self::Validated => "validated",
            Self::Pending => "pending",
        }
    }
}

/// Cancelled comes before rejected for fraud, and both before what the score says.
#[must_use]
pub fn public_status(standing: Standing, score: Option<&Score>) -> PublicStatus {
    if standing.cancelled {
        return PublicStatus::Cancelled;
    }
    if standing.fraud {
        return PublicStatus::RejectedForFraud;
    }
    match score.map(|score| (score.status, score.trusted)) {
        None | Some((ScoreStatus::Incomplete, _)) => PublicStatus::Pending,
        Some((_, false)) => PublicStatus::CancelledTooFewAnswers,
        Some((ScoreStatus::Rejected, true)) => PublicStatus::Rejected,
        Some((ScoreStatus::Validated, true)) => PublicStatus::Validated,
    }
}

mod publication;
pub use publication::{CannotPublish, Certification, PublicationDossier, decide_publication};

#[cfg(test)]
mod tests;
