//! What slips in the room and must not cost anything: a wrong number, a stray tap, a candidate who cannot start; and what the
//! pages say of it.

use acts::calendar::SetRule;
use domain::certification::calendar::RuleName;
use domain::people::Role;
use testkit::world::World;

use super::{Day, ROOM};

#[tokio::test]
async fn what_was_typed_comes_back_in_its_open_fold_with_the_error_at_its_field() {
    let mut day = Day::new().await;
    let own = day.page_of(0);
    let page = day.visit(&own).await;
    assert!(page.all("main details[open]").is_empty(), "folds are closed at first");
    let form = day.room.fill_form("/minutes").set("minutes", "soixante").set("motif", "Malaise");
    let page = form.submit().await.expect_status(422);
    assert_eq!(page.all("main details[open]").len(), 1);
    assert_eq!(page.attributes("details[open] [aria-invalid]", "aria-describedby"), ["minutes-e"]);
    assert_eq!(page.all("details[open] #minutes-e"), ["Écrivez un nombre de minutes, de 1 à 60."]);
    let again = day.room.fill_form("/minutes");
    assert_eq!((again.value("minutes"), again.value("motif")), ("soixante".into(), "Malaise".into()));
    again.set("minutes", "5").submit().await.expect_status(200);

    day.world.pass_minutes(90);
    day.visit(&own).await.expect_status(200);
    let form = day.room.fill_form("/temps-majore").set("pourcentage", "33").set("motif", "Attestation");
    form.submit().await.expect_status(200);
    day.world.pass_minutes(40);
    let form = day.room.fill_form("/temps-majore").set("pourcentage", "5").set("motif", "Erreur");
    let page = form.submit().await.expect_status(422);
    assert_eq!(page.attributes("details[open] [aria-invalid]", "id"), ["pourcentage"], "refused by the rule");
    let again = day.room.fill_form("/temps-majore");
    assert_eq!((again.value("pourcentage"), again.value("motif")), ("5".into(), "Erreur".into()));

    day.visit(&format!("{own}/terminer")).await.expect("Terminer le test : Benali Inès ?");
    day.room.fill_form("/terminer").submit().await.expect_status(200);
    let long = "Trop long. ".repeat(30);
    let page = day.room.fill_form("/retablir").set("motif", &long).submit().await.expect_status(422);
    assert_eq!(page.attributes("details[open] [aria-invalid]", "id"), ["motif"]);
    assert_eq!(day.room.fill_form("/retablir").value("motif"), long);
}

#[tokio::test]
async fn a_report_is_about_a_question_that_the_test_has() {
    let mut day = Day::new().await;
    let questions = day.current().await.kept.questions;
    let wanted = format!("Ce test a {questions} questions. Écrivez un numéro de 1 à {questions}");
    let own = day.page_of(0);
    day.visit(&format!("{own}/incident")).await.expect_status(200);
    let form = day.room.fill_form("/incident").set("kind", "E1").set("description", "L’image manque.");
    let page = form.set("question", "99").submit().await.expect_status(422);
    assert_eq!(page.attributes("[aria-invalid]", "id"), ["question"]);
    page.expect(&wanted);
    let form = day.room.fill_form("/incident");
    assert_eq!((form.value("question"), form.value("description")), ("99".into(), "L’image manque.".into()));
    form.set("question", "1").submit().await.expect_status(200);

    let page = day.visit(&format!("{ROOM}/notes")).await;
    let address = page.attributes("a[href^='/surveillant/salle/incidents/']", "href").remove(0);
    day.visit(&address).await.expect_status(200);
    let form = day.room.fill_form(&address).set("question", "99");
    form.submit().await.expect_status(422).expect(&wanted);
    day.visit(&address).await.expect_status(200);
    assert_eq!(day.room.fill_form(&address).value("question"), "1", "nothing was changed");
}

#[tokio::test]
async fn nothing_that_was_noted_goes_without_a_second_step_and_it_is_told() {
    let mut day = Day::new().await;
    day.visit(&format!("{ROOM}/notes")).await.expect_status(200);
    let form = day.room.fill_form("/salle/notes").set("mots", "Alarme à 9 h 12.");
    form.submit().await.expect_status(200);
    let own = day.page_of(1);
    day.visit(&format!("{own}/incident")).await.expect_status(200);
    let form = day.room.fill_form("/incident").set("kind", "C8").set("description", "Arrivé en retard.");
    form.submit().await.expect_status(200);
    let page = day.visit(&format!("{ROOM}/notes")).await;
    assert_eq!(page.all("details form[action$='/retirer']").len(), 2, "each removal is asked for in a fold");
    assert_eq!(page.all("form[action$='/retirer']").len(), 2);
    let page = day.room.press("Retirer ce signalement").await.expect_status(200);
    assert_eq!(page.all(".receipt").len(), 1);
    page.expect("Retiré : ").expect("C8").expect("Petit Hugo").expect_not("Arrivé en retard.");
    let page = day.room.press("Retirer cette note").await.expect("Retiré : ").expect("Un fait de la salle");
    page.expect("Rien n’est noté pour l’instant.").expect_not("Alarme à 9 h 12.");
    day.visit(&format!("{ROOM}/notes?retire=rien&le=hier")).await.expect_status(200).expect_not("Retiré :");
}

