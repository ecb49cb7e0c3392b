//! What the exam path costs, in statements and bytes, and that a class which starts at once starts: the figures of
//! docs/performance.md that need no clock are kept true here.

use domain::certification::attempt::CannotStart;
use store::Stop;
use testkit::engines::each_fresh;
use testkit::world::{Session, World};

/// A session of so many pupils who are placed, have joined and are ticked, in an open room.
async fn class(world: &World, pupils: usize) -> (Session, Vec<testkit::world::Person>) {
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let mut people = Vec::new();
    for number in 0..pupils {
        people.push(world.placed_account("Élève", &format!("Numéro-{number}"), 2).await);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    for (place, person) in people.iter().enumerate() {
        world.join(&session, person).await;
        world.tick(&session, place).await;
    }
    (session, people)
}

#[tokio::test]
async fn an_answer_with_its_next_page_is_eight_statements_and_a_small_page() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (session, people) = class(&world, 1).await;
        let mut browser = world.signed_in(&people[0]).await;
        let attempt = world.start(&session, &people[0], &browser).await;
        let path = format!("/candidat/test/{attempt}");
        let before = world.store().statements();
        browser.visit(&path).await.expect_status(200);
        assert_eq!(world.store().statements() - before, 2, "a question page");
        let mut largest = 0;
        for _ in 0..5 {
            browser.press("Je passe").await.expect_status(200);
            let before = world.store().statements();
            let page = browser.press("Passer la question").await.expect_status(200);
            assert_eq!(page.path, path);
            largest = largest.max(page.bytes.len());
            // Who is at the door, what was shown; the attempt moved on, answer, journal, next serving; then the page's two.
            assert_eq!(world.store().statements() - before, 8, "an answer with its next page");
        }
        assert!(largest <= 15_000, "a question page of {largest} bytes");
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_brings_its_next_page_is_six_statements() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (session, people) = class(&world, 1).await;
        let mut browser = world.signed_in(&people[0]).await;
        browser.prefer_pages();
        let attempt = world.start(&session, &people[0], &browser).await;
        let path = format!("/candidat/test/{attempt}");
        for question in 2..5 {
            browser.visit(&path).await.expect_status(200);
            browser.press("Je passe").await.expect_status(200);
            let before = world.store().statements();
            browser
                .press("Passer la question")
                .await
                .expect_status(200)
                .expect(&format!("Question {question}"));
            // Who is at the door, what was shown; the attempt moved on, answer, journal, next serving: the page is known.
            assert_eq!(world.store().statements() - before, 6, "an answer that brings its next page");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refresh_of_the_waiting_room_is_two_statements() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.join(&session, &ines).await;
        let mut browser = world.signed_in(&ines).await;
        let page = browser.visit(&format!("/candidat/certification/{}", session.id)).await.expect_status(200);
        let source = page.source();
        let (_, refresh) = source.split_once("content=\"8;url=").expect("it comes back by itself");
        let onward = refresh.split('"').next().unwrap_or_default().to_owned();
        for _ in 0..2 {
            let before = world.store().statements();
            browser.visit(&onward).await.expect_status(200);
            // Who is at the door, and where they stand.
            assert_eq!(world.store().statements() - before, 2, "a refresh of the waiting room");
            world.tick(&session, 0).await;
        }
        // Once the code is wanted the profile decides again.
        world.open_room(&session).await;
        browser.visit(&onward).await.expect("Commencer");
        let hugo = world.person("Hugo", "Petit", &[]).await;
        let other = world.session_of(&centre, &[&hugo]).await;
        world.join(&other, &hugo).await;
        let mut browser = world.signed_in(&hugo).await;
        let first = browser.visit(&format!("/candidat/certification/{}", other.id)).await.source();
        assert!(
            !first.contains("http-equiv=\"refresh\""),
            "who cannot sit is told at once and does not wait"
        );
        assert_eq!(first.matches("<li class=\"done\"").count(), 1, "nothing was done but joining: {first}");
    })
    .await;
}

#[tokio::test]
async fn a_class_that_starts_at_once_starts() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (session, people) = class(&world, 20).await;
        let mut browsers = Vec::new();
        for person in &people {
            browsers.push(world.signed_in(person).await);
        }
        let starts =
            people.iter().zip(&browsers).map(|(person, browser)| world.start(&session, person, browser));
        let attempts = futures_util::future::join_all(starts).await;
        // And answers at once, twice each: the second time is told as done.
        let answers = attempts.iter().zip(&people).map(|(attempt, person)| async {
            tokio::join!(world.answer(*attempt, person, true), world.answer(*attempt, person, true))
        });
        futures_util::future::join_all(answers).await;
        let mut reader = world.store().read().await.expect("a reader");
        for attempt in attempts {
            let answers = store::attempts::answers(&mut reader.conn(), attempt).await.expect("answers");
            let positions: Vec<u32> = answers.iter().map(|a| a.position).collect();
            assert!(positions == [1] || positions == [1, 2], "{positions:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_person_in_two_sessions_at_once_sits_in_one() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (one, people) = class(&world, 8).await;
        let centre = world.centre_with_referent("Collège des Saules").await;
        let other = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
        world.open_room(&other).await;
        let mut browsers = Vec::new();
        for (place, person) in people.iter().enumerate() {
            world.join(&other, person).await;
            world.tick(&other, place).await;
            browsers.push(world.signed_in(person).await);
        }
        let (world, one, other) = (&world, &one, &other);
        let races = people.iter().zip(&browsers).map(|(person, browser)| async move {
            let (here, there) =
                tokio::join!(world.try_start(one, person, browser), world.try_start(other, person, browser));
            assert!(here.is_ok() != there.is_ok(), "{here:?} and {there:?}");
            let why = here.err().or(there.err());
            assert!(matches!(why, Some(Stop::Refused(CannotStart::RunsElsewhere))), "{why:?}");
        });
        futures_util::future::join_all(races).await;
    })
    .await;
}
