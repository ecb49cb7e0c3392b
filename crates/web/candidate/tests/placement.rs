//! Putting a competence back to nothing, as its owner walks there.

use testkit::world::World;

const RESET: &str = "/candidat/positionnement/1.1/remise-a-zero";

#[tokio::test]
async fn a_competence_is_put_back_to_nothing_after_a_week() {
    let world = World::new().await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let mut browser = world.signed_in(&ines).await;
    browser.visit("/candidat/positionnement/1.1").await.expect("La remise à zéro sera possible dans 7 jours");
    browser.visit(RESET).await.expect("possible dans 7 jours").expect_not("Vous perdrez");

    world.pass_minutes(7 * 24 * 60);
    let mut browser = world.signed_in(&ines).await;
    browser.visit("/candidat/positionnement/1.1").await;
    browser.click("Remettre à zéro").await.expect_status(200).expect("et le niveau 2");
    browser.click("Garder mon niveau").await.expect("Niveau 2");
    browser.speak("en");
    browser.visit(RESET).await.expect("points and level 2").expect("This cannot be undone");
    browser.speak("fr");
    browser.visit(RESET).await;
    let page = browser.fill("Remettre cette compétence à zéro").submit_twice().await;
    page.expect_status(200).expect("15 sur 16").expect("À découvrir");
    browser.visit("/candidat/positionnement/1.1").await.expect("À découvrir");
    browser.visit(RESET).await.expect_not("Vous perdrez");

    // It is begun anew at once, with the questions of a first time.
    browser.visit("/candidat").await;
    browser.fill_form("/candidat/positionnement/1.1").submit().await.expect_status(200).expect("Question 1");
}

#[tokio::test]
async fn what_was_sent_too_early_changes_nothing() {
    let world = World::new().await;
    let ines = world.placed_account("Inès", "Benali", 1).await;
    world.pass_minutes(7 * 24 * 60);
    let mut browser = world.signed_in(&ines).await;
    browser.visit(RESET).await.expect("Vous perdrez");
    world.turn_to("2026-11-22", "09:00");
    browser
        .press("Remettre cette compétence à zéro")
        .await
        .expect_status(422)
        .expect("possible dans 5 jours");
    browser.visit("/candidat").await.expect("16 sur 16");
}
