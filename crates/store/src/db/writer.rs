//! The writer of the embedded engine: one thread that commits acts in groups.
//!
//! One `fdatasync` serves every act that queued while the previous one ran, which is what carries a room that answers at
//! once. An act that stops, or panics, leaves the others of its group alone: the first one has the transaction for itself,
//! which is undone and begun anew where it stops; each one after it has a SAVEPOINT. A savepoint has its price: the engine
//! copies every page as it was before, and once more for each statement that writes several rows, so that a list of 2,000
//! in a savepoint wrote 20,000 pages into a temporary file. When the COMMIT fails everyone in the group is told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Duration;

use futures_util::FutureExt as _;
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::act::{Act, Stop};
use super::failure::Failure;
use super::{Conn, On, Store, Tx};

/// Acts that may wait; beyond, the person is asked to try again shortly with their value kept.
const QUEUE: usize = 4_096;
/// Acts committed together at most.
const GROUP: usize = 64;
/// After a group of at least so many acts the next one waits a moment for more: a room answers at once, and every act
/// more in a group is a commit, its `fdatasync` and its pages of the log less. What comes after a smaller group never waits.
const CROWD: usize = 4;
const MOMENT: Duration = Duration::from_millis(2);

/// Tells the caller of an act, once the fate of its group is known.
type Tell = Box<dyn FnOnce(Result<(), String>) + Send>;
/// Runs an act, in a savepoint or in the bare transaction; whether its writes are kept, and whom to tell. Where no
/// transaction could be begun it is given the reason, and does not run.
type Run = Box<dyn FnOnce(Result<&mut Connection, String>, Undo) -> (bool, Tell) + Send>;

/// An act that waits.
struct Job {
    /// It is committed by itself ([`Act::LONG`]).
    alone: bool,
    run: Run,
}

/// How an act is undone that stops.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Undo {
    /// With its transaction, which keeps nothing else.
    Transaction,
    /// To its savepoint: what was kept before it stays.
    Savepoint,
}

/// The thread, and the queue that leads to it.
pub(super) struct Writer {
    queue: SyncSender<Job>,
    /// Groups committed since the start.
    groups: Arc<AtomicU64>,
}

impl Writer {
    /// Starts the thread on a connection of its own; it ends when the writer is dropped.
    pub(super) fn start(mut conn: Connection) -> Result<Self, Failure> {
        let (queue, jobs) = sync_channel::<Job>(QUEUE);
        let groups = Arc::<AtomicU64>::default();
        let counted = Arc::clone(&groups);
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || write_groups(&mut conn, &jobs, &counted))
            .map_err(|e| Failure::Unreachable(e.to_string()))?;
        Ok(Self { queue, groups })
    }

    pub(super) async fn act<A: Act>(&self, act: A, store: Store) -> Result<A::Done, Stop<A::Refusal>> {
        let (sender, answer) = oneshot::channel();
        let run: Run = Box::new(move |conn, undo| {
            let outcome = match conn {
                Ok(conn) => run(act, conn, &store, undo),
                Err(why) => Err(Stop::Failed(Failure::NotCommitted(why))),
            };
            let keep = outcome.is_ok();
            let tell: Tell = Box::new(move |commit| {
                let told = match commit {
                    Ok(()) => outcome,
                    Err(why) => Err(Stop::Failed(Failure::NotCommitted(why))),
                };
                // A caller who no longer waits does not undo what was committed.
                drop(sender.send(told));
            });
            (keep, tell)
        });
        self.queue.try_send(Job { alone: A::LONG, run }).map_err(|e| match e {
            TrySendError::Full(_) => Failure::Busy,
            TrySendError::Disconnected(_) => Failure::Unreachable("the writer has stopped".into()),
        })?;
        answer.await.map_err(|_| Failure::Unreachable("the writer has stopped".into()))?
    }

    pub(super) fn groups(&self) -> u64 {
        self.groups.load(Ordering::Relaxed)
    }
}

/// The life of the writer: wait for an act, take those that wait with it, commit once, tell everyone. Nobody waits for an
/// act that takes long but who comes after it.
fn write_groups(conn: &mut Connection, jobs: &Receiver<Job>, groups: &AtomicU64) {
    let (mut before, mut next) = (0, None);
    while let Some(first) = next.take().or_else(|| jobs.recv().ok()) {
        if before >= CROWD {
            std::thread::sleep(MOMENT);
        }
        let mut group = Group { conn, begun: None, kept: false, tells: Vec::with_capacity(GROUP) };
        let alone = first.alone;
        group.take(first);
        while !alone && group.tells.len() < GROUP {
            match jobs.try_recv() {
                Ok(job) if job.alone => {
                    next = Some(job);
                    break;
                }
                Ok(job) => group.take(job),
                Err(_) => break,
            }
        }
        before = group.tells.len();
        group.end(groups);
    }
}

