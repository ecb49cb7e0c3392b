//! Vectors N01–N19 of §10.6 and its simulated runs, over many seeds. N15 (a timer that is undefined) cannot
//! be written here; N20 is a vector of the crate `psychometrics`.

use super::knowledge_tests::{at, ladder};
use super::*;
use crate::framework::{ChallengeCode, SkillCode};
use crate::seed::Seed;
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};

/// The skills of `web1-6,url1-3` or `a2,b2`; a star marks a timed skill, a question mark one without
/// challenge.
fn targets(text: &str) -> (Vec<SkillRef>, Vec<Target>) {
    let (mut skills, mut targets) = (Vec::new(), Vec::new());
    for part in text.split(',') {
        let bare = part.trim_end_matches(['*', '?']);
        let start = bare.find(|c: char| c.is_ascii_digit()).expect("a level");
        let (topic, levels) = bare.split_at(start);
        let (from, to) = levels.split_once('-').unwrap_or((levels, levels));
        let levels = from.parse().expect("a level")..=to.parse().expect("a level");
        for skill in ladder(topic, levels) {
            targets.push(Target {
                skill: skill.skill.clone(),
                topic: skill.topic.clone(),
                level: skill.level,
                playable: !part.ends_with('?'),
                timed: part.ends_with('*'),
            });
            skills.push(skill);
        }
    }
    (skills, targets)
}

/// What is known after these answers, each a skill and `+` or `-`.
fn after(skills: &[SkillRef], answers: &[&str]) -> Vec<Knowledge> {
    let mut known: Vec<Knowledge> = Vec::new();
    for answer in answers {
        let (code, sign) = answer.split_at(answer.len() - 1);
        let answered = skills.iter().find(|s| s.skill.as_str() == code).expect("a skill of the target");
        let already = known.iter().map(|k| k.skill.clone()).collect();
        known.extend(infer(skills, &already, answered, sign == "+", at(0)));
    }
    known
}

/// Name, targets, answers given, whether the last was timed, predicted level, skills that may be asked.
type Vector = (&'static str, &'static str, &'static [&'static str], bool, f64, &'static [&'static str]);

#[test]
fn possible_skills_of_the_vectors() {
    let vectors: &[Vector] = &[
        ("N01", "web1-6", &[], false, 2.0, &["web@2"]),
        ("N02", "web1-6", &["web@2+"], false, 4.5, &["web@4", "web@5"]),
        ("N03", "web1-6", &["web@2-"], false, 1.0, &["web@1"]),
        ("N04", "web1-6", &["web@2+", "web@4+"], false, 5.5, &["web@5", "web@6"]),
        ("N05", "web1-6", &["web@2+", "web@4-"], false, 3.0, &["web@3"]),
        ("N06", "web1-5,url1-3", &[], false, 2.0, &["url@2"]),
        ("N07", "web1-5,url1-3", &["url@2+"], false, 4.5, &["url@3"]),
        ("N08", "web1-5,url1-3", &["url@3+"], false, 5.0, &["web@4"]),
        ("N09", "a4-6,b5-7", &[], false, 2.0, &["a@4"]),
        ("N10", "a1,a3,b3,b4", &[], false, 2.0, &["a@1"]),
        ("N11", "a2*,b2", &[], false, 2.0, &["b@2"]),
        ("N12", "a2*,b2*", &[], false, 2.0, &["a@2", "b@2"]),
        ("N13", "a2,b2*,c2", &["a@2+"], true, 4.5, &["c@2"]),
        ("N14", "a2,b2*,c2", &["a@2+"], false, 4.5, &["b@2", "c@2"]),
        ("N16", "a1,a7", &["a@1+"], false, 4.0, &[]),
        ("N17", "a2,a4,a5", &["a@2+"], false, 4.5, &["a@4", "a@5"]),
        ("N18", "a2?,b2?", &[], false, 2.0, &[]),
        ("N19", "web1-2", &["web@2+"], false, 4.5, &[]),
    ];
    for (name, text, answers, last_was_timed, level, wanted) in vectors {
        let (skills, targets) = targets(text);
        let known = after(&skills, answers);
        let known: Vec<&Knowledge> = known.iter().collect();
        let found = candidates(&targets, &known, answers.len(), *last_was_timed);
        assert!((found.predicted_level - level).abs() < 1e-9, "{name}: {}", found.predicted_level);
        assert_eq!(found.skills.iter().map(|s| s.as_str()).collect::<Vec<_>>(), *wanted, "{name}");
    }
}

