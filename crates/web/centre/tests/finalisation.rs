//! A finalisation that is not sent at once, or that two people send: nothing that was typed vanishes without a word.

use acts::certification::{FileIncident, GrantTime, HoldAttempt, PauseRoom, ResumeRoom};
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use domain::id::Id;
use domain::journal::Actor;
use testkit::world::{Centre, Person, Session, World};

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
async fn tests_that_run_or_stand_still_end_with_the_session_when_the_centre_says_so() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let hugo = world.placed_account("Hugo", "Petit", 2).await;
    let session = world.session_of(&centre, &[&ines, &hugo]).await;
    world.open_room(&session).await;
    let (mut browsers, mut tests) = (Vec::new(), Vec::new());
    for (place, person) in [&ines, &hugo].into_iter().enumerate() {
        let browser = world.signed_in(person).await;
        world.join(&session, person).await;
        world.tick(&session, place).await;
        tests.push(world.start(&session, person, &browser).await);
        browsers.push(browser);
    }
    world.answer(tests[0], &ines, true).await;
    browsers[0].visit(&format!("/candidat/test/{}", tests[0])).await;
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let (candidate, reason) = (session.candidates[1], "Malaise".to_owned());
    world.act(HoldAttempt { doing, session: session.id, candidate, held: true, reason }).await;
    let incident = NewIncident { kind: IncidentKind::SiteDown, description: None, question: Some(1) };
    let (doing, candidate) = (world.doing_as(centre.referent.id), session.candidates[0]);
    let id = Id::<Incident>::from_seed(&doing.seed, "incident");
    world.act(FileIncident { doing, session: session.id, candidate, id, incident }).await;
    world.pass_minutes(30);
    let page = claire.visit(&below(&session, "/finaliser")).await;
    page.expect("Ces tests ne sont pas terminés").expect("Test en cours").expect("Test arrêté");
    // Nothing ends by a mere press: both things that are missing are told of both tests.
    claire.press("Finaliser la session").await.expect_status(422).expect("il lui reste du temps");
    claire.page().expect("Dites pourquoi");
    let [one, two] = [0, 1].map(|place| format!("reason-{}", tests[place]));
    let form = claire.fill("Finaliser la session").set(&one, "candidate").set(&two, "technical");
    form.set("ending", &tests[0].to_string()).submit().await.expect_status(422).expect("Petit Hugo");
    let form = claire.fill("Finaliser la session").set("ending", &tests[1].to_string());
    form.submit().await.expect_status(200).expect("Le dossier attend le jury");
    let page = claire.visit(&below(&session, "/details")).await.expect("Benali Inès");
    page.expect("Réglé par les règles").expect("la réponse est juste, rien n’est à réparer");
    // What was on its way is refused with a sentence.
    let answer = browsers[0].page().all("form").len();
    assert!(answer > 0, "the question was on the screen");
    browsers[0].press("Valider ma réponse").await.expect_status(409).expect("La session était finalisée");
}

/// A session of five: three placed people who can sit, then Hugo and Lina.
async fn five(world: &World, centre: &Centre) -> (Session, Vec<Person>) {
    let mut people = Vec::new();
    for (first, last) in [("Zoé", "Zola"), ("Marc", "Morel"), ("Ana", "Abadie")] {
        people.push(world.placed_account(first, last, 2).await);
    }
    people.push(world.person("Hugo", "Petit", &[]).await);
    people.push(world.person("Lina", "Roche", &[]).await);
    let session = world.session_of(centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    (session, people)
}

#[tokio::test]
async fn who_was_present_and_never_began_is_not_taken_for_absent() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let (session, people) = five(&world, &centre).await;
    let mut tests = Vec::new();
    for (place, person) in people.iter().take(3).enumerate() {
        let browser = world.signed_in(person).await;
        world.join(&session, person).await;
        world.tick(&session, place).await;
        tests.push(world.start(&session, person, &browser).await);
    }
    world.tick(&session, 3).await;
    while world.answer(tests[0], &people[0], true).await {}
    world.pass_minutes(30);
    let page = claire.visit(&below(&session, "/finaliser")).await;
    let names = ["Abadie Ana", "Morel Marc"];
    assert_eq!(page.all(".notice[data-s=warn] a"), names, "in the order of the cards");
    assert_eq!(page.all("section[aria-labelledby=not-started] strong"), ["Petit Hugo"]);
    assert_eq!(page.all("section[aria-labelledby=absent] strong"), ["Roche Lina"]);
    assert_eq!(page.all(".stat b"), ["1", "2", "1", "1", "0"]);
    page.expect("présent, test pas commencé");
    // The test is shorter than that.
    let form =
        claire.fill("Ajouter ce signalement").set("incident-kind", "E4").set("incident-question", "99");
    let form = form.set("incident-candidate", &session.candidates[0].to_string());
    form.submit().await.expect_status(422).expect("Donnez un numéro de 1 à");
    claire.visit(&below(&session, "/finaliser")).await;
    let page = claire.fill("Finaliser la session").tick("seen").submit().await.expect_status(422);
    assert_eq!(page.all(".errors li").len(), 4);
    assert!(page.all(".errors li")[0].starts_with("Abadie Ana n’a pas"), "the faults are in that order too");
    let mut form = claire.fill("Finaliser la session");
    for test in &tests[1..] {
        form = form.set(&format!("reason-{test}"), "candidate").set("ending", &test.to_string());
    }
    form.submit().await.expect_status(200);
    let standing =
        ["Test non terminé", "Test non terminé", "Présent, test pas commencé", "Absent", "Test terminé"];
    assert_eq!(claire.page().all("tbody .pill"), standing);
    claire.page().expect_not("Fin à");
}

#[tokio::test]
async fn the_list_tells_why_a_test_stands_still_and_an_end_only_where_it_is_somebodys_own() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut claire = world.signed_in(&centre.referent).await;
    let (session, people) = five(&world, &centre).await;
    for (place, person) in people.iter().take(3).enumerate() {
        let browser = world.signed_in(person).await;
        world.join(&session, person).await;
        world.tick(&session, place).await;
        world.start(&session, person, &browser).await;
    }
    let nadia = || world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let (id, reason) = (session.id, String::new);
    world.act(PauseRoom { doing: nadia(), session: id, reason: reason() }).await;
    claire.visit(&below(&session, "")).await;
    assert_eq!(claire.page().all("tbody .pill")[..2], ["Salle en pause", "Salle en pause"]);
    world.pass_minutes(10);
    world.act(ResumeRoom { doing: nadia(), session: id }).await;
    claire.visit(&below(&session, "")).await.expect("Test en cours").expect_not("Fin à");
    let candidate = session.candidates[2];
    let doing = nadia();
    let change = Id::from_seed(&doing.seed, "time");
    world
        .act(GrantTime {
            doing,
            session: id,
            candidate: Some(candidate),
            id: change,
            minutes: 5,
            reason: reason(),
        })
        .await;
    let hold = |held| HoldAttempt {
        doing: nadia(),
        session: id,
        candidate: session.candidates[1],
        held,
        reason: reason(),
    };
    world.act(hold(true)).await;
    let page = claire.visit(&below(&session, "")).await;
    assert_eq!(page.all("tbody .pill")[..2], ["Test en cours", "Temps arrêté"]);
    let notes = page.all("tbody td .small");
    assert_eq!(notes.len(), 1, "only Ana was given minutes: {notes:?}");
    page.expect("Fin à").expect_not("A appelé");
}
