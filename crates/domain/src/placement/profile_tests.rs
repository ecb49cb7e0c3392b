//! Vectors S01–S23 of §10.4. S08 (a cap on points but not on levels) has no use here: one cap holds for both.

use super::knowledge_tests::{DAY, at, rung};
use super::*;
use crate::framework::{CompetenceCode, SkillCode};
use crate::moment::Moment;
use proptest::prelude::*;

/// Validated knowledge of a made-up skill of a competence, worth so many 1/840 of a point.
fn earned(competence: &str, skill: &str, parts: u32, millis: i64) -> Knowledge {
    let place = rung("web", 1);
    Knowledge {
        skill: SkillCode::new(format!("{competence}/{skill}")),
        topic: place.topic,
        competence: CompetenceCode::new(competence),
        level: place.level,
        status: Status::Validated,
        source: Source::Direct,
        points: Points::from_parts(parts),
        at: at(millis),
    }
}

/// 1/840 in so many hundredths of a point, rounded down.
const fn hundredths(hundredths: u32) -> u32 {
    hundredths * Points::PARTS / 100
}

const LEVEL_5: Cap = Cap::At(5);

#[test]
fn points_make_levels() {
    for (name, hundredths_of_points, cap, wanted) in [
        ("S01", &[550, 360][..], LEVEL_5, (9, 1, 1)),
        ("S02", &[370, 440, 120], LEVEL_5, (9, 1, 1)),
        ("S03", &[799], LEVEL_5, (7, 0, 7)),
        ("S04", &[800], LEVEL_5, (8, 1, 0)),
        ("S05", &[3999], LEVEL_5, (39, 4, 7)),
        ("S06", &[5600], LEVEL_5, (40, 5, 0)),
        ("S07", &[5600], Cap::None, (56, 7, 0)),
        ("S09", &[760, 39], LEVEL_5, (7, 0, 7)),
        ("a tenth added eighty times", &[10; 80], LEVEL_5, (8, 1, 0)),
    ] {
        let points = hundredths_of_points.iter().map(|h| Points::from_parts(hundredths(*h))).sum();
        let standing = Standing::of(points, cap);
        assert_eq!((standing.points, standing.level, standing.ahead), wanted, "{name}");
        assert_eq!(standing.earned, points, "{name}: what was earned is kept");
    }
}

#[test]
fn each_competence_has_its_own_cap() {
    let known = [earned("1.1", "a", 8 * 840, 0), earned("1.1", "b", 35 * 840, 0), earned("1.2", "a", 840, 0)];
    let profile = current(&known, None, LEVEL_5);
    assert_eq!(profile.points(), 41, "S10");
    assert_eq!(current(&known, None, Cap::None).points(), 44);
    assert_eq!(current(&known, Some(at(0)), Cap::None), Profile::default(), "nothing was known before");
}

#[test]
fn only_direct_answers_are_listed() {
    let inferred = Knowledge { source: Source::Inferred, ..earned("1.1", "b", 840, 0) };
    let missed = Knowledge { status: Status::Invalidated, points: Points::ZERO, ..earned("1.1", "c", 0, 0) };
    let profile = current(&[earned("1.1", "a", 840, 0), inferred, missed], None, LEVEL_5);
    let standing = &profile.competences["1.1"];
    assert_eq!(standing.validated_directly, [SkillCode::new("1.1/a")]);
    assert_eq!(standing.points, 2);
    let json = serde_json::to_string(&profile).expect("plain data");
    assert_eq!(serde_json::from_str::<Profile>(&json).expect("the same data"), profile);
}

#[test]
fn five_competences_open_the_certification() {
    for (name, levels, competences) in [
        ("S20", &[1, 1, 1, 1, 0][..], 4),
        ("S21", &[1, 1, 1, 1, 1], 5),
        ("S22", &[5, 5, 5, 5], 4),
        ("S23", &[2, 0, 1, 3, 1, 0, 4], 5),
        ("nothing known", &[], 0),
    ] {
        let known: Vec<Knowledge> = (1..)
            .zip(levels)
            .map(|(number, level)| earned(&format!("1.{number}"), "a", level * 8 * 840, 0))
            .collect();
        let profile = current(&known, None, Cap::None);
        let certifiable = competences >= 5;
        assert_eq!(
            profile.certifiability(),
            Certifiability { certifiable, competences, needed: 5 },
            "{name}"
        );
        assert_eq!(profile.is_certifiable(), certifiable, "{name}");
        assert_eq!(profile.certifiable_competences().count(), competences, "{name}");
    }
}

