//! Judging an answer: what was expected, what was given, and why it counts as right or not.
//!
//! Pure, so that any verdict can be made again from the serving that stores `Expected` and the answer. Every
//! verdict carries its [`Trace`]: what was compared, after which treatments, and how near it came.
//!
//! Rules: candidate-and-prescriber-rules §2 and §10.1–10.2. The vectors lie in `vectors.tsv` with the
//! incumbent's value; where ours differs on purpose the row gives the reason.

mod blanks;
mod decimal;
mod treatment;

#[cfg(test)]
mod tests;

pub use decimal::Decimal;
pub use treatment::{Closeness, Nearest, levenshtein, prepare, treat};

use std::collections::BTreeSet;

use crate::question::{Expected, Outcome, Treatments};
use crate::screen::Judged;

/// Right or not, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// The answer counts as right.
    pub right: bool,
    /// It is not right, and right enough to count in part (several fields only).
    #[serde(default)]
    pub partial: bool,
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
    /// Several fields.
    Blanks {
        /// What was given and whether it is right, in the order of the fields.
        fields: Vec<JudgedField>,
    },
    /// An order.
    Ordering {
        /// The places given, in the order shown; none when the value is no order of the items.
        given: Option<Vec<u32>>,
        /// The places wanted.
        places: Vec<u32>,
    },
    /// The state of a simulated screen.
    Screen {
        /// Which goals were reached, and what was changed without need.
        judged: Judged,
    },
}

/// One field of several, judged.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JudgedField {
    /// What was typed or chosen.
    pub given: String,
    /// It counts as right.
    pub right: bool,
    /// The accepted text that came nearest, for a typed field.
    pub nearest: Option<Nearest>,
}

impl Verdict {
    /// Right or wrong, nothing in between.
    fn whole(right: bool, trace: Trace) -> Self {
        Self { right, partial: false, trace }
    }
}

/// Judges an answer.
///
/// `value` is what the form posts: the number of a choice (`3`), numbers joined by commas in any order
/// (`1,3`), the text typed, the number as typed by a person ([`Decimal::read`]), the places of the items joined by commas,
/// the fields each on a line of its own, or what differs from the start of a screen ([`crate::screen`]). An empty answer is never
/// right: the incumbent took an empty selection for right when nothing was to be ticked (A09).
#[must_use]
pub fn correct(expected: &Expected, value: &str) -> Verdict {
    match expected {
        Expected::SingleChoice { right } => {
            let chosen = choice(value);
            Verdict::whole(chosen == Some(*right), Trace::SingleChoice { chosen, right: *right })
        }
        Expected::MultipleChoice { right } => {
            let right: BTreeSet<u32> = right.iter().copied().collect();
            let chosen = choices(value);
            let is_right = !right.is_empty() && chosen.as_ref() == Some(&right);
            Verdict::whole(is_right, Trace::MultipleChoice { chosen, right })
        }
        Expected::ShortText { accept, treatments } => correct_text(accept, *treatments, value),
        Expected::Number { value: expected, tolerance } => correct_number(expected, tolerance, value),
        Expected::Blanks { fields, treatments, dependent, partial } => {
            blanks::correct(fields, *treatments, *dependent, *partial, value)
        }
        Expected::Ordering { places } => {
            let given = places_of(value, places.len());
            let right = given.as_ref() == Some(places);
            Verdict::whole(right, Trace::Ordering { given, places: places.clone() })
        }
        Expected::Screen { screen, goals, free } => {
            let judged = screen.judge(goals, free, value);
            Verdict::whole(judged.is_right(), Trace::Screen { judged })
        }
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

/// The places given to so many items: each place once.
fn places_of(value: &str, items: usize) -> Option<Vec<u32>> {
    let places: Vec<u32> = value.split(',').map(|place| choice(place.trim())).collect::<Option<_>>()?;
    let each: BTreeSet<u32> = places.iter().copied().collect();
    let wanted = (1..).take(items).collect();
    (places.len() == items && each == wanted).then_some(places)
}

/// Compares with every accepted text; a text of several lines is several texts, whatever ends its lines
/// (A45).
fn correct_text(accept: &[String], treatments: Treatments, value: &str) -> Verdict {
    let nearest = nearest(accept, treatments, value);
    let right = nearest.as_ref().is_some_and(|near| near.closeness.is_right());
    Verdict::whole(
        right,
        Trace::ShortText { treatments, treated: treat(&prepare(value), treatments), nearest },
    )
}

/// The accepted text that comes nearest to what was typed.
fn nearest(accept: &[String], treatments: Treatments, value: &str) -> Option<Nearest> {
    accept
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|accepted| Nearest::measure(value, accepted, treatments))
        .min_by_key(|near| (!near.closeness.is_right(), near.distance))
}

/// Compares two decimal numbers exactly, the tolerance included.
fn correct_number(expected: &str, tolerance: &str, value: &str) -> Verdict {
    let read = Decimal::read(value);
    let distance = read.zip(Decimal::read(expected)).map(|(read, expected)| read.distance(expected));
    Verdict::whole(
        distance.zip(Decimal::read(tolerance)).is_some_and(|(distance, tolerance)| distance <= tolerance),
        Trace::Number {
            read: read.map(|number| number.to_string()),
            expected: expected.to_owned(),
            tolerance: tolerance.to_owned(),
            distance: distance.map(|number| number.to_string()),
        },
    )
}

/// What comes of an answer, given its verdict and how it was given (§2.1, §10.2).
///
/// `verdict` is `None` when the candidate passed; what is partly right stays so (X05). What is wrong stays wrong. A right answer after the time of
/// the question (`late`) counts as timed out. A right answer in an exam counts as focused out when the
/// question asked to stay and the window was left; that goes before lateness, because it is the graver of the
/// two. Outside an exam leaving costs nothing.
#[must_use]
#[expect(clippy::fn_params_excessive_bools, reason = "four independent facts about one answer")]
pub fn outcome(
    verdict: Option<&Verdict>,
    late: bool,
    focused_question: bool,
    left_window: bool,
    in_exam: bool,
) -> Outcome {
    match verdict {
        None => Outcome::Passed,
        Some(verdict) if verdict.partial => Outcome::Partial,
        Some(verdict) if !verdict.right => Outcome::Wrong,
        Some(_) if focused_question && left_window && in_exam => Outcome::FocusedOut,
        Some(_) if late => Outcome::TimedOut,
        Some(_) => Outcome::Right,
    }
}
