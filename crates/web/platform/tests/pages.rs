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

#[tokio::test]
async fn the_calendar_is_kept_without_code_and_refuses_with_its_reasons() {
    let (world, mut paul) = administrator().await;
    world.centre_with_referent("Collège Rosa-Parks").await;
    paul.visit("/plateforme").await;
    paul.click("Calendrier").await.expect_status(200).expect("Aucune période").expect("Un centre scolaire");
    let page = paul.fill("Ajouter la période").submit().await.expect_status(422);
    assert_eq!(page.all(".err").len(), 4, "{:?}", page.all(".err"));
    let form = paul.fill("Ajouter la période").set("whose", "college").set("opens", "2027-05-20");
    let page = form.set("closes", "2027-03-08").set("source", "BO").submit().await.expect_status(422);
    page.expect("Le dernier jour est avant le premier");
    let form = paul.fill("Ajouter la période").set("opens", "2027-03-08").set("closes", "2027-05-20");
    form.submit_twice().await.expect_status(200).expect("du 8 mars 2027 au 20 mai 2027");
    assert_eq!(paul.page().all("#periodes ~ .box tbody tr").len(), 1, "the form sent twice made one");
    let form = paul.fill("Ajouter la période").set("whose", "college").set("opens", "2027-05-20");
    let page = form.set("closes", "2027-06-25").set("source", "BO").submit().await.expect_status(422);
    page.expect("recouvre une autre, du 8 mars 2027");
    let form = paul.fill("Ajouter la période").set("whose", "centre").set("centre", "Collège Inconnu");
    form.submit().await.expect_status(422).expect("Aucun centre n’a l’UAI ou le nom");
    let form = paul.fill("Ajouter la période").set("centre", "Collège Rosa-Parks");
    form.submit().await.expect_status(200).expect("Collège Rosa-Parks (exception)");
    paul.click("Modifier").await.expect("(exception)");
    let form = paul.fill("Enregistrer").set("closes", "2027-06-26");
    form.submit().await.expect_status(200).expect("au 26 juin 2027");
    paul.press("Retirer").await.expect_status(200).expect_not("Collège Rosa-Parks (exception)");

    paul.click("Candidats par surveillant").await.expect("20 au plus");
    let page = paul.fill("Enregistrer").set("value", "0").set("since", "2026-11-20").submit().await;
    let page = page.expect_status(422).expect("Écrivez une valeur entre").expect("à partir de demain");
    page.expect("Écrivez d’où vient cette décision");
    let form = paul.fill("Enregistrer").set("value", "25").set("since", "2027-01-04").set("source", "BO");
    form.submit().await.expect_status(200).expect("25 au plus à partir du 4 janvier 2027");
    paul.click("Candidats par surveillant").await;
    paul.press("Retirer").await.expect_status(200).expect_not("25 au plus");
    paul.click("Tarif pour un particulier").await;
    let form =
        paul.fill("Enregistrer").set("value", "45,50 €").set("since", "2027-01-04").set("source", "BO");
    form.submit().await.expect_status(200).expect("45,50\u{a0}€ TTC à partir du 4 janvier 2027");
    paul.click("Première campagne").await;
    let form = paul.fill("Enregistrer").set("value", "2").set("since", "2027-01-04").set("source", "BO");
    form.submit().await.expect_status(200).expect("Obligatoire");
    let page = paul.click("Durée du test").await.expect("Cette valeur ne change qu’avec le programme");
    page.expect_not("Semence").expect("Webinaire de formation des référents, 8 mars 2021");
    paul.visit("/plateforme/calendrier/regles/inconnue").await.expect_status(404);

    paul.visit("/plateforme/calendrier").await;
    let form = paul.fill("Enregistrer Collège Rosa-Parks").set("school", "college");
    form.submit().await.expect_status(200).expect_not("n’a pas encore de type");
    paul.speak("en");
    paul.visit("/plateforme/calendrier").await.expect_status(200).expect("Opening windows");
}

#[tokio::test]
async fn a_centre_is_accredited_on_its_page() {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let mut paul = world.signed_in(&paul).await;
    let centre = world.centre_with_referent("Collège Rosa-Parks").await;
    let address = format!("/plateforme/centres/{}", centre.id);
    paul.visit(&address).await.expect("habilité à aucune certification complémentaire");
    let form = paul.fill("Habiliter").set("begins", "").set("ends", "31/02/2027");
    let page = form.submit().await.expect_status(422);
    page.expect("Choisissez la certification").expect("Écrivez le jour").expect("Cette date n’existe pas");
    let form = paul.fill("Habiliter").set("certification", "clea").set("begins", "2026-12-01");
    let page = form.set("ends", "2026-11-30").submit().await.expect_status(422);
    page.expect("Le dernier jour vient avant le premier");
    let page = paul.fill("Habiliter").set("ends", "").submit_twice().await.expect_status(200);
    page.expect("depuis le 1er décembre 2026, sans fin fixée").expect("À venir");
    assert_eq!(
        page.all("section[aria-labelledby=habilitations] tbody tr").len(),
        1,
        "sent twice, given once"
    );
    let form = paul.fill("Habiliter").set("certification", "clea").set("begins", "2027-01-01");
    form.submit()
        .await
        .expect_status(422)
        .expect("Ce centre a déjà cette habilitation depuis le 1er décembre");
    paul.visit(&address).await;
    let page = paul.fill("Terminer CléA numérique").submit().await.expect_status(422);
    page.expect("Écrivez le jour");
    let form = paul.fill("Terminer CléA numérique").set("last", "2027-08-31");
    form.submit().await.expect_status(200).expect("du 1er décembre 2026 au 31 août 2027");
    let form = paul.fill("Terminer CléA numérique").set("last", "2026-11-30");
    form.submit().await.expect_status(200).expect("habilité à aucune certification complémentaire");
    let form = paul.fill("Habiliter").set("certification", "law").set("begins", "2026-11-01");
    form.submit().await.expect_status(200).expect("En vigueur");
    let form = paul.fill("Terminer Compétences numériques en droit").set("last", "2026-10-31");
    form.submit().await.expect_status(422).expect("Le dernier jour vient avant le premier");
    paul.speak("en");
    paul.visit(&address).await.expect("Digital skills in law").expect("In force");
}

#[tokio::test]
async fn an_empty_field_is_asked_for_and_not_quoted() {
    let (_world, mut paul) = administrator().await;
    paul.visit("/plateforme/cpf").await;
    let page = paul.fill("Ne pas transmettre").set("certificat", " ").submit().await.expect_status(422);
    page.expect("Écrivez le code du certificat").expect_not("Aucun certificat n’a le code");
    paul.visit("/plateforme/exploitant").await;
    let page = paul.fill("Enregistrer").set("email", " ").submit().await.expect_status(422);
    page.expect("Écrivez l’adresse e-mail").expect_not("n’a pas la forme");
    let page = paul.fill("Enregistrer").set("email", "contact").submit().await.expect_status(422);
    page.expect("n’a pas la forme d’une adresse e-mail");
}
