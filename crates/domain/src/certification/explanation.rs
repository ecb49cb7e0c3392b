//! Why a result is what it is, as facts that a parent can follow: how many answers are right of how many that count, what was
//! taken out, the mark that had to be reached and since when it is the mark, which competences were lowered and why.
//!
//! Facts, not sentences: the words are texts. Everything is read from the score and what it was computed from.

use super::jury::PublicStatus;
use super::scoring::{
    Band, Mark, RuleSet, Score, ScoredQuestion, ScoringInput, Verdict, needed_for_trust, verdict,
};
use crate::framework::CompetenceCode;

/// One thing that somebody is told about a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Something is missing: nothing can be told yet.
    Pending,
    /// The jury has cancelled the certification.
    Cancelled,
    /// The jury has rejected it for fraud.
    Fraud,
    /// Too few questions count: the certification is cancelled and can be taken again.
    TooFew {
        /// That count.
        counted: u32,
        /// That had to.
        needed: u32,
        /// That were asked.
        asked: u32,
    },
    /// How many answers are right.
    Right {
        /// Right ones.
        right: u32,
        /// Questions that count.
        counted: u32,
    },
    /// Questions that were taken out of the score.
    Neutralised {
        /// Their numbers, ascending.
        positions: Vec<u16>,
    },
    /// Questions that nobody could answer any more, because the test stopped before them: they do not count.
    Unreached {
        /// Their numbers, ascending.
        positions: Vec<u16>,
    },
    /// Questions whose blanks depend on each other: in a competence of fewer than three questions they count twice.
    Doubled {
        /// Their numbers, ascending.
        positions: Vec<u16>,
    },
    /// Questions that nobody answered, and that count as missed.
    Missed {
        /// Their numbers, ascending.
        positions: Vec<u16>,
    },
    /// What had to be reached.
    PassMark {
        /// Under these rules, which have a date.
        set: RuleSet,
        /// It was.
        reached: bool,
    },
    /// It was reached, and no competence keeps a point.
    NothingLeft,
    /// The levels that can be certified end below that of the placement.
    Capped {
        /// In which competence.
        competence: CompetenceCode,
        /// The level of the placement.
        placed: u8,
        /// The highest that can be certified.
        highest: u8,
    },
    /// One level and 8 points less.
    Lowered {
        /// Which competence.
        competence: CompetenceCode,
        /// The level that is certified.
        level: u8,
        /// Right answers in it.
        right: u32,
        /// Questions that count in it.
        counted: u32,
        /// With so many percent of right answers in the whole exam it would have kept its level.
        keeps_from: u8,
    },
    /// Not certified.
    Lost {
        /// Which competence.
        competence: CompetenceCode,
        /// Right answers in it.
        right: u32,
        /// Questions that count in it.
        counted: u32,
    },
}

impl Fact {
    /// The competence that it is about; nothing when it is about the whole.
    #[must_use]
    pub const fn competence(&self) -> Option<&CompetenceCode> {
        match self {
            Self::Capped { competence, .. }
            | Self::Lowered { competence, .. }
            | Self::Lost { competence, .. } => Some(competence),
            _ => None,
        }
    }
}

/// Explains a result: `input` is what the score was computed from, with the decisions that have taken effect.
///
/// From the whole to the single competence. Of a result that cannot be told, or that people have taken away, only that is
/// said.
#[must_use]
pub fn explain(input: &ScoringInput, score: &Score, status: PublicStatus) -> Vec<Fact> {
    match status {
        PublicStatus::Pending => return vec![Fact::Pending],
        PublicStatus::Cancelled => return vec![Fact::Cancelled],
        PublicStatus::RejectedForFraud => return vec![Fact::Fraud],
        PublicStatus::CancelledTooFewAnswers | PublicStatus::Rejected | PublicStatus::Validated => {}
    }
    let Score { right, counted, asked, .. } = *score;
    let mut facts = vec![Fact::Right { right, counted }];
    let counts = |q: &&ScoredQuestion| score.marks.iter().any(|m| m.competence == q.competence);
    let small = |q: &ScoredQuestion| {
        input.questions.iter().filter(|other| other.competence == q.competence).count() < 3
    };
    let mut those = |hit: &dyn Fn(&ScoredQuestion) -> bool, fact: fn(Vec<u16>) -> Fact| {
        let mut positions: Vec<u16> =
            input.questions.iter().filter(counts).filter(|q| hit(q)).map(|q| q.position).collect();
        positions.sort_unstable();
        if !positions.is_empty() {
            facts.push(fact(positions));
        }
    };
    those(&|q| q.neutralised && q.outcome.is_some(), |positions| Fact::Neutralised { positions });
    those(&|q| q.neutralised && q.outcome.is_none(), |positions| Fact::Unreached { positions });
    those(&|q| q.outcome.is_none() && q.auto_skipped && !q.neutralised, |positions| Fact::Missed {
        positions,
    });
    those(&|q| q.dependent && !q.neutralised && small(q), |positions| Fact::Doubled { positions });
    if status == PublicStatus::CancelledTooFewAnswers {
        facts.push(Fact::TooFew { counted, needed: needed_for_trust(asked), asked });
        return facts;
    }
    let reached = score.enough_right();
    facts.push(Fact::PassMark { set: score.rules.set, reached });
    if reached {
        if score.total == 0 {
            facts.push(Fact::NothingLeft);
        }
        facts.extend(score.marks.iter().flat_map(|mark| of_mark(input, score, mark)));
    }
    facts
}

/// What happened to one competence: nothing to tell when it keeps its level.
fn of_mark(input: &ScoringInput, score: &Score, mark: &Mark) -> Vec<Fact> {
    let tested = input.tested.iter().find(|tested| tested.competence == mark.competence);
    let placed = tested.map_or(0, |tested| tested.level);
    let highest = score.rules.max_level;
    let competence = || mark.competence.clone();
    let of_it = || input.questions.iter().filter(|q| q.competence == mark.competence && !q.neutralised);
    let right = of_it().filter(|q| q.outcome == Some(crate::question::Outcome::Right)).count();
    let [right, counted] = [right, of_it().count()].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let mut facts = Vec::new();
    if placed > highest && mark.verdict != Verdict::Invalidate {
        facts.push(Fact::Capped { competence: competence(), placed, highest });
    }
    match mark.verdict {
        Verdict::Keep => {}
        Verdict::Downgrade => {
            let keeps_from = if verdict(mark.tally, Band::From70) == Verdict::Keep { 70 } else { 80 };
            let level = mark.level.unwrap_or_default();
            facts.push(Fact::Lowered { competence: competence(), level, right, counted, keeps_from });
        }
        Verdict::Invalidate => facts.push(Fact::Lost { competence: competence(), right, counted }),
    }
    facts
}

#[cfg(test)]
mod tests;
