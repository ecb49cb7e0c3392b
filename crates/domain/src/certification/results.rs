//! What a list of results tells of a certification to those who prescribed it, and how long a link to it holds
//! (certification rules §9.4, §9.5).
//!
//! Nothing is told before the publication: who asks earlier is given no list at all. A certification that was not
//! obtained tells 0, one that did not happen tells nothing.

use super::jury::PublicStatus;
use super::scoring::Score;
use crate::framework::CompetenceCode;
use crate::moment::Moment;

/// A link to results holds so many days.
pub const LINK_DAYS: i64 = 30;

/// The end of a link that is sent at this moment.
#[must_use]
pub const fn link_until(sent: Moment) -> Moment {
    sent.plus_minutes(LINK_DAYS * 24 * 60)
}

/// What a link to results that is ours leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// The results.
    Open,
    /// It is too old.
    Expired,
    /// The jury has taken the publication back.
    Withdrawn,
}

impl LinkState {
    /// Where a link that holds until `until` leads at `at`, when the results are published or not. Its last moment is within.
    #[must_use]
    pub fn of(until: Moment, published: bool, at: Moment) -> Self {
        if at > until {
            Self::Expired
        } else if published {
            Self::Open
        } else {
            Self::Withdrawn
        }
    }
}

/// Whether anything is told in figures: 0 where it was not obtained, nothing where it did not happen.
const fn counts(status: PublicStatus) -> bool {
    match status {
        PublicStatus::Validated | PublicStatus::Rejected | PublicStatus::RejectedForFraud => true,
        PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers | PublicStatus::Pending => false,
    }
}

/// The points that a list tells; nothing where a dash stands.
#[must_use]
pub fn points(status: PublicStatus, score: Option<&Score>) -> Option<u32> {
    let score = score.filter(|_| counts(status))?;
    Some(if status == PublicStatus::Validated { score.total } else { 0 })
}

/// The level that a list tells of a competence; nothing where a dash stands, as for one that was not asked.
#[must_use]
pub fn level(status: PublicStatus, score: Option<&Score>, competence: &CompetenceCode) -> Option<u8> {
    let score = score.filter(|_| counts(status))?;
    let mark = score.marks.iter().find(|mark| mark.competence == *competence)?;
    Some(if status == PublicStatus::Validated { mark.level.unwrap_or(0) } else { 0 })
}

/// How the certifications of a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Sat.
    pub sat: usize,
    /// Obtained.
    pub obtained: usize,
    /// Not obtained, rejected for fraud included.
    pub not_obtained: usize,
    /// Cancelled, for whatever reason.
    pub cancelled: usize,
    /// The jury looks at them again.
    pub awaited: usize,
}

impl Counts {
    /// Counts what is told.
    #[must_use]
    pub fn of(told: impl IntoIterator<Item = PublicStatus>) -> Self {
        let mut counts = Self::default();
        for status in told {
            counts.sat += 1;
            *match status {
                PublicStatus::Validated => &mut counts.obtained,
                PublicStatus::Rejected | PublicStatus::RejectedForFraud => &mut counts.not_obtained,
                PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => &mut counts.cancelled,
                PublicStatus::Pending => &mut counts.awaited,
            } += 1;
        }
        counts
    }
}

/// Of the sittings of a learner, the latest first, the one that their school is told of (§11.5): the latest that was not
/// cancelled, or the latest of all. One that is not published counts as it is: awaited, whatever the jury has decided.
#[must_use]
pub fn told_to_school<T>(sittings: &[T], published: impl Fn(&T) -> Option<PublicStatus>) -> Option<&T> {
    let cancelled = |sitting: &&T| {
        matches!(published(sitting), Some(PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers))
    };
    sittings.iter().find(|sitting| !cancelled(sitting)).or(sittings.first())
}

