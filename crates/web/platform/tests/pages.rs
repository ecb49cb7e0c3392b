//! The platform's room as its administrators walk it.

use domain::people::Role;
use testkit::walker::Browser;
use testkit::world::World;

async fn administrator() -> (World, Browser) {
    let world = World::new().await;
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let browser = world.signed_in(&paul).await;
    (world, browser)
}

/// The one-time password that a page shows.
fn password(browser: &Browser) -> String {
    browser.page().all("code").last().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_double_click_opens_one_account_and_its_password_serves() {
    let (world, mut paul) = administrator().await;
    paul.visit("/plateforme/comptes/nouveau").await;
    let form = paul.fill_form("/plateforme/comptes/nouveau").set("first_name", "Nadia");
    let form = form.set("last_name", "Cissé").set("login", "nadia.cisse");
    form.submit_twice().await.expect_status(200).expect("nadia.cisse").expect_not("a déjà cet identifiant");
    let once = password(&paul);
    let mut nadia = world.browser();
    nadia.visit("/connexion").await;
    let form = nadia.fill_form("/connexion").set("login", "nadia.cisse").set("password", &once);
    form.submit().await.expect_status(200).expect_not("ne correspondent pas");
    assert!(!nadia.page().path.starts_with("/connexion"), "{}", nadia.page().described());

    paul.visit("/plateforme/comptes/nouveau").await;
    let form = paul.fill_form("/plateforme/comptes/nouveau").set("first_name", "Nadia");
    let form = form.set("last_name", "Cissé").set("login", "nadia.cisse");
    form.submit().await.expect_status(422).expect("Un compte a déjà cet identifiant");
}

#[tokio::test]
async fn a_double_click_opens_one_centre_with_its_referent() {
    let (_world, mut paul) = administrator().await;
    paul.visit("/plateforme/centres/nouveau").await;
    let form = paul.fill_form("/plateforme/centres/nouveau").set("name", "Lycée des Tilleuls");
    let form = form.set("kind", "SCO").set("person", "new").set("login", "claire.morel");
    let form = form.set("first_name", "Claire").set("last_name", "Morel");
    form.submit_twice().await.expect_status(200).expect("claire.morel").expect_not("a déjà cet identifiant");
    paul.visit("/plateforme").await.expect("Lycée des Tilleuls");
    paul.click("Lycée des Tilleuls").await.expect("Claire Morel");
    let form = paul.fill_form("/membres").set("person", "new").set("login", "bo.ek");
    let form = form.set("first_name", "Bo").set("last_name", "Ek");
    form.submit_twice().await.expect_status(200).expect("bo.ek").expect_not("a déjà cet identifiant");
}

#[tokio::test]
async fn a_name_has_a_letter() {
    let (_world, mut paul) = administrator().await;
    for (language, sentence) in [("fr", "au moins une lettre"), ("en", "at least one letter")] {
        paul.speak(language);
        paul.visit("/plateforme/comptes/nouveau").await;
        let form = paul.fill_form("/plateforme/comptes/nouveau").set("first_name", "—");
        let form = form.set("last_name", "42").set("login", "nadia.cisse");
        let page = form.submit().await.expect_status(422).expect(sentence);
        assert_eq!(page.all(".err").len(), 2);
    }
}
