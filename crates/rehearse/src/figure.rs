//! The days whose figures are wanted, each under a name of its own.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::herd::Herd;
use crate::line::Measure;
use crate::options::{Options, Plan, Until};
use crate::pace::Pace;

/// Minutes of exam after which the figures of a day at the pace of people are known.
const EXAM: Duration = Duration::from_mins(10);
/// Seconds of the start herd.
const HERD_SECONDS: u32 = 10;

/// A day that is played for its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Figure {
    /// 2,000 candidates and 100 boards at the pace of people, for ten minutes.
    Morning,
    /// 2,000 candidates who start within ten seconds.
    Herd,
    /// 500 candidates whose network is gone for 30 seconds.
    Outage,
    /// A room of 30 behind one line of 1 Mbit/s and 300 ms, for ten minutes.
    Line,
    /// A list of 2,000 imported and 1,000 results published beside 200 candidates.
    Beside,
}

/// A day to play.
#[derive(Debug, Clone, Copy)]
pub struct Day {
    /// Its name, where it has one: its limits are then to be kept.
    pub figure: Option<Figure>,
    /// What is played.
    pub plan: Plan,
    /// How fast people are.
    pub pace: Pace,
}

impl Day {
    /// The days that the options ask for, in the order in which they were named.
    ///
    /// # Errors
    /// A sentence, when nothing can come of one.
    pub fn all(options: &Options) -> Result<Vec<Self>, String> {
        if options.figure.is_empty() {
            let pace = Pace::new(options.pace.unwrap_or(1.0))?;
            return Ok(vec![Self { figure: None, plan: Plan::of(options)?, pace }]);
        }
        if options.candidates == Some(0) {
            return Err("--candidates 0 leaves nobody to play".to_owned());
        }
        let day = |figure: &Figure| {
            let pace = Pace::new(options.pace.unwrap_or(figure.pace()))?;
            Ok(Self { figure: Some(*figure), plan: figure.plan(options.candidates), pace })
        };
        options.figure.iter().map(day).collect()
    }
}

impl Figure {
    /// The word of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Herd => "herd",
            Self::Outage => "outage",
            Self::Line => "line",
            Self::Beside => "beside",
        }
    }

    const fn candidates(self) -> usize {
        match self {
            Self::Morning | Self::Herd => 2_000,
            Self::Outage => 500,
            Self::Line => 30,
            Self::Beside => 200,
        }
    }

    const fn pace(self) -> f64 {
        match self {
            Self::Beside => 50.0,
            _ => 1.0,
        }
    }

    /// The day with as many candidates as it wants, or with others and everything in proportion.
    fn plan(self, candidates: Option<usize>) -> Plan {
        let usual = self.candidates();
        let candidates = candidates.unwrap_or(usual);
        let share = |of_usual: usize| (of_usual * candidates).div_ceil(usual);
        let plain = Plan::plain(candidates);
        match self {
            Self::Morning => Plan { boards: share(100), until: Some(Until::Exam(EXAM)), ..plain },
            Self::Herd => {
                let per_second = u32::try_from(share(200)).unwrap_or(u32::MAX);
                let herd = Herd { per_second, seconds: HERD_SECONDS };
                Plan { candidates: herd.size(), herd: Some(herd), until: Some(Until::Herd), ..plain }
            }
            Self::Outage => {
                let outage = Some(Duration::from_secs(30));
                Plan { boards: share(25), outage, until: Some(Until::Outage), ..plain }
            }
            Self::Line => {
                let (kilobits, round_trip) = (NonZeroU32::new(1_000), Duration::from_millis(300));
                let line = Some(Measure { kilobits, round_trip });
                let until = Some(Until::Exam(EXAM));
                Plan { room_size: candidates, boards: 1, line, until, ..plain }
            }
            Self::Beside => Plan { import: share(2_000), publish: share(1_000), ..plain },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_as_large_as_its_figure_or_in_proportion() {
        let herd = Figure::Herd.plan(None);
        assert_eq!((herd.candidates, herd.herd.map(|herd| herd.per_second)), (2_000, Some(200)));
        let herd = Figure::Herd.plan(Some(41));
        assert_eq!((herd.candidates, herd.herd.map(|herd| herd.per_second)), (50, Some(5)));
        let beside = Figure::Beside.plan(Some(20));
        assert_eq!((beside.import, beside.publish, beside.until), (200, 100, None));
        assert_eq!(Figure::Morning.plan(Some(40)).boards, 2);
        assert_eq!(Figure::Line.plan(None).room_size, 30);
    }
}
