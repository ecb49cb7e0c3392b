//! From answers to a score (certification rules §7): one pure function, whole numbers only, versioned.
//!
//! Rules are named and dated, so that a certificate can be computed again years later with the rules of its day. Two
//! sets exist: the incumbent's, under which the vectors of the specification run, and ours.
//!
//! | | [`RuleSet::RoundedHalf`] (incumbent) | [`RuleSet::StrictMajority`] (ours) |
//! |---|---|---|
//! | Obtained when | the rate, rounded half up, is 50 or more | more than half of the counted answers are right |
//! | Bands of 80 and 70 % | on the rounded rate | on the exact numbers |
//! | Open levels | applied after the malus | applied before it |
//!
//! * *More than half.* Two seeds say « plus de 50 % ». 24 of 48 is half: not obtained. 49.5 % no longer rounds to a pass.
//! * *Cap and malus.* Under the incumbent's order a profile above the open levels loses nothing when a competence is
//!   downgraded: estimated level 6 with levels open to 5 gives 5 with or without the error (§7.5). Ours takes the cap
//!   first, so that the same errors cost everybody one level and 8 points.
//! * Mended under both: the rate is computed on whole numbers (23 of 40 is 58, where binary fractions gave 57), and the
//!   rule table is complete (see [`verdict`](levels::verdict)).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::framework::{CompetenceCode, POINTS_PER_LEVEL};
use crate::question::Outcome;

mod levels;
pub use levels::{Band, Tally, Verdict, verdict};

/// A named and dated set of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum RuleSet {
    /// Obtained at a rounded rate of 50 or more; kept to compute what the incumbent would say.
    #[serde(rename = "rounded-half/2022-09-20")]
    RoundedHalf,
    /// Obtained with more than half of the counted answers right.
    #[serde(rename = "strict-majority/2026-01-01")]
    StrictMajority,
}

impl RuleSet {
    /// Every set, from the oldest.
    pub const ALL: [Self; 2] = [Self::RoundedHalf, Self::StrictMajority];

    /// The name and date of the set, as stored and printed on certificates.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RoundedHalf => "rounded-half/2022-09-20",
            Self::StrictMajority => "strict-majority/2026-01-01",
        }
    }

    /// Takes back a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.code() == code)
    }

    /// The day of its first use.
    #[must_use]
    pub const fn since(self) -> Date {
        match self {
            Self::RoundedHalf => jiff::civil::date(2022, 9, 20),
            Self::StrictMajority => jiff::civil::date(2026, 1, 1),
        }
    }
}

/// The rules of one exam: fixed when it starts, kept for ever. Mended: the incumbent capped with the level that was
/// open on the day of the computation, and printed the one of the day of the exam (§7.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct ScoringRules {
    /// Which set.
    pub set: RuleSet,
    /// The highest level that can be certified.
    pub max_level: u8,
}

impl ScoringRules {
    /// The levels open today.
    pub const OPEN_LEVELS: u8 = 5;

    /// The rules of new exams.
    #[must_use]
    pub const fn today() -> Self {
        Self { set: RuleSet::StrictMajority, max_level: Self::OPEN_LEVELS }
    }

    /// The most points that so many competences can give.
    #[must_use]
    pub const fn max_points(self, competences: u32) -> u32 {
        self.max_level as u32 * POINTS_PER_LEVEL * competences
    }
}

/// A competence on which the exam asked, with the profile at its start.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tested {
    /// Which competence.
    pub competence: CompetenceCode,
    /// Its level in the profile, not capped.
    pub level: u8,
    /// Its points in the profile, not capped.
    pub points: u32,
}

/// One question of the exam and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ScoredQuestion {
    /// Its number as the candidate saw it, from 1.
    pub position: u16,
    /// Its competence.
    pub competence: CompetenceCode,
    /// The outcome of the answer, `None` when there is none.
    pub outcome: Option<Outcome>,
    /// Taken out of the score.
    pub neutralised: bool,
    /// Counted as asked and missed, because the candidate gave up before it.
    pub auto_skipped: bool,
    /// Has dependent blanks (QROCM-dep): counts twice in a competence of fewer than three questions.
    pub dependent: bool,
}

