//! The questions as authors look after them: reports about a question, and its retirement.
//!
//! Content itself is data of the bank. What is decided here is kept in the store, so that a question with a mistake is
//! drawn no more from the moment at which an author says so, without a new release of the bank.

use std::collections::BTreeSet;

use crate::framework::ChallengeCode;
use crate::text::{Paragraph, TextFault};

/// What a person says about a question. Noun of `Id<QuestionReport>`.
#[derive(Debug, Clone, Copy)]
pub struct QuestionReport;

/// The longest text of a report, a reason or a note, in characters.
pub const WORDS_MAX: usize = 1000;

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The statement has a mistake.
    Statement,
    /// The answer that counts as right is disputed.
    Answer,
    /// A file does not open.
    File,
    /// Somebody cannot use it: keyboard, screen reader, size, contrast.
    Access,
    /// It is no longer true.
    Outdated,
    /// Something else.
    Other,
}

impl Category {
    /// Every category, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Statement, Self::Answer, Self::File, Self::Access, Self::Outdated, Self::Other];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Answer => "answer",
            Self::File => "file",
            Self::Access => "access",
            Self::Outdated => "outdated",
            Self::Other => "other",
        }
    }

    /// Takes back a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }
}

/// What is wrong in the form of a report, a note or a retirement, each at its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordsFault {
    /// No category was chosen.
    NoCategory,
    /// « Other », a reason and a note need a text.
    NoWords,
    /// More than [`WORDS_MAX`] characters.
    TooLong,
    /// It holds a character that cannot be shown.
    Unreadable,
}

impl WordsFault {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoCategory => "no-category",
            Self::NoWords => "no-words",
            Self::TooLong => "too-long",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Reads a text that may stay empty.
///
/// # Errors
/// When it is too long or cannot be shown.
pub fn check_words(typed: &str) -> Result<String, WordsFault> {
    match Paragraph::parse(typed, WORDS_MAX) {
        Ok(words) => Ok(words),
        Err(TextFault::Empty) => Ok(String::new()),
        Err(TextFault::TooLong { .. }) => Err(WordsFault::TooLong),
        Err(TextFault::ControlCharacter) => Err(WordsFault::Unreadable),
    }
}

/// Reads a text that must say something: a reason, a note.
///
/// # Errors
/// When it is empty, too long, or cannot be shown.
pub fn check_reason(typed: &str) -> Result<String, WordsFault> {
    check_words(typed).and_then(|words| if words.is_empty() { Err(WordsFault::NoWords) } else { Ok(words) })
}

/// Reads a report: a category, and a text that only « other » cannot do without.
///
/// # Errors
/// Everything that is wrong.
pub fn check_report(category: &str, typed: &str) -> Result<(Category, String), Vec<WordsFault>> {
    let category = Category::from_code(category);
    let words = if category == Some(Category::Other) { check_reason(typed) } else { check_words(typed) };
    match (category, words) {
        (Some(category), Ok(words)) => Ok((category, words)),
        (category, words) => {
            Err(category.is_none().then_some(WordsFault::NoCategory).into_iter().chain(words.err()).collect())
        }
    }
}

/// What is known when a question is to be retired.
#[derive(Debug)]
pub struct RetirementFacts<'a> {
    /// The question.
    pub challenge: &'a ChallengeCode,
    /// Every question of its skill, itself among them.
    pub of_skill: &'a [ChallengeCode],
    /// What is retired already.
    pub retired: &'a BTreeSet<ChallengeCode>,
    /// The question that replaces it, and whether the bank has it.
    pub successor: Option<(&'a ChallengeCode, bool)>,
}

/// Why a question is not retired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CannotRetire {
    /// It is the last one that its skill has to ask: placement and exams could not show the skill any more.
    LastOfSkill,
    /// The bank has no such successor.
    SuccessorUnknown,
    /// A question does not replace itself.
    SuccessorIsItself,
    /// The successor is retired too.
    SuccessorRetired,
}

impl CannotRetire {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LastOfSkill => "last-of-skill",
            Self::SuccessorUnknown => "successor-unknown",
            Self::SuccessorIsItself => "successor-itself",
            Self::SuccessorRetired => "successor-retired",
        }
    }
}

