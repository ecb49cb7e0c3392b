//! What of the sums everybody may read (ADR 0037): no count of persons is shown that is smaller than a threshold, nor can one
//! be computed as the difference of counts that are shown.
//!
//! * A row (a month, a season) is shown with its results when each of its counts is 0 or reaches the threshold.
//! * Rows that are withheld are so together: never one alone under a total that is shown, and of each count at least the
//!   threshold, or nothing, lies in what is withheld. Until that holds, the smallest row that is shown is withheld too.
//! * What is withheld of a season is withheld of all its months.
//! * The distribution and the competences of everything are the sums of what is shown season by season.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{BANDS, Levels, Month, Sums, together};
use crate::framework::CompetenceCode;

/// A dated rule about small numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The day of its first use.
    pub since: Date,
    /// The smallest count of persons that is shown.
    pub fewest: u64,
}

impl Rule {
    /// Every rule, from the oldest.
    pub const ALL: [Self; 1] = [Self { since: jiff::civil::date(2026, 1, 1), fewest: 10 }];

    /// The rule of a day: the latest that holds, or the first.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self::ALL.into_iter().rev().find(|rule| rule.since <= day).unwrap_or(Self::ALL[0])
    }

    /// For those who read the results themselves: nothing is withheld.
    #[must_use]
    pub const fn everything(self) -> Self {
        Self { fewest: 1, ..self }
    }

    const fn hides(self, count: u64) -> bool {
        0 < count && count < self.fewest
    }
}

/// Which rows are withheld: those with a small count, and as many more as keep those from being computed.
///
/// Each row has the same counts; the sums over all rows are shown.
#[must_use]
pub fn withheld(rows: &[Vec<u64>], rule: Rule) -> Vec<bool> {
    let size = |row: &[u64]| row.iter().sum::<u64>();
    let mut hidden: Vec<bool> = rows.iter().map(|row| row.iter().any(|count| rule.hides(*count))).collect();
    loop {
        let within: Vec<&Vec<u64>> =
            rows.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(row, _)| row).collect();
        let columns = within.first().map_or(0, |row| row.len());
        let sums = |column: usize| within.iter().map(|row| row[column]).sum::<u64>();
        let tells = within.len() == 1 || (0..columns).any(|column| rule.hides(sums(column)));
        if within.is_empty() || !tells {
            return hidden;
        }
        let shown = (0..rows.len()).filter(|at| !hidden[*at]);
        let Some(smallest) = shown.min_by_key(|at| (size(&rows[*at]) == 0, size(&rows[*at]))) else {
            return hidden;
        };
        hidden[smallest] = true;
    }
}

/// Neighbouring bands, merged until each is 0 or reaches the threshold: which of them begin a group.
fn groups(bands: &[u64; BANDS], rule: Rule) -> [bool; BANDS] {
    let mut begins = [true; BANDS];
    loop {
        let starts: Vec<usize> = (0..BANDS).filter(|at| begins[*at]).collect();
        let sum = |group: usize| {
            let end = starts.get(group + 1).copied().unwrap_or(BANDS);
            bands[starts[group]..end].iter().sum::<u64>()
        };
        let small = (0..starts.len()).find(|group| rule.hides(sum(*group)));
        match small {
            Some(_) if starts.len() == 1 => return begins,
            Some(0) => begins[starts[1]] = false,
            Some(group) => begins[starts[group]] = false,
            None => return begins,
        }
    }
}

/// Persons from one named band to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandCount {
    /// The first band.
    pub from: usize,
    /// The last one.
    pub to: usize,
    /// So many.
    pub count: u64,
}

fn grouped(bands: &[u64; BANDS], begins: [bool; BANDS]) -> Vec<BandCount> {
    let mut all: Vec<BandCount> = Vec::new();
    for (at, count) in bands.iter().enumerate() {
        match all.last_mut() {
            Some(last) if !begins[at] => {
                last.to = at;
                last.count += count;
            }
            _ => all.push(BandCount { from: at, to: at, count: *count }),
        }
    }
    all
}

/// What is shown of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Published sessions.
    pub sessions: u64,
    /// Results: obtained or not. Nothing when the number itself is withheld.
    pub judged: Option<u64>,
    /// Those obtained. Nothing when withheld; then nothing of the rest is shown either.
    pub obtained: Option<u64>,
    /// The mean score of the obtained ones, in points, rounded.
    pub mean: Option<u64>,
    /// Mean days from the exam to the publication, rounded.
    pub delay: u64,
}

impl Told {
    fn of(sums: &Sums, judged: bool, detail: bool) -> Self {
        Self {
            sessions: sums.sessions,
            judged: judged.then(|| sums.judged()),
            obtained: (judged && detail).then_some(sums.obtained),
            mean: (judged && detail).then(|| rounded(sums.points, sums.obtained)).flatten(),
            delay: rounded(sums.delay_days, sums.sessions).unwrap_or(0),
        }
    }

    /// Obtained of all results, in percent, rounded.
    #[must_use]
    pub fn rate(&self) -> Option<u64> {
        rounded(self.obtained? * 100, self.judged?)
    }
}

/// The quotient, rounded half up; nothing without a divisor.
fn rounded(of: u64, by: u64) -> Option<u64> {
    (by > 0).then(|| (2 * of + by) / (2 * by))
}

/// What is shown of a season, or of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    /// The results.
    pub told: Told,
    /// The distribution of the obtained ones; empty when withheld.
    pub bands: Vec<BandCount>,
    /// By competence: how many certify a level in it, and the mean of these levels in hundredths.
    pub competences: Vec<(CompetenceCode, u64, u64)>,
    /// Reports by category; nothing where the number is withheld.
    pub incidents: Vec<(String, Option<u64>)>,
    /// The months, from the first; empty for all seasons.
    pub months: Vec<(Month, Told)>,
}

