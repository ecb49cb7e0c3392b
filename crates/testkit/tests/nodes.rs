//! Two nodes on one `PostgreSQL`: whichever a request reaches, the same candidates go on, without sticky sessions.

use std::sync::Arc;

use axum::Router;
use domain::certification::attempt::{Attempt, AttemptState};
use domain::id::Id;
use http::Method;
use parking_lot::RwLock;
use store::attempts;
use testkit::engines::postgres;
use testkit::walker::Browser;
use testkit::world::{Person, ROOT, Session, World};
use web_shell::cookies::Name;
use web_shell::{App, Standing};

const FORM: &str = "application/x-www-form-urlencoded";

/// Another node beside that of the world: its own connections, locks and memory; the same keys, as an operator gives them.
async fn beside(world: &World, location: &store::Location) -> Router {
    let app = &world.app;
    let store = store::Store::open_existing(location).await.expect("the same database");
    let other = App {
        store,
        bank: app.bank,
        standing: Standing { since: app.standing.since, folder: None, refused: Vec::new() },
        releases: RwLock::default(),
        clock: app.clock.clone(),
        keys: web_shell::keys::Keys::from_root(ROOT),
        hasher: web_shell::hasher::Hasher::for_machine(),
        press: web_shell::press::Press::new(),
        live: web_shell::live::Live::default(),
        config: app.config.clone(),
        counting: web_shell::forecast::Counting::default(),
    };
    web_app::router(Arc::new(other))
}

/// The same browser at another node: it holds the same cookies.
fn at(router: &Router, browser: &Browser) -> Browser {
    let mut same = Browser::new(router.clone());
    for name in [Name::Browser, Name::Known, Name::Looks] {
        if let Some(value) = browser.cookie(name.text(false)) {
            same.put_cookie(name.text(false), value);
        }
    }
    same
}

async fn started(world: &World, session: &Session, place: usize, person: &Person) -> (Browser, Id<Attempt>) {
    let browser = world.signed_in(person).await;
    world.join(session, person).await;
    world.tick(session, place).await;
    let attempt = world.start(session, person, &browser).await;
    (browser, attempt)
}

#[tokio::test]
async fn every_request_may_reach_another_node() {
    let Some(fresh) = postgres().await else { return };
    let location = fresh.location.clone();
    let world = World::on(fresh).await;
    let other = beside(&world, &location).await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let mut people = Vec::new();
    for name in ["Benali", "Petit", "Diop"] {
        people.push(world.placed_account("Inès", name, 2).await);
    }
    let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
    world.open_room(&session).await;
    let mut sitting = Vec::new();
    for (place, person) in people.iter().enumerate() {
        let (here, attempt) = started(&world, &session, place, person).await;
        let there = at(&other, &here);
        sitting.push((person, attempt, [here, there]));
    }
    let finished = sitting.into_iter().map(|(person, attempt, nodes)| sit(&world, person, attempt, nodes));
    for answers in futures_util::future::join_all(finished).await {
        assert!(answers >= 5, "a whole test");
    }
    // An invigilator at one node sees what happened at the other.
    let mut board = world.invigilating(&session, "Nadia Cissé").await;
    board.visit("/surveillant/salle").await.expect_status(200).expect("3 terminés");
}

/// Somebody answers to the end, each request at another node and each answer at both at once; how many were kept.
async fn sit(world: &World, person: &Person, attempt: Id<Attempt>, nodes: [Browser; 2]) -> usize {
    let path = format!("/candidat/test/{attempt}");
    let [mut here, mut there] = nodes;
    let mut turn = 0;
    loop {
        turn += 1;
        assert!(turn < 200, "the test ends");
        let node = if turn % 2 == 0 { &mut here } else { &mut there };
        let page = node.send(Method::GET, &path, None).await;
        page.expect_status(200);
        let value = |name: &str| page.attributes(&format!("#exam input[name={name}]"), "value").pop();
        let Some(serving) = value("serving") else { break };
        let fields = [
            ("csrf", value("csrf").expect("a token")),
            ("serving", serving),
            ("fence", value("fence").expect("a fence")),
            ("passe", "oui".to_owned()),
        ];
        let body = serde_urlencoded::to_string(fields).expect("a form").into_bytes();
        let posted = format!("{path}/reponse");
        let form = || Some((FORM.to_owned(), body.clone()));
        let (one, two) =
            tokio::join!(here.send(Method::POST, &posted, form()), there.send(Method::POST, &posted, form()));
        one.expect_status(303);
        two.expect_status(303);
    }
    let mut reader = world.store().read().await.expect("a reader");
    let db = &mut reader.conn();
    let kept = attempts::current(db, attempt, person.id).await.expect("readable").expect("there").kept;
    assert!(matches!(kept.state, AttemptState::Ended { .. }));
    let answers = attempts::answers(db, attempt).await.expect("readable");
    let positions: Vec<u32> = answers.iter().map(|answer| answer.position).collect();
    assert_eq!(positions, (1..=kept.questions).collect::<Vec<_>>(), "each once");
    answers.len()
}
