//! Incidents that settle themselves when the session is finalised (certification rules §8.3).

use super::{AskedQuestion, Effect, IncidentKind, NewIncident, Resolution};
use crate::question::Outcome;

/// How an incident settles itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// What is stored.
    pub resolution: Resolution,
    /// What it does to the score.
    pub effect: Effect,
}

impl Settlement {
    /// The question whose answer counts as right by this.
    #[must_use]
    pub const fn counts_right(&self) -> Option<u16> {
        if let Effect::CountRight(position) = self.effect { Some(position) } else { None }
    }

    /// What is left of it, when other reports of the same test are settled with it: a question whose answer counts as right
    /// by one of them does not leave the score by another.
    #[must_use]
    pub fn after(self, counted_right: impl FnOnce(u16) -> bool) -> Self {
        match self.effect {
            Effect::Neutralise(position) if counted_right(position) => {
                Self { resolution: Resolution::CountedRight, effect: Effect::CountRight(position) }
            }
            _ => self,
        }
    }
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
