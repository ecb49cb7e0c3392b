//! What people type about somebody stays out of addresses, and guesses at a room wait.

use testkit::world::{Town, World};

#[tokio::test]
async fn searches_leave_no_name_in_an_address() {
    let town = Town::build(World::new().await).await;
    let pupil = &town.pupils[0][0];
    for (person, path, field) in
        [(&town.president, "/jury", "q"), (&town.admin, "/plateforme/comptes", "cherche")]
    {
        let mut browser = town.world.signed_in(person).await;
        browser.visit(path).await.expect_status(200);
        let page = browser.fill("Chercher").set(field, &pupil.last_name).submit().await.expect_status(200);
        assert_eq!(page.path, path);
        assert_eq!(page.attributes(&format!("input[name={field}]"), "value"), [pupil.last_name.as_str()]);
        let asked = format!("{path}?{field}=Benali");
        let page = browser.visit(&asked).await.expect_status(200);
        assert_eq!(
            page.attributes(&format!("input[name={field}]"), "value"),
            [""],
            "{asked} searches nothing"
        );
    }
}

#[tokio::test]
async fn guesses_at_a_room_wait() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let (session, _) = world.session_with_candidates(&centre, 1).await;
    let mut browser = world.fresh_browser();
    for status in [422, 422, 422, 422, 422, 429] {
        browser.visit("/surveillant").await.expect_status(200);
        let form = browser.fill_form("/surveillant").set("numero", &session.number.to_string());
        form.set("mot_de_passe", "BCDF7").set("nom", "Nadia Cissé").submit().await.expect_status(status);
    }
    world.pass_minutes(16);
    let form = browser.fill_form("/surveillant").set("numero", &session.number.to_string());
    let form = form.set("mot_de_passe", session.password.as_str()).set("nom", "Nadia Cissé");
    assert_eq!(form.submit().await.expect_status(200).path, "/surveillant/salle");
}
