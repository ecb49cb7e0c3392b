//! A question as it was shown and as it is judged.
//!
//! What a candidate saw and what was expected are stored with the serving: the seed proves, it is not the memory.

use crate::framework::{ChallengeCode, CompetenceCode, SkillCode};
use crate::locale::Locale;

/// What the page shows. It never holds the solution.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Shown {
    /// The language it is written in: French where the bank has no other, whatever the page speaks.
    #[serde(default)]
    pub language: Locale,
    /// A short title.
    pub title: String,
    /// The instruction, as safe HTML made by us from Markdown.
    pub instruction: String,
    /// How to answer.
    pub form: AnswerForm,
    /// Files to download and open.
    pub files: Vec<ShownFile>,
    /// Leaving the window counts.
    pub focused: bool,
    /// Seconds that the question allows, when it is timed.
    pub seconds: Option<u32>,
}

/// A file that goes with a question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownFile {
    /// The name under which it is downloaded, for instance `ventes-foyer.ods`.
    pub name: String,
    /// Its content type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// BLAKE3 of its bytes, in hexadecimal: what was served can be proved.
    pub digest: String,
    /// One line about it: « Classeur, 40 lignes ».
    pub about: String,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnswerForm {
    /// One choice among several (QCU). Choices are safe HTML, in the order shown.
    SingleChoice {
        /// The choices.
        choices: Vec<String>,
    },
    /// Any number of choices (QCM).
    MultipleChoice {
        /// The choices.
        choices: Vec<String>,
    },
    /// A word or a short sentence (QROC).
    ShortText {
        /// The label of the field.
        label: String,
    },
    /// A number (QROC, format « nombre »).
    Number {
        /// The label of the field.
        label: String,
        /// The unit, shown after the field.
        unit: Option<String>,
    },
}

/// What counts as right.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Expected {
    /// The number of the right choice, from 1, in the order shown.
    SingleChoice {
        /// That number.
        right: u32,
    },
    /// The numbers of the right choices, from 1, ascending.
    MultipleChoice {
        /// Those numbers.
        right: Vec<u32>,
    },
    /// One of these texts, compared after the treatments.
    ShortText {
        /// The accepted texts.
        accept: Vec<String>,
        /// How the texts are compared.
        treatments: Treatments,
    },
    /// This number, within the tolerance.
    Number {
        /// The value as a decimal text, for instance `347.20`: compared exactly, never as a binary fraction.
        value: String,
        /// The greatest distance that is still right, as a decimal text; `0` for exact.
        tolerance: String,
    },
}

/// Which differences between answer and solution are forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Treatments {
    /// t1: case, accents and all white space.
    pub fold: bool,
    /// t2: everything but letters, digits and spaces.
    pub punctuation: bool,
    /// t3: typing errors up to a quarter of the answer's length.
    pub typos: bool,
}

/// One variant of a challenge, ready to be served.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Variant {
    /// Which challenge.
    pub challenge: ChallengeCode,
    /// Of which skill.
    pub skill: SkillCode,
    /// Of which competence.
    pub competence: CompetenceCode,
    /// What the page shows.
    pub shown: Shown,
    /// What counts as right.
    pub expected: Expected,
}

/// What came of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Right.
    Right,
    /// Partly right (dependent blanks with scores only).
    Partial,
    /// Wrong.
    Wrong,
    /// Passed by the candidate: « Je passe ».
    Passed,
    /// Right, but after the time of the question.
    TimedOut,
    /// Right, but the window of a focused question was left.
    FocusedOut,
}

impl Outcome {
    /// The code of the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Partial => "partial",
            Self::Wrong => "wrong",
            Self::Passed => "passed",
            Self::TimedOut => "timed_out",
            Self::FocusedOut => "focused_out",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Right, Self::Partial, Self::Wrong, Self::Passed, Self::TimedOut, Self::FocusedOut]
            .into_iter()
            .find(|o| o.code() == code)
    }
}
