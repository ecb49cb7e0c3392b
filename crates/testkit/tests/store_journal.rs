//! The journal tells when it was touched: an altered record, a removed one, an end that was cut off; and erasing a person's
//! data is none of these.

use std::convert::Infallible;

use domain::journal::Actor;
use domain::moment::Moment;
use domain::seed::Seed;
use serde_json::json;
use store::journal::{self, Entry, Finding, Head};
use store::{Act, Blocks, Stop, Store, Tx};
use testkit::engines::each_engine;

const STREAM: &str = "session:test";

/// Writes five records.
#[derive(Clone)]
struct Write;

impl Act for Write {
    type Done = Head;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Head, Stop<Infallible>> {
        let mut head = Head::NONE;
        for number in 0..5_u8 {
            let entry = Entry {
                stream: STREAM,
                at: Moment::from_millis(1_800_000_000_000 + i64::from(number)),
                by: &Actor::Invigilator { name: "Nadia Cissé".into() },
                act: "tick_candidate",
                payload: json!({ "candidate": number }),
                seed: &Seed::from_bytes([number; 32]),
            };
            head = journal::write(tx, &entry).await?;
        }
        Ok(head)
    }
}

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

async fn verified(store: &Store) -> Finding {
    let mut reader = store.read().await.expect("a reader");
    let mut db = reader.conn();
    let streams = journal::streams(&mut db).await.expect("the streams");
    let (_, head) = streams.into_iter().find(|(stream, _)| stream == STREAM).expect("the stream is listed");
    journal::verify(&mut db, STREAM, &head).await.expect("the stream is read")
}

/// What the verification finds after a tampering of the five records.
async fn after(tampering: &str) -> Vec<Finding> {
    let found = std::sync::Mutex::new(Vec::new());
    each_engine(async |store| {
        store.act(Write).await.expect("five records");
        assert_eq!(verified(&store).await, Finding::Whole);
        let touched = store.act(Tamper(tampering.to_owned())).await.expect("the tables can be touched");
        assert_eq!(touched, 1, "{tampering}");
        let finding = verified(&store).await;
        found.lock().expect("no panic").push(finding);
    })
    .await;
    found.into_inner().expect("no panic")
}

async fn each_is(tampering: &str, wanted: Finding) {
    for found in after(tampering).await {
        assert_eq!(found, wanted, "{tampering}");
    }
}

#[tokio::test]
async fn an_altered_record_is_found() {
    each_is(
        "UPDATE journal SET payload = '{\"candidate\":9}' WHERE number = 3",
        Finding::Broken { number: 3 },
    )
    .await;
    each_is("UPDATE journal SET at = at + 1 WHERE number = 2", Finding::Broken { number: 2 }).await;
    each_is("UPDATE journal SET actor = 'account:somebody' WHERE number = 5", Finding::Broken { number: 5 })
        .await;
    each_is("UPDATE journal SET act = 'open_room' WHERE number = 1", Finding::Broken { number: 1 }).await;
}

#[tokio::test]
async fn a_removed_record_is_found() {
    each_is("DELETE FROM journal WHERE number = 3", Finding::Broken { number: 3 }).await;
    each_is("DELETE FROM journal WHERE number = 1", Finding::Broken { number: 1 }).await;
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_found() {
    each_is("DELETE FROM journal WHERE number = 5", Finding::Truncated).await;
    each_is("UPDATE journal_head SET length = 4", Finding::Truncated).await;
}

#[tokio::test]
async fn two_records_that_changed_places_are_found() {
    let swap = "UPDATE journal SET number = 7 WHERE number = 2";
    each_is(swap, Finding::Broken { number: 2 }).await;
}

#[tokio::test]
async fn erasing_what_a_record_says_leaves_the_chain_whole() {
    each_is("UPDATE journal SET payload = NULL, salt = NULL WHERE number = 3", Finding::Whole).await;
}

#[tokio::test]
async fn half_an_erasure_hides_no_other_payload() {
    let hidden = "UPDATE journal SET payload = '{\"candidate\":9}', salt = NULL WHERE number = 3";
    each_is(hidden, Finding::Broken { number: 3 }).await;
    each_is("UPDATE journal SET payload = NULL WHERE number = 4", Finding::Broken { number: 4 }).await;
}

#[tokio::test]
async fn a_record_that_was_put_between_or_behind_is_found() {
    let copy = |place: &str, number: u8| {
        format!(
            "INSERT INTO journal (stream, number, at, actor, act, commitment, salt, payload, hash) \
             SELECT stream, {place}, at, actor, act, commitment, salt, payload, hash FROM journal WHERE number = {number}"
        )
    };
    each_is(&copy("6", 5), Finding::Broken { number: 6 }).await;
    each_is(&copy("0", 1), Finding::Broken { number: 1 }).await;
}
