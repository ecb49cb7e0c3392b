//! The jury: dated, signed and reasoned decisions about one certification, and the publication of a session
//! (certification rules §9.3, §9.4, §10.2).
//!
//! Decisions are kept in their order and never rewritten; what stands follows from them. Mended: rejecting for fraud is
//! a decision of its own, and can be lifted (§10.2); a rescoring never lifts a cancellation (§7.7); whether a session
//! can be published is asked anew each time (§9.3).

use super::attempt::{AbortReason, Attempt};
use super::incident::Incident;
use super::scoring::{Score, ScoreStatus, ScoringInput};
use super::session::{SessionRefusal, SessionState};
use crate::id::Id;
use crate::people::Account;
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
    /// A neutralised question comes back.
    Restore {
        /// Its number.
        position: u16,
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
            Self::Keep { .. } => "keep",
            Self::RejectForFraud => "reject_for_fraud",
            Self::LiftRejection => "lift_rejection",
            Self::Cancel => "cancel",
            Self::Uncancel => "uncancel",
        }
    }

    /// It takes effect only when a second person has confirmed it.
    #[must_use]
    pub const fn needs_second_person(&self) -> bool {
        matches!(self, Self::RejectForFraud | Self::Cancel)
    }

    /// It may be taken about published results: what takes a certificate away, or gives it back.
    const fn may_follow_publication(self) -> bool {
        matches!(self, Self::RejectForFraud | Self::LiftRejection | Self::Cancel | Self::Uncancel)
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
    let neutralised = |position: u16| {
        facts.input.question(position).map(|q| q.neutralised).ok_or(CannotDecide::NoSuchQuestion { position })
    };
    let changes = match decision {
        JuryDecision::Neutralise { position } => !neutralised(position)?,
        JuryDecision::Restore { position } => neutralised(position)?,
        JuryDecision::Keep { incident } if facts.open_incidents.contains(&incident) => true,
        JuryDecision::Keep { .. } => return Err(CannotDecide::NoSuchIncident),
        JuryDecision::RejectForFraud => !facts.standing.fraud,
        JuryDecision::LiftRejection => facts.standing.fraud,
        JuryDecision::Cancel => !facts.standing.cancelled,
        JuryDecision::Uncancel => facts.standing.cancelled,
    };
    if !changes {
        return Err(CannotDecide::NothingChanges);
    }
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

/// Carries the decisions that have taken effect into what is scored, from the first to the last.
pub fn apply_decisions(input: &mut ScoringInput, decisions: &[JuryDecision]) {
    for decision in decisions {
        let (position, neutralised) = match *decision {
            JuryDecision::Neutralise { position } => (position, true),
            JuryDecision::Restore { position } => (position, false),
            _ => continue,
        };
        if let Some(question) = input.question_mut(position) {
            question.neutralised = neutralised;
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

/// One certification in the dossier of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// Whose test.
    pub attempt: Id<Attempt>,
    /// What stands.
    pub standing: Standing,
    /// What its latest score says, `None` before it was scored.
    pub scored: Option<ScoreStatus>,
    /// Every question has an answer.
    pub finished: bool,
    /// Why it was not finished.
    pub abort_reason: Option<AbortReason>,
    /// Somebody in the room has seen the end of the test.
    pub end_screen_seen: bool,
    /// Impactful incidents that are not settled.
    pub open_incidents: usize,
    /// A decision waits for its second person.
    pub awaits_second_person: bool,
}

/// All that a publication is decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationDossier {
    /// Where the session stands.
    pub session: SessionState,
    /// The centre has left a closing remark that no jury member has read.
    pub unread_remark: bool,
    /// An invigilator was in the session's room, so that the end of each test was watched there.
    pub invigilated: bool,
    /// The certifications, each row one.
    pub certifications: Vec<Certification>,
}

/// One thing that hinders a publication. Lists are in the order of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotPublish {
    /// Not finalised, or published already.
    Session(SessionRefusal),
    /// The closing remark was not read (M20).
    RemarkUnread,
    /// Incidents wait for a decision (M25).
    IncidentsPending {
        /// On these tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// No score, or one that cannot be told (M24); cancelled ones do not hinder.
    NotScored {
        /// Of these tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Nobody has said why these tests were not finished (M23).
    ReasonMissing {
        /// These tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Without an invigilator, nobody has seen the end of these tests (M22).
    EndNotSeen {
        /// These tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Decisions wait for their second person.
    AwaitsSecondPerson {
        /// About these tests.
        attempts: Vec<Id<Attempt>>,
    },
}

/// Decides whether the results of a session may be published (§9.3, M20–M25). A session without any test may.
///
/// # Errors
/// Everything that hinders, at once.
pub fn decide_publication(dossier: &PublicationDossier) -> Result<(), Vec<CannotPublish>> {
    let those = |hinders: &dyn Fn(&Certification) -> bool| -> Option<Vec<Id<Attempt>>> {
        let attempts: Vec<_> =
            dossier.certifications.iter().filter(|c| hinders(c)).map(|c| c.attempt).collect();
        (!attempts.is_empty()).then_some(attempts)
    };
    let not_scored =
        |c: &Certification| !c.standing.cancelled && matches!(c.scored, None | Some(ScoreStatus::Incomplete));
    let reasons: Vec<CannotPublish> = [
        dossier.session.can_publish().err().map(CannotPublish::Session),
        dossier.unread_remark.then_some(CannotPublish::RemarkUnread),
        those(&|c| c.open_incidents > 0).map(|attempts| CannotPublish::IncidentsPending { attempts }),
        those(&not_scored).map(|attempts| CannotPublish::NotScored { attempts }),
        those(&|c| !c.finished && c.abort_reason.is_none())
            .map(|attempts| CannotPublish::ReasonMissing { attempts }),
        those(&|c| !dossier.invigilated && c.finished && !c.end_screen_seen)
            .map(|attempts| CannotPublish::EndNotSeen { attempts }),
        those(&|c| c.awaits_second_person).map(|attempts| CannotPublish::AwaitsSecondPerson { attempts }),
    ]
    .into_iter()
    .flatten()
    .collect();
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

#[cfg(test)]
mod tests;
