//! The platform's room as its administrators walk it.

use bank::Fault;
use domain::people::Role;
use testkit::engines;
use testkit::walker::Browser;
use testkit::world::World;
use web_shell::Standing;

async fn administrator() -> (World, Browser) {
    let world = World::new().await;
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let browser = world.signed_in(&paul).await;
    (world, browser)
}

#[tokio::test]
async fn the_state_tells_which_release_is_served_and_why_another_is_not() {
    let refuse = |standing: &mut Standing| {
        standing.folder = Some("/srv/questions".into());
        let why = "Ce fichier ne se lit pas <script>.".to_owned();
        let (file, field) = ("1.1/sujet/1a.toml".to_owned(), Some("kind".to_owned()));
        standing.refused = vec![Fault { file, line: Some(3), field, why }];
    };
    let world = World::standing(engines::embedded().await, |_| {}, refuse).await;
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let mut browser = world.signed_in(&paul).await;
    world.pass_minutes(5);
    for (language, sentences) in [
        (
            "fr",
            [
                "Les questions du dossier sont refusées\u{a0}: un défaut",
                "Servie depuis",
                "20 novembre 2026 à 9 h 00",
            ],
        ),
        ("en", ["The questions of the folder are refused: one fault", "Served since", "09:00"]),
    ] {
        browser.speak(language);
        let page = browser.visit("/plateforme/etat").await.expect_status(200);
        for sentence in sentences {
            page.expect(sentence);
        }
        page.expect("1.1/sujet/1a.toml, ligne\u{a0}3, champ «\u{a0}kind\u{a0}»");
        page.expect("parchemin content check --content /srv/questions");
        page.expect(world.app.bank.release.as_str());
    }
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
