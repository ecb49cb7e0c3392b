//! Incidents: what the centre reports about a test, and what settles itself (certification rules §8).
//!
//! `C` incidents are about the candidate, `E` incidents about one question. Those that can change a result are
//! *impactful*: each is settled, by the rules below or by the jury, before results are published.

use crate::question::Outcome;
use crate::text::{Paragraph, TextFault};

/// A filed incident. Noun of `Id<Incident>`.
#[derive(Debug, Clone, Copy)]
pub struct Incident;

/// Longest description, in characters.
pub const DESCRIPTION_MAX: usize = 500;
/// The greatest question number that can be told.
pub const QUESTION_MAX: u16 = 500;

/// What happened (§8.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum IncidentKind {
    /// A name or the date of birth is to be corrected.
    #[serde(rename = "C1")]
    Identity,
    /// Extra time is to be added or changed.
    #[serde(rename = "C2")]
    ExtraTime,
    /// Present, but did not sign, or on the wrong line.
    #[serde(rename = "C4")]
    Signature,
    /// Suspicion of fraud.
    #[serde(rename = "C6")]
    Fraud,
    /// A technical incident that did not stop the candidate.
    #[serde(rename = "C7")]
    TechnicalNonBlocking,
    /// Late, left the room, came back: nothing that stopped the test.
    #[serde(rename = "C8")]
    CandidateNonBlocking,
    /// An image did not show.
    #[serde(rename = "E1")]
    ImageMissing,
    /// A simulator or an application did not work.
    #[serde(rename = "E2")]
    EmbedMissing,
    /// A file did not download or open.
    #[serde(rename = "E3")]
    FileNotOpening,
    /// A site was down.
    #[serde(rename = "E4")]
    SiteDown,
    /// A site was blocked by the network of the place.
    #[serde(rename = "E5")]
    SiteBlocked,
    /// A candidate with extra time was stopped by the timer of the question.
    #[serde(rename = "E8")]
    TimerTooShort,
    /// A program of the machine failed.
    #[serde(rename = "E9")]
    SoftwareFailed,
    /// A focused question had to be left.
    #[serde(rename = "E10")]
    ForcedFocusOut,
    /// An error page forced the candidate to pass.
    #[serde(rename = "E11")]
    ErrorPage,
    /// The question was not accessible to the candidate.
    #[serde(rename = "E12")]
    Inaccessible,
}

/// No incident of that code can be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KindFault {
    /// No such code.
    #[error("no such code")]
    Unknown,
    /// A code of old forms: C3, C5, E6 and E7 (§8.2, V39).
    #[error("a code of old forms")]
    Retired,
}

impl IncidentKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 16] = [
        Self::Identity,
        Self::ExtraTime,
        Self::Signature,
        Self::Fraud,
        Self::TechnicalNonBlocking,
        Self::CandidateNonBlocking,
        Self::ImageMissing,
        Self::EmbedMissing,
        Self::FileNotOpening,
        Self::SiteDown,
        Self::SiteBlocked,
        Self::TimerTooShort,
        Self::SoftwareFailed,
        Self::ForcedFocusOut,
        Self::ErrorPage,
        Self::Inaccessible,
    ];

    /// The code that the paper form and the store use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "C1",
            Self::ExtraTime => "C2",
            Self::Signature => "C4",
            Self::Fraud => "C6",
            Self::TechnicalNonBlocking => "C7",
            Self::CandidateNonBlocking => "C8",
            Self::ImageMissing => "E1",
            Self::EmbedMissing => "E2",
            Self::FileNotOpening => "E3",
            Self::SiteDown => "E4",
            Self::SiteBlocked => "E5",
            Self::TimerTooShort => "E8",
            Self::SoftwareFailed => "E9",
            Self::ForcedFocusOut => "E10",
            Self::ErrorPage => "E11",
            Self::Inaccessible => "E12",
        }
    }

    /// Takes a code.
    ///
    /// # Errors
    /// When nothing of that code can be filed.
    pub fn parse(code: &str) -> Result<Self, KindFault> {
        let code = code.trim().to_uppercase();
        match Self::ALL.into_iter().find(|kind| kind.code() == code) {
            Some(kind) => Ok(kind),
            None if matches!(code.as_str(), "C3" | "C5" | "E6" | "E7") => Err(KindFault::Retired),
            None => Err(KindFault::Unknown),
        }
    }

    /// It is about one question, whose number must be told.
    #[must_use]
    pub fn is_about_a_question(self) -> bool {
        self.code().starts_with('E')
    }

    /// It must be described in words.
    #[must_use]
    pub fn wants_description(self) -> bool {
        !self.is_about_a_question() && self != Self::Fraud
    }

    /// It can change a result: it must be settled before publication.
    #[must_use]
    pub fn is_impactful(self) -> bool {
        self.is_about_a_question() || matches!(self, Self::Identity | Self::Fraud)
    }
}

