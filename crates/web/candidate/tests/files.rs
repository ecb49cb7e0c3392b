//! A file tried in the waiting room, and what is drawn where none opens.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use http::Method;
use store::attempts;
use testkit::walker::Browser;
use testkit::world::{Person, Session, World};

const UNTRIED: &str = "pas encore essayé sur ce poste";
const OPENED: &str = "ce poste sait le faire";
const UNOPENED: &str = "ce poste ne sait pas le faire";

async fn waiting() -> (World, Person, Session, Browser) {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    world.join(&session, &ines).await;
    let browser = world.signed_in(&ines).await;
    (world, ines, session, browser)
}

/// The word in the file that this browser downloads.
async fn read(browser: &mut Browser, path: &str) -> String {
    let file = browser.send(Method::GET, &format!("{path}/fichier/mot.ods"), None).await;
    file.expect_status(200);
    let mut file = zip::ZipArchive::new(Cursor::new(file.bytes.clone())).expect("a spreadsheet");
    let mut content = String::new();
    file.by_name("content.xml").expect("its content").read_to_string(&mut content).expect("text");
    let words = content.split(['<', '>']).filter(|word| word.len() > 4);
    words.filter(|word| word.bytes().all(|b| b.is_ascii_uppercase())).collect()
}

#[tokio::test]
async fn a_file_is_tried_in_the_waiting_room() {
    let (world, _, session, mut browser) = waiting().await;
    let path = format!("/candidat/certification/{}", session.id);
    browser.visit(&path).await.expect(UNTRIED);
    browser.click("Essayer un fichier").await.expect_status(200).expect("Téléchargez ce fichier");
    let send = "Valider le mot";
    browser.fill(send).set("mot", " ").submit().await.expect_status(422).expect("Écrivez le mot lu");
    let form = browser.fill(send).set("mot", "tableur");
    form.submit().await.expect_status(422).expect("Ce n’est pas le mot de ce fichier");
    let told = read(&mut browser, &path).await;
    assert_eq!(told, read(&mut browser, &path).await, "the word stays");
    browser.fill(send).set("mot", &told.to_lowercase()).submit().await.expect_status(200).expect(OPENED);

    // What did not open before is tried again, and the other way round.
    browser.visit(&format!("{path}/fichier")).await;
    browser.press("Le fichier ne se télécharge pas ou ne s’ouvre pas").await.expect(UNOPENED);
    world.tick(&session, 0).await;
    browser.speak("en");
    browser.reload().await.expect("this computer cannot do it").expect("Access code");
    browser.visit(&format!("{path}/fichier")).await.expect("read the word in it");

    let stranger = world.person("Léo", "Abadie", &[]).await;
    let mut theirs = world.signed_in(&stranger).await;
    for address in [format!("{path}/fichier"), format!("{path}/fichier/mot.ods")] {
        theirs.visit(&address).await.expect_status(404);
    }
}

#[tokio::test]
async fn a_machine_that_opens_no_file_is_drawn_other_questions() {
    let (world, ines, session, mut browser) = waiting().await;
    world.tick(&session, 0).await;
    let path = format!("/candidat/certification/{}", session.id);
    browser.visit(&format!("{path}/fichier")).await;
    browser.press("Le fichier ne se télécharge pas ou ne s’ouvre pas").await.expect(UNOPENED);
    let form = browser.fill_form("/commencer").tick("consignes").set("code", session.access_code.as_str());
    form.submit().await.expect_status(200).expect("Question 1 sur");
    let action = browser.page().attributes("#exam", "action").concat();
    let attempt = action.split('/').nth(3).and_then(|id| id.parse().ok()).expect("a test");
    let mut reader = world.store().read().await.expect("a reader");
    attempts::current(&mut reader.conn(), attempt, ines.id).await.expect("readable").expect("theirs");
    let form = attempts::form(&mut reader.conn(), attempt).await.expect("readable");
    let mut by_competence: BTreeMap<_, Vec<bool>> = BTreeMap::new();
    for chosen in &form {
        let needs = world.app.bank.needs(chosen.challenge.as_str()).expect("it is there");
        by_competence.entry(&chosen.competence).or_default().push(needs.files);
    }
    // A competence of which nothing else can be asked keeps its files; no other has one.
    for (competence, files) in &by_competence {
        assert!(files.iter().all(|file| *file == files[0]), "{competence:?}: {files:?}");
    }
    assert!(by_competence.values().any(|files| !files[0]), "{by_competence:?}");
}
