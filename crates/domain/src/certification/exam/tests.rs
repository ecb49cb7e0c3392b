//! The vectors K08–K15, and what comes next.

use super::*;

fn skill(name: &str) -> ProvenSkill {
    let (topic, level) = name.split_at(name.len() - 1);
    ProvenSkill {
        skill: SkillCode::new(name),
        topic: TopicCode::new(topic),
        level: level.parse().expect("a level"),
        direct: true,
        challenges: vec![ChallengeCode::new(format!("{name}a"))],
    }
}

fn competence(level: u8, skills: Vec<ProvenSkill>) -> ProvenCompetence {
    ProvenCompetence { competence: CompetenceCode::new("1.1"), level, skills }
}

fn seed() -> Seed {
    Seed::from_bytes([9; 32])
}

fn form(profile: &[ProvenCompetence], seen: &[&str]) -> Vec<Chosen> {
    let seen = seen.iter().map(|code| ChallengeCode::new(*code)).collect();
    choose_form(profile, &seen, PER_COMPETENCE, &seed())
}

fn skills(names: &[&str]) -> String {
    let profile = [competence(3, names.iter().map(|name| skill(name)).collect())];
    form(&profile, &[]).iter().map(|c| c.skill.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn skills_go_from_hard_to_easy_with_other_topics_first() {
    assert_eq!(skills(&["url3", "remplir4", "remplir2", "web1"]), "remplir4 url3 remplir2", "K08");
    assert_eq!(skills(&["toto6", "toto5", "toto4", "zaza4"]), "toto6 toto5 zaza4", "K09");
    assert_eq!(skills(&["toto6", "toto5", "mama5", "toto4", "zaza4"]), "toto6 mama5 toto5", "K10");
    assert_eq!(skills(&["web1"]), "web1", "a competence may yield less than three");
    assert_eq!(skills(&["web1", "web1"]), "web1", "K14: a skill is asked once");
    assert_eq!(skills(&[]), "");
}

fn with_three() -> ProvenSkill {
    let challenges = ["web1a", "web1b", "web1c"].map(ChallengeCode::new).to_vec();
    ProvenSkill { challenges, ..skill("web1") }
}

#[test]
fn a_challenge_seen_before_is_the_last_resort() {
    let asked =
        |seen: &[&str]| form(&[competence(1, vec![with_three()])], seen)[0].challenge.as_str().to_owned();
    assert_eq!(asked(&["web1a", "web1c"]), "web1b", "K11");
    let only = form(&[competence(1, vec![skill("web1")])], &["web1a"]);
    assert_eq!(only[0].challenge.as_str(), "web1a", "K12");
    assert!(["web1a", "web1b", "web1c"].contains(&asked(&["web1a", "web1b", "web1c"]).as_str()));
}

#[test]
fn what_is_not_proven_is_not_asked() {
    assert_eq!(form(&[competence(0, vec![skill("web1")])], &[]), [], "K13");
    let inferred = ProvenSkill { direct: false, ..skill("web1") };
    assert_eq!(form(&[competence(1, vec![inferred])], &[]), [], "K15");
    let empty = ProvenSkill { challenges: Vec::new(), ..skill("web2") };
    let asked = form(&[competence(1, vec![empty, skill("web1")])], &[]);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].skill.as_str(), "web1");
}

#[test]
fn the_seed_alone_decides() {
    let profile = [competence(1, vec![with_three()])];
    let by = |number: u8| choose_form(&profile, &BTreeSet::new(), 3, &Seed::from_bytes([number; 32]));
    assert_eq!(by(1), by(1));
    let drawn: BTreeSet<Chosen> = (0..40).flat_map(by).collect();
    assert_eq!(drawn.len(), 3, "each challenge is drawn by some seed");
    let mut other_order = profile.clone();
    other_order[0].skills[0].challenges.reverse();
    assert_eq!(
        choose_form(&other_order, &BTreeSet::new(), 3, &seed()),
        choose_form(&profile, &BTreeSet::new(), 3, &seed())
    );
    let more = [competence(2, vec![with_three(), skill("mail2")])];
    let of_web = |profile| {
        choose_form(profile, &BTreeSet::new(), 3, &seed()).into_iter().find(|c| c.skill.as_str() == "web1")
    };
    assert_eq!(of_web(&more), of_web(&profile), "another skill leaves it as it was");
}

#[test]
fn competences_follow_each_other() {
    let second =
        ProvenCompetence { competence: CompetenceCode::new("1.2"), ..competence(2, vec![skill("mail2")]) };
    let asked = form(&[competence(1, vec![skill("web1")]), second], &[]);
    let codes: Vec<&str> = asked.iter().map(|c| c.competence.as_str()).collect();
    assert_eq!(codes, ["1.1", "1.2"]);
}

#[test]
fn the_first_unanswered_question_comes_next() {
    let form = form(&[competence(3, vec![skill("a1"), skill("b2"), skill("c3")])], &[]);
    let position = |answered: &[u16]| next(&form, answered).map(|n| (n.position, n.chosen.skill.as_str()));
    assert_eq!(position(&[]), Some((1, "c3")));
    assert_eq!(position(&[2, 1]), Some((3, "a1")));
    assert_eq!(position(&[1, 3]), Some((2, "b2")));
    assert_eq!(position(&[1, 2, 3]), None);
}

#[test]
fn an_exam_is_kept_as_it_was() {
    let exam = Exam::today(ReleaseCode::new("2026-09"), Locale::Fr, false);
    assert_eq!((exam.minutes, exam.per_competence), (105, 3));
    let text = serde_json::to_string(&exam).expect("plain data");
    assert_eq!(serde_json::from_str::<Exam>(&text).expect("an exam"), exam);
}
