//! A call during the test: the candidate tells of a problem with the question, and stands still until it is settled.
//!
//! Nothing of the kind existed (certification rules §5.6): the candidate raised a hand while the clock ran.

use super::incident::IncidentKind;
use crate::text::{Paragraph, TextFault};

/// A call of a candidate. Noun of `Id<Alert>`.
#[derive(Debug, Clone, Copy)]
pub struct Alert;

/// Longest words of a candidate, in characters.
pub const WORDS_MAX: usize = 300;

/// What a candidate says of a question: the incidents about one question, or something else.
pub const KINDS: [IncidentKind; 8] = [
    IncidentKind::ImageMissing,
    IncidentKind::EmbedMissing,
    IncidentKind::FileNotOpening,
    IncidentKind::SiteBlocked,
    IncidentKind::SoftwareFailed,
    IncidentKind::TimerTooShort,
    IncidentKind::ForcedFocusOut,
    IncidentKind::Inaccessible,
];

/// What is said of the question: a kind, or words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The kind; none for « something else ».
    pub kind: Option<IncidentKind>,
    /// In the candidate's words, perhaps none where a kind says it.
    pub words: String,
}

/// Why what was told is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ToldFault {
    /// Neither a kind nor « something else ».
    #[error("nothing chosen")]
    NothingChosen,
    /// Something else, without saying what.
    #[error("words are missing")]
    WordsMissing,
    /// The words themselves.
    #[error("the words do not fit")]
    Words(TextFault),
}

impl Told {
    /// Takes what was chosen, the code of a kind or `autre`, and typed.
    ///
    /// # Errors
    /// When nothing was chosen, or the words are missing or too long.
    pub fn parse(chosen: &str, typed: &str) -> Result<Self, ToldFault> {
        let words = match Paragraph::parse(typed, WORDS_MAX) {
            Ok(words) => words,
            Err(TextFault::Empty) => String::new(),
            Err(fault) => return Err(ToldFault::Words(fault)),
        };
        if chosen == "autre" {
            return if words.is_empty() {
                Err(ToldFault::WordsMissing)
            } else {
                Ok(Self { kind: None, words })
            };
        }
        let kind = KINDS.into_iter().find(|kind| kind.code() == chosen).ok_or(ToldFault::NothingChosen)?;
        Ok(Self { kind: Some(kind), words })
    }
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlertOutcome {
    /// The question stays: what was wrong is mended.
    Kept,
    /// The question stays, and the problem is reported to the jury.
    Reported,
    /// Another question of the same skill took its place.
    Replaced,
    /// The candidate took the call back.
    Withdrawn,
    /// The test ended meanwhile.
    Ended,
}

impl AlertOutcome {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Reported, Self::Replaced, Self::Withdrawn, Self::Ended];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Reported => "reported",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_needs_no_words_something_else_does() {
        assert_eq!(Told::parse("E3", " ").map(|t| t.kind), Ok(Some(IncidentKind::FileNotOpening)));
        assert_eq!(
            Told::parse("autre", "La souris saute.").map(|t| (t.kind, t.words)),
            Ok((None, "La souris saute.".into()))
        );
        assert_eq!(Told::parse("autre", "  "), Err(ToldFault::WordsMissing));
        assert_eq!(Told::parse("", "rien"), Err(ToldFault::NothingChosen));
        assert_eq!(Told::parse("C6", ""), Err(ToldFault::NothingChosen), "not about the question");
        assert!(matches!(Told::parse("E1", &"a".repeat(WORDS_MAX + 1)), Err(ToldFault::Words(_))));
    }

    #[test]
    fn kinds_are_about_one_question() {
        assert!(KINDS.iter().all(|kind| kind.is_about_a_question()));
    }

    #[test]
    fn outcomes_keep_their_codes() {
        for outcome in AlertOutcome::ALL {
            assert_eq!(AlertOutcome::from_code(outcome.code()), Some(outcome));
        }
        assert_eq!(AlertOutcome::from_code("lost"), None);
    }
}
