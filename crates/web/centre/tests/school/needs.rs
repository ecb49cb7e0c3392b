//! What a candidate needs beside extra time, and what became of a row.

use domain::people::CentreKind;
use testkit::world::World;

#[tokio::test]
async fn needs_are_seen_by_the_referent_and_in_the_room_and_nowhere_else() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let paul = world.person("Paul", "Ancien", &[]).await;
    let session = world.session_of(&centre, &[&paul]).await;
    let row = format!("/centre/sessions/{}/candidats/{}", session.id, session.candidates[0]);
    let mut referent = world.signed_in(&centre.referent).await;
    referent.visit(&row).await.expect("Autres aménagements");
    let form = referent
        .fill("Enregistrer les aménagements")
        .set("pause", "beaucoup")
        .set("precisions", "Près de la porte.");
    let page = form.submit().await.expect_status(422).expect("écrivez un nombre entier de 0 à 120");
    page.expect("Près de la porte.");
    let form = referent.fill("Enregistrer les aménagements").tick("besoin").set("pause", "20");
    form.submit().await.expect_status(200).expect("Aménagements notés");
    assert_eq!(referent.fill("Enregistrer les aménagements").value("pause"), "20");

    let mut member = world.signed_in(&centre.member).await;
    member
        .visit(&row)
        .await
        .expect_status(200)
        .expect_not("Autres aménagements")
        .expect_not("Près de la porte");
    let mut room = world.invigilating(&session, "Nadia Cissé").await;
    let page = room.visit(&format!("/surveillant/salle/candidats/{}", session.candidates[0])).await;
    page.expect_status(200)
        .expect("Lecteur d’écran")
        .expect("20\u{a0}min de pause")
        .expect("Près de la porte.");
    let list =
        referent.visit(&format!("/centre/sessions/{}/candidats/liste.ods", session.id)).await.bytes.clone();
    let read = documents::candidate_list::read(&list).expect("our own list");
    assert!(!format!("{read:?}").contains("porte"), "nothing of it goes elsewhere");
    // A candidate who has needs can be taken off the list: what was said of them goes too.
    referent.visit(&row).await;
    referent.fill("Retirer ce candidat").submit().await.expect_status(200);
    assert!(world.listed(&session).await.is_empty());
}

#[tokio::test]
async fn a_row_tells_who_changed_what_and_when() {
    let world = World::new().await;
    let bo = world.person("Bo", "Ek", &[]).await;
    let centre = world.centre_of(&bo, CentreKind::School, None).await;
    let paul = world.person("Paul", "Ancien", &[]).await;
    let session = world.session_of(&centre, &[&paul]).await;
    let row = format!("/centre/sessions/{}/candidats/{}", session.id, session.candidates[0]);
    let mut browser = world.signed_in(&bo).await;
    browser.visit(&row).await.expect("Historique").expect("Inscription à la main").expect("Bo Ek");
    let form = browser.fill("Enregistrer").set("last_name", "Nouveau").set("extra_time", "33");
    form.submit().await.expect_status(200);
    let page = browser.visit(&row).await.expect("Modification").expect("Temps majoré");
    assert_eq!(page.all("del"), ["Ancien", "0 %"]);
    assert_eq!(page.all("ins"), ["Nouveau", "33 %"]);
    world.join(&session, &testkit::world::Person { last_name: "Nouveau".into(), ..paul }).await;
    browser.visit(&row).await.expect("A rejoint la session").expect("ne peut plus être changée");
}
