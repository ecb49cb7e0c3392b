//! What may be done with an appeal where it stands, and the words as they are kept.

use jiff::civil::Date;

use super::{AppealKind, AppealState, OPEN_MAX, Verdict, WORDS_MAX};
use crate::certification::jury::{PublicStatus, REASON_MAX};
use crate::moment::{Moment, Zone};
use crate::text::{Paragraph, TextFault};

/// Why an appeal does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAppeal {
    /// The result is not published: there is nothing to appeal against yet.
    #[error("the result is not published")]
    NotPublished,
    /// The last day to ask has passed.
    #[error("the last day was {last}")]
    TooLate {
        /// That day.
        last: Date,
    },
    /// [`OPEN_MAX`] are open already.
    #[error("{OPEN_MAX} appeals are open")]
    TooManyOpen,
    /// The words: nothing, too many, or characters that no keyboard types.
    #[error(transparent)]
    Words(#[from] TextFault),
    /// It is not where this step is made: answered, withdrawn, or with somebody else.
    #[error("it is not there")]
    NotThere,
    /// The centre still has time to say what it knows.
    #[error("the centre has until {until}")]
    CentreFirst {
        /// Until that day.
        until: Date,
    },
    /// It was asked again once: the answer is the last one.
    #[error("it was asked again before")]
    LastAnswer,
    /// A refusal changes nothing.
    #[error("a refusal changes nothing")]
    RefusedWithEffect,
    /// What was asked is said to be done, and the identity is as it was.
    #[error("the identity was not corrected")]
    NotCorrected,
    /// The answer would take something from the candidate that was published.
    #[error("it would take something away")]
    TakesAway,
}

/// Decides whether a candidate may ask, and gives the words as they are kept. `published` is the moment of the publication,
/// `open` how many appeals about the same test are open.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_asking(
    kind: AppealKind,
    words: &str,
    published: Option<Moment>,
    open: usize,
    (now, zone): (Moment, &Zone),
) -> Result<String, CannotAppeal> {
    let published = published.ok_or(CannotAppeal::NotPublished)?;
    if let Some(last) = kind.last_day(published, zone).filter(|last| now.local(zone).date() > *last) {
        return Err(CannotAppeal::TooLate { last });
    }
    if open >= OPEN_MAX {
        return Err(CannotAppeal::TooManyOpen);
    }
    Ok(Paragraph::parse(words, WORDS_MAX)?)
}

/// Decides whether the centre may say what it knows, and gives its words as they are kept. It may be late.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_statement(state: AppealState, words: &str) -> Result<String, CannotAppeal> {
    match state {
        AppealState::WithCentre { .. } => Ok(Paragraph::parse(words, WORDS_MAX)?),
        _ => Err(CannotAppeal::NotThere),
    }
}

/// Decides whether the candidate may withdraw it.
///
/// # Errors
/// When it is closed.
pub const fn decide_withdrawing(state: AppealState) -> Result<(), CannotAppeal> {
    if state.is_open() { Ok(()) } else { Err(CannotAppeal::NotThere) }
}

/// Decides whether the candidate may ask the jury again, and gives the words as they are kept.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_asking_again(
    state: AppealState,
    words: &str,
    (now, zone): (Moment, &Zone),
) -> Result<String, CannotAppeal> {
    match (state, state.again_until(zone)) {
        (AppealState::Answered { again: true, .. }, _) => Err(CannotAppeal::LastAnswer),
        (_, None) => Err(CannotAppeal::NotThere),
        (_, Some(last)) if now.local(zone).date() > last => Err(CannotAppeal::TooLate { last }),
        (_, Some(_)) => Ok(Paragraph::parse(words, WORDS_MAX)?),
    }
}

/// What an answer is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerFacts {
    /// What it is about.
    pub kind: AppealKind,
    /// The identity was corrected since the candidate asked.
    pub corrected: bool,
    /// What is told now: the outcome and the points.
    pub before: (PublicStatus, u32),
    /// What would be told with the decision of the answer; nothing where it decides nothing about the score.
    pub after: Option<(PublicStatus, u32)>,
}

/// Decides whether the jury may answer so, and gives its words as they are kept.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_answer(
    state: AppealState,
    verdict: Verdict,
    words: &str,
    facts: &AnswerFacts,
    (now, zone): (Moment, &Zone),
) -> Result<String, CannotAppeal> {
    if !state.is_open() {
        return Err(CannotAppeal::NotThere);
    }
    if let Some(until) = state.due(zone).filter(|_| !state.awaits_jury(now, zone)) {
        return Err(CannotAppeal::CentreFirst { until });
    }
    if let Some(after) = facts.after {
        if verdict == Verdict::Refused {
            return Err(CannotAppeal::RefusedWithEffect);
        }
        if takes_away(facts.before, after) {
            return Err(CannotAppeal::TakesAway);
        }
    }
    if facts.kind == AppealKind::Identity && verdict == Verdict::Accepted && !facts.corrected {
        return Err(CannotAppeal::NotCorrected);
    }
    Ok(Paragraph::parse(words, REASON_MAX)?)
}

/// Whoever appeals does not come out with less: an obtained certification stays obtained, with no fewer points, and one
/// that was not obtained does not become a cancelled one.
#[must_use]
pub fn takes_away(before: (PublicStatus, u32), after: (PublicStatus, u32)) -> bool {
    let obtained = |told: (PublicStatus, u32)| told.0 == PublicStatus::Validated;
    !obtained(after) && after.0 != before.0 || obtained(before) && after.1 < before.1
}
