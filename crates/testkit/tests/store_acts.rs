//! What the store promises about acts, on both engines: all or nothing, durable when acknowledged, one after the other
//! where they touch the same thing, and nobody harmed by the trouble of another.

#[path = "store_acts/calendar.rs"]
mod calendar;
#[path = "store_acts/carrying.rs"]
mod carrying;
#[path = "store_acts/lists.rs"]
mod lists;
#[path = "store_acts/names.rs"]
mod names;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Act, Blocks, Failure, Stop, Store, Tx};
use testkit::engines::{each_engine, each_fresh};
use tokio::task::JoinSet;

/// What an act does to the counter called `name`, and how it ends.
#[derive(Clone)]
struct Count {
    name: String,
    ends: Ends,
    /// How often it was run: more than once where it was tried again.
    runs: Arc<AtomicU32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Well,
    Refused,
    Panicking,
    Failing,
}

impl Count {
    fn new(name: &str, ends: Ends) -> Self {
        Self { name: name.to_owned(), ends, runs: Arc::new(AtomicU32::new(0)) }
    }
}

impl Act for Count {
    type Done = i64;
    type Refusal = &'static str;

    async fn run(self, tx: &mut Tx<'_>) -> Result<i64, Stop<&'static str>> {
        self.runs.fetch_add(1, Ordering::Relaxed);
        // Read, decide, write: what is lost when two acts do not see each other.
        let before = value(tx, &self.name).await?;
        store::settings::put(tx, &self.name, &(before + 1).to_string()).await?;
        match self.ends {
            Ends::Well => Ok(before + 1),
            Ends::Refused => Err(Stop::Refused("not today")),
            Ends::Panicking => panic!("an act of a test panics"),
            Ends::Failing => {
                let broken =
                    Blocks::read("-- BLOCK it\nINSERT INTO setting (name, value) VALUES ('x', NULL)\n");
                tx.write(broken.get("it"), &[]).await?;
                Ok(0)
            }
        }
    }
}

async fn value(db: &mut store::Conn<'_>, name: &str) -> Result<i64, Failure> {
    let text = store::settings::get(db, name).await?;
    Ok(text.map_or(0, |text| text.parse().expect("a number")))
}

async fn kept(store: &Store, name: &str) -> i64 {
    let mut reader = store.read().await.expect("a reader");
    value(&mut reader.conn(), name).await.expect("a value")
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_at_once_are_all_kept() {
    each_fresh(async |fresh| {
        let mut acts = JoinSet::new();
        for number in 0..200 {
            let store = fresh.store.clone();
            acts.spawn(async move { store.act(Count::new(&format!("alone {number}"), Ends::Well)).await });
        }
        while let Some(done) = acts.join_next().await {
            assert_eq!(done.expect("no panic").expect("an act alone on its row"), 1);
        }
        // What was acknowledged is there for whoever opens the data next.
        let location = fresh.location.clone();
        let folder = fresh.close();
        let again = Store::open(&location).await.expect("the store opens again");
        for number in 0..200 {
            assert_eq!(kept(&again, &format!("alone {number}")).await, 1, "act {number}");
        }
        drop((again, folder));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_on_one_row_come_one_after_the_other() {
    each_engine(async |store| {
        let mut acts = JoinSet::new();
        let mut runs = Vec::new();
        for _ in 0..24 {
            let (store, act) = (store.clone(), Count::new("shared", Ends::Well));
            runs.push(Arc::clone(&act.runs));
            acts.spawn(async move {
                // A caller who is told that it is too busy tries again, as a person would.
                loop {
                    match store.act(act.clone()).await {
                        Ok(number) => return number,
                        Err(Stop::Failed(_)) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            });
        }
        let mut numbers = Vec::new();
        while let Some(done) = acts.join_next().await {
            numbers.push(done.expect("no panic"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=24).collect::<Vec<i64>>(), "each saw what the one before it wrote");
        assert_eq!(kept(&store, "shared").await, 24);
        if store.engine() == "PostgreSQL" {
            let tried: u32 = runs.iter().map(|runs| runs.load(Ordering::Relaxed)).sum();
            assert!(tried > 24, "conflicts were met and tried again: {tried} runs of 24 acts");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_act_leaves_nothing() {
    each_engine(async |store| {
        let stop = store.act(Count::new("refused", Ends::Refused)).await;
        assert!(matches!(stop, Err(Stop::Refused("not today"))), "{stop:?}");
        assert_eq!(kept(&store, "refused").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_act_leaves_nothing_and_harms_nobody() {
    each_engine(async |store| {
        let mut acts = JoinSet::new();
        for number in 0..60 {
            let ends = [Ends::Well, Ends::Failing, Ends::Panicking][number % 3];
            let store = store.clone();
            acts.spawn(
                async move { (number, ends, store.act(Count::new(&format!("act {number}"), ends)).await) },
            );
        }
        while let Some(done) = acts.join_next().await {
            let (number, ends, outcome) = done.expect("the panic stays with its act");
            match ends {
                Ends::Well => assert_eq!(outcome.expect("its neighbours do not matter"), 1),
                Ends::Panicking => {
                    assert!(matches!(outcome, Err(Stop::Failed(Failure::Panicked))), "{outcome:?}");
                }
                _ => assert!(matches!(outcome, Err(Stop::Failed(Failure::Statement(_)))), "{outcome:?}"),
            }
            let wanted = i64::from(ends == Ends::Well);
            assert_eq!(kept(&store, &format!("act {number}")).await, wanted, "act {number}");
        }
        assert_eq!(store.act(Count::new("after", Ends::Well)).await.expect("the store goes on"), 1);
    })
    .await;
}

/// Between its reading and its writing somebody else always changes the row.
#[derive(Clone)]
struct Overtaken {
    store: Store,
    runs: Arc<AtomicU32>,
}

impl Act for Overtaken {
    type Done = ();
    type Refusal = &'static str;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<&'static str>> {
        self.runs.fetch_add(1, Ordering::Relaxed);
        let before = value(tx, "overtaken").await?;
        self.store.act(Count::new("overtaken", Ends::Well)).await?;
        store::settings::put(tx, "overtaken", &(before + 1).to_string()).await?;
        Ok(())
    }
}

#[tokio::test]
async fn whoever_meets_others_at_every_try_is_asked_to_try_again() {
    // The embedded engine has one writer: two acts never meet there.
    let Some(url) = testkit::engines::postgres_url() else { return };
    let store =
        Store::open(&store::Location::Postgres { url, connections: 4 }).await.expect("the store opens");
    let act = Overtaken { store: store.clone(), runs: Arc::default() };
    let stop = store.act(act.clone()).await;
    assert!(matches!(stop, Err(Stop::Failed(Failure::Busy))), "{stop:?}");
    assert_eq!(act.runs.load(Ordering::Relaxed), 12, "it was tried as often as it may be");
    assert_eq!(kept(&store, "overtaken").await, 12, "nothing of it was kept, and all of the others");
}

/// Waits on something else than the database.
#[derive(Clone)]
struct Dawdle;

impl Act for Dawdle {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        store::settings::put(tx, "dawdled", "1").await?;
        tokio::task::yield_now().await;
        Ok(())
    }
}

#[tokio::test]
async fn the_embedded_writer_waits_for_nobody() {
    let fresh = testkit::engines::embedded().await;
    let stop = fresh.store.act(Dawdle).await;
    assert!(matches!(stop, Err(Stop::Failed(Failure::Inconsistent(_)))), "{stop:?}");
    assert_eq!(kept(&fresh.store, "dawdled").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_does_not_undo_what_was_asked() {
    each_engine(async |store| {
        let asked = tokio::spawn({
            let store = store.clone();
            async move { store.act(Count::new("left", Ends::Well)).await }
        });
        tokio::task::yield_now().await;
        asked.abort();
        drop(asked.await);
        // An act that was begun is done before, or with, the next one on its row; never half.
        let next = store.act(Count::new("left", Ends::Well)).await.expect("the row is free");
        assert!(next == 1 || next == 2, "{next}");
        assert_eq!(kept(&store, "left").await, next);
    })
    .await;
}

#[tokio::test]
async fn statements_are_counted() {
    each_engine(async |store| {
        let before = store.statements();
        store.act(Count::new("counted", Ends::Well)).await.expect("counted");
        assert_eq!(store.statements() - before, 2, "one reads, one writes");
    })
    .await;
}
