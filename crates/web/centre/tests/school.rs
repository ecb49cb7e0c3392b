//! Pupils of the centre's school on the list of a session: who is enrolled, who is not and why, and the way on.

#[path = "school/before_the_day.rs"]
mod before_the_day;

use domain::people::CentreKind;
use testkit::walker::Browser;
use testkit::world::{Session, World};

#[path = "school/learners.rs"]
mod learners;
#[path = "school/needs.rs"]
mod needs;
#[path = "school/team.rs"]
mod team;

const CLASSES: [[&str; 4]; 4] = [
    ["Inès", "Benali", "2011-07-04", "3e A"],
    ["Hugo", "Petit", "2011-03-02", "3e A"],
    ["Ana", "Roux", "2011-01-01", "3e B"],
    ["Zoé", "Demain", "2099-01-01", "3e B"],
];

/// A session of a school's centre with nobody on its list, and the page to enrol at.
async fn school() -> (World, Session, Browser) {
    let world = World::new().await;
    let claire = world.person("Claire", "Morel", &[]).await;
    let school = world.school_of(&claire, &CLASSES.map(|pupil| (pupil, None))).await;
    let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
    let session = world.session_of(&centre, &[]).await;
    let mut browser = world.signed_in(&claire).await;
    browser.visit(&format!("/centre/sessions/{}", session.id)).await;
    browser.click("Depuis l’établissement").await.expect_status(200).expect("3e A").expect("3e B");
    (world, session, browser)
}

#[tokio::test]
async fn whoever_is_not_enrolled_is_named_with_the_reason_and_a_way_on() {
    let (world, session, mut claire) = school().await;
    let address = format!("/centre/sessions/{}/candidats", session.id);
    claire.fill("Inscrire").submit().await.expect_status(422).expect("Choisissez une classe ou des élèves");
    let form = claire.fill("Inscrire").tick("class").set("results_email", "pas une adresse");
    form.submit().await.expect_status(422).expect("pas une adresse");
    assert!(world.listed(&session).await.is_empty(), "nothing was kept of what was refused");

    let first =
        claire.fill("Inscrire").set("class", "3e A").set("results_email", "direction@college.example");
    first.submit().await.expect_status(200).expect("2 élèves inscrits").expect_not("n’a pas été inscrit");
    assert_eq!(world.listed(&session).await, ["Benali Inès", "Petit Hugo"]);
    claire.visit(&format!("{address}/etablissement")).await.expect("toute la classe est inscrite");

    // Somebody types Ana by hand, then enrols her class; Zoé's date of birth cannot be right.
    claire.visit(&format!("{address}/ajouter")).await;
    let form = claire.fill("Ajouter le candidat").set("last_name", "Roux").set("first_name", "Ana");
    form.set("birth_date", "01/01/2011").submit().await.expect_status(200);
    claire.visit(&format!("{address}/etablissement")).await.expect("déjà inscrit");
    let page = claire.fill("Inscrire").set("class", "3e B").submit().await.expect_status(200);
    page.expect("Personne n’a été inscrit").expect("Un élève était déjà sur la liste de cette session");
    page.expect("Roux Ana").expect("Un élève n’a pas été inscrit").expect("Demain Zoé").expect("2099-01-01");
    page.expect("Ajouter à la main").expect("Voir la liste");
    assert_eq!(world.listed(&session).await.len(), 3);
}

#[tokio::test]
async fn a_class_enrolled_in_two_windows_is_told_as_it_is() {
    let (world, session, mut claire) = school().await;
    let page = claire.fill("Inscrire").set("class", "3e A").submit_twice().await.expect_status(200);
    page.expect("Personne n’a été inscrit").expect("2 élèves étaient déjà sur la liste de cette session");
    assert_eq!(world.listed(&session).await.len(), 2);
}

#[tokio::test]
async fn the_page_speaks_english_and_leads_on_where_no_school_is_known() {
    let (world, session, mut claire) = school().await;
    claire.speak("en");
    claire
        .visit(&format!("/centre/sessions/{}/candidats/etablissement", session.id))
        .await
        .expect("whole class");
    claire
        .fill("Enrol")
        .set("class", "3e A")
        .submit()
        .await
        .expect("2 pupils enrolled")
        .expect("See the list");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let other = world.session_of(&centre, &[]).await;
    let mut referent = world.signed_in(&centre.referent).await;
    referent.visit(&format!("/centre/sessions/{}", other.id)).await.expect_not("Depuis l’établissement");
    let page = referent.visit(&format!("/centre/sessions/{}/candidats/etablissement", other.id)).await;
    page.expect_status(200).expect("Aucun élève connu").expect("Importer une liste");
}
