//! What the jury looks at first: signs that a session should be read with care, read once from its tests at the
//! finalisation, and the risk that follows from them and from what waits (reliability and security S22, S23; ADR 0039).
//!
//! A sign is never a verdict: it decides the order of a list and is told in words. No result depends on it.

use std::collections::BTreeSet;

use super::attempt::Attempt;
use crate::id::Id;

/// Seconds per answer below which a finished test is unusually fast: less than it takes to read most questions.
pub const FAST_SECONDS: i64 = 12;
/// Answers below which the pace of a test says nothing.
pub const PACE_FROM: u32 = 10;
/// Questions whose window was left from which it is more than a slip.
pub const WINDOWS_FROM: u32 = 3;
/// Wrong answers in the same words from which two tests are alike, if they are also most of those that both missed.
pub const ALIKE_FROM: usize = 5;

/// One test, as far as signs are read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sat {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// One answer more, or one less, would change whether enough are right.
    pub near_mark: bool,
    /// Questions answered.
    pub answered: u32,
    /// Every question has an answer.
    pub finished: bool,
    /// From the start to the last answer, in seconds.
    pub seconds: i64,
    /// Questions not to be left whose window was left.
    pub windows_left: u32,
    /// Wrong answers that can be compared: the challenge, and what was answered in words, however the variant was drawn.
    pub wrong: BTreeSet<(String, String)>,
}

/// What is out of the ordinary with one test.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sign {
    /// Which test.
    pub attempt: Id<Attempt>,
    /// One answer more or less would change the result.
    pub near_mark: bool,
    /// Finished in less time than reading takes.
    pub fast: bool,
    /// Windows left, from [`WINDOWS_FROM`] on.
    pub windows_left: u32,
    /// Tests of the session with the same wrong answers.
    pub alike: Vec<Id<Attempt>>,
}

impl Sign {
    /// There is something to say.
    const fn speaks(&self) -> bool {
        self.near_mark || self.fast || self.windows_left > 0 || !self.alike.is_empty()
    }
}

/// The signs of a session, kept at its finalisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Signs {
    /// Somebody watched over the room.
    pub invigilated: bool,
    /// The tests with something to say.
    pub tests: Vec<Sign>,
}

impl Signs {
    /// Reads the signs of a session's tests.
    #[must_use]
    pub fn read(tests: &[Sat], invigilated: bool) -> Self {
        let sign = |sat: &Sat| Sign {
            attempt: sat.attempt,
            near_mark: sat.near_mark,
            fast: sat.finished
                && sat.answered >= PACE_FROM
                && sat.seconds < FAST_SECONDS * i64::from(sat.answered),
            windows_left: if sat.windows_left >= WINDOWS_FROM { sat.windows_left } else { 0 },
            alike: tests.iter().filter(|other| are_alike(sat, other)).map(|other| other.attempt).collect(),
        };
        let tests = tests.iter().map(sign).filter(Sign::speaks).collect();
        Self { invigilated, tests }
    }

    fn count(&self, has: impl Fn(&Sign) -> bool) -> u32 {
        u32::try_from(self.tests.iter().filter(|sign| has(sign)).count()).unwrap_or(u32::MAX)
    }
}

/// At least [`ALIKE_FROM`] wrong answers in the same words, and four out of five of those of whoever has fewer.
fn are_alike(one: &Sat, other: &Sat) -> bool {
    if one.attempt == other.attempt {
        return false;
    }
    let challenges = |sat: &Sat| sat.wrong.iter().map(|(challenge, _)| challenge.clone()).collect();
    let (mine, theirs): (BTreeSet<String>, BTreeSet<String>) = (challenges(one), challenges(other));
    let both_wrong = mine.intersection(&theirs).count();
    let same = one.wrong.intersection(&other.wrong).count();
    same >= ALIKE_FROM && same * 5 >= both_wrong * 4
}

/// What a session's risk is told from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RiskFacts {
    /// Suspicions of fraud that nobody has settled.
    pub fraud: u32,
    /// Other reports that need a decision.
    pub incidents: u32,
    /// Decisions that wait for a second person.
    pub to_second: u32,
    /// Finished tests whose end nobody has seen.
    pub unseen: u32,
    /// Tests that were not finished.
    pub unfinished: u32,
    /// The centre has left a remark about the whole session.
    pub remark: bool,
    /// Times that the session was finalised: more than one when the jury gave it back.
    pub finalisations: u32,
    /// Its results were published, and two presidents have withdrawn them since.
    pub withdrawn: bool,
    /// What was read at the finalisation; nothing of a session finalised before signs were kept.
    pub signs: Option<Signs>,
}

