//! What happens to one competence: kept, downgraded by one level, or not certified (certification rules §7.5).

use super::{RuleSet, ScoredQuestion, rate};
use crate::question::Outcome;

/// The three columns of the rule table, by the rate of the whole exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Below 70 %.
    Below70,
    /// From 70 % to below 80 %.
    From70,
    /// 80 % or more.
    From80,
}

impl Band {
    /// The column for so many right answers.
    #[must_use]
    pub fn of(set: RuleSet, right: u32, counted: u32) -> Self {
        let reaches = |percent: u8| match set {
            RuleSet::RoundedHalf => rate(right, counted) >= percent,
            RuleSet::StrictMajority => {
                counted > 0 && 100 * u64::from(right) >= u64::from(percent) * u64::from(counted)
            }
        };
        match (reaches(80), reaches(70)) {
            (true, _) => Self::From80,
            (false, true) => Self::From70,
            (false, false) => Self::Below70,
        }
    }
}

/// What was counted in one competence, dependent questions of a small one counting twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// N: questions asked.
    pub asked: u32,
    /// C: right ones among those that count, 3 at most.
    pub right: u32,
    /// X: neutralised ones.
    pub neutralised: u32,
}

impl Tally {
    /// Counts the questions of one competence.
    #[must_use]
    pub fn of(questions: &[&ScoredQuestion]) -> Self {
        let small = questions.len() < 3;
        let weight = |q: &ScoredQuestion| if small && q.dependent { 2 } else { 1 };
        let worth = |q: &ScoredQuestion| match q.outcome {
            Some(Outcome::Right) => weight(q),
            Some(Outcome::Partial) if small && q.dependent => 1,
            _ => 0,
        };
        let counting = questions.iter().filter(|q| !q.neutralised);
        Self {
            asked: questions.iter().map(|q| weight(q)).sum(),
            right: counting.map(|q| worth(q)).sum::<u32>().min(3),
            neutralised: questions.iter().filter(|q| q.neutralised).map(|q| weight(q)).sum(),
        }
    }
}

/// What the rule table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The level of the profile is certified.
    Keep,
    /// One level and 8 points less.
    Downgrade,
    /// Not certified.
    Invalidate,
}

/// The rule table, for every tally.
///
/// Mended: the incumbent's table has 19 rows and fails on other tallies, for instance on two dependent questions (N = 4).
/// Ours takes N as 3 at most and X as N − C at most, which reaches a row for every tally; a competence on which nothing
/// was asked is not certified.
#[must_use]
pub fn verdict(tally: Tally, band: Band) -> Verdict {
    use Verdict::{Downgrade, Invalidate, Keep};
    let asked = tally.asked.min(3);
    let right = tally.right.min(asked);
    let neutralised = tally.neutralised.min(asked - right);
    let [from_80, from_70, below_70] = match (asked, right, neutralised) {
        (3, 3, _) | (3, 2, 1) | (2, 2, _) => [Keep, Keep, Keep],
        (3, 2, _) => [Keep, Downgrade, Downgrade],
        (3, 1, 1) | (2, 1, 0) => [Keep, Downgrade, Invalidate],
        (3, 1, 2) | (2, 1, 1) | (1, 1, _) => [Keep, Keep, Downgrade],
        _ => [Invalidate, Invalidate, Invalidate],
    };
    match band {
        Band::From80 => from_80,
        Band::From70 => from_70,
        Band::Below70 => below_70,
    }
}
