//! Vectors K01–K13 of §10.3, S32 and S33 of §10.4, and what must hold for any answer.

use super::*;
use crate::framework::{CompetenceCode, SkillCode, TopicCode};
use crate::moment::Moment;
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};

pub(super) const DAY: i64 = 86_400_000;

/// The moment so many milliseconds after an arbitrary beginning.
pub(super) fn at(millis: i64) -> Moment {
    Moment::from_millis(1_800_000_000_000 + millis)
}

/// A skill worth one point, by its topic and level.
pub(super) fn rung(topic: &str, level: u8) -> SkillRef {
    SkillRef {
        skill: SkillCode::new(format!("{topic}@{level}")),
        topic: TopicCode::new(topic),
        competence: CompetenceCode::new("1.1"),
        level,
        points: Points::from_parts(Points::PARTS),
    }
}

pub(super) fn ladder(topic: &str, levels: impl IntoIterator<Item = u8>) -> Vec<SkillRef> {
    levels.into_iter().map(|level| rung(topic, level)).collect()
}

fn learn(target: &[SkillRef], already: &[&str], answered: &SkillRef, right: bool) -> Vec<String> {
    let already: BTreeSet<SkillCode> = already.iter().map(|code| SkillCode::new(*code)).collect();
    infer(target, &already, answered, right, at(0))
        .iter()
        .map(|k| {
            assert_eq!(k.at, at(0));
            format!("{} {} {} {}", k.skill, k.status.code(), k.source.code(), k.points.whole())
        })
        .collect()
}

const WEB3_RIGHT: &str = "web@3 validated direct 1";
const WEB1_FOLLOWS: &str = "web@1 validated inferred 1";
const WEB2_FOLLOWS: &str = "web@2 validated inferred 1";

#[test]
fn a_right_answer_validates_what_is_easier() {
    let web = ladder("web", 1..=6);
    let web3 = rung("web", 3);
    let all = [WEB3_RIGHT, WEB1_FOLLOWS, WEB2_FOLLOWS];
    assert_eq!(learn(&web, &[], &web3, true), all, "K01");
    assert_eq!(learn(&web, &["web@1"], &web3, true), [WEB3_RIGHT, WEB2_FOLLOWS], "K04");
    assert_eq!(learn(&web, &["web@2"], &web3, true), [WEB3_RIGHT, WEB1_FOLLOWS], "K05");
    assert!(learn(&web, &["web@3"], &web3, true).is_empty(), "K06");
    assert!(learn(&web, &[], &rung("zzz", 2), true).is_empty(), "K07");
    let wider = [web.clone(), ladder("url", 1..=3)].concat();
    assert_eq!(learn(&wider, &[], &web3, true), all, "K08");
    let twin = SkillRef { skill: SkillCode::new("web@3 bis"), ..rung("web", 3) };
    assert_eq!(learn(&[web, vec![twin]].concat(), &[], &web3, true), all, "K09");
    assert_eq!(learn(&[rung("web", 3)], &[], &web3, true), [WEB3_RIGHT], "K10");
}

/// K02, and K03: whatever is not right invalidates in the same way.
#[test]
fn any_other_answer_invalidates_what_is_harder() {
    let learnt = learn(&ladder("web", 1..=6), &[], &rung("web", 3), false);
    let wanted = ["web@3 invalidated direct 0"].into_iter().chain([
        "web@4 invalidated inferred 0",
        "web@5 invalidated inferred 0",
        "web@6 invalidated inferred 0",
    ]);
    assert_eq!(learnt, wanted.collect::<Vec<_>>());
}

fn known(status: Status, millis: i64) -> Knowledge {
    let mut learnt =
        infer(&[rung("web", 3)], &BTreeSet::new(), &rung("web", 3), status == Status::Validated, at(millis));
    Knowledge { status, ..learnt.remove(0) }
}

#[test]
fn the_latest_holds() {
    let first = known(Status::Validated, DAY);
    let missed = known(Status::Invalidated, 9 * DAY);
    let held = latest([&missed, &first], None);
    assert_eq!(held, [&missed], "K11: whatever the order in which they are given");
    assert_eq!(held[0].points, Points::ZERO, "K11");
    assert!(latest([&first, &known(Status::Reset, 9 * DAY)], None).is_empty(), "K12");
    assert_eq!(latest([&first, &missed], Some(at(9 * DAY))), [&first], "K13: strictly before");
    assert!(latest([&first], Some(at(DAY))).is_empty(), "K13");
    let again = known(Status::Invalidated, DAY);
    assert_eq!(latest([&first, &again], None), [&again], "at the same moment, what was written later");
}

