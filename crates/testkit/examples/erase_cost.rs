//! How long it takes to erase accounts, and what anybody else waits meanwhile:
//! `cargo run --release -p testkit --example erase_cost [ACCOUNTS] [postgres]`.
//!
//! So many accounts are made, each with two ways of its own behind it (a placement with 40 answers, a journal of 20 records).
//! Four years later one run erases them, while another task keeps asking for the smallest act there is, one after the other:
//! the longest of those waits is what an answer would have waited at most.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use domain::journal::Actor;
use mimalloc::MiMalloc;
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::{embedded, postgres};
use testkit::world::World;
use web_shell::retention::{Eraser, Report};

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Accounts in one transaction.
const BATCH: i64 = 500;
/// Answers of a placement.
const ANSWERS: i64 = 40;
/// Records of an account's journal.
const RECORDS: i64 = 20;

/// Makes accounts with these numbers.
#[derive(Clone)]
struct Make {
    from: i64,
    to: i64,
    release: String,
}

fn blocks() -> Blocks {
    Blocks::read(
        "-- BLOCK account\n\
         INSERT INTO account (id, first_name, last_name, locale, created_at, rehearsal, seen_at) \
         VALUES ($1, 'Prénom', 'Nom de naissance', 'fr', 1, 0, 1)\n\
         -- BLOCK method\n\
         INSERT INTO sign_in_method (provider, subject, account_id, secret, one_time, created_at) \
         VALUES ('password', $2, $1, 'none', 0, 1)\n\
         -- BLOCK placement\n\
         INSERT INTO placement (id, account_id, competence, release, locale, seed, started_at, serving, version) \
         VALUES ($1, $1, '1.1', $2, 'fr', $3, 1, 1, 0)\n\
         -- BLOCK answer\n\
         INSERT INTO placement_serving (placement_id, number, challenge, skill, seed, shown, expected, served_at, value, outcome, \
         answered_at) VALUES ($1, $2, 'c', 's', $3, '{\"text\":\"une question\"}', '{}', 1, 'une réponse', 'right', 1)\n\
         -- BLOCK record\n\
         INSERT INTO journal (stream, number, at, actor, act, commitment, salt, payload, hash) \
         VALUES ($1, $2, 1, 'program', 'answer_placement', $3, $3, '{\"value\":\"une réponse\"}', $3)\n",
    )
}

impl Act for Make {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let blocks = blocks();
        let seed = [5_u8; 32];
        for id in self.from..self.to {
            let login = format!("eleve{id}");
            tx.write(blocks.get("account"), &[id.into()]).await?;
            tx.write(blocks.get("method"), &[id.into(), (&login).into()]).await?;
            tx.write(blocks.get("placement"), &[id.into(), (&self.release).into(), (&seed).into()]).await?;
            for number in 1..=ANSWERS {
                tx.write(blocks.get("answer"), &[id.into(), number.into(), (&seed).into()]).await?;
            }
            let stream = store::journal::stream("account", domain::id::Id::<()>::from_raw(id));
            for number in 1..=RECORDS {
                tx.write(blocks.get("record"), &[(&stream).into(), number.into(), (&seed).into()]).await?;
            }
        }
        Ok(())
    }
}

#[tokio::main]
#[expect(clippy::disallowed_methods, reason = "a measurement")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let accounts: i64 = words.first().and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let fresh = if words.iter().any(|word| word == "postgres") {
        postgres().await.expect("PostgreSQL is installed")
    } else {
        embedded().await
    };
    let world = World::on(fresh).await;
    let release = world.app.bank.release.to_string();
    let mut from = 1;
    while from <= accounts {
        let to = (from + BATCH).min(accounts + 1);
        world.act(Make { from, to, release: release.clone() }).await;
        from = to;
    }
    world.turn_to("2030-11-20", "09:00");
    let over = Arc::<AtomicBool>::default();
    let (ended, store) = (Arc::clone(&over), world.store().clone());
    let asking = tokio::spawn(async move {
        let mut waits: Vec<Duration> = Vec::new();
        while !ended.load(Ordering::Relaxed) {
            let began = Instant::now();
            store.probe().await.expect("it answers");
            waits.push(began.elapsed());
        }
        waits
    });
    let began = Instant::now();
    let app = &world.app;
    let eraser = Eraser { store: &app.store, keys: &app.keys, clock: &app.clock, by: Actor::Program };
    let run = eraser.run().await.expect("a run");
    let took = began.elapsed();
    over.store(true, Ordering::Relaxed);
    let mut waits = asking.await.expect("it ends");
    waits.sort_unstable();
    let report = run.report.as_deref().and_then(Report::of_text).expect("a report");
    let rows: i64 = report.erased.iter().map(|line| line.rows).sum();
    let at = |share: usize| waits[(waits.len() - 1) * share / 1000];
    println!("{}: {accounts} accounts, {rows} rows in {took:.1?}", world.store().engine());
    println!("an act beside it waited p50 {:.1?}, p99 {:.1?}, longest {:.1?}", at(500), at(990), at(1000));
}
