//! Open statistics: what was counted of published sessions, month by month, and what of it everybody may read.
//!
//! Sums are additive: a session that is published, corrected or withdrawn is added or taken away, and nothing is ever
//! counted again from its tests. What is shown is in [`disclosure`]: small numbers are withheld.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::certificate::global_level;
use super::incident::IncidentKind;
use super::jury::PublicStatus;
use super::scoring::Score;
use crate::framework::CompetenceCode;

pub mod disclosure;

/// How many named bands the global levels 0 to 8 make: first acquisitions, novice, independent, advanced, expert.
pub const BANDS: usize = 5;

/// The named band of a global level (ecosystem and documents §1.2).
#[must_use]
pub fn band_of(level: u8) -> usize {
    usize::from(level.min(8)).div_ceil(2)
}

/// A month of the calendar, in which exams were sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// `2026-11`, as stored and shown in files.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// Takes back what [`Month::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, month) = code.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then_some(Self { year, month })
    }

    /// The season it lies in: the school year, named by the year in which it starts, from September to August.
    #[must_use]
    pub const fn season(self) -> i16 {
        if self.month >= 9 { self.year } else { self.year - 1 }
    }
}

/// What was certified in one competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Levels {
    /// Certifications that certify a level in it, 0 included.
    pub certified: u64,
    /// The sum of these levels.
    pub levels: u64,
}

/// Sums over published sessions. Additive, whole numbers only.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sums {
    /// Published sessions.
    pub sessions: u64,
    /// Certifications obtained.
    pub obtained: u64,
    /// Not obtained, rejected for fraud included: nothing tells them apart here.
    pub not_obtained: u64,
    /// Cancelled, for whatever reason.
    pub cancelled: u64,
    /// Points of the obtained ones, together.
    pub points: u64,
    /// Obtained ones by named band of their global level.
    pub bands: [u64; BANDS],
    /// By competence.
    pub competences: BTreeMap<CompetenceCode, Levels>,
    /// Reports by the code of their category.
    pub incidents: BTreeMap<String, u64>,
    /// Days from the exam to the publication, of all sessions together.
    pub delay_days: u64,
}

impl Sums {
    /// What one published session adds: its results, the reports about it, and the days that it waited.
    #[must_use]
    pub fn of_session<'a>(
        results: impl IntoIterator<Item = (PublicStatus, &'a Score)>,
        incidents: impl IntoIterator<Item = IncidentKind>,
        delay_days: u64,
    ) -> Self {
        let mut sums = Self { sessions: 1, delay_days, ..Self::default() };
        for (status, score) in results {
            match status {
                PublicStatus::Validated => sums.add_obtained(score),
                PublicStatus::Rejected | PublicStatus::RejectedForFraud => sums.not_obtained += 1,
                PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => sums.cancelled += 1,
                PublicStatus::Pending => {}
            }
        }
        for kind in incidents {
            *sums.incidents.entry(kind.code().to_owned()).or_default() += 1;
        }
        sums
    }

    fn add_obtained(&mut self, score: &Score) {
        self.obtained += 1;
        self.points += u64::from(score.total);
        self.bands[band_of(global_level(score.total))] += 1;
        for mark in &score.marks {
            if let Some(level) = mark.level {
                let of = self.competences.entry(mark.competence.clone()).or_default();
                of.certified += 1;
                of.levels += u64::from(level);
            }
        }
    }

    /// Results of which something is told: obtained or not.
    #[must_use]
    pub const fn judged(&self) -> u64 {
        self.obtained + self.not_obtained
    }

    /// Nothing is counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sessions == 0
    }

    /// Adds others to these.
    pub fn add(&mut self, other: &Self) {
        self.combine(other, u64::saturating_add);
    }

    /// Takes away what was added.
    pub fn take(&mut self, other: &Self) {
        self.combine(other, u64::saturating_sub);
        self.competences.retain(|_, levels| *levels != Levels::default());
        self.incidents.retain(|_, count| *count > 0);
    }

    fn combine(&mut self, other: &Self, with: fn(u64, u64) -> u64) {
        let apply = |mine: &mut u64, theirs: u64| *mine = with(*mine, theirs);
        apply(&mut self.sessions, other.sessions);
        apply(&mut self.obtained, other.obtained);
        apply(&mut self.not_obtained, other.not_obtained);
        apply(&mut self.cancelled, other.cancelled);
        apply(&mut self.points, other.points);
        apply(&mut self.delay_days, other.delay_days);
        for (mine, theirs) in self.bands.iter_mut().zip(other.bands) {
            apply(mine, theirs);
        }
        for (competence, theirs) in &other.competences {
            let mine = self.competences.entry(competence.clone()).or_default();
            apply(&mut mine.certified, theirs.certified);
            apply(&mut mine.levels, theirs.levels);
        }
        for (kind, theirs) in &other.incidents {
            apply(self.incidents.entry(kind.clone()).or_default(), *theirs);
        }
    }
}

/// The sum of several.
#[must_use]
pub fn together<'a>(all: impl IntoIterator<Item = &'a Sums>) -> Sums {
    let mut sums = Sums::default();
    for one in all {
        sums.add(one);
    }
    sums
}

#[cfg(test)]
mod tests;