/// Whether a question may be retired. What was served stays in every case: only what is drawn later changes.
///
/// # Errors
/// Everything that hinders.
pub fn decide_retirement(facts: &RetirementFacts<'_>) -> Result<(), Vec<CannotRetire>> {
    let left = facts.of_skill.iter().any(|code| code != facts.challenge && !facts.retired.contains(code));
    let mut why = Vec::new();
    if !left && !facts.retired.contains(facts.challenge) {
        why.push(CannotRetire::LastOfSkill);
    }
    match facts.successor {
        Some((successor, _)) if successor == facts.challenge => why.push(CannotRetire::SuccessorIsItself),
        Some((_, false)) => why.push(CannotRetire::SuccessorUnknown),
        Some((successor, true)) if facts.retired.contains(successor) => {
            why.push(CannotRetire::SuccessorRetired);
        }
        Some(_) | None => {}
    }
    if why.is_empty() { Ok(()) } else { Err(why) }
}

/// What can still be drawn of the questions of a skill.
#[must_use]
pub fn in_service(of_skill: &[ChallengeCode], retired: &BTreeSet<ChallengeCode>) -> Vec<ChallengeCode> {
    of_skill.iter().filter(|code| !retired.contains(*code)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(letters: &str) -> Vec<ChallengeCode> {
        letters.chars().map(|letter| ChallengeCode::new(format!("1.1/sujet@2{letter}"))).collect()
    }

    fn decided(retired: &str, of_skill: &str, successor: Option<(&str, bool)>) -> Vec<CannotRetire> {
        let (all, retired) = (codes(of_skill), codes(retired).into_iter().collect());
        let successor = successor.map(|(letter, known)| (codes(letter).remove(0), known));
        let facts = RetirementFacts {
            challenge: &all[0],
            of_skill: &all,
            retired: &retired,
            successor: successor.as_ref().map(|(code, known)| (code, *known)),
        };
        decide_retirement(&facts).err().unwrap_or_default()
    }

    #[test]
    fn a_skill_keeps_a_question() {
        assert_eq!(decided("", "ab", None), []);
        assert_eq!(decided("b", "ab", None), [CannotRetire::LastOfSkill]);
        assert_eq!(decided("", "a", None), [CannotRetire::LastOfSkill]);
        assert_eq!(decided("b", "abc", None), []);
        assert_eq!(decided("ab", "ab", None), [], "it is retired already: another reason may be given");
    }

    #[test]
    fn a_successor_is_another_question_that_is_asked() {
        assert_eq!(decided("", "ab", Some(("b", true))), []);
        assert_eq!(decided("", "ab", Some(("a", true))), [CannotRetire::SuccessorIsItself]);
        assert_eq!(decided("", "ab", Some(("z", false))), [CannotRetire::SuccessorUnknown]);
        let both = [CannotRetire::LastOfSkill, CannotRetire::SuccessorRetired];
        assert_eq!(decided("b", "ab", Some(("b", true))), both, "everything is told at once");
    }

    #[test]
    fn what_is_retired_is_not_in_service() {
        let retired = codes("b").into_iter().collect();
        assert_eq!(in_service(&codes("abc"), &retired), codes("ac"));
        assert_eq!(in_service(&codes("abc"), &BTreeSet::new()), codes("abc"));
    }

    #[test]
    fn a_report_has_a_category_and_other_has_words() {
        assert_eq!(check_report("file", " "), Ok((Category::File, String::new())));
        assert_eq!(check_report("other", " "), Err(vec![WordsFault::NoWords]));
        let long = "a".repeat(WORDS_MAX + 1);
        assert_eq!(check_report("rien", &long), Err(vec![WordsFault::NoCategory, WordsFault::TooLong]));
        assert_eq!(check_reason("L’énoncé\nest faux."), Ok("L’énoncé\nest faux.".to_owned()));
        for category in Category::ALL {
            assert_eq!(Category::from_code(category.code()), Some(category));
        }
    }
}