#[tokio::test]
async fn whoever_is_present_and_has_not_started_is_named_at_the_end() {
    let mut day = Day::new().await;
    let finish = format!("{ROOM}/fin");
    day.visit(&finish).await.expect_not("Présents, test pas commencé");
    day.world.tick(&day.session, 1).await;
    let page = day.visit(&finish).await.expect("Un candidat n’est pas sorti.");
    page.expect("Présents, test pas commencé").expect("Petit Hugo");
    let own = day.page_of(0);
    day.visit(&format!("{own}/terminer")).await.expect_status(200);
    day.room.fill_form("/terminer").submit().await.expect_status(200);
    day.room.press("Écran vu, laisser sortir").await.expect_status(200);
    let page = day.visit(&finish).await.expect("Tous les tests commencés sont finis");
    page.expect("Petit Hugo").expect_not("Tous les tests sont finis");
    let form = day.room.fill_form("/salle/fin").set("feuilles", "12").tick("fichiers");
    form.set("remis", "Paul Ferrand").submit().await.expect("Fin notée à");

    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let (session, _) = world.session_with_candidates(&centre, 2).await;
    world.open_room(&session).await;
    let mut room = world.invigilating(&session, "Nadia Cissé").await;
    room.visit(&finish).await.expect("Aucun test n’a commencé.").expect_not("Présents, test pas commencé");
    world.tick(&session, 0).await;
    let page = room.visit(&finish).await.expect("Aucun test n’a commencé.");
    page.expect("Présents, test pas commencé").expect_not("Tous les tests");
}

#[tokio::test]
async fn the_page_of_a_candidate_says_why_the_test_cannot_start() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ready = world.placed_account("Inès", "Benali", 2).await;
    let early = world.person("Hugo", "Petit", &[]).await;
    world.place(&early, 3, 2).await;
    let session = world.session_of(&centre, &[&ready, &early]).await;
    let other = world.session_of(&centre, &[&ready]).await;
    let mut room = world.invigilating(&session, "Nadia Cissé").await;
    let pages = [0, 1].map(|place| format!("{ROOM}/candidats/{}", session.candidates[place]));
    room.visit(&pages[1]).await.expect_not("certifiable");
    world.join(&session, &ready).await;
    world.join(&session, &early).await;
    world.join(&other, &ready).await;
    let said = "Son profil n’est pas encore certifiable";
    let at_once = "la première question s’affiche aussitôt";
    let page = room.visit(&pages[1]).await.expect(said).expect("Il faut 5 compétences au niveau 1");
    page.expect("Ce candidat en a 2.").expect("Sa place reste réservée").expect_not(at_once);
    room.visit(&pages[0]).await.expect_not("certifiable").expect(at_once);
    room.visit(ROOM).await.expect_not("certifiable");

    world.open_room(&other).await;
    world.tick(&other, 0).await;
    let browser = world.signed_in(&ready).await;
    let attempt = world.start(&other, &ready, &browser).await;
    // In the order of the rules of a start: first the test that still runs, then the day of the next one.
    room.visit(&pages[0]).await.expect("Un autre test est en cours avec son compte").expect_not(at_once);
    while world.answer(attempt, &ready, true).await {}
    let page = room.visit(&pages[0]).await.expect("ne peut pas commencer avant le");
    page.expect("Prévenez le référent").expect_not(at_once);
}

#[tokio::test]
async fn a_first_campaign_that_the_rules_of_the_day_want_is_told_until_a_placement_is_finished() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let paul = world.person("Paul", "Garnier", &[Role::Admin]).await;
    let hugo = world.person("Hugo", "Petit", &[]).await;
    let (doing, name, source) = (world.doing_as(paul.id), RuleName::FirstCampaign, "Note".to_owned());
    let (since, blocks) = ("2026-11-21".parse().expect("a date"), Some(2));
    world.act(SetRule { doing, name, since, value: blocks, source }).await;
    let arrived = async |day: &str| {
        world.turn_to(day, "09:00");
        let session = world.session_of(&centre, &[&hugo]).await;
        world.join(&session, &hugo).await;
        let room = world.invigilating(&session, "Nadia Cissé").await;
        (room, format!("{ROOM}/candidats/{}", session.candidates[0]))
    };
    let campaign = "Son positionnement n’est pas encore terminé";
    let profile = "Son profil n’est pas encore certifiable";
    let (mut room, page) = arrived("2026-11-20").await;
    room.visit(&page).await.expect(profile).expect_not(campaign);

    let (mut room, page) = arrived("2026-11-21").await;
    room.visit(&page).await.expect(campaign).expect("il peut le finir maintenant").expect_not(profile);
    let mut browser = world.signed_in(&hugo).await;
    browser.visit("/candidat").await.expect_status(200);
    browser.fill_form("/candidat/positionnement/1.2").submit().await.expect("Question 1");
    room.visit(&page).await.expect(campaign);
    world.place(&hugo, 3, 1).await;
    room.visit(&page).await.expect(profile).expect("Ce candidat en a 1.").expect_not(campaign);
}

#[tokio::test]
async fn a_call_is_titled_without_elision() {
    let mut day = Day::new().await;
    day.call("E3", "").await;
    let call = format!("{}/appel", day.page_of(0));
    day.visit(&call).await.expect("Appel : Benali Inès");
}