/// An incident as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncidentDraft {
    /// The code of the kind.
    pub kind: String,
    /// What happened, in words.
    pub description: String,
    /// The number of the question.
    pub question: String,
}

/// An incident that may be written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewIncident {
    /// What happened.
    pub kind: IncidentKind,
    /// In words.
    pub description: Option<String>,
    /// The number of the question, for `E` incidents only.
    pub question: Option<u16>,
}

/// One thing to mend in the form of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentFault {
    /// The kind.
    Kind(KindFault),
    /// The description.
    Description(TextFault),
    /// No number from 1 to [`QUESTION_MAX`] (V37).
    Question,
    /// The test has no question of that number: it has so many.
    BeyondTest {
        /// Questions of the test.
        questions: u32,
    },
}

impl IncidentFault {
    /// The field and the reason, by their names in texts.
    #[must_use]
    pub const fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind(KindFault::Unknown) => ("kind", "unknown"),
            Self::Kind(KindFault::Retired) => ("kind", "retired"),
            Self::Description(TextFault::Empty) => ("description", "required"),
            Self::Description(TextFault::TooLong { .. }) => ("description", "too_long"),
            Self::Description(TextFault::ControlCharacter) => ("description", "control_character"),
            Self::Question => ("question", "not_a_question_number"),
            Self::BeyondTest { .. } => ("question", "beyond_test"),
        }
    }
}

impl IncidentDraft {
    /// Reads the whole form (§8.1, V37–V40). `questions` is how many the test has, where there is one: without a test nobody
    /// knows.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(&self, questions: Option<u32>) -> Result<NewIncident, Vec<IncidentFault>> {
        let mut faults = Vec::new();
        let kind =
            IncidentKind::parse(&self.kind).map_err(|fault| faults.push(IncidentFault::Kind(fault))).ok();
        let description = match Paragraph::parse(&self.description, DESCRIPTION_MAX) {
            Ok(text) => Some(text),
            Err(TextFault::Empty) if !kind.is_some_and(IncidentKind::wants_description) => None,
            Err(fault) => {
                faults.push(IncidentFault::Description(fault));
                None
            }
        };
        let question = if kind.is_some_and(IncidentKind::is_about_a_question) {
            let number = self.question.trim().parse().ok().filter(|n| (1..=QUESTION_MAX).contains(n));
            match (number, questions) {
                (None, _) => faults.push(IncidentFault::Question),
                (Some(number), Some(questions)) if u32::from(number) > questions => {
                    faults.push(IncidentFault::BeyondTest { questions });
                }
                _ => {}
            }
            number
        } else {
            None
        };
        match kind {
            Some(kind) if faults.is_empty() => Ok(NewIncident { kind, description, question }),
            _ => Err(faults),
        }
    }
}

/// What is known of one answer, to settle an incident about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about a question")]
pub struct AskedQuestion {
    /// The number of the question as the candidate saw it.
    pub position: u16,
    /// The outcome, `None` without an answer.
    pub outcome: Option<Outcome>,
    /// It shows an image or embeds something.
    pub has_image_or_embed: bool,
    /// It goes with a file.
    pub has_file: bool,
    /// It has a timer of its own.
    pub timed: bool,
    /// Leaving the window counts.
    pub focused: bool,
}

/// How an incident was settled; the code is stored, the sentence is written in the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// The candidate has answered no question of that number.
    NoSuchAnswer,
    /// The question has nothing of what is said to have failed.
    NotConcerned,
    /// The answer is right: nothing to repair.
    AnswerIsRight,
    /// The answer is wrong for another reason than the one told.
    OtherReason,
    /// The question was neutralised.
    Neutralised,
    /// The right answer, lost by lateness or focus, counts as right.
    CountedRight,
    /// The jury has decided.
    Jury,
}

/// What settling an incident does to the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(tag = "effect", content = "position", rename_all = "snake_case")]
pub enum Effect {
    /// Nothing.
    None,
    /// The question leaves the score.
    Neutralise(u16),
    /// The answer counts as right.
    CountRight(u16),
}

mod settling;
pub use settling::{Settlement, settle};

#[cfg(test)]
mod tests;
