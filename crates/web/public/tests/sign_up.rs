//! Opening one's own account, as a person walks there.

use testkit::walker::Filling;
use testkit::world::World;

fn filled<'a>(form: Filling<'a>, first: &str, last: &str, login: &str) -> Filling<'a> {
    let form = form.set("first_name", first).set("last_name", last).set("login", login);
    form.set("password", "Une rivière calme 7").tick("terms")
}

#[tokio::test]
async fn a_double_click_opens_one_account_and_lets_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.visit("/inscription").await;
    let form = filled(browser.fill("Créer mon compte"), "Inès", "Benali", "ines.benali");
    form.submit_twice().await.expect_status(200).expect("Bonjour Inès").expect_not("existe déjà");

    // Who knows the login does not get in by the same way, not even with the key of that form.
    let mut other = world.browser();
    other.visit("/inscription").await;
    let form = filled(other.fill("Créer mon compte"), "Inès", "Benali", "ines.benali");
    form.submit().await.expect_status(422).expect("Un compte existe déjà avec cette adresse");
    let key = other.fill("Créer mon compte").value("key");
    let mut third = world.browser();
    third.visit("/inscription").await;
    let form = filled(third.fill("Créer mon compte"), "Zoé", "Petit", "zoe.petit").set("key", &key);
    form.submit().await.expect_status(200).expect("Bonjour Zoé");
}

#[tokio::test]
async fn names_have_letters_and_what_is_typed_is_shown_as_typed() {
    let world = World::new().await;
    for (language, button, first, last) in [
        (
            "fr",
            "Créer mon compte",
            "Un prénom contient au moins une lettre",
            "un caractère qu’aucun clavier n’écrit",
        ),
        ("en", "Create my account", "A first name holds at least one letter", "no keyboard types"),
    ] {
        let mut browser = world.browser();
        browser.speak(language);
        browser.visit("/inscription").await;
        let page = filled(browser.fill(button), "123", "Be\u{3164}nali", "ines").submit().await;
        page.expect_status(422).expect(first).expect(last);
        let page = filled(browser.fill(button), "<script>alert(1)</script>", "", "ines").submit().await;
        page.expect_status(422);
        assert!(!page.source().contains("<script>alert"), "shown, not run");
        assert_eq!(browser.fill(button).value("first_name"), "<script>alert(1)</script>");
    }
}

#[tokio::test]
async fn a_nul_character_is_dropped_before_it_is_read() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.visit("/inscription").await;
    let form = filled(browser.fill("Créer mon compte"), "In\u{0}ès", "Benali", "ines.benali");
    form.submit().await.expect_status(200).expect("Bonjour Inès");
}