/// The scorecard of a competence whose latest knowledge is of the given age.
fn card(age_millis: Option<i64>, parts: u32, evaluation: Evaluation) -> Scorecard {
    let known: Vec<Knowledge> = age_millis.map(|age| earned("1.1", "a", parts, -age)).into_iter().collect();
    scorecard(&known.iter().collect::<Vec<_>>(), evaluation, LEVEL_5, at(0))
}

/// So many hundredths of a day.
const fn days(hundredths: i64) -> i64 {
    hundredths * DAY / 100
}

#[test]
fn scorecards_of_the_vectors() {
    use Progress::{Completed, NotStarted, Started};
    for (name, age, evaluation, wanted) in [
        ("S11", None, Evaluation::None, (NotStarted, None, None)),
        ("S12", Some(0), Evaluation::None, (Started, Some(7), Some(4))),
        ("S13", Some(days(800)), Evaluation::Reset, (Started, Some(0), Some(0))),
        ("S14", None, Evaluation::Reset, (NotStarted, None, None)),
        ("S15", None, Evaluation::Started, (Started, None, None)),
        ("S16", Some(days(320)), Evaluation::Started, (Started, Some(4), Some(1))),
        ("S17", Some(days(401)), Evaluation::Completed, (Completed, Some(3), Some(0))),
        ("S18", Some(days(690)), Evaluation::Started, (Started, Some(1), Some(0))),
        ("S19", Some(155 * DAY / 24), Evaluation::Started, (Started, Some(1), Some(0))),
        ("S19", Some(157 * DAY / 24), Evaluation::Started, (Started, Some(1), Some(0))),
        ("S19", Some(days(700)), Evaluation::Started, (Started, Some(0), Some(0))),
        ("S19", Some(days(1000)), Evaluation::Started, (Started, Some(0), Some(0))),
        ("a clock set back", Some(-DAY), Evaluation::Started, (Started, Some(7), Some(4))),
    ] {
        let card = card(age, 840, evaluation);
        assert_eq!((card.progress, card.days_before_reset, card.days_before_retake), wanted, "{name}");
    }
    let full = card(Some(days(401)), 41 * 840, Evaluation::Completed);
    assert_eq!((full.standing.points, full.standing.level), (40, 5), "S17");
}

#[test]
fn what_a_scorecard_allows() {
    let done = card(Some(days(400)), 840, Evaluation::Completed);
    assert!(done.may_retake() && !done.may_reset());
    assert!(!card(Some(days(399)), 840, Evaluation::Completed).may_retake(), "too soon");
    assert!(!card(Some(days(400)), 840, Evaluation::Started).may_retake(), "not done");
    assert!(!card(Some(days(400)), 40 * 840, Evaluation::Completed).may_retake(), "nothing left to gain");
    assert!(card(Some(days(700)), 840, Evaluation::Started).may_reset());
    assert!(!card(None, 0, Evaluation::Started).may_reset(), "nothing to forget");
}

proptest! {
    #[test]
    fn a_cap_only_ever_lowers(parts in 0u32..100_000, level in 0u8..=8) {
        let free = Standing::of(Points::from_parts(parts), Cap::None);
        let capped = Standing::of(Points::from_parts(parts), Cap::At(level));
        prop_assert!(capped.points <= free.points && capped.level <= level);
        prop_assert_eq!(capped.points, u32::from(capped.level) * 8 + capped.ahead);
        prop_assert!(capped.level == level || capped == free);
    }

    #[test]
    fn days_left_never_grow_with_time(age in 0i64..12 * DAY, later in 0i64..DAY) {
        let left = |age| card(Some(age), 840, Evaluation::Started).days_before_reset;
        prop_assert!(left(age + later) <= left(age));
        prop_assert_eq!(left(age) == Some(0), age >= 7 * DAY);
    }
}

#[test]
fn a_profile_is_of_its_date() {
    let known = [earned("1.1", "a", 8 * 840, 0), earned("1.1", "b", 8 * 840, DAY)];
    let level = |before: Option<Moment>| current(&known, before, LEVEL_5).competences["1.1"].level;
    assert_eq!(level(Some(at(DAY))), 1);
    assert_eq!(level(None), 2);
}
