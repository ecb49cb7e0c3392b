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
use crate::alter::alter;

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
async fn fetched_twice(world: &World, person: &Person, browser: &mut Browser, now: &Current) -> String {
    let test = now.kept.id;
    let name = now.served.shown.files[0].name.clone();
    let address = format!("/candidat/test/{test}/fichiers/{name}");
    let mut elsewhere = world.signed_in(person).await;
    elsewhere.visit(&address).await.expect("continue sur un autre poste");
    assert_eq!(told(world, test).await, [], "a machine that does not hold the test gets none");
    let first = browser.send(Method::GET, &address, None).await.expect_status(200).bytes.clone();
    world.pass_minutes(1);
    let again = browser.send(Method::GET, &address, None).await.expect_status(200).bytes.clone();
    assert_eq!(first, again);
    let digest = blake3::hash(&first).to_hex().to_string();
    assert_eq!(told(world, test).await, [(now.kept.serving.to_string(), name, digest.clone())], "told once");
    digest
}

/// While the test runs, what is asked from a page left behind, by somebody else or from another machine is neither given nor told.
async fn not_given(world: &World, stranger: &Person, person: &Person, (left, now): (&Current, &Current)) {
    let here = altered(world, person, now);
    let acts = [
        DownloadFile { serving: left.kept.serving, ..here.clone() },
        DownloadFile { account: stranger.id, ..here.clone() },
        DownloadFile { device: [9; 32], ..here },
    ];
    for act in acts {
        assert!(!world.act(act.clone()).await, "{act:?}");
    }
    assert_eq!(told(world, now.kept.id).await.len(), 1);
}

/// Has a question say of its file what a build before the journal of downloads said: its size and its digest.
async fn announced(world: &World, now: &Current, digest: &str) {
    let mut shown = now.served.shown.clone();
    (shown.files[0].size, shown.files[0].digest) = (Some(4_711), Some(digest.to_owned()));
    let shown = serde_json::to_string(&shown).expect("JSON").replace('\'', "''");
    let serving = now.kept.serving.raw();
    assert_eq!(alter(world, [format!("UPDATE serving SET shown = '{shown}' WHERE id = {serving}")]).await, 1);
}

/// The digest of the first file of that question, made from its seed.
fn made(world: &World, now: &Current) -> String {
    let (served, name) = (&now.served, &now.served.shown.files[0].name);
    let file = world.app.bank.file(&served.challenge, &served.seed, now.kept.exam.locale, name);
    file.expect("a file").digest()
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
        let mut with_file: Vec<Current> = Vec::new();
        loop {
            let now = current(world, test, &leo).await;
            if !now.served.shown.files.is_empty() && with_file.len() < 3 {
                if with_file.is_empty() {
                    assert_eq!(fetched_twice(world, &leo, &mut browser, &now).await, made(world, &now));
                } else if with_file.len() == 1 {
                    not_given(world, &house.ines, &leo, (&with_file[0], &now)).await;
                    assert!(world.act(altered(world, &leo, &now)).await);
                }
                with_file.push(now);
            }
            if !world.answer(test, &leo, true).await {
                break;
            }
        }
        let [first, second, third] = with_file.try_into().expect("three questions with files");
        assert!(!world.act(altered(world, &leo, &third)).await, "a test that ended gives none");
        assert_eq!(told(world, test).await.len(), 2);

        world.pass_minutes(60);
        world.finalise(&house.centre, &session).await;
        world.take(&house.helene, &session).await;
        let mut helene = world.signed_in(&house.helene).await;
        let page = |now: &Current| {
            format!("/jury/sessions/{}/tentatives/{test}?question={}", session.id, now.kept.position)
        };
        helene.visit(&page(&first)).await.expect(", reçu à ").expect("il est le même, octet pour octet");
        helene.visit(&page(&second)).await.expect(", reçu à ").expect("ne jugez pas d’après lui");
        helene.visit(&page(&third)).await.expect("n’a pas été téléchargé").expect_not("reçu à");
        announced(world, &third, &made(world, &third)).await;
        helene.visit(&page(&third)).await.expect("octet pour octet").expect_not("reçu à");
        announced(world, &third, &"00".repeat(32)).await;
        helene.visit(&page(&third)).await.expect("ne jugez pas d’après lui").expect_not("reçu à");
        let happened = helene.visit(&format!("{}&fil=questions", page(&first))).await;
        happened.expect(&format!("de la question {} téléchargé", first.kept.position));
        helene.speak("en");
        helene.visit(&page(&second)).await.expect("received at").expect("do not judge by it");
    })
    .await;
}