/// All that a score is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct ScoringInput {
    /// The competences that count. Questions of others are left out of everything (S37).
    pub tested: Vec<Tested>,
    /// The questions, in any order.
    pub questions: Vec<ScoredQuestion>,
}

impl ScoringInput {
    /// The question of that number.
    #[must_use]
    pub fn question(&self, position: u16) -> Option<&ScoredQuestion> {
        self.questions.iter().find(|q| q.position == position)
    }

    /// The question of that number, to change it.
    pub fn question_mut(&mut self, position: u16) -> Option<&mut ScoredQuestion> {
        self.questions.iter_mut().find(|q| q.position == position)
    }
}

/// What a score says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreStatus {
    /// Obtained.
    Validated,
    /// Not obtained.
    Rejected,
    /// Cannot be told: see [`Problem`]. Such a session is not published.
    Incomplete,
}

/// Why a score cannot be told (§7.2).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// Questions without answer, and nobody has said why the test stopped.
    Unanswered {
        /// Their numbers, ascending.
        positions: Vec<u16>,
    },
    /// The same number twice.
    AskedTwice {
        /// Those numbers, ascending.
        positions: Vec<u16>,
    },
    /// Competences to certify on which nothing was asked.
    NothingAsked {
        /// Those competences.
        competences: Vec<CompetenceCode>,
    },
}

/// What one competence gets.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// Which competence.
    pub competence: CompetenceCode,
    /// The certified level, 0 included; `None` when it is not certified.
    pub level: Option<u8>,
    /// The certified points.
    pub points: u32,
    /// What was counted in it.
    pub tally: Tally,
    /// What the rule table says of it.
    pub verdict: Verdict,
}

/// A score with all that explains it. Its JSON is the same bytes for the same input, in any process and any year:
/// whole numbers, lists in the order of the input's competences, fields in the order written here.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Score {
    /// Under which rules.
    pub rules: ScoringRules,
    /// What it says.
    pub status: ScoreStatus,
    /// The rate of right answers in percent, rounded half up, to be shown; decisions follow the rules.
    pub rate: u8,
    /// Counted answers that are right.
    pub right: u32,
    /// Questions that count: answered, passed or given up, and not neutralised.
    pub counted: u32,
    /// Questions asked on the tested competences, neutralised ones included.
    pub asked: u32,
    /// Enough questions count for a result to mean something (§7.7): two thirds, or just below.
    pub trusted: bool,
    /// The sum of the points.
    pub total: u32,
    /// The tested competences, in the order of the input.
    pub marks: Vec<Mark>,
    /// Why it cannot be told, when [`ScoreStatus::Incomplete`].
    pub problem: Option<Problem>,
}

impl Score {
    /// Enough answers are right for something to be certified. Nothing may be certified all the same: when every
    /// competence loses its level (S22).
    #[must_use]
    pub const fn enough_right(&self) -> bool {
        passes(self.rules.set, self.right, self.counted)
    }

    /// One right answer more, or one less, would change whether enough are right.
    #[must_use]
    pub fn is_near_mark(&self) -> bool {
        let with = |right: u32| passes(self.rules.set, right, self.counted) != self.enough_right();
        self.counted > 0 && (with(self.right + 1) || with(self.right.saturating_sub(1)))
    }
}

/// The rate in percent, rounded half up, on whole numbers: 0 when nothing counts (§7.3, mended).
#[must_use]
pub fn rate(right: u32, counted: u32) -> u8 {
    if counted == 0 {
        return 0;
    }
    let (right, counted) = (u64::from(right), u64::from(counted));
    u8::try_from((200 * right + counted) / (2 * counted)).unwrap_or(100)
}

/// The fewest questions that must count out of `asked` for a result to be trusted: 66 %, rounded up (§7.7).
#[must_use]
pub const fn needed_for_trust(asked: u32) -> u32 {
    (66 * asked).div_ceil(100)
}

