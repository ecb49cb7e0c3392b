//! A finalisation that is not sent at once, or that two people send: nothing that was typed vanishes without a word.

use acts::certification::{EndAttempt, PauseRoom};
use domain::certification::attempt::AbortReason;
use domain::journal::Actor;
use testkit::world::{Session, World};

fn below(session: &Session, path: &str) -> String {
    format!("/centre/sessions/{}{path}", session.id)
}

#[tokio::test]
async fn a_finalisation_is_begun_and_sent_later_and_no_word_is_lost() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    let browser = world.signed_in(&ines).await;
    world.join(&session, &ines).await;
    world.tick(&session, 0).await;
    let test = world.start(&session, &ines, &browser).await;
    world.answer(test, &ines, true).await;
    world.pass_minutes(120);
    let reason = format!("reason-{test}");
    claire.visit(&below(&session, "/finaliser")).await;
    let form = claire.fill("Garder et revenir plus tard").set(&reason, "technical");
    let form = form.set("remark", "Coupure à 9 h 40.").tick("had-incident");
    form.submit().await.expect_status(200).expect("En cours");
    let mut second = world.signed_in(&centre.referent).await;
    let page = second.visit(&below(&session, "/finaliser")).await.expect("ce qui a été gardé");
    assert_eq!(page.all("textarea[name=remark]"), ["Coupure à 9 h 40."]);
    assert_eq!(page.attributes(&format!("input[name={reason}][checked]"), "value"), ["technical"]);
    assert_eq!(page.all("input[name=had-incident][checked]").len(), 1);
    // Two people have the page open: the first finalises, the words of the second are told not to be kept.
    claire.visit(&below(&session, "/finaliser")).await;
    claire.press("Finaliser la session").await.expect_status(200).expect("Le dossier attend le jury");
    world.pass_minutes(1);
    let form =
        second.fill("Finaliser la session").set(&reason, "candidate").set("remark", "Lina est partie.");
    let page = form.submit().await.expect_status(422).expect("déjà finalisée").expect("Lina est partie.");
    page.expect("Benali Inès").expect(&centre.referent.name());
}

#[tokio::test]
async fn a_test_that_stands_still_is_told_with_the_way_to_close_it() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    let browser = world.signed_in(&ines).await;
    world.join(&session, &ines).await;
    world.tick(&session, 0).await;
    world.start(&session, &ines, &browser).await;
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    world.act(PauseRoom { doing, session: session.id, reason: "Alarme".into() }).await;
    // Long after its hour the test has all its time, and only the room can close it.
    world.pass_minutes(300);
    claire.visit(&below(&session, "/finaliser")).await.expect("Son temps est arrêté");
    claire.page().expect("faites-le repartir ou terminez ce test");
    claire.press("Finaliser la session").await.expect_status(422);
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let (candidate, reason) = (session.candidates[0], Some(AbortReason::Technical));
    world.act(EndAttempt { doing, session: session.id, candidate, reason }).await;
    claire.visit(&below(&session, "/finaliser")).await.expect_not("Son temps est arrêté");
    claire.fill("Finaliser la session").submit().await.expect_status(200).expect("Le dossier attend le jury");
}