#[test]
fn codes_survive_the_store() {
    for status in [Status::Validated, Status::Invalidated, Status::Reset] {
        assert_eq!(Status::from_code(status.code()), Some(status));
    }
    for source in [Source::Direct, Source::Inferred] {
        assert_eq!(Source::from_code(source.code()), Some(source));
    }
    assert_eq!(Status::from_code("direct"), None);
    assert_eq!(Source::from_code("reset"), None);
}

#[test]
fn a_skill_is_worth_its_share_of_its_level() {
    assert_eq!(skill_points(3).parts(), 2240, "S33: 8/3");
    assert_eq!(skill_points(1).whole(), 4, "S33");
    assert_eq!(skill_points(2).whole(), 4);
    assert_eq!(skill_points(8).parts(), Points::PARTS, "S33");
    assert_eq!(skill_points(0), Points::ZERO);
    for skills in 2..=8u32 {
        let level: Points = (0..skills).map(|_| skill_points(skills)).sum();
        assert_eq!(level.parts(), 8 * Points::PARTS, "{skills} skills make a level exactly");
    }
    let crowded: Points = (0..9).map(|_| skill_points(9)).sum();
    assert_eq!(crowded.whole(), 7, "never above 8");
}

#[test]
fn a_retake_asks_again_what_was_missed_four_days_ago() {
    let begun = at(40 * DAY);
    assert!(counts_on_retake(&known(Status::Validated, 0), begun), "S32");
    assert!(!counts_on_retake(&known(Status::Invalidated, 36 * DAY), begun), "S32: four days exactly");
    assert!(counts_on_retake(&known(Status::Invalidated, 36 * DAY + 1000), begun), "S32: a second less");
}

#[test]
fn a_reset_waits_seven_days_and_forgets_everything() {
    let held = known(Status::Validated, 0);
    assert_eq!(reset(&[&held], at(2 * DAY + 1)), Err(CannotReset::TooSoon { days: 5 }));
    assert_eq!(reset(&[&held], at(7 * DAY - 1)), Err(CannotReset::TooSoon { days: 1 }));
    let added = reset(&[&held], at(7 * DAY)).expect("seven days have passed");
    assert_eq!(
        added,
        [Knowledge { status: Status::Reset, points: Points::ZERO, at: at(7 * DAY), ..held.clone() }]
    );
    assert!(latest(added.iter().chain([&held]), None).is_empty());
    assert_eq!(reset(&[], at(0)), Ok(vec![]), "nothing known, nothing to forget");
}

proptest! {
    #[test]
    fn an_answer_teaches_about_each_skill_once_and_only_what_is_new(
        rungs in prop::collection::btree_set((0usize..3, 1u8..=8), 1..20),
        asked in any::<prop::sample::Index>(),
        known in prop::collection::vec(any::<bool>(), 20),
        right in any::<bool>(),
    ) {
        let target: Vec<SkillRef> =
            rungs.iter().map(|(topic, level)| rung(["a", "b", "c"][*topic], *level)).collect();
        let already: BTreeSet<SkillCode> =
            target.iter().zip(&known).filter(|(_, known)| **known).map(|(s, _)| s.skill.clone()).collect();
        let answered = asked.get(&target);
        let learnt = infer(&target, &already, answered, right, at(0));
        let skills: HashSet<&SkillCode> = learnt.iter().map(|k| &k.skill).collect();
        prop_assert_eq!(skills.len(), learnt.len());
        prop_assert_eq!(learnt.is_empty(), already.contains(&answered.skill));
        for k in &learnt {
            prop_assert!(!already.contains(&k.skill) && k.topic == answered.topic);
            prop_assert_eq!(k.source == Source::Direct, k.skill == answered.skill);
            prop_assert!(k.level == answered.level || (k.level < answered.level) == right);
            prop_assert_eq!(k.points == Points::ZERO, !right);
        }
    }
}
