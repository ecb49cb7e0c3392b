//! Judging an answer: what was expected, what was given, and why it counts as right or not.
//!
//! Pure, so that any verdict can be made again from the serving that stores `Expected` and the answer. Every
//! verdict carries its [`Trace`]: what was compared, after which treatments, and how near it came.
//!
//! Rules: candidate-and-prescriber-rules §2 and §10.1–10.2. The vectors lie in `vectors.tsv` with the
//! incumbent's value; where ours differs on purpose the row gives the reason. Not judged here, because the
//! forms do not exist: several blanks in one question (A64–A88) and hence partial credit (X05).

mod decimal;
mod treatment;

#[cfg(test)]
mod tests;

pub use decimal::Decimal;
pub use treatment::{Closeness, Nearest, levenshtein, prepare, treat};

use std::collections::BTreeSet;

use crate::question::{Expected, Outcome, Treatments};

/// Right or not, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// The answer counts as right.
    pub right: bool,
    /// What was compared.
    pub trace: Trace,
}

/// What was compared to reach a verdict: the answer to « why was this accepted? ».
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trace {
    /// One choice.
    SingleChoice {
        /// The number chosen, from 1; none when the value is no number of a choice.
        chosen: Option<u32>,
        /// The number of the right choice.
        right: u32,
    },
    /// A set of choices.
    MultipleChoice {
        /// The numbers chosen, ascending and each once; none when the value is no list of numbers.
        chosen: Option<BTreeSet<u32>>,
        /// The numbers of the right choices.
        right: BTreeSet<u32>,
    },
    /// A text.
    ShortText {
        /// The treatments that both sides received.
        treatments: Treatments,
        /// The answer after them.
        treated: String,
        /// The accepted text that came nearest; none when nothing was typed or nothing is accepted.
        nearest: Option<Nearest>,
    },
    /// A number.
    Number {
        /// The number read from the answer, in its shortest decimal form; none when none could be read.
        read: Option<String>,
        /// The number expected, as the content writes it.
        expected: String,
        /// The greatest distance that is still right, as the content writes it.
        tolerance: String,
        /// The distance between both; none when one of them could not be read.
        distance: Option<String>,
    },
}

/// Judges an answer.
///
/// `value` is what the form posts: the number of a choice (`3`), numbers joined by commas in any order
/// (`1,3`), the text typed, or the number as typed by a person ([`Decimal::read`]). An empty answer is never
/// right: the incumbent took an empty selection for right when nothing was to be ticked (A09).
#[must_use]
pub fn correct(expected: &Expected, value: &str) -> Verdict {
    match expected {
        Expected::SingleChoice { right } => {
            let chosen = choice(value);
            Verdict { right: chosen == Some(*right), trace: Trace::SingleChoice { chosen, right: *right } }
        }
        Expected::MultipleChoice { right } => {
            let right: BTreeSet<u32> = right.iter().copied().collect();
            let chosen = choices(value);
            let is_right = !right.is_empty() && chosen.as_ref() == Some(&right);
            Verdict { right: is_right, trace: Trace::MultipleChoice { chosen, right } }
        }
        Expected::ShortText { accept, treatments } => correct_text(accept, *treatments, value),
        Expected::Number { value: expected, tolerance } => correct_number(expected, tolerance, value),
    }
}

/// The number of a choice, written in one way only (A02, A03): the page posts it, no person types it.
fn choice(value: &str) -> Option<u32> {
    value.parse().ok().filter(|number: &u32| number.to_string() == value)
}

/// A set of choices. Order and repetition say nothing (the incumbent counted repetitions, A07).
fn choices(value: &str) -> Option<BTreeSet<u32>> {
    value.split(',').map(str::trim).filter(|item| !item.is_empty()).map(choice).collect()
}

/// Compares with every accepted text; a text of several lines is several texts, whatever ends its lines
/// (A45).
fn correct_text(accept: &[String], treatments: Treatments, value: &str) -> Verdict {
    let nearest = accept
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|accepted| Nearest::measure(value, accepted, treatments))
        .min_by_key(|near| (!near.closeness.is_right(), near.distance));
    Verdict {
        right: nearest.as_ref().is_some_and(|near| near.closeness.is_right()),
        trace: Trace::ShortText { treatments, treated: treat(&prepare(value), treatments), nearest },
    }
}

/// Compares two decimal numbers exactly, the tolerance included.
fn correct_number(expected: &str, tolerance: &str, value: &str) -> Verdict {
    let read = Decimal::read(value);
    let distance = read.zip(Decimal::read(expected)).map(|(read, expected)| read.distance(expected));
    Verdict {
        right: distance
            .zip(Decimal::read(tolerance))
            .is_some_and(|(distance, tolerance)| distance <= tolerance),
        trace: Trace::Number {
            read: read.map(|number| number.to_string()),
            expected: expected.to_owned(),
            tolerance: tolerance.to_owned(),
            distance: distance.map(|number| number.to_string()),
        },
    }
}

/// What comes of an answer, given its verdict and how it was given (§2.1, §10.2).
///
/// `right` is `None` when the candidate passed. What is wrong stays wrong. A right answer after the time of
/// the question (`late`) counts as timed out. A right answer in an exam counts as focused out when the
/// question asked to stay and the window was left; that goes before lateness, because it is the graver of the
/// two. Outside an exam leaving costs nothing.
#[must_use]
#[expect(clippy::fn_params_excessive_bools, reason = "four independent facts about one answer")]
pub fn outcome(
    right: Option<bool>,
    late: bool,
    focused_question: bool,
    left_window: bool,
    in_exam: bool,
) -> Outcome {
    match right {
        None => Outcome::Passed,
        Some(false) => Outcome::Wrong,
        Some(true) if focused_question && left_window && in_exam => Outcome::FocusedOut,
        Some(true) if late => Outcome::TimedOut,
        Some(true) => Outcome::Right,
    }
}