/// How soon a session should be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing out of the ordinary.
    Usual,
    /// Something to look at.
    Raised,
    /// Before the others.
    High,
}

impl Level {
    /// Every level, the most pressing first.
    pub const ALL: [Self; 3] = [Self::High, Self::Raised, Self::Usual];

    /// The name of the level in addresses and texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Raised => "raised",
            Self::Usual => "usual",
        }
    }
}

/// One reason for a risk, with how many tests or reports it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Suspicions of fraud.
    Fraud(u32),
    /// Decisions that wait for a second person.
    ToSecond(u32),
    /// Tests with the same wrong answers as another's.
    Alike(u32),
    /// Reports that need a decision.
    Incidents(u32),
    /// The jury gave the session back, so many times.
    Reopened(u32),
    /// Its publication was withdrawn.
    Withdrawn,
    /// Nobody watched over the room, and the end of these tests was not seen.
    Unseen(u32),
    /// Tests finished in less time than reading takes.
    Fast(u32),
    /// Tests in which windows were left several times.
    Windows(u32),
    /// The centre has left a remark.
    Remark,
    /// Tests that were not finished.
    Unfinished(u32),
    /// Tests that one answer would turn.
    NearMark(u32),
}

impl Reason {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fraud(_) => "fraud",
            Self::ToSecond(_) => "to_second",
            Self::Alike(_) => "alike",
            Self::Incidents(_) => "incidents",
            Self::Reopened(_) => "reopened",
            Self::Withdrawn => "withdrawn",
            Self::Unseen(_) => "unseen",
            Self::Fast(_) => "fast",
            Self::Windows(_) => "windows",
            Self::Remark => "remark",
            Self::Unfinished(_) => "unfinished",
            Self::NearMark(_) => "near_mark",
        }
    }

    /// How many it is about.
    #[must_use]
    pub const fn count(self) -> u32 {
        match self {
            Self::Fraud(n)
            | Self::ToSecond(n)
            | Self::Alike(n)
            | Self::Incidents(n)
            | Self::Reopened(n)
            | Self::Unseen(n)
            | Self::Fast(n)
            | Self::Windows(n)
            | Self::Unfinished(n)
            | Self::NearMark(n) => n,
            Self::Withdrawn | Self::Remark => 1,
        }
    }

    /// What one reason weighs, however many tests it is about: twenty slow readers are no fraud.
    const fn weight(self) -> u32 {
        match self {
            Self::Fraud(_) => 60,
            Self::ToSecond(_) => 40,
            Self::Alike(_) => 30,
            Self::Incidents(_) | Self::Reopened(_) | Self::Withdrawn => 20,
            Self::Unseen(_) | Self::Fast(_) => 15,
            Self::Windows(_) | Self::Remark => 10,
            Self::Unfinished(_) | Self::NearMark(_) => 5,
        }
    }
}

/// From which sum of weights a risk is high, and raised.
const HIGH_FROM: u32 = 50;
const RAISED_FROM: u32 = 20;

/// How soon a session should be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// How soon.
    pub level: Level,
    /// Why, the heaviest first.
    pub reasons: Vec<Reason>,
}

/// Tells the risk of a session.
#[must_use]
pub fn risk(facts: &RiskFacts) -> Risk {
    let signs = facts.signs.clone().unwrap_or_default();
    let some = |n: u32, reason: fn(u32) -> Reason| (n > 0).then(|| reason(n));
    let reasons: Vec<Reason> = [
        some(facts.fraud, Reason::Fraud),
        some(facts.to_second, Reason::ToSecond),
        some(signs.count(|sign| !sign.alike.is_empty()), Reason::Alike),
        some(facts.incidents, Reason::Incidents),
        some(facts.finalisations.saturating_sub(1), Reason::Reopened),
        facts.withdrawn.then_some(Reason::Withdrawn),
        some(if signs.invigilated { 0 } else { facts.unseen }, Reason::Unseen),
        some(signs.count(|sign| sign.fast), Reason::Fast),
        some(signs.count(|sign| sign.windows_left > 0), Reason::Windows),
        facts.remark.then_some(Reason::Remark),
        some(facts.unfinished, Reason::Unfinished),
        some(signs.count(|sign| sign.near_mark), Reason::NearMark),
    ]
    .into_iter()
    .flatten()
    .collect();
    let level = match reasons.iter().map(|reason| reason.weight()).sum::<u32>() {
        HIGH_FROM.. => Level::High,
        RAISED_FROM.. => Level::Raised,
        _ => Level::Usual,
    };
    Risk { level, reasons }
}

#[cfg(test)]
mod tests;
