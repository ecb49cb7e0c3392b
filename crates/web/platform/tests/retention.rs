//! The page of retention, and the data of a person who can no longer sign in, as the administrator walks them.

use testkit::walker::Browser;
use testkit::world::{Town, World};

/// Comes back to the page until a run is over.
async fn over(browser: &mut Browser) {
    loop {
        let page = browser.visit("/plateforme/conservation").await.expect_status(200);
        if !page.says("Un effacement est en cours") && page.says("Terminé le") {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_rules_are_read_and_what_is_due_is_erased_once_it_is_meant() {
    let town = Town::build(World::new().await).await;
    let mut paul = town.world.signed_in(&town.admin).await;
    let page = paul.visit("/plateforme/conservation").await.expect_status(200);
    page.expect("Règles du 27 novembre 2026").expect("Temps majoré et aménagements (indices de santé)");
    page.expect("Aucun effacement n’a encore eu lieu");
    town.world.turn_to("2029-01-05", "09:00");
    let mut paul = town.world.signed_in(&town.admin).await;
    paul.speak("en");
    paul.visit("/plateforme/conservation").await.expect("because the session is not published");
    paul.speak("fr");
    paul.visit("/plateforme/conservation").await.expect("car la session n’est pas publiée");
    paul.visit("/plateforme/conservation").await.expect("une réclamation est ouverte");
    // An open appeal keeps the papers of its session, until it is withdrawn.
    let mut ines = town.world.signed_in(&town.pupils[0][0]).await;
    let (attempt, appeal) = (town.published.1, town.appeals[0]);
    ines.visit(&format!("/candidat/certifications/{attempt}/reclamations/{appeal}")).await.expect_status(200);
    ines.fill_form("/retirer").submit().await.expect_status(200);
    paul.visit("/plateforme/conservation").await;
    let form = paul.fill_form("/plateforme/conservation");
    form.submit().await.expect_status(422).expect("Cochez la case pour confirmer");
    paul.fill_form("/plateforme/conservation").tick("sure").submit().await.expect_status(200);
    over(&mut paul).await;
    let page = paul.visit("/plateforme/conservation").await;
    let reports: Vec<String> =
        page.attributes("a[download]", "href").into_iter().filter(|to| to.ends_with("rapport.jwt")).collect();
    assert_eq!(reports.len(), 1);
    let report = paul.visit(&reports[0]).await.expect_status(200).source();
    assert_eq!(report.split('.').count(), 3, "{report}");
    let listed = town.world.listed(&town.published.0).await;
    assert_eq!(listed, ["— "]);
    assert!(town.world.listed(&town.judged[0].0).await.concat().contains("Benali"), "not published: kept");
}

#[tokio::test]
async fn a_session_is_kept_for_a_dispute_until_it_is_settled() {
    let town = Town::build(World::new().await).await;
    let mut paul = town.world.signed_in(&town.admin).await;
    paul.visit("/plateforme/conservation").await;
    let hold = "/plateforme/conservation/suspendre";
    let form = paul.fill_form(hold).set("number", "12").set("reason", "recours");
    form.submit().await.expect_status(422).expect("tel qu’il est sur le procès-verbal");
    let today = town.today[0].number.grouped();
    let form = paul.fill_form(hold).set("number", &today).set("reason", "recours");
    form.submit().await.expect_status(422).expect("Aucune session finalisée n’a ce numéro");
    let number = town.published.0.number.grouped();
    let form = paul.fill_form(hold).set("number", &number).set("reason", " ");
    form.submit().await.expect_status(422).expect("Écrivez la raison");
    let form = paul.fill_form(hold).set("number", &number).set("reason", "recours du 9 avril");
    form.submit().await.expect_status(200).expect("recours du 9 avril").expect("Suspendue depuis le");
    let form = paul.fill_form("/plateforme/conservation/reprendre");
    form.submit().await.expect_status(200).expect_not("recours du 9 avril");
}

#[tokio::test]
async fn the_operator_hands_out_a_file_and_erases_for_who_writes_a_letter() {
    let town = Town::build(World::new().await).await;
    let hugo = &town.pupils[0][1];
    let mut paul = town.world.signed_in(&town.admin).await;
    paul.visit(&format!("/plateforme/comptes/{}", hugo.id)).await.expect("Données personnelles");
    paul.click("Voir ou effacer ses données").await.expect_status(200).expect("Hugo Petit");
    paul.fill_form("/fichier").submit().await.expect_status(422).expect("Écrivez la raison");
    let form = paul.fill_form("/fichier").set("reason", "Lettre du 3 mars");
    let bytes = form.submit().await.expect_status(200).bytes.clone();
    assert!(bytes.starts_with(b"PK"));
    let address = format!("/plateforme/comptes/{}/donnees", hugo.id);
    paul.visit(&address).await;
    let form = paul.fill_form("/effacer").set("reason", "Lettre du 3 mars");
    form.submit().await.expect_status(422).expect("Cochez la case pour confirmer");
    let form = paul.fill_form("/effacer").set("reason", "").tick("sure");
    form.submit().await.expect_status(422).expect("Écrivez la raison");
    let form = paul.fill_form("/effacer").set("reason", "Lettre du 3 mars").tick("sure");
    form.submit().await.expect_status(200).expect_not("Hugo");
    let mut reader = town.world.store().read().await.expect("a reader");
    let told = store::journal::of_stream(&mut reader.conn(), store::retention_runs::STREAM).await;
    let acts: Vec<String> = told.expect("a stream").into_iter().map(|record| record.act).collect();
    assert_eq!(acts, ["export_person", "erase_account"], "one that was refused is not told");
}
