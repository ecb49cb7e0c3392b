//! The questions of a test at a glance: one tile each, and how many came out how.

use domain::certification::scoring::ScoringInput;
use domain::question::Outcome;
use store::scores::Basis;
use web_shell::{Chrome, Texts};

use crate::room;

/// One question of the test, as a tile.
pub struct Tile {
    pub position: u16,
    pub kind: &'static str,
    pub icon: web_shell::Icon,
    pub text: String,
    pub neutralised: bool,
    pub here: bool,
}

/// The questions, one tile each.
pub fn tiles(chrome: &Chrome, words: &Texts, basis: &Basis, input: &ScoringInput, here: u16) -> Vec<Tile> {
    let tile = |given: &domain::certification::scoring::ScoredQuestion| {
        let now = input.question(given.position);
        let outcome = now.and_then(|question| question.outcome);
        let (kind, icon) = mark(outcome);
        Tile {
            position: given.position,
            kind,
            icon: chrome.icon(icon),
            text: words.s(outcome_key(outcome)).to_lowercase(),
            neutralised: now.is_some_and(|question| question.neutralised),
            here: given.position == here,
        }
    };
    basis.given.questions.iter().map(tile).collect()
}

/// The colour and icon of an outcome: right answers stay plain, so that the eye goes to the others.
pub fn mark(outcome: Option<Outcome>) -> (&'static str, &'static str) {
    match outcome {
        Some(Outcome::Right) => ("", "check"),
        Some(Outcome::Wrong) => ("bad", "circle-x"),
        Some(Outcome::Partial) => ("bad", "minus"),
        Some(Outcome::TimedOut) => ("warn", "timer"),
        Some(Outcome::FocusedOut) => ("warn", "eye"),
        Some(Outcome::Passed) => ("off", "chevron-right"),
        None => ("off", "circle-help"),
    }
}

/// The name of the text for an outcome.
pub fn outcome_key(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Right) => "outcome-right",
        Some(Outcome::Partial) => "outcome-partial",
        Some(Outcome::Wrong) => "outcome-wrong",
        Some(Outcome::Passed) => "outcome-passed",
        Some(Outcome::TimedOut) => "outcome-timed_out",
        Some(Outcome::FocusedOut) => "outcome-focused_out",
        None => "outcome-none",
    }
}

/// How many of each, with an icon; what does not occur is left out.
pub fn counts(t: &Texts, input: &ScoringInput) -> Vec<(&'static str, String)> {
    let those =
        |hit: &dyn Fn(Option<Outcome>) -> bool| input.questions.iter().filter(|q| hit(q.outcome)).count();
    let late = |outcome| matches!(outcome, Some(Outcome::TimedOut | Outcome::FocusedOut));
    let wrong = |outcome| matches!(outcome, Some(Outcome::Wrong | Outcome::Partial));
    let neutralised = input.questions.iter().filter(|q| q.neutralised).count();
    [
        ("check", "count-right", those(&|o| o == Some(Outcome::Right))),
        ("circle-x", "count-wrong", those(&wrong)),
        ("timer", "count-late", those(&late)),
        ("chevron-right", "count-passed", those(&|o| o == Some(Outcome::Passed))),
        ("circle-help", "count-none", those(&|o| o.is_none())),
        ("ban", "count-neutralised", neutralised),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 0)
    .map(|(icon, key, count)| (icon, t.n(key, "count", room::count(count))))
    .collect()
}
