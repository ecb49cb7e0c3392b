//! What `content check` says of a whole bank: each rule broken once in a small folder.

use crate::common;
use std::fs;
use std::path::Path;

use crate::common::copy;
use bank::{Bank, Report};
use tempfile::TempDir;

/// The report on the small bank after a change.
fn surveyed(seeds: u32, change: impl FnOnce(&Path)) -> Report {
    let folder = TempDir::new().expect("a folder");
    copy(&common::folder(), folder.path());
    change(folder.path());
    let bank = Bank::read(folder.path()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    bank.survey(seeds)
}

/// Writes one more question.
fn add<'a>(file: &'a str, text: &'a str) -> impl FnOnce(&Path) + 'a {
    move |folder| fs::write(folder.join(file), text).expect("written")
}

/// Changes the words of a file.
fn change<'a>(file: &'a str, from: &'a str, to: &'a str) -> impl FnOnce(&Path) + 'a {
    move |folder| {
        let text = fs::read_to_string(folder.join(file)).expect(file);
        assert!(text.contains(from), "{file} has {from}");
        fs::write(folder.join(file), text.replacen(from, to, 1)).expect("written");
    }
}

/// Asserts that this file, and no other, is told with these words.
fn says(report: &Report, file: &str, words: &str) {
    let told: Vec<String> =
        report.faults.iter().map(|fault| fault.to_string().replace(['\u{a0}', '\u{202f}'], " ")).collect();
    assert!(
        told.iter().any(|told| told.starts_with(file) && told.contains(words)),
        "{file}, {words}: {told:#?}"
    );
    assert!(told.iter().all(|told| told.starts_with(file)), "{told:#?}");
}

#[test]
fn the_small_bank_is_sound_and_counted() {
    let report = surveyed(20, |_| {});
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert!(report.alike.is_empty(), "{:#?}", report.alike);
    let ladder = report.ladders.iter().find(|ladder| ladder.topic == "1.3/tirages").expect("a topic");
    assert_eq!((ladder.levels.as_slice(), ladder.missing.as_slice()), (&[1, 2, 4][..], &[3][..]));
    assert_eq!(report.totals.with_files, report.files.computed + report.files.found + report.files.concluded);
    assert!(report.files.computed >= 3 && report.files.found >= 2, "{:?}", report.files);
    let json = serde_json::to_string(&report).expect("JSON");
    assert!(json.starts_with(r#"{"totals":{"skills":9,"variants":"#), "{}", &json[..80]);
}

#[test]
fn statements_that_say_nearly_the_same_are_told() {
    let texts = |day: &str| {
        format!(
            "kind = \"single_choice\"\nauthor = \"Essai\"\n[fr]\ntitle = \"La sortie du club\"\ninstruction = \"Le club part {day} à huit heures et demie devant la mairie avec deux cars et vingt-six familles. Que faut-il écrire dans le message ?\"\nright = [\"L’heure et le lieu du rendez-vous\"]\nwrong = [\"La liste de toutes les sorties passées\", \"Le nom du maire et de ses adjoints\"]\nexplanation = \"Sans eux, personne ne vient.\"\n"
        )
    };
    let twice = |day: &'static str| {
        surveyed(1, move |folder| {
            add("1.3/tableau/1c.toml", &texts("samedi"))(folder);
            add("1.3/fichier/2c.toml", &texts(day))(folder);
        })
    };
    let report = twice("dimanche");
    says(&report, "1.3/tableau/1c.toml", "la question de 1.3/fichier/2c.toml");
    assert!(report.alike.len() == 1 && (80..100).contains(&report.alike[0].percent), "{:?}", report.alike);
    // Another sentence in the middle: told, and no fault.
    let report = twice("dimanche vers neuf heures, sans attendre les retardataires ni les parents,");
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert!(report.alike.len() == 1 && (50..80).contains(&report.alike[0].percent), "{:?}", report.alike);
}

#[test]
fn english_is_not_french_and_french_is_set_as_french() {
    let file = "1.3/tableau/1a.toml";
    let english = "Which of these files is a **workbook**?";
    let report = surveyed(1, change(file, english, "Lequel de ces fichiers est un **classeur** ?"));
    says(&report, file, "« instruction » dit en anglais les mots du français");
    let report = surveyed(
        1,
        change(file, english, "Dans quel fichier est-ce que vous trouvez un **classeur** avec une feuille ?"),
    );
    says(&report, file, "« instruction » n’est pas en anglais");
    let french = "Le `s` de `ods` vient de « spreadsheet » : une feuille de calcul.";
    for (other, said) in [
        ("Le mot vient de \"spreadsheet\" : une feuille de calcul.".replace('"', "“"), "guillemets français"),
        ("Le mot vient d'« ailleurs » : une feuille de calcul.".to_owned(), "apostrophe est droite"),
        ("Le mot vient de «spreadsheet » : une feuille de calcul.".to_owned(), "espace après un guillemet"),
    ] {
        let report = surveyed(1, change(file, french, &other));
        says(&report, "1.3/tableau/1a.toml, ligne 11 : « explanation »", said);
    }
}

#[test]
fn answers_of_neighbours_are_refused() {
    let text = "kind = \"short_text\"\nauthor = \"Essai\"\n[[case]]\nnom = \"Martine\"\n[[case]]\nnom = \"Martin\"\n[fr]\ntitle = \"Qui écrit ?\"\ninstruction = \"Lisez : `De : {nom}`. Qui a écrit ce message ?\"\nexplanation = \"La ligne le dit.\"\n[solution]\naccept = [\"{nom}\"]\n";
    let report = surveyed(10, add("1.3/tableau/2c.toml", text));
    says(&report, "1.3/tableau/2c.toml", "la réponse d’un autre tirage");
    let strict = text.replace("accept =", "treatments = [\"fold\"]\naccept =");
    let report = surveyed(10, add("1.3/tableau/2c.toml", &strict));
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
}

#[test]
fn guessing_by_words_of_the_statement_gains_nothing() {
    let report = surveyed(20, |folder| {
        for (letter, thing) in
            ["c", "d", "e", "f", "g"].iter().zip(["cartes", "livres", "plantes", "jouets", "disques"])
        {
            let text = format!(
                "kind = \"single_choice\"\nauthor = \"Essai\"\n[fr]\ntitle = \"Ranger ses {thing}\"\ninstruction = \"Un élève range ses {thing} en {letter}. Par quoi commence-t-il ?\"\nright = [\"Par compter ses {thing}\"]\nwrong = [\"Par acheter une étagère\", \"Par demander conseil\"]\nexplanation = \"On compte d’abord.\"\n"
            );
            add(&format!("1.3/tableau/1{letter}.toml"), &text)(folder);
        }
    });
    says(&report, "1.3", "Choisir toujours la plus proche de la consigne");
}
