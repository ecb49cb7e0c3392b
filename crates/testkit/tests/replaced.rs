//! A test whose certificate was replaced is one test: in the search of the jury, in what is due to be erased, and in what the
//! training fund is told; on both engines.

use std::collections::BTreeSet;

use acts::cpf::gather;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::moment::Moment;
use domain::retention::Kind;
use store::certificates::{self, Kept};
use store::jury_searches::{self, FoundTest, Seeker, Wanted};
use store::retention::{self, Due};
use store::{Store, cpf};
use testkit::engines::each_fresh;
use testkit::world::{Town, World};

use crate::alter::alter;

/// The milliseconds of sixty years, longer than a certificate is kept.
const SIXTY_YEARS: i64 = 60 * 366 * 86_400_000;

/// A president proposes another first name, another of the jury confirms: the certificate is replaced.
async fn replaced(town: &Town) -> [Kept; 2] {
    let (session, attempt) = (town.published.0.id, town.published.1);
    let test = format!("/jury/sessions/{session}/tentatives/{attempt}");
    let mut president = town.world.signed_in(&town.president).await;
    president.visit(&test).await;
    let form = president.fill("Proposer la correction").set("first_name", "Inès Lou");
    let form = form.set("paper", "passport").set("identity_reason", "Copie envoyée par le centre.");
    form.submit().await.expect_status(200);
    let mut member = town.world.signed_in(&town.jury[1]).await;
    member.visit(&test).await;
    member.press("Confirmer la correction").await.expect_status(200);
    let mut reader = town.world.store().read().await.expect("a reader");
    let all = certificates::every_of_attempt(&mut reader.conn(), attempt).await.expect("readable");
    all.try_into().expect("the former and the one that stands")
}

async fn found(town: &Town, wanted: &Wanted) -> Vec<FoundTest> {
    let seeker = Seeker { account: town.president.id, president: true, rehearsal: false };
    let mut reader = town.world.store().read().await.expect("a reader");
    let (found, more) = jury_searches::tests(&mut reader.conn(), wanted, seeker).await.expect("a search");
    assert!(!more, "one page");
    found.into_iter().filter(|one| one.attempt == town.published.1).collect()
}

async fn due(store: &Store, at: Moment, attempt: Id<Attempt>) -> usize {
    let mut reader = store.read().await.expect("a reader");
    let due = retention::due(&mut reader.conn(), Kind::Certificates, at, None, 100).await.expect("readable");
    due.iter().filter(|one| **one == Due::Row(attempt.raw())).count()
}

#[tokio::test]
async fn the_jury_finds_it_once_by_either_code() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let [former, now] = replaced(&town).await;
        for code in [None, Some(former.code), Some(now.code.clone())] {
            let found = found(&town, &Wanted { code, ..Wanted::default() }).await;
            let codes: Vec<_> = found.iter().map(|one| one.code.clone()).collect();
            assert_eq!(codes, [Some(now.code.to_string())], "once, with the code that stands");
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_due_once_and_not_before_the_certificate_that_stands() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let attempt = town.published.1;
        let [former, _] = replaced(&town).await;
        let old = format!("UPDATE certificate SET issued_at = 1 WHERE id = {}", former.id.raw());
        let papers =
            format!("UPDATE session SET papers_erased_at = 1 WHERE id = {}", town.published.0.id.raw());
        let appeals = format!("UPDATE appeal SET closed_at = 1 WHERE attempt_id = {}", attempt.raw());
        alter(&town.world, [old, papers, appeals]).await;
        let now = town.world.now();
        assert_eq!(due(town.world.store(), now, attempt).await, 0, "the one that stands is of today");
        let later = Moment::from_millis(now.millis() + SIXTY_YEARS);
        assert_eq!(due(town.world.store(), later, attempt).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_fund_is_told_of_it_once() {
    each_fresh(async |fresh| {
        let town = Town::build(World::on(fresh).await).await;
        let attempt = town.published.1;
        replaced(&town).await;
        let later = Moment::from_millis(town.world.now().millis() + 1);
        let mut reader = town.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let gathered = gather(db, later).await.expect("readable");
        let ready = gathered.ready.iter().map(|one| one.passage.attempt);
        let all: Vec<_> = ready.chain(gathered.left_out.iter().map(|(one, _)| one.attempt)).collect();
        assert!(all.contains(&attempt));
        assert_eq!(all.len(), all.iter().map(|id| id.raw()).collect::<BTreeSet<_>>().len(), "each once");
        let standing = cpf::standing(db, attempt).await.expect("readable").expect("a certificate");
        let stands = certificates::of_attempt(db, attempt).await.expect("readable").expect("it stands");
        assert_eq!(standing.issued_at, stands.issued_at);
    })
    .await;
}