/// Computes a score. Same input, same rules: same score, byte for byte.
///
/// While a problem stands nothing is certified, whatever the rate (§7.2).
/// A question with an outcome that is also neutralised is left out of both sides of the rate, right answers included
/// (§7.9). A competence whose level falls from 1 is certified at level 0 and keeps what points remain (§7.5).
#[must_use]
pub fn score(input: &ScoringInput, rules: &ScoringRules) -> Score {
    let counts_in = |q: &&ScoredQuestion| input.tested.iter().any(|t| t.competence == q.competence);
    let questions: Vec<&ScoredQuestion> = input.questions.iter().filter(counts_in).collect();
    let counted: Vec<&&ScoredQuestion> =
        questions.iter().filter(|q| !q.neutralised && (q.outcome.is_some() || q.auto_skipped)).collect();
    let right = number(counted.iter().filter(|q| q.outcome == Some(Outcome::Right)).count());
    let (counted, asked) = (number(counted.len()), number(questions.len()));
    let passed = passes(rules.set, right, counted);
    let band = Band::of(rules.set, right, counted);
    let problem = problem(&questions, &input.tested, passed);
    let certifies = passed && problem.is_none();
    let marks: Vec<Mark> = input
        .tested
        .iter()
        .map(|tested| {
            let of_it: Vec<&ScoredQuestion> =
                questions.iter().filter(|q| q.competence == tested.competence).copied().collect();
            let tally = Tally::of(&of_it);
            let verdict = if certifies { verdict(tally, band) } else { Verdict::Invalidate };
            let (level, points) = certified(tested, verdict, *rules);
            Mark { competence: tested.competence.clone(), level, points, tally, verdict }
        })
        .collect();
    let total = marks.iter().map(|mark| mark.points).sum();
    let status = match (&problem, total) {
        (Some(_), _) => ScoreStatus::Incomplete,
        (None, 0) => ScoreStatus::Rejected,
        (None, _) => ScoreStatus::Validated,
    };
    Score {
        rules: *rules,
        status,
        rate: rate(right, counted),
        right,
        counted,
        asked,
        trusted: counted >= needed_for_trust(asked),
        total,
        marks,
        problem,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

const fn passes(set: RuleSet, right: u32, counted: u32) -> bool {
    match set {
        // A rounded rate of 50 or more: 200 · right + counted ≥ 100 · counted.
        RuleSet::RoundedHalf => counted > 0 && 200 * right as u64 >= 99 * counted as u64,
        RuleSet::StrictMajority => 2 * right as u64 > counted as u64,
    }
}

/// Unanswered questions come first, whatever the rate; nothing asked on a competence matters only when it could have
/// been certified (§7.2).
fn problem(questions: &[&ScoredQuestion], tested: &[Tested], passed: bool) -> Option<Problem> {
    let mut times: BTreeMap<u16, u32> = BTreeMap::new();
    for question in questions {
        *times.entry(question.position).or_default() += 1;
    }
    let twice: Vec<u16> =
        times.iter().filter(|(_, times)| **times > 1).map(|(position, _)| *position).collect();
    if !twice.is_empty() {
        return Some(Problem::AskedTwice { positions: twice });
    }
    let mut unanswered: Vec<u16> = questions
        .iter()
        .filter(|q| q.outcome.is_none() && !q.neutralised && !q.auto_skipped)
        .map(|q| q.position)
        .collect();
    if !unanswered.is_empty() {
        unanswered.sort_unstable();
        return Some(Problem::Unanswered { positions: unanswered });
    }
    let asked = |code: &CompetenceCode| questions.iter().any(|q| q.competence == *code);
    let nothing: Vec<CompetenceCode> =
        tested.iter().map(|t| &t.competence).filter(|code| !asked(code)).cloned().collect();
    (passed && !nothing.is_empty()).then_some(Problem::NothingAsked { competences: nothing })
}

fn certified(tested: &Tested, verdict: Verdict, rules: ScoringRules) -> (Option<u8>, u32) {
    let max_points = u32::from(rules.max_level) * POINTS_PER_LEVEL;
    let (mut level, mut points) = (tested.level, tested.points);
    if rules.set == RuleSet::StrictMajority {
        level = level.min(rules.max_level);
        points = points.min(max_points);
    }
    match verdict {
        Verdict::Invalidate => return (None, 0),
        Verdict::Downgrade => {
            level = level.saturating_sub(1);
            points = points.saturating_sub(POINTS_PER_LEVEL);
        }
        Verdict::Keep => {}
    }
    (Some(level.min(rules.max_level)), points.min(max_points))
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod properties;
