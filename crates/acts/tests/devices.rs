//! A machine at which no file opens: what is drawn there (ADR 0049).

use acts::certification::preparing::{Drawn, Known, prepare_start};
use bank::Bank;
use domain::certification::exam::{Chosen, Exam};
use domain::framework::{Competence, SkillCode};
use domain::locale::Locale;
use domain::needs::{Files, Means};
use domain::placement::{Cap, Points, Profile, Standing};
use domain::seed::Seed;

const OPENED: Means = Means { script: true, files: Files::Opened };
const UNTRIED: Means = Means { script: true, files: Files::Untried };
const UNOPENED: Means = Means { script: true, files: Files::Unopened };

/// Somebody who showed these skills of a competence.
fn standing(level: u32, skills: Vec<SkillCode>) -> Standing {
    let mut standing = Standing::of(Points::from_parts(level * 8 * 840), Cap::None);
    standing.validated_directly = skills;
    standing
}

fn up_to(competence: &Competence, level: u8) -> Vec<SkillCode> {
    competence.skills().filter(|(_, s)| s.level <= level).map(|(_, s)| s.code.clone()).collect()
}

/// Level 3 in eight competences, with all that leads there.
fn broad(bank: &Bank) -> Profile {
    let mut profile = Profile::default();
    for (_, competence) in bank.framework.competences().take(8) {
        profile.competences.insert(competence.code.clone(), standing(3, up_to(competence, 3)));
    }
    profile
}

fn today(bank: &Bank) -> Exam {
    Exam::today(bank.release.clone(), Locale::Fr, false)
}

fn form(bank: &Bank, profile: &Profile, means: Means, seed: u8) -> Vec<Chosen> {
    let seed = Seed::from_bytes([seed; 32]);
    let start = prepare_start(bank, profile, &Known::default(), today(bank), [0; 32], means, &seed);
    let start = start.expect("prepared");
    assert!(start.certifiability.certifiable);
    start.new.expect("questions").form
}

fn needs_file(bank: &Bank, chosen: &Chosen) -> bool {
    bank.needs(chosen.challenge.as_str()).expect("it is there").files
}

#[test]
fn who_could_open_no_file_is_asked_none_and_who_never_tried_as_before() {
    let bank = Bank::embedded();
    let profile = broad(bank);
    let mut with = 0;
    for seed in 0..20 {
        let untried = form(bank, &profile, UNTRIED, seed);
        assert_eq!(untried, form(bank, &profile, OPENED, seed));
        with += untried.iter().filter(|chosen| needs_file(bank, chosen)).count();
        let unopened = form(bank, &profile, UNOPENED, seed);
        assert!(!unopened.iter().any(|chosen| needs_file(bank, chosen)), "{unopened:?}");
        assert!(unopened.len() >= 8, "every competence is asked");
    }
    assert!(with > 20, "{with} questions with files: nothing was tried");
}

#[test]
fn a_competence_of_which_nothing_else_can_be_asked_keeps_its_files() {
    let bank = Bank::embedded();
    let mut profile = broad(bank);
    let lonely = |competence: &Competence| {
        let mut skills = competence.skills().map(|(_, skill)| skill.code.clone());
        let alone = |code: &SkillCode| {
            bank.challenges_for(code.as_str(), UNOPENED).is_empty()
                && !bank.challenges_for(code.as_str(), UNTRIED).is_empty()
        };
        skills.find(alone)
    };
    let found = bank.framework.competences().find_map(|(_, c)| Some((c.code.clone(), lonely(c)?)));
    let (competence, skill) = found.expect("a skill whose questions all need files");
    profile.competences.insert(competence.clone(), standing(3, vec![skill]));
    let form = form(bank, &profile, UNOPENED, 3);
    for chosen in &form {
        assert_eq!(needs_file(bank, chosen), chosen.competence == competence, "{chosen:?}");
    }
    assert!(form.iter().any(|chosen| chosen.competence == competence), "it counts in the score");
}

#[test]
fn another_machine_changes_what_was_not_shown_yet() {
    let bank = Bank::embedded();
    let (form, seed) = (form(bank, &broad(bank), UNTRIED, 5), Seed::from_bytes([5; 32]));
    let exam = today(bank);
    let drawn = |means| Drawn { bank, form: &form, first: 1, seed: &seed, exam: &exam, means };
    let mut changed = 0;
    for (position, chosen) in (1..).zip(&form) {
        let serve = |means| drawn(means).serve(position).expect("a variant").expect("a question");
        assert_eq!(serve(UNTRIED).challenge(), chosen.challenge.as_str());
        let sisters = bank.challenges_for(chosen.skill.as_str(), UNOPENED);
        let served = serve(UNOPENED);
        if needs_file(bank, chosen) && !sisters.is_empty() {
            assert!(sisters.iter().any(|sister| sister.as_str() == served.challenge()), "of the same skill");
            changed += 1;
        } else {
            assert_eq!(served.challenge(), chosen.challenge.as_str());
        }
    }
    assert!(changed > 0, "no question has a file and a sister without: nothing was tried");
}