/// A whole placement of somebody who succeeds up to a level: the skills validated, and the questions asked.
fn run(text: &str, ability: u8, seed: &Seed) -> (BTreeSet<String>, Vec<SkillCode>) {
    let (skills, targets) = targets(text);
    let mut known: Vec<Knowledge> = Vec::new();
    let mut asked: Vec<SkillCode> = Vec::new();
    loop {
        let held = latest(&known, None);
        let Next::Ask { skill, .. } = next_skill(&targets, &held, asked.len(), false, seed) else { break };
        assert!(!asked.contains(&skill), "{skill} is asked once");
        let answered = skills.iter().find(|s| s.skill == skill).expect("a target").clone();
        let already = known.iter().map(|k| k.skill.clone()).collect();
        known.extend(infer(&skills, &already, &answered, answered.level <= ability, at(0)));
        asked.push(skill);
    }
    let validated = latest(&known, None).into_iter().filter(|k| k.status == Status::Validated);
    (validated.map(|k| k.skill.to_string()).collect(), asked)
}

/// The incumbent's runs end with these numbers for one seed; ours do for every seed, with the same skills.
#[test]
fn an_ideal_person_ends_with_what_they_can_do() {
    let wide = "web1-5,url1-3,mail2,mail4,mail6";
    for (text, ability, validated, total) in [
        ("web1-6", 3, 3, 6),
        ("web1-6", 0, 0, 6),
        ("web1-6", 8, 6, 6),
        (wide, 4, 9, 11),
        (wide, 2, 5, 11),
        ("a4-6,b5-7", 5, 3, 6),
    ] {
        let (skills, _) = targets(text);
        assert_eq!(skills.len(), total);
        let able: BTreeSet<String> =
            skills.iter().filter(|s| s.level <= ability).map(|s| s.skill.to_string()).collect();
        assert_eq!(able.len(), validated, "{text} at {ability}");
        for number in 0..=u8::MAX {
            let (found, asked) = run(text, ability, &Seed::from_bytes([number; 32]));
            assert_eq!(found, able, "{text} at {ability}, seed {number}");
            assert!(asked.len() <= 6, "{text} at {ability}, seed {number}: {asked:?}");
        }
    }
}

#[test]
fn without_ties_every_seed_asks_the_same() {
    for number in 0..=u8::MAX {
        let (_, asked) = run("web1-6", 0, &Seed::from_bytes([number; 32]));
        assert_eq!(asked.iter().map(SkillCode::as_str).collect::<Vec<_>>(), ["web@2", "web@1"]);
    }
}

#[test]
fn ties_are_settled_by_the_seed_and_the_number_of_answers() {
    let (_, targets) = targets("a2,b2,c2");
    let ask = |seed: &Seed, answered: usize| match next_skill(&targets, &[], answered, false, seed) {
        Next::Ask { skill, .. } => skill,
        Next::Finished => panic!("three skills are open"),
    };
    let seeds: Vec<Seed> = (0..40).map(|number| Seed::from_bytes([number; 32])).collect();
    assert!(seeds.iter().all(|seed| ask(seed, 0) == ask(seed, 0)), "a page loaded again asks the same");
    let first: HashSet<SkillCode> = seeds.iter().map(|seed| ask(seed, 0)).collect();
    assert_eq!(first.len(), 3, "each of the three comes first for some seed");
    assert!(seeds.iter().any(|seed| ask(seed, 1) != ask(seed, 2)), "each question draws anew");
}

#[test]
fn unseen_challenges_come_first() {
    let all: Vec<ChallengeCode> = ["a", "b", "c"].map(ChallengeCode::new).into();
    let seen = |codes: &[&str]| codes.iter().map(|code| ChallengeCode::new(*code)).collect::<BTreeSet<_>>();
    let seeds: Vec<Seed> = (0..40).map(|n| question_seed(&Seed::from_bytes([n; 32]), 3)).collect();
    let picked = |seen: &BTreeSet<ChallengeCode>| -> BTreeSet<ChallengeCode> {
        seeds.iter().filter_map(|seed| pick_challenge(&all, seen, seed)).collect()
    };
    assert_eq!(picked(&seen(&["a", "c"])), BTreeSet::from([ChallengeCode::new("b")]));
    assert_eq!(picked(&seen(&[])).len(), 3, "every unseen one comes for some seed");
    assert_eq!(picked(&seen(&["a", "b", "c"])).len(), 3, "all seen: any of them again");
    assert_eq!(pick_challenge(&[], &seen(&[]), &seeds[0]), None);
}

proptest! {
    /// Whatever the person and the targets: the placement ends, and never validates what the person cannot
    /// do.
    #[test]
    fn a_placement_ends_and_is_never_too_kind(
        rungs in prop::collection::btree_set((0usize..4, 1u8..=8), 1..24),
        ability in 0u8..=8, seed in any::<[u8; 32]>(),
    ) {
        let text: Vec<String> =
            rungs.iter().map(|(topic, level)| format!("{}{level}", ["a", "b", "c", "d"][*topic])).collect();
        let text = text.join(",");
        let (validated, asked) = run(&text, ability, &Seed::from_bytes(seed));
        let (skills, _) = targets(&text);
        prop_assert!(asked.len() <= skills.len());
        for skill in skills.iter().filter(|s| validated.contains(s.skill.as_str())) {
            prop_assert!(skill.level <= ability);
        }
    }
}
