//! What a candidate's own pages say once an exam was sat: no session is offered again, the result is awaited, and the next exam has
//! its day.

use acts::certification::ConfirmEndScreen;
use domain::people::Role;
use testkit::engines::each_fresh;
use testkit::world::World;

#[tokio::test]
async fn the_first_page_tells_of_the_result_to_come_and_of_the_next_exam() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let juror = world.person("Yann", "Le Goff", &[Role::JuryMember]).await;
        let ines = world.placed_account("Inès", "Benali", 1).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        let (mut browser, attempt) = world.sit(&session, 0, &ines).await;

        // The end screen waits to be seen: whoever comes back is led to it again.
        browser.visit("/candidat/certification").await.expect(&session.number.grouped());
        browser.visit("/candidat").await.expect("Votre test est fini");
        let end = browser.click("Voir l’écran de fin").await;
        assert_eq!(end.path, format!("/candidat/test/{attempt}"));
        let doing = world.doing_as(ines.id);
        world.act(ConfirmEndScreen { doing, attempt }).await;
        browser.visit("/candidat/certification").await.expect_not(&session.number.grouped());
        let home = browser.visit("/candidat").await;
        home.expect("Test passé, résultat en attente").expect("Lycée des Tilleuls");

        world.finalise(&centre, &session).await;
        world.take(&juror, &session).await;
        world.publish(&juror, &centre, &session).await;
        let home = browser.visit("/candidat").await;
        home.expect("Prochaine certification possible à partir du").expect_not("Rejoindre une session");
        let path = format!("/candidat/certifications/{attempt}");
        browser
            .visit(&path)
            .await
            .expect("Vous pourrez repasser une certification à partir du")
            .expect("chaque niveau gagné comptera");
        world.pass_minutes(60 * 24 * 60);
        let mut later = world.signed_in(&ines).await;
        later.visit("/candidat").await.expect("Vous pouvez passer la certification");
        later
            .visit(&path)
            .await
            .expect("Vous pouvez repasser une certification. Demandez une date à votre centre.");
    })
    .await;
}
