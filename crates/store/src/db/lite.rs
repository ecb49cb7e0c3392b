//! The embedded engine: one writer that commits acts in groups, and a few read-only readers.
//!
//! WAL with `synchronous=FULL`: a commit is on the disk before anybody is told. One `fdatasync` serves every act that
//! queued while the previous one ran, which is what carries a room that answers at once. Each act has a SAVEPOINT of its
//! own, so that one that stops, or panics, leaves the others alone. When the COMMIT fails everyone in the group is told.

use std::fs::{File, OpenOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Duration;

use futures_util::FutureExt as _;
use parking_lot::Mutex;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::act::{Act, Stop};
use super::failure::Failure;
use super::sql::Sql;
use super::value::{Param, Row, Value};
use super::{Conn, On, Store, Tx, migrate};

/// The file of the data in their folder.
const FILE: &str = "parchemin.db";
/// Acts that may wait; beyond, the person is asked to try again shortly with their value kept.
const QUEUE: usize = 4_096;
/// Acts committed together at most.
const GROUP: usize = 64;
/// After a group of at least so many acts the next one waits a moment for more: a room answers at once, and every act
/// more in a group is a commit, its `fdatasync` and its pages of the log less. What comes after a smaller group never waits.
const CROWD: usize = 4;
const MOMENT: Duration = Duration::from_micros(500);
/// Connections for reading.
const READERS: usize = 4;

/// Tells the caller of an act, once the fate of its group is known.
type Tell = Box<dyn FnOnce(Result<(), String>) + Send>;
/// Runs one act inside its savepoint; whether its writes are kept, and whom to tell. Where no transaction could be begun
/// it is given the reason, and does not run.
type Job = Box<dyn FnOnce(Result<&mut Connection, String>) -> (bool, Tell) + Send>;

pub(super) struct Lite {
    queue: SyncSender<Job>,
    readers: Arc<Readers>,
    /// Groups committed since the start.
    groups: Arc<AtomicU64>,
    file: PathBuf,
    _lock: File,
}

struct Readers {
    free: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

/// A reading connection; it goes back when dropped.
pub(super) struct ReadConnection {
    conn: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl ReadConnection {
    pub(super) fn get(&mut self) -> &mut Connection {
        self.conn.as_mut().expect("held until dropped")
    }
}
impl Drop for ReadConnection {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            self.readers.free.lock().push(conn);
        }
    }
}

impl Lite {
    pub(super) fn open(folder: &Path) -> Result<Self, Failure> {
        let lock = take_lock(folder)?;
        let file = folder.join(FILE);
        let mut writer = Connection::open(&file).map_err(|e| unreachable(&file, e))?;
        configure(&writer)?;
        migrate::lite(&mut writer)?;
        let readers = (0..READERS).map(|_| open_reader(&file)).collect::<Result<Vec<_>, _>>()?;
        let (queue, jobs) = sync_channel::<Job>(QUEUE);
        let groups = Arc::<AtomicU64>::default();
        let counted = Arc::clone(&groups);
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || write_groups(&mut writer, &jobs, &counted))
            .map_err(|e| Failure::Unreachable(e.to_string()))?;
        let readers = Readers { free: Mutex::new(readers), permits: Arc::new(Semaphore::new(READERS)) };
        Ok(Self { queue, readers: Arc::new(readers), groups, file, _lock: lock })
    }

    pub(super) async fn act<A: Act>(&self, act: A, store: Store) -> Result<A::Done, Stop<A::Refusal>> {
        let (sender, answer) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let outcome = match conn {
                Ok(conn) => run_in_savepoint(act, conn, &store),
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
        self.queue.try_send(job).map_err(|e| match e {
            TrySendError::Full(_) => Failure::Busy,
            TrySendError::Disconnected(_) => Failure::Unreachable("the writer has stopped".into()),
        })?;
        answer.await.map_err(|_| Failure::Unreachable("the writer has stopped".into()))?
    }

    pub(super) fn groups(&self) -> u64 {
        self.groups.load(Ordering::Relaxed)
    }

    /// The file of the data.
    pub(super) fn file(&self) -> PathBuf {
        self.file.clone()
    }

    /// Whether data lie in this folder.
    pub(super) fn exists(folder: &Path) -> bool {
        folder.join(FILE).is_file()
    }

    pub(super) async fn reader(&self) -> Result<ReadConnection, Failure> {
        let permit = Arc::clone(&self.readers.permits).acquire_owned().await;
        let permit = permit.map_err(|e| Failure::Unreachable(e.to_string()))?;
        let conn = self.readers.free.lock().pop();
        Ok(ReadConnection { conn, readers: Arc::clone(&self.readers), _permit: permit })
    }
}

/// How long a folder may still be held by a process that is just ending, in steps of 50 ms.
const LAST_BREATH: u32 = 40;

/// One process at a time works on a folder; the lock goes with the process, however it ends. A process that ends now, or a
/// child that has not yet let go of its parent's files, is waited for.
fn take_lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join("parchemin.lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| unreachable(&path, e))?;
    for _ in 0..LAST_BREATH {
        if file.try_lock().is_ok() {
            return Ok(file);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(Failure::Unreachable(format!(
        "another Parchemin already works in {}: stop it first",
        folder.display()
    )))
}

fn unreachable(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::Unreachable(format!("{}: {error}", path.display()))
}

fn configure(conn: &Connection) -> Result<(), Failure> {
    let wrong = |e: rusqlite::Error| Failure::WrongSetting(format!("the data file cannot be set up: {e}"));
    let mode: String = conn.query_row("PRAGMA journal_mode=WAL", [], |r| r.get(0)).map_err(wrong)?;
    conn.execute_batch(
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=5000;
         PRAGMA secure_delete=ON;
         PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-8000;",
    )
    .map_err(wrong)?;
    let level: i64 = conn.query_row("PRAGMA synchronous", [], |r| r.get(0)).map_err(wrong)?;
    if mode != "wal" || level != 2 {
        return Err(Failure::WrongSetting(
            "the disk of the data folder cannot keep a write-ahead log: use a local disk".into(),
        ));
    }
    prepare_once(conn).map_err(wrong)
}

/// A statement is prepared once for each connection. Without the query planner's stability guarantee `SQLite` looks at the
/// values to plan, and plans again whenever they change: a third of the processor time of an answer.
fn prepare_once(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_prepared_statement_cache_capacity(512);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// Tries at emptying the log, each of which waits so many milliseconds at most for readers: the writer waits with it.
const SCRUBS: u32 = 40;
const SCRUB_PATIENCE: Duration = Duration::from_millis(50);

/// Brings what was erased out of the write-ahead log: whatever is left of it is written into the file, where erased bytes
/// are zeros, and the log is cut to nothing. `whole` also writes the file anew, so that no page keeps a copy that the engine
/// made while it moved rows; nobody can write meanwhile. Whether the log is empty: readers may hinder it for a while.
pub(super) fn scrub(file: &Path, whole: bool) -> Result<bool, Failure> {
    let failed = |e: rusqlite::Error| Failure::statement("scrub", e);
    let conn = Connection::open(file).map_err(|e| unreachable(file, e))?;
    conn.busy_timeout(Duration::from_secs(5)).map_err(failed)?;
    if whole {
        conn.execute_batch("PRAGMA secure_delete=ON; VACUUM").map_err(failed)?;
    }
    // Most of the work waits for nobody; what is left for the second step is little.
    conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).map_err(failed)?;
    conn.busy_timeout(SCRUB_PATIENCE).map_err(failed)?;
    for _ in 0..SCRUBS {
        let busy: i64 =
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(failed)?;
        if busy == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

fn open_reader(file: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(file, flags).map_err(|e| unreachable(file, e))?;
    conn.execute_batch(
        "PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-1000; PRAGMA query_only=ON;",
    )
    .and_then(|()| prepare_once(&conn))
    .map_err(|e| unreachable(file, e))?;
    Ok(conn)
}

/// The life of the writer: wait for an act, take those that wait with it, commit once, tell everyone.
fn write_groups(conn: &mut Connection, jobs: &Receiver<Job>, groups: &AtomicU64) {
    let mut before = 0;
    while let Ok(first) = jobs.recv() {
        if before >= CROWD {
            std::thread::sleep(MOMENT);
        }
        let begun = batch(conn, "BEGIN IMMEDIATE").map_err(|e| e.to_string());
        let mut tells: Vec<Tell> = Vec::with_capacity(GROUP);
        let mut wrote = false;
        for job in std::iter::once(first).chain(jobs.try_iter()).take(GROUP) {
            let (keep, tell) = job(begun.clone().map(|()| &mut *conn));
            wrote |= keep;
            tells.push(tell);
        }
        before = tells.len();
        #[cfg(feature = "planted")]
        if domain::planted::is("early_acknowledgement") {
            tells.drain(..).for_each(|tell| tell(Ok(())));
            // A slow disk, on which telling too early shows.
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        #[cfg(feature = "planted")]
        let forgets = domain::planted::is("commit_forgotten") && groups.load(Ordering::Relaxed) % 40 == 39;
        #[cfg(feature = "planted")]
        if forgets {
            groups.fetch_add(1, Ordering::Relaxed);
            wrote = false;
        }
        let end = if wrote { "COMMIT" } else { "ROLLBACK" };
        let fate = begun.and_then(|()| batch(conn, end).map_err(|e| e.to_string()));
        if fate.is_ok() {
            groups.fetch_add(u64::from(wrote), Ordering::Relaxed);
        } else {
            tracing::error!(error = ?fate, acts = tells.len(), "a group of acts was not committed");
            drop(batch(conn, "ROLLBACK"));
        }
        for tell in tells {
            tell(fate.clone());
        }
    }
}

fn batch(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.execute([]).map(drop)
}

fn run_in_savepoint<A: Act>(
    act: A,
    conn: &mut Connection,
    store: &Store,
) -> Result<A::Done, Stop<A::Refusal>> {
    batch(conn, "SAVEPOINT act").map_err(|e| Failure::statement("savepoint", e))?;
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx(Conn { on: On::Lite(conn), store });
        act.run(&mut tx).now_or_never()
    }));
    let outcome = match ran {
        Ok(Some(outcome)) => outcome,
        Ok(None) => {
            Err(Stop::Failed(Failure::inconsistent("an act waited on something other than the database")))
        }
        Err(_) => Err(Stop::Failed(Failure::Panicked)),
    };
    if outcome.is_err() {
        batch(conn, "ROLLBACK TO act").map_err(|e| Failure::statement("rollback", e))?;
    }
    batch(conn, "RELEASE act").map_err(|e| Failure::statement("release", e))?;
    outcome
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Param::Null => ValueRef::Null,
            Param::Int(v) => ValueRef::Integer(*v),
            Param::Real(v) => ValueRef::Real(*v),
            Param::Text(v) => ValueRef::Text(v.as_bytes()),
            Param::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

pub(super) fn rows(conn: &Connection, sql: &Sql, params: &[Param<'_>]) -> Result<Vec<Row>, Failure> {
    use rusqlite::types::ValueRef;
    let failed = |e: rusqlite::Error| Failure::statement(&sql.name, e);
    let mut statement = conn.prepare_cached(&sql.lite).map_err(failed)?;
    let columns = statement.column_count();
    let mut cursor = statement.query(rusqlite::params_from_iter(params)).map_err(failed)?;
    let mut rows = Vec::new();
    while let Some(row) = cursor.next().map_err(failed)? {
        let mut values = Vec::with_capacity(columns);
        for column in 0..columns {
            values.push(match row.get_ref(column).map_err(failed)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(v) => Value::Int(v),
                ValueRef::Real(v) => Value::Real(v),
                ValueRef::Text(v) => Value::Text(text(v)),
                ValueRef::Blob(v) => Value::Bytes(v.to_vec()),
            });
        }
        rows.push(Row(values));
    }
    Ok(rows)
}

/// A text as it is kept: the program writes UTF-8, which is checked at once and not sign by sign.
fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned)
}

pub(super) fn write(conn: &Connection, sql: &Sql, params: &[Param<'_>]) -> Result<u64, Failure> {
    let failed = |e: rusqlite::Error| Failure::statement(&sql.name, e);
    let mut statement = conn.prepare_cached(&sql.lite).map_err(failed)?;
    let touched = statement.execute(rusqlite::params_from_iter(params)).map_err(failed)?;
    Ok(touched as u64)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn where_no_transaction_begins_acts_do_not_run_and_are_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(FILE);
        let other = Connection::open(&file).expect("a file");
        let mut conn = Connection::open(&file).expect("the same file");
        configure(&conn).expect("its settings");
        conn.execute_batch("PRAGMA busy_timeout=0").expect("no patience");
        other.execute_batch("BEGIN IMMEDIATE").expect("the other writes");
        let (queue, jobs) = sync_channel::<Job>(4);
        let (said, heard) = channel();
        let ran = Arc::<AtomicBool>::default();
        for _ in 0..2 {
            let (said, ran) = (said.clone(), Arc::clone(&ran));
            let job: Job = Box::new(move |conn| {
                ran.fetch_or(conn.is_ok(), Ordering::Relaxed);
                (
                    conn.is_ok(),
                    Box::new(move |fate: Result<(), String>| {
                        said.send(fate.is_err()).expect("the test listens");
                    }),
                )
            });
            queue.send(job).expect("it waits");
        }
        drop((queue, said));
        let groups = AtomicU64::new(0);
        write_groups(&mut conn, &jobs, &groups);
        assert_eq!(heard.iter().collect::<Vec<_>>(), [true, true]);
        assert!(!ran.load(Ordering::Relaxed), "outside a transaction each statement would be kept by itself");
        assert_eq!(groups.into_inner(), 0);
    }
}
