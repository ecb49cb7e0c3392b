//! Sums that come and go.

use super::super::scoring::{ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
use super::*;
use crate::question::Outcome;

fn scored(level: u8) -> Score {
    let competence = CompetenceCode::new("1.1");
    let tested = vec![Tested { competence: competence.clone(), level, points: u32::from(level) * 8 }];
    let question = |position| ScoredQuestion {
        position,
        competence: competence.clone(),
        outcome: Some(Outcome::Right),
        neutralised: false,
        auto_skipped: false,
        dependent: false,
    };
    score(&ScoringInput { tested, questions: (1..=3).map(question).collect() }, &ScoringRules::today())
}

fn session() -> Sums {
    use PublicStatus as S;
    let (three, five) = (scored(3), scored(5));
    let results = [
        (S::Validated, &three),
        (S::Validated, &five),
        (S::Rejected, &three),
        (S::RejectedForFraud, &five),
        (S::Cancelled, &three),
        (S::CancelledTooFewAnswers, &three),
        (S::Pending, &three),
    ];
    Sums::of_session(
        results,
        [IncidentKind::ImageMissing, IncidentKind::ImageMissing, IncidentKind::Fraud],
        12,
    )
}

#[test]
fn a_session_is_counted_by_what_is_told_of_it() {
    let sums = session();
    assert_eq!((sums.sessions, sums.obtained, sums.not_obtained, sums.cancelled), (1, 2, 2, 2));
    assert_eq!(sums.judged(), 4, "what is awaited and what was cancelled is no result");
    assert_eq!((sums.points, sums.delay_days), (64, 12));
    assert_eq!(sums.bands, [2, 0, 0, 0, 0], "24 and 40 points lie below the first global level");
    assert_eq!(sums.competences[&CompetenceCode::new("1.1")], Levels { certified: 2, levels: 8 });
    let incidents: Vec<_> = sums.incidents.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
    assert_eq!(incidents, [("C6", 1), ("E1", 2)]);
}

#[test]
fn what_is_taken_away_leaves_nothing_behind() {
    let mut sums = session();
    sums.add(&session());
    assert_eq!((sums.sessions, sums.obtained, sums.incidents["E1"]), (2, 4, 4));
    sums.take(&session());
    assert_eq!(sums, session());
    sums.take(&session());
    assert_eq!(sums, Sums::default());
    assert!(sums.is_empty());
    assert_eq!(together([&session(), &session(), &session()]).points, 192);
}

#[test]
fn sums_read_back_what_they_wrote() {
    let text = serde_json::to_string(&session()).expect("JSON");
    assert_eq!(serde_json::from_str::<Sums>(&text).expect("sums"), session());
}

#[test]
fn a_season_is_a_school_year() {
    let month = |code| Month::from_code(code).expect("a month");
    assert_eq!(
        (month("2026-08").season(), month("2026-09").season(), month("2027-06").season()),
        (2025, 2026, 2026)
    );
    assert_eq!(month("2026-02").code(), "2026-02");
    assert_eq!(Month::from_code("2026-13"), None);
    assert_eq!(Month::from_code("2026"), None);
    assert_eq!(Month::of(jiff::civil::date(2026, 11, 30)), month("2026-11"));
}

#[test]
fn global_levels_have_named_bands() {
    let bands: Vec<usize> = (0..=9).map(band_of).collect();
    assert_eq!(bands, [0, 1, 1, 2, 2, 3, 3, 4, 4, 4]);
}