/// What everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// Under which rule.
    pub rule: Rule,
    /// All seasons together.
    pub overall: Period,
    /// Season by season, from the first, by the year in which each starts.
    pub seasons: Vec<(i16, Period)>,
}

/// Shows what may be shown of the sums of months.
#[must_use]
pub fn shown(months: &BTreeMap<Month, Sums>, rule: Rule) -> Statistics {
    let mut by_season: BTreeMap<i16, Vec<(Month, &Sums)>> = BTreeMap::new();
    for (month, sums) in months {
        by_season.entry(month.season()).or_default().push((*month, sums));
    }
    let whole: Vec<Sums> =
        by_season.values().map(|months| together(months.iter().map(|(_, sums)| *sums))).collect();
    let (judged, detail) = (hidden(&whole, &judged_row, rule), hidden(&whole, &detail_row, rule));
    let all = together(&whole);
    let incidents = incidents(&whole, &all, rule);
    let mut seasons: Vec<(i16, Period)> = Vec::new();
    let mut begins = [true; BANDS];
    for (at, (year, months)) in by_season.iter().enumerate() {
        let (judged, detail) = (!judged[at], !judged[at] && !detail[at]);
        let mut period = Period { told: Told::of(&whole[at], judged, detail), ..Period::default() };
        if detail {
            let own = groups(&whole[at].bands, rule);
            begins = std::array::from_fn(|band| begins[band] && own[band]);
            period.bands = grouped(&whole[at].bands, own);
            period.competences = competences(&whole[at].competences, rule);
        }
        period.incidents = incidents.iter().map(|(kind, counts, _)| (kind.clone(), counts[at])).collect();
        period.months = shown_months(months, judged, detail, rule);
        seasons.push((*year, period));
    }
    let overall = Period {
        bands: all_bands(&seasons, &whole, begins),
        competences: all_competences(&seasons, &whole, rule),
        incidents: incidents.into_iter().map(|(kind, _, all)| (kind, all)).collect(),
        told: Told::of(
            &all,
            !rule.hides(all.judged()),
            !detail_row(&all).iter().any(|count| rule.hides(*count)),
        ),
        months: Vec::new(),
    };
    Statistics { rule, overall, seasons }
}

fn judged_row(sums: &Sums) -> Vec<u64> {
    vec![sums.judged()]
}

fn detail_row(sums: &Sums) -> Vec<u64> {
    vec![sums.obtained, sums.not_obtained]
}

fn hidden(rows: &[Sums], counts: &dyn Fn(&Sums) -> Vec<u64>, rule: Rule) -> Vec<bool> {
    withheld(&rows.iter().map(counts).collect::<Vec<_>>(), rule)
}

fn shown_months(months: &[(Month, &Sums)], judged: bool, detail: bool, rule: Rule) -> Vec<(Month, Told)> {
    let rows: Vec<Sums> = months.iter().map(|(_, sums)| (*sums).clone()).collect();
    let (few, small) = (hidden(&rows, &judged_row, rule), hidden(&rows, &detail_row, rule));
    let told = |(at, (month, sums)): (usize, &(Month, &Sums))| {
        let judged = judged && !few[at];
        (*month, Told::of(sums, judged, detail && judged && !small[at]))
    };
    months.iter().enumerate().map(told).collect()
}

fn competences(of: &BTreeMap<CompetenceCode, Levels>, rule: Rule) -> Vec<(CompetenceCode, u64, u64)> {
    let enough = of.iter().filter(|(_, levels)| levels.certified > 0 && !rule.hides(levels.certified));
    let one = |(code, levels): (&CompetenceCode, &Levels)| {
        (code.clone(), levels.certified, rounded(levels.levels * 100, levels.certified).unwrap_or(0))
    };
    enough.map(one).collect()
}

/// The seasons whose distribution is shown, under the groups that all of them have in common.
fn all_bands(seasons: &[(i16, Period)], whole: &[Sums], begins: [bool; BANDS]) -> Vec<BandCount> {
    let mut sums = [0; BANDS];
    let mut any = false;
    for ((_, period), of) in seasons.iter().zip(whole) {
        if !period.bands.is_empty() {
            any = true;
            sums = std::array::from_fn(|band| sums[band] + of.bands[band]);
        }
    }
    if any { grouped(&sums, begins) } else { Vec::new() }
}

fn all_competences(seasons: &[(i16, Period)], whole: &[Sums], rule: Rule) -> Vec<(CompetenceCode, u64, u64)> {
    let mut sums: BTreeMap<CompetenceCode, Levels> = BTreeMap::new();
    for ((_, period), of) in seasons.iter().zip(whole) {
        for (code, ..) in &period.competences {
            let one = of.competences.get(code).copied().unwrap_or_default();
            let all = sums.entry(code.clone()).or_default();
            all.certified += one.certified;
            all.levels += one.levels;
        }
    }
    competences(&sums, rule)
}

/// Category by category: what is shown of each season, and of all of them.
fn incidents(whole: &[Sums], all: &Sums, rule: Rule) -> Vec<(String, Vec<Option<u64>>, Option<u64>)> {
    let one = |(kind, total): (&String, &u64)| {
        let counts: Vec<u64> =
            whole.iter().map(|sums| sums.incidents.get(kind).copied().unwrap_or(0)).collect();
        let rows: Vec<Vec<u64>> = counts.iter().map(|count| vec![*count]).collect();
        let hidden = withheld(&rows, rule);
        let shown = counts.iter().zip(&hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect();
        (kind.clone(), shown, (!rule.hides(*total)).then_some(*total))
    };
    all.incidents.iter().map(one).collect()
}

#[cfg(test)]
mod tests;