/// Acts that are committed together.
struct Group<'c> {
    conn: &'c mut Connection,
    /// Whether a transaction is open; why none could be, once that is so: those who wait are told at once.
    begun: Option<Result<(), String>>,
    /// Whether it holds what an act wrote.
    kept: bool,
    tells: Vec<Tell>,
}

impl Group<'_> {
    /// Runs an act in the transaction of the group.
    fn take(&mut self, job: Job) {
        let begun = self.begun.get_or_insert_with(|| said(batch(self.conn, "BEGIN IMMEDIATE"))).clone();
        let undo = if self.kept { Undo::Savepoint } else { Undo::Transaction };
        let (keep, tell) = (job.run)(begun.clone().map(|()| &mut *self.conn), undo);
        self.tells.push(tell);
        if begun.is_err() {
            return;
        }
        if self.conn.is_autocommit() {
            // The engine undid the whole transaction (a full disk): what was kept before is gone, and is told so.
            let lost = self.kept || keep;
            self.begun = lost.then(|| Err("the engine undid the transaction".to_owned()));
        } else if keep {
            self.kept = true;
        } else if undo == Undo::Transaction {
            self.begun = said(batch(self.conn, "ROLLBACK")).err().map(Err);
        }
    }

    /// Commits, and tells everyone.
    #[cfg_attr(not(feature = "planted"), expect(unused_mut, reason = "planted faults tell too early"))]
    fn end(mut self, groups: &AtomicU64) {
        #[cfg(feature = "planted")]
        if domain::planted::is("early_acknowledgement") {
            self.tells.drain(..).for_each(|tell| tell(Ok(())));
            // A slow disk, on which telling too early shows.
            std::thread::sleep(Duration::from_millis(20));
        }
        #[cfg(feature = "planted")]
        let forgets = domain::planted::is("commit_forgotten") && groups.load(Ordering::Relaxed) % 40 == 39;
        #[cfg(not(feature = "planted"))]
        let forgets = false;
        let fate = match self.begun {
            Some(Ok(())) if forgets => said(batch(self.conn, "ROLLBACK")),
            Some(Ok(())) => said(batch(self.conn, "COMMIT")),
            Some(Err(why)) => Err(why),
            None => Ok(()),
        };
        if fate.is_ok() {
            groups.fetch_add(u64::from(self.kept), Ordering::Relaxed);
        } else {
            tracing::error!(error = ?fate, acts = self.tells.len(), "a group of acts was not committed");
            drop(batch(self.conn, "ROLLBACK"));
        }
        for tell in self.tells {
            tell(fate.clone());
        }
    }
}

fn said(done: rusqlite::Result<()>) -> Result<(), String> {
    done.map_err(|e| e.to_string())
}

fn batch(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.execute([]).map(drop)
}

fn run<A: Act>(
    act: A,
    conn: &mut Connection,
    store: &Store,
    undo: Undo,
) -> Result<A::Done, Stop<A::Refusal>> {
    if undo == Undo::Transaction {
        return attempt(act, conn, store);
    }
    batch(conn, "SAVEPOINT act").map_err(|e| Failure::statement("savepoint", e))?;
    let outcome = attempt(act, conn, store);
    if outcome.is_err() {
        batch(conn, "ROLLBACK TO act").map_err(|e| Failure::statement("rollback", e))?;
    }
    batch(conn, "RELEASE act").map_err(|e| Failure::statement("release", e))?;
    outcome
}

