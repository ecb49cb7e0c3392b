//! The embedded engine: one writer that commits acts in groups, and a few read-only readers.
//!
//! WAL with `synchronous=FULL`: a commit is on the disk before anybody is told.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::failure::Failure;
use super::migrate;
use super::sql::Sql;
use super::value::{Param, Row, Value};
use super::writer::Writer;

/// The file of the data in their folder.
const FILE: &str = "parchemin.db";
/// Connections for reading.
const READERS: usize = 4;

pub(super) struct Lite {
    writer: Writer,
    readers: Arc<Readers>,
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
        let writer = Writer::start(writer)?;
        let readers = Readers { free: Mutex::new(readers), permits: Arc::new(Semaphore::new(READERS)) };
        Ok(Self { writer, readers: Arc::new(readers), file, _lock: lock })
    }

    /// Who writes.
    pub(super) fn writer(&self) -> &Writer {
        &self.writer
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
