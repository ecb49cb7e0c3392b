//! Edits of the tables behind the program's back that leave the journal alone, or rewrite all of it, are found.

use std::collections::BTreeSet;
use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use store::{Act, Blocks, Stop, Store, Tx, evidence, journal};
use testkit::world::{Town, World};

/// Does to the tables what somebody with the database in hand could do.
#[derive(Clone)]
struct Tamper(String);

impl Act for Tamper {
    type Done = u64;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<u64, Stop<Infallible>> {
        let blocks = Blocks::read(&format!("-- BLOCK it\n{}\n", self.0));
        Ok(tx.write(blocks.get("it"), &[]).await?)
    }
}

/// Every finding of the comparison, in words.
async fn doubts(store: &Store) -> BTreeSet<String> {
    let mut reader = store.read().await.expect("a reader");
    let db = &mut reader.conn();
    let streams = journal::streams(db).await.expect("streams");
    let known = streams.iter().map(|(stream, _)| stream.as_str()).collect();
    let mut doubts = evidence::orphans(db, &known).await.expect("readable");
    let sessions: Vec<Id<Session>> = evidence::sessions(db).await.expect("sessions");
    assert!(sessions.len() >= 5, "a town with sessions in every state");
    for session in sessions {
        doubts.extend(evidence::doubts(db, session).await.expect("readable"));
    }
    doubts.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn every_edit_of_what_was_recorded_is_found() {
    let town = Town::build(World::new().await).await;
    let store = town.world.store();
    assert_eq!(doubts(store).await, BTreeSet::new(), "what the program did stands as it was recorded");
    let (session, attempt) = (town.published.0.id, town.published.1);
    let (a, s) = (attempt.raw(), session.raw());
    let other = town.judged[0].1;
    let of = |what: &str| format!("attempt {attempt}: {what}");
    let edits = [
        (format!("UPDATE answer SET value = 'x' WHERE attempt_id = {a} AND position = 1"), of("answer 1 ")),
        (
            format!(
                "UPDATE answer SET outcome = CASE outcome WHEN 'right' THEN 'wrong' ELSE 'right' END WHERE attempt_id = {a} AND position = 2"
            ),
            of("answer 2 "),
        ),
        (
            format!(
                "UPDATE answer SET answered_at = answered_at - 1 WHERE attempt_id = {a} AND position = 3"
            ),
            of("answer 3 "),
        ),
        (format!("DELETE FROM answer WHERE attempt_id = {a} AND position = 4"), of("answer 4 ")),
        (
            format!("UPDATE answer SET position = 999 WHERE attempt_id = {a} AND position = 5"),
            of("answer 999 "),
        ),
        (format!("UPDATE score SET points = points + 8 WHERE attempt_id = {a}"), of("the score ")),
        (
            format!("UPDATE score SET status = 'cancelled' WHERE attempt_id = {}", other.raw()),
            format!("attempt {other}: the score "),
        ),
        (
            format!(
                "INSERT INTO decision (attempt_id, number, session_id, kind, reason, decided_at, decided_by) VALUES ({a}, 77, {s}, 'cancel', 'x', 5, {})",
                town.jury[0].id.raw()
            ),
            of("decision 77 "),
        ),
        (format!("UPDATE certificate SET revoked_at = 5 WHERE attempt_id = {a}"), of("the certificate ")),
        (
            format!("DELETE FROM journal_head WHERE stream = 'session:{session}'"),
            format!("session:{session}: "),
        ),
    ];
    for (edit, told) in edits {
        let before = doubts(store).await;
        assert!(!before.iter().any(|doubt| doubt.starts_with(&told)), "{told} is told before: {before:?}");
        assert_eq!(store.act(Tamper(edit.clone())).await.expect("the table can be touched"), 1, "{edit}");
        let after = doubts(store).await;
        assert!(after.iter().any(|doubt| doubt.starts_with(&told)), "{edit}: {after:?}");
    }
}

#[tokio::test]
async fn a_journal_that_was_rewritten_whole_is_found() {
    let town = Town::build(World::new().await).await;
    let store = town.world.store();
    let attempt = town.published.1;
    // Answers and their records both gone, and the head says that there never were any: the chain itself is whole.
    for edit in [
        format!("DELETE FROM answer WHERE attempt_id = {}", attempt.raw()),
        format!("DELETE FROM journal WHERE stream = 'attempt:{attempt}'"),
        format!(
            "UPDATE attempt SET journal_length = 0, journal_head = zeroblob(32) WHERE id = {}",
            attempt.raw()
        ),
    ] {
        assert!(store.act(Tamper(edit)).await.expect("the table can be touched") > 0);
    }
    let told = format!("attempt {attempt}: its journal is not the one that its session recorded");
    assert_eq!(doubts(store).await, BTreeSet::from([told]));
}

#[tokio::test]
async fn the_centre_reads_its_journal_in_words_without_the_deliberations() {
    let town = Town::build(World::new().await).await;
    let centre = &town.centres[0];
    let mut member = town.world.signed_in(&centre.member).await;
    let address = format!("/centre/sessions/{}", town.published.0.id);
    member.visit(&format!("{address}/details")).await.expect("Journal de la session");
    let page = member.visit(&format!("{address}/journal")).await.expect_status(200);
    page.expect("La chaîne est intacte")
        .expect("Session créée")
        .expect("Session finalisée")
        .expect("Résultats publiés");
    page.expect(&centre.referent.name()).expect("Benali Inès").expect("Nadia Cissé");
    page.expect("Un acte du jury n’est pas montré ici").expect_not("Hélène Roussel").expect_not("_");
    let mut other = town.world.signed_in(&town.centres[1].member).await;
    other.visit(&format!("{address}/journal")).await.expect_status(404).expect_not("Benali");
}