#[cfg(test)]
mod tests {
    use super::super::scoring::{ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
    use super::*;
    use crate::question::Outcome;

    const ALL: [PublicStatus; 6] = [
        PublicStatus::Cancelled,
        PublicStatus::RejectedForFraud,
        PublicStatus::CancelledTooFewAnswers,
        PublicStatus::Rejected,
        PublicStatus::Validated,
        PublicStatus::Pending,
    ];

    /// Three right answers in 1.1 at level 3, three wrong ones and no right one in 2.1 at level 2.
    fn scored() -> Score {
        let tested = [("1.1", 3, 24), ("2.1", 2, 16)].map(|(code, level, points)| Tested {
            competence: CompetenceCode::new(code),
            level,
            points,
        });
        let question = |position: u16| ScoredQuestion {
            position,
            competence: CompetenceCode::new(if position < 5 { "1.1" } else { "2.1" }),
            outcome: Some(if position < 5 { Outcome::Right } else { Outcome::Wrong }),
            neutralised: false,
            auto_skipped: false,
            dependent: false,
        };
        let input = ScoringInput { tested: tested.to_vec(), questions: (1..=7).map(question).collect() };
        score(&input, &ScoringRules::today())
    }

    #[test]
    fn an_obtained_certification_tells_its_figures() {
        let score = scored();
        let told = |code| level(PublicStatus::Validated, Some(&score), &CompetenceCode::new(code));
        assert_eq!(points(PublicStatus::Validated, Some(&score)), Some(score.total));
        assert!(score.total > 0, "otherwise this test tells nothing");
        assert_eq!(told("1.1"), Some(3));
        assert_eq!(told("2.1"), Some(0), "asked and not certified");
        assert_eq!(told("3.1"), None, "not asked");
    }

    #[test]
    fn one_that_was_not_obtained_tells_zero_and_one_that_did_not_happen_nothing() {
        let score = scored();
        for status in [PublicStatus::Rejected, PublicStatus::RejectedForFraud] {
            assert_eq!(points(status, Some(&score)), Some(0), "{status:?}");
            assert_eq!(level(status, Some(&score), &CompetenceCode::new("1.1")), Some(0), "{status:?}");
            assert_eq!(level(status, Some(&score), &CompetenceCode::new("3.1")), None, "{status:?}");
        }
        for status in [PublicStatus::Cancelled, PublicStatus::CancelledTooFewAnswers, PublicStatus::Pending] {
            assert_eq!(points(status, Some(&score)), None, "{status:?}");
            assert_eq!(level(status, Some(&score), &CompetenceCode::new("1.1")), None, "{status:?}");
        }
        assert_eq!(points(PublicStatus::Validated, None), None);
    }

    #[test]
    fn everybody_who_sat_is_counted_once() {
        let counts = Counts::of(ALL);
        assert_eq!(counts, Counts { sat: 6, obtained: 1, not_obtained: 2, cancelled: 2, awaited: 1 });
    }

    #[test]
    fn a_school_is_told_of_the_latest_sitting_that_was_not_cancelled() {
        use PublicStatus::{Cancelled, CancelledTooFewAnswers, Rejected, Validated};
        let told = |sittings: &[Option<PublicStatus>]| told_to_school(sittings, |status| *status).copied();
        assert_eq!(told(&[]), None);
        assert_eq!(
            told(&[Some(Rejected), Some(Validated)]),
            Some(Some(Rejected)),
            "the latest, not the best"
        );
        assert_eq!(told(&[Some(Cancelled), Some(Validated)]), Some(Some(Validated)));
        assert_eq!(told(&[None, Some(Validated)]), Some(None), "awaited until published");
        assert_eq!(
            told(&[Some(CancelledTooFewAnswers), Some(Cancelled)]),
            Some(Some(CancelledTooFewAnswers))
        );
    }

    #[test]
    fn a_link_holds_thirty_days_to_the_last_moment_and_while_the_results_are_out() {
        let sent = Moment::from_millis(1_800_000_000_000);
        let until = link_until(sent);
        assert_eq!(until.seconds_since(sent), 30 * 24 * 3_600);
        assert_eq!(LinkState::of(until, true, until), LinkState::Open);
        let after = Moment::from_millis(until.millis() + 1);
        assert_eq!(LinkState::of(until, true, after), LinkState::Expired);
        assert_eq!(LinkState::of(until, false, sent), LinkState::Withdrawn);
        assert_eq!(LinkState::of(until, false, after), LinkState::Expired, "too old is told first");
    }
}
