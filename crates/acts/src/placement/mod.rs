//! Placement: the free adaptive test.

pub mod answer_placement;
pub mod preparing;
pub mod reset_competence;
pub mod start_placement;

use domain::certification::attempt::Attempt;
use domain::certification::scoring::ScoringRules;
use domain::id::Id;
use domain::placement::Cap;

pub use answer_placement::AnswerPlacement;
pub use reset_competence::ResetCompetence;
pub use start_placement::StartPlacement;

/// The levels that are open: what pages show of a profile is held under them.
pub const CAP: Cap = Cap::At(ScoringRules::OPEN_LEVELS);

/// Why a placement does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotPlace {
    /// The person is in an exam: its questions come first, and no explanation may help them meanwhile.
    ExamRuns {
        /// That exam.
        attempt: Id<Attempt>,
    },
    /// It is too early to take the competence again, or to put it back to nothing.
    TooSoon {
        /// Days to wait, 1 to 7.
        days: u32,
    },
    /// Nothing is left to show in this competence.
    NothingToAsk,
}

impl CannotPlace {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ExamRuns { .. } => "exam_runs",
            Self::TooSoon { .. } => "too_soon",
            Self::NothingToAsk => "nothing_to_ask",
        }
    }
}