fn attempt<A: Act>(act: A, conn: &mut Connection, store: &Store) -> Result<A::Done, Stop<A::Refusal>> {
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx(Conn { on: On::Lite(conn), store });
        act.run(&mut tx).now_or_never()
    }));
    match ran {
        Ok(Some(outcome)) => outcome,
        Ok(None) => {
            Err(Stop::Failed(Failure::inconsistent("an act waited on something other than the database")))
        }
        Err(_) => Err(Stop::Failed(Failure::Panicked)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    /// What an act of these tests does, and how it ends.
    #[derive(Clone, Copy, PartialEq)]
    enum Does {
        Keep,
        Stop,
        /// Writes more than the disk holds, and stops.
        Overflow,
    }

    /// What was told: of which act, whether it ran, whether its group was committed.
    type Said = (i64, bool, bool);

    fn job(number: i64, does: Does, alone: bool, said: &Sender<Said>) -> Job {
        let said = said.clone();
        let run: Run = Box::new(move |conn, undo| {
            let ran = conn.is_ok();
            let keep = conn.is_ok_and(|conn| does_it(conn, number, does, undo));
            let tell: Tell = Box::new(move |fate: Result<(), String>| {
                said.send((number, ran, fate.is_ok())).expect("the test listens");
            });
            (keep, tell)
        });
        Job { alone, run }
    }

    fn does_it(conn: &Connection, number: i64, does: Does, undo: Undo) -> bool {
        let savepoint = |what: &str| undo == Undo::Transaction || conn.execute_batch(what).is_ok();
        assert!(savepoint("SAVEPOINT act") || does != Does::Keep, "a savepoint in its transaction");
        let size = if does == Does::Overflow { 1_000_000 } else { 1 };
        let wrote = conn.execute("INSERT INTO done VALUES (?1, zeroblob(?2))", [number, size]);
        assert_eq!(wrote.is_ok(), does != Does::Overflow, "{wrote:?}");
        if does != Does::Keep {
            savepoint("ROLLBACK TO act");
        }
        savepoint("RELEASE act");
        does == Does::Keep
    }

    /// Acts that waited together: what was told, in that order, what is in the file, and how many groups there were.
    fn after(acts: &[(Does, bool)], setting: &str) -> (Vec<Said>, Vec<i64>, u64) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut conn = Connection::open(folder.path().join("data")).expect("a file");
        conn.execute_batch("CREATE TABLE done (number INTEGER, bytes BLOB)").expect("a table");
        conn.execute_batch(setting).expect("a setting");
        let (queue, jobs) = sync_channel::<Job>(QUEUE);
        let (said, heard) = channel();
        for (number, (does, alone)) in (0..).zip(acts) {
            assert!(queue.send(job(number, *does, *alone, &said)).is_ok(), "it waits");
        }
        drop((queue, said));
        let groups = AtomicU64::new(0);
        write_groups(&mut conn, &jobs, &groups);
        let mut there = conn.prepare("SELECT number FROM done ORDER BY number").expect("a statement");
        let there = there.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a number"));
        (heard.iter().collect(), there.collect(), groups.into_inner())
    }

    #[test]
    fn an_act_that_stops_takes_nobody_with_it() {
        use Does::{Keep, Stop};
        let acts = [Stop, Stop, Keep, Stop, Keep, Stop].map(|does| (does, false));
        let (said, there, groups) = after(&acts, "");
        assert_eq!(said, (0..6).map(|number| (number, true, true)).collect::<Vec<_>>());
        assert_eq!((there, groups), (vec![2, 4], 1));
        let (_, there, groups) = after(&[(Stop, false), (Stop, false)], "");
        assert_eq!((there, groups), (vec![], 0), "nothing was written, and nothing waited for the disk");
    }

    #[test]
    fn what_takes_long_is_committed_by_itself() {
        use Does::{Keep, Stop};
        let acts = [(Keep, false), (Keep, false), (Keep, true), (Keep, true), (Keep, false), (Keep, false)];
        let (said, there, groups) = after(&acts, "");
        assert_eq!(said, (0..6).map(|number| (number, true, true)).collect::<Vec<_>>());
        assert_eq!((there, groups), ((0..6).collect(), 4));
        let (_, there, groups) = after(&[(Keep, false), (Stop, true), (Keep, false)], "");
        assert_eq!((there, groups), (vec![0, 2], 2));
    }

    #[test]
    fn what_the_engine_undoes_is_told_to_everyone_whose_act_it_was() {
        use Does::{Keep, Overflow};
        let full = "PRAGMA max_page_count = 8";
        // The first act of a group alone loses its own; the next one has a transaction of its own.
        let (said, there, groups) = after(&[(Overflow, false), (Keep, false)], full);
        assert_eq!(said, [(0, true, true), (1, true, true)], "the first was stopped by its own failure");
        assert_eq!((there, groups), (vec![1], 1));
        // With what an act before it had written, its group is lost, and what would come after it does not run.
        let acts = [(Keep, false), (Overflow, false), (Keep, false), (Keep, true)];
        let (said, there, groups) = after(&acts, full);
        assert_eq!(said, [(0, true, false), (1, true, false), (2, false, false), (3, true, true)]);
        assert_eq!((there, groups), (vec![3], 1));
    }

    #[test]
    fn where_no_transaction_begins_acts_do_not_run_and_are_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("data");
        let other = Connection::open(&file).expect("a file");
        let mut conn = Connection::open(&file).expect("the same file");
        conn.execute_batch("PRAGMA busy_timeout=0").expect("no patience");
        other.execute_batch("BEGIN IMMEDIATE").expect("the other writes");
        let (queue, jobs) = sync_channel::<Job>(4);
        let (said, heard) = channel();
        for number in 0..2 {
            assert!(queue.send(job(number, Does::Keep, false, &said)).is_ok(), "it waits");
        }
        drop((queue, said));
        let groups = AtomicU64::new(0);
        write_groups(&mut conn, &jobs, &groups);
        let told = heard.iter().collect::<Vec<_>>();
        assert_eq!(
            told,
            [(0, false, false), (1, false, false)],
            "outside it each statement would be kept by itself"
        );
        assert_eq!(groups.into_inner(), 0);
    }
}
