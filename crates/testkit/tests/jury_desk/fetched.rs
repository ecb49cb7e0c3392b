//! A file of a question is made when it is fetched; the journal keeps what was given, and the jury reads it (ADR 0057).

use acts::certification::DownloadFile;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use http::Method;
use store::attempts::{self, Current};
use store::journal::{self, Received};
use testkit::engines::each_fresh;
use testkit::walker::Browser;
use testkit::world::{Person, World};

use super::House;

async fn current(world: &World, test: Id<Attempt>, person: &Person) -> Current {
    let mut reader = world.store().read().await.expect("a reader");
    attempts::current(&mut reader.conn(), test, person.id).await.expect("readable").expect("theirs")
}

/// What the journal of a test tells of files: whose serving, which name, which digest.
async fn told(world: &World, test: Id<Attempt>) -> Vec<(String, String, String)> {
    let mut reader = world.store().read().await.expect("a reader");
    let records = journal::of_stream(&mut reader.conn(), &journal::stream("attempt", test)).await;
    let received = records.expect("records").iter().filter_map(Received::of).collect::<Vec<_>>();
    received.into_iter().map(|one| (one.serving, one.name, one.digest)).collect()
}

/// The act for the first file of the question that waits, with a digest that no file has.
fn altered(world: &World, person: &Person, now: &Current) -> DownloadFile {
    DownloadFile {
        doing: world.doing_as(person.id),
        account: person.id,
        attempt: now.kept.id,
        device: now.kept.device,
        serving: now.kept.serving,
        name: now.served.shown.files[0].name.clone(),
        size: 1,
        digest: "00".repeat(32),
    }
}

/// Fetches the first file of the question that waits, twice: the same bytes, told once; and from another machine, where it is
/// neither given nor told.
async fn fetched_twice(world: &World, person: &Person, browser: &mut Browser, address: &str, now: &Current) {
    let test = now.kept.id;
    let mut elsewhere = world.signed_in(person).await;
    elsewhere.visit(address).await.expect("continue sur un autre poste");
    assert_eq!(told(world, test).await, [], "a machine that does not hold the test gets none");
    let first = browser.send(Method::GET, address, None).await.expect_status(200).bytes.clone();
    world.pass_minutes(1);
    let again = browser.send(Method::GET, address, None).await.expect_status(200).bytes.clone();
    assert_eq!(first, again);
    let digest = blake3::hash(&first).to_hex().to_string();
    let name = now.served.shown.files[0].name.clone();
    assert_eq!(told(world, test).await, [(now.kept.serving.to_string(), name, digest)], "told once");
}

#[tokio::test]
async fn the_jury_reads_which_files_were_fetched_and_whether_they_are_still_the_same() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let world = &house.world;
        let leo = world.placed_account("Léo", "Abadie", 4).await;
        let session = world.session_of(&house.centre, &[&leo]).await;
        world.open_room(&session).await;
        let mut browser = world.signed_in(&leo).await;
        world.join(&session, &leo).await;
        world.tick(&session, 0).await;
        let test = world.start(&session, &leo, &browser).await;
        // The first is fetched twice, the second otherwise than it can be made again, the third not at all.
        let mut with_file = Vec::new();
        loop {
            let now = current(world, test, &leo).await;
            if let (Some(file), 0..3) = (now.served.shown.files.first(), with_file.len()) {
                let address = format!("/candidat/test/{test}/fichiers/{}", file.name);
                if with_file.is_empty() {
                    fetched_twice(world, &leo, &mut browser, &address, &now).await;
                } else if with_file.len() == 1 {
                    assert!(world.act(altered(world, &leo, &now)).await);
                }
                with_file.push((now.kept.position, now.clone()));
            }
            if !world.answer(test, &leo, true).await {
                break;
            }
        }
        let [(first, late), (second, _), (third, _)] =
            with_file.try_into().expect("three questions with files");
        // What no longer waits, or is another's, is not given and not told.
        for act in [
            altered(world, &leo, &late),
            DownloadFile { account: house.ines.id, ..altered(world, &leo, &late) },
        ] {
            assert!(!world.act(act).await);
        }
        assert_eq!(told(world, test).await.len(), 2);

        world.pass_minutes(60);
        world.finalise(&house.centre, &session).await;
        world.take(&house.helene, &session).await;
        let mut helene = world.signed_in(&house.helene).await;
        let page = |number: u32| format!("/jury/sessions/{}/tentatives/{test}?question={number}", session.id);
        helene.visit(&page(first)).await.expect(", reçu à ").expect("il est le même, octet pour octet");
        helene.visit(&page(second)).await.expect(", reçu à ").expect("ne jugez pas d’après lui");
        helene.visit(&page(third)).await.expect("n’a pas été téléchargé").expect_not("reçu à");
        let happened = helene.visit(&format!("{}&fil=questions", page(first))).await;
        happened.expect(&format!("de la question {first} téléchargé"));
        helene.speak("en");
        helene.visit(&page(second)).await.expect("received at").expect("do not judge by it");
    })
    .await;
}
