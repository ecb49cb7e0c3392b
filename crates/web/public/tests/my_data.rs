//! What a person takes with them, and what goes when they ask to be erased.

use std::io::{Cursor, Read as _};

use serde_json::Value;
use testkit::walker::Browser;
use testkit::world::{Person, Town, World};

/// The files of an archive, by their names.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it unpacks");
        files.push((name, bytes));
    }
    files
}

fn data(files: &[(String, Vec<u8>)]) -> Value {
    let (_, bytes) = files.iter().find(|(name, _)| name == "donnees.json").expect("the file for programs");
    serde_json::from_slice(bytes).expect("JSON")
}

async fn taken(browser: &mut Browser) -> Vec<(String, Vec<u8>)> {
    browser.visit("/compte/mes-donnees").await.expect_status(200);
    let page = browser.fill_form("/compte/mes-donnees/fichier").submit().await.expect_status(200);
    unpacked(&page.bytes)
}

/// How a text names somebody, if it does: « Petite histoire » is the answer to a question.
fn named(text: &str, other: &Person) -> Option<String> {
    let (first, last) = (&other.first_name, &other.last_name);
    let ways =
        [format!("{first} {last}"), format!("{last} {first}"), format!("\"{last}\""), format!(">{last}<")];
    ways.into_iter().find(|way| text.contains(way))
}

#[tokio::test]
async fn the_archive_holds_everything_about_its_person_and_nothing_of_others() {
    let town = Town::build(World::new().await).await;
    let ines = &town.pupils[0][0];
    let mut browser = town.world.signed_in(ines).await;
    let files = taken(&mut browser).await;
    let data = data(&files);
    assert_eq!(data["format"], "parchemin-personal-file/1");
    let sections = data["sections"].as_object().expect("sections");
    let filled = "account sign_in_methods visits placements placement_answers knowledge enrolments tests test_answers \
                  results appeals appeal_steps certificates question_reports acts";
    for name in filled.split_whitespace() {
        assert!(sections[name].as_array().is_some_and(|entries| !entries.is_empty()), "{name} is empty");
    }
    assert_eq!(sections["account"][0]["first_name"], "Inès");
    assert_eq!(sections["enrolments"].as_array().map(Vec::len), Some(3), "published, judged, today's");
    assert_eq!(sections["tests"].as_array().map(Vec::len), Some(2));
    assert_eq!(sections["results"].as_array().map(Vec::len), Some(1), "the other is not published");
    assert!(sections["test_answers"][0].get("outcome").is_none(), "right or wrong stays secret");
    let moment = sections["account"][0]["created_at"].as_str().expect("a moment");
    assert!(moment.starts_with("2026-10-20T") && moment.ends_with('Z'), "{moment}");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let code = town.certificate.as_str();
    for name in ["resume.html", &format!("certificat-{code}.json"), &format!("certificat-{code}.pdf")] {
        assert!(names.contains(&name), "{names:?}");
    }
    let others: Vec<&Person> = town
        .pupils
        .iter()
        .flatten()
        .chain(&town.jury)
        .chain([&town.president, &town.admin, &town.author, &town.centres[0].referent])
        .filter(|person| person.id != ines.id)
        .collect();
    for (name, bytes) in files
        .iter()
        .filter(|(name, _)| std::path::Path::new(name).extension().is_none_or(|kind| kind != "pdf"))
    {
        let text = String::from_utf8_lossy(bytes);
        for other in &others {
            assert_eq!(named(&text, other), None, "{name}");
        }
        assert!(!text.contains("Nadia"), "the invigilator in {name}");
        assert!(!text.contains("argon2"), "the password in {name}");
    }
    let (_, summary) = files.iter().find(|(name, _)| name == "resume.html").expect("the page for people");
    let summary = String::from_utf8_lossy(summary);
    for sentence in ["Vos données", "Inès Benali", "Examens passés", "Date de naissance"] {
        assert!(summary.contains(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn an_exam_that_runs_keeps_the_archive_shut() {
    let town = Town::build(World::new().await).await;
    let ines = &town.pupils[0][0];
    town.world.tick(&town.today[0], 0).await;
    let mut browser = town.world.signed_in(ines).await;
    town.world.start(&town.today[0], ines, &browser).await;
    browser.visit("/compte/mes-donnees").await.expect_status(200);
    browser.fill_form("/compte/mes-donnees/fichier").submit().await.expect_status(403);
}

#[tokio::test]
async fn somebody_asks_to_be_erased_and_is() {
    let town = Town::build(World::new().await).await;
    let hugo = &town.pupils[0][1];
    let mut browser = town.world.signed_in(hugo).await;
    for (language, sentences) in [
        ("fr", ["Tout de suite, sans retour possible", "Scores et décisions du jury", "50\u{a0}ans"]),
        ("en", ["At once, with no way back", "Scores and decisions of the jury", "50\u{a0}years"]),
    ] {
        browser.speak(language);
        let page = browser.visit("/compte/mes-donnees").await.expect_status(200);
        for sentence in sentences {
            page.expect(sentence);
        }
    }
    browser.speak("fr");
    browser.visit("/compte/mes-donnees").await;
    let form = browser.fill_form("/compte/mes-donnees/effacer").set("password", "Une autre 8");
    form.submit().await.expect_status(422).expect("Ce n’est pas votre mot de passe");
    let form = browser.fill_form("/compte/mes-donnees/effacer").set("password", Person::PASSWORD);
    form.submit().await.expect_status(200).expect("Votre compte est effacé");
    let mut again = town.world.browser();
    again.visit("/connexion").await;
    let form = again.fill_form("/connexion").set("login", &hugo.login).set("password", Person::PASSWORD);
    form.submit().await.expect_status(422).expect("ne vont pas ensemble");
    let mut admin = town.world.signed_in(&town.admin).await;
    let page = admin.visit(&format!("/plateforme/comptes/{}", hugo.id)).await.expect_status(200);
    page.expect_not("Hugo").expect_not("Petit");
    // The list of the session has a clock of its own.
    assert!(town.world.listed(&town.today[0]).await.contains(&"Petit Hugo".to_owned()));
}

#[tokio::test]
async fn who_waits_for_a_result_or_has_an_office_is_told_so_instead() {
    let town = Town::build(World::new().await).await;
    let mut ines = town.world.signed_in(&town.pupils[0][0]).await;
    ines.visit("/compte/mes-donnees").await.expect("dont les résultats ne sont pas publiés");
    let mut referent = town.world.signed_in(&town.centres[0].referent).await;
    let page = referent.visit("/compte/mes-donnees").await;
    page.expect("Faites-vous d’abord retirer cette fonction");
    assert!(page.attributes("form", "action").iter().all(|action| !action.ends_with("/effacer")));
}
