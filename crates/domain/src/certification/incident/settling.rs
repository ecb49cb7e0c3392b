//! Incidents that settle themselves when the session is finalised (certification rules §8.3).

use super::{AskedQuestion, Effect, IncidentKind, NewIncident, Resolution};
use crate::certification::scoring::ScoringInput;
use crate::question::Outcome;

/// How an incident settles itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// What is stored.
    pub resolution: Resolution,
    /// What it does to the score.
    pub effect: Effect,
}

/// Settles an incident by what is known of the answers; `None` leaves it to people.
///
/// The question is found by the number that the candidate saw. Two decisions where the incumbent left right answers
/// lost (§8.3, marked as a defect there):
///
/// * **E8, timer too short.** A right answer that came late counts as right: with the time that was due it would have.
///   A wrong or passed one is neutralised.
/// * **A right answer lost by lateness or focus under another `E` code.** The question is neutralised: what failed may
///   well have cost the time or the focus, but nobody can tell.
///
/// E10 keeps the incumbent's rule: a right answer lost by focus counts as right, a passed one is neutralised, a wrong
/// one stays wrong, because leaving the window does not make an answer wrong.
#[must_use]
pub fn settle(incident: &NewIncident, asked: &[AskedQuestion]) -> Option<Settlement> {
    if !incident.kind.is_about_a_question() {
        return None;
    }
    let answered = incident.question.and_then(|position| asked.iter().find(|q| q.position == position));
    let Some((question, outcome)) = answered.and_then(|q| Some((q, q.outcome?))) else {
        return Some(without_effect(Resolution::NoSuchAnswer));
    };
    let concerned = match incident.kind {
        IncidentKind::ImageMissing | IncidentKind::EmbedMissing => question.has_image_or_embed,
        IncidentKind::FileNotOpening => question.has_file,
        IncidentKind::TimerTooShort => question.timed,
        IncidentKind::ForcedFocusOut => question.focused,
        _ => true,
    };
    if !concerned {
        return Some(without_effect(Resolution::NotConcerned));
    }
    Some(repaired(incident.kind, outcome, question.position))
}

const fn without_effect(resolution: Resolution) -> Settlement {
    Settlement { resolution, effect: Effect::None }
}

const fn repaired(kind: IncidentKind, outcome: Outcome, position: u16) -> Settlement {
    match (kind, outcome) {
        (_, Outcome::Right) => without_effect(Resolution::AnswerIsRight),
        (IncidentKind::TimerTooShort, Outcome::TimedOut)
        | (IncidentKind::ForcedFocusOut, Outcome::FocusedOut) => {
            Settlement { resolution: Resolution::CountedRight, effect: Effect::CountRight(position) }
        }
        (IncidentKind::ForcedFocusOut, Outcome::Wrong | Outcome::Partial | Outcome::TimedOut) => {
            without_effect(Resolution::OtherReason)
        }
        _ => Settlement { resolution: Resolution::Neutralised, effect: Effect::Neutralise(position) },
    }
}

/// Carries an effect into what is scored; a number that was not asked changes nothing.
pub fn apply_effect(input: &mut ScoringInput, effect: Effect) {
    match effect {
        Effect::None => {}
        Effect::Neutralise(position) => {
            if let Some(question) = input.question_mut(position) {
                question.neutralised = true;
            }
        }
        Effect::CountRight(position) => {
            if let Some(question) = input.question_mut(position) {
                question.outcome = Some(Outcome::Right);
            }
        }
    }
}
