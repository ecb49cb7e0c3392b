//! One competence as its owner sees it (§3.8, §3.9).

use super::knowledge::{DAYS_BEFORE_RESET, DAYS_BEFORE_RETAKE, Knowledge, days_left};
use super::profile::{Cap, Standing, current};

use crate::moment::Moment;

/// The placement of one person in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evaluation {
    /// Never begun.
    None,
    /// Put back to nothing.
    Reset,
    /// Begun, with questions left.
    Started,
    /// No question left.
    Completed,
}

/// How far a competence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// « Commencer ».
    NotStarted,
    /// « Reprendre ».
    Started,
    /// No question left.
    Completed,
}

/// One competence as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Scorecard {
    /// How far it is.
    pub progress: Progress,
    /// Points and level.
    pub standing: Standing,
    /// The level is the highest that counts.
    pub at_highest_level: bool,
    /// Days until a retake, 0 when it is open; none when nothing is known.
    pub days_before_retake: Option<u32>,
    /// Days until a reset, 0 when it is open; none when nothing is known.
    pub days_before_reset: Option<u32>,
}

impl Scorecard {
    /// The competence is done, can still grow, and 4 days have passed.
    #[must_use]
    pub fn may_retake(&self) -> bool {
        self.progress == Progress::Completed && !self.at_highest_level && self.days_before_retake == Some(0)
    }

    /// Something is known, and 7 days have passed since the latest of it.
    #[must_use]
    pub fn may_reset(&self) -> bool {
        self.days_before_reset == Some(0)
    }
}

/// The scorecard of one competence.
///
/// `known` is what holds about that competence now ([`super::latest`], kept to its skills). Something learnt
/// elsewhere, for instance in a campaign, makes a competence started even though its own placement was never
/// begun.
#[must_use]
pub fn scorecard(known: &[&Knowledge], evaluation: Evaluation, cap: Cap, now: Moment) -> Scorecard {
    let last = known.iter().map(|k| k.at).max();
    let progress = match evaluation {
        Evaluation::None | Evaluation::Reset if last.is_none() => Progress::NotStarted,
        Evaluation::Completed => Progress::Completed,
        Evaluation::None | Evaluation::Reset | Evaluation::Started => Progress::Started,
    };
    let standing =
        current(known.iter().copied(), None, cap).competences.into_values().next().unwrap_or_default();
    Scorecard {
        progress,
        at_highest_level: matches!(cap, Cap::At(level) if standing.level >= level),
        standing,
        days_before_retake: last.map(|at| days_left(DAYS_BEFORE_RETAKE, at, now)),
        days_before_reset: last.map(|at| days_left(DAYS_BEFORE_RESET, at, now)),
    }
}
