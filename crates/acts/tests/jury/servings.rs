//! What Inès and Hugo are asked: two competences, three questions each.

use domain::certification::attempt::Serving;
use domain::certification::exam::Chosen;
use domain::certification::scoring::Tested;
use domain::framework::{ChallengeCode, CompetenceCode, SkillCode};
use domain::id::Id;
use domain::question::{AnswerForm, Expected, Shown, Variant};
use store::attempt_writes::NewServing;

use super::house::seed;

pub fn tested() -> Vec<Tested> {
    vec![
        Tested { competence: CompetenceCode::new("1.1"), level: 3, points: 24 },
        Tested { competence: CompetenceCode::new("2.1"), level: 2, points: 16 },
    ]
}

pub fn form() -> Vec<Chosen> {
    let chosen = |competence: &str, letter: char| Chosen {
        competence: CompetenceCode::new(competence),
        skill: SkillCode::new(format!("{competence}/sujet@2")),
        challenge: ChallengeCode::new(format!("{competence}/sujet@2{letter}")),
    };
    ["1.1", "2.1"].iter().flat_map(|c| ['a', 'b', 'c'].map(|letter| chosen(c, letter))).collect()
}

pub fn serving(who: &str, position: u32) -> NewServing {
    let chosen = form()[position as usize - 1].clone();
    let shown = Shown {
        language: domain::locale::Locale::Fr,
        title: "Un fichier".into(),
        instruction: "<p>Ouvrez le fichier.</p>".into(),
        form: AnswerForm::ShortText { label: "Le mot".into() },
        files: Vec::new(),
        focused: false,
        seconds: None,
        needs_script: false,
        ahead: None,
    };
    let expected = Expected::Number { value: "4".into(), tolerance: "0".into() };
    let (skill, competence) = (chosen.skill, chosen.competence);
    let variant = Variant { challenge: chosen.challenge, skill, competence, shown, expected };
    let chance = seed(&format!("{who} {position}"));
    NewServing::new(Id::<Serving>::from_seed(&chance, "serving"), position, chance, variant)
        .expect("a serving")
}
