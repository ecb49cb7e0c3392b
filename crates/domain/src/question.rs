//! A question as it was shown and as it is judged.
//!
//! What a candidate saw and what was expected are stored with the serving: the seed proves, it is not the memory.

use crate::framework::{ChallengeCode, CompetenceCode, SkillCode};
use crate::locale::Locale;
use crate::picture::{Picture, Spot};
use crate::screen::{Goal, Screen};

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
    /// Without scripts it cannot be answered.
    #[serde(default)]
    pub needs_script: bool,
    /// What the page says beforehand of the question that follows, in an exam.
    #[serde(default)]
    pub ahead: Option<Ahead>,
}

/// What is said of a question before its page is opened: its time runs from there, and its window is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ahead {
    /// Leaving the window will count.
    pub focused: bool,
    /// Seconds that it will allow, when it is timed.
    pub seconds: Option<u32>,
}

/// A file that goes with a question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownFile {
    /// The name under which it is downloaded, for instance `ventes-foyer.ods`.
    pub name: String,
    /// Its content type.
    pub media_type: String,
    /// Its size in bytes, where it is the same for everyone: a file of one's own is made when it is fetched (ADR 0057).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// BLAKE3 of its bytes, in hexadecimal, of files announced with it: since ADR 0057 the journal keeps it of those that
    /// were fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
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
    /// Several fields, each typed or chosen from a list (QROCM; matching too).
    Blanks {
        /// The fields, in the order shown.
        fields: Vec<Field>,
    },
    /// Items to put in order: each gets its place.
    Ordering {
        /// The items as safe HTML, in the order shown.
        items: Vec<String>,
    },
    /// Passages to tick in a text.
    SelectText {
        /// The text in parts, as safe HTML.
        parts: Vec<Passage>,
    },
    /// One zone of a picture.
    Hotspot {
        /// The picture.
        picture: Picture,
        /// The zones that can be chosen, in the order in which they are read.
        zones: Vec<Spot>,
    },
    /// A small app in which the person acts; the state it ends in is the answer.
    Screen {
        /// The app at the start.
        screen: Screen,
    },
}

/// One field of several.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// Its label, plain text.
    pub label: String,
    /// What can be chosen, plain text; nothing where the answer is typed.
    pub options: Vec<String>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Passage {
    /// Safe HTML.
    pub text: String,
    /// Its number, from 1, where it can be ticked.
    pub number: Option<u32>,
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
    /// What each field wants.
    Blanks {
        /// In the order of the fields.
        fields: Vec<ExpectedField>,
        /// How typed texts are compared.
        treatments: Treatments,
        /// The fields are typed and share what they want: in any order, each answer meets another one (QROCM-dep).
        dependent: bool,
        /// From so many right fields on an answer that is not wholly right counts as partly right.
        partial: Option<u32>,
    },
    /// The place of each item shown, from 1.
    Ordering {
        /// Those places, in the order shown.
        places: Vec<u32>,
    },
    /// The state in which a simulated screen ends.
    Screen {
        /// The app at the start: what was changed is told against it.
        screen: Screen,
        /// What must be true at the end.
        goals: Vec<Goal>,
        /// Properties that may be changed without need, as `thing.property`.
        free: Vec<String>,
    },
}

/// What one field wants.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedField {
    /// One of these texts, compared after the treatments.
    Text(Vec<String>),
    /// The option of that number, from 1.
    Option(u32),
}

impl Expected {
    /// An answer that is right, as a form posts it: for demonstrations, rehearsals and checks.
    #[must_use]
    pub fn right_value(&self) -> String {
        let joined = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        match self {
            Self::SingleChoice { right } => right.to_string(),
            Self::MultipleChoice { right } => joined(right),
            Self::ShortText { accept, .. } => accept.first().cloned().unwrap_or_default(),
            Self::Number { value, .. } => value.clone(),
            Self::Ordering { places } => joined(places),
            Self::Screen { screen, goals, .. } => screen.solved(goals),
            Self::Blanks { fields, .. } => {
                let right = fields.iter().map(|field| match field {
                    ExpectedField::Text(accept) => accept.first().cloned().unwrap_or_default(),
                    ExpectedField::Option(number) => number.to_string(),
                });
                right.collect::<Vec<_>>().join("\n")
            }
        }
    }
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
