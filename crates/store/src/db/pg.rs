//! `PostgreSQL`: each act in a serialisable transaction on a pooled connection, tried again on a conflict; in a snapshot
//! where the act is guarded by the rows that it writes.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{
    Client, ClientWrapper, Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod,
    TimeoutType,
};
use futures_util::future::{join, join_all};
use tokio::sync::{Mutex, Semaphore};
use tokio_postgres::Row as PgRow;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::act::{Act, Stop};
use super::failure::Failure;
use super::sql::Sql;
use super::value::{Param, Row, Value};
use super::{Conn, On, Statement, Store, Tx, migrate, tls};

/// How often an act is tried before the person is asked to try again.
const TRIES: u32 = 12;
/// Acts that may wait or run; beyond, the person is asked to try again shortly with their value kept.
const QUEUE: usize = 4_096;
/// Places at which acts on one root follow each other; two roots that share one lose nothing but time.
const TURNS: u64 = 1_024;

/// What every connection is given: a statement that hangs, or a node that stands still in a transaction, does not hold
/// the others for ever.
pub(super) const LIMITS: &str = "SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET \
    idle_in_transaction_session_timeout = '60s'";
/// Every statement finds its rows by a key: a plan made for its values is never better than the one made once.
pub(super) const PLANS: &str = "SET plan_cache_mode = force_generic_plan";

pub(super) struct Pg {
    pool: Pool,
    waiting: Arc<Semaphore>,
    /// One turn per root ([`Act::root`]). It is taken before a connection, so that waiting costs none.
    turns: Arc<[Mutex<()>]>,
}

impl Pg {
    /// Opens it; where `existing`, only data that are there already.
    pub(super) async fn open(url: &str, connections: usize, existing: bool) -> Result<Self, Failure> {
        let (config, tls) = tls::settings(url)?;
        let manager =
            Manager::from_config(config, tls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let limits = Hook::async_fn(|client: &mut ClientWrapper, _| {
            Box::pin(async move {
                client.batch_execute(LIMITS).await.map_err(HookError::Backend)?;
                client.batch_execute(PLANS).await.map_err(HookError::Backend)
            })
        });
        let pool = Pool::builder(manager)
            .post_create(limits)
            .max_size(connections)
            .wait_timeout(Some(Duration::from_secs(10)))
            .create_timeout(Some(Duration::from_secs(10)))
            .runtime(deadpool_postgres::Runtime::Tokio1)
            .build()
            .map_err(|e| Failure::WrongSetting(e.to_string()))?;
        let turns = (0..TURNS).map(|_| Mutex::default()).collect();
        let pg = Self { pool, waiting: Arc::new(Semaphore::new(QUEUE)), turns };
        let mut client = pg.connection().await?;
        check_settings(&client).await?;
        if existing && !holds_data(&client).await? {
            return Err(Failure::WrongSetting("there are no data of Parchemin in that database".into()));
        }
        migrate::pg(&mut client).await?;
        Ok(pg)
    }

    pub(super) async fn connection(&self) -> Result<Client, Failure> {
        self.pool.get().await.map_err(none_free)
    }

    pub(super) async fn act<A: Act>(&self, act: A, store: Store) -> Result<A::Done, Stop<A::Refusal>> {
        let place = Arc::clone(&self.waiting).try_acquire_owned().map_err(|_| Failure::Busy)?;
        let (pool, turns) = (self.pool.clone(), Arc::clone(&self.turns));
        // A task of its own: a caller who goes away does not leave a transaction half done.
        let task = tokio::spawn(async move {
            let _place = place;
            let _turn = match act.root() {
                Some(root) => Some(turns[place_of(root)].lock().await),
                None => None,
            };
            for tried in 1..TRIES {
                match attempt(act.clone(), pool.get().await.map_err(none_free)?, &store).await {
                    Attempted::Settled(outcome) => return outcome,
                    Attempted::Again(_) => tokio::time::sleep(pause(tried)).await,
                }
            }
            match attempt(act, pool.get().await.map_err(none_free)?, &store).await {
                Attempted::Settled(outcome) => outcome,
                Attempted::Again(why) if have_met(&why) => Err(Failure::Busy.into()),
                Attempted::Again(why) => Err(Stop::Failed(why)),
            }
        });
        task.await.map_err(|_| Failure::Panicked)?
    }
}

/// The place of a root among the turns: identifiers are random, so the rest of the division spreads them.
fn place_of(root: i64) -> usize {
    usize::try_from(root.unsigned_abs() % TURNS).unwrap_or(0)
}

/// All connections at work is no failure: in a moment there is one.
fn none_free(error: PoolError) -> Failure {
    match error {
        PoolError::Timeout(TimeoutType::Wait) => Failure::Busy,
        PoolError::Backend(e) => Failure::Unreachable(told(&e)),
        other => Failure::Unreachable(other.to_string()),
    }
}

/// How long to wait before the next try: 1, 2, 4 … 128 ms, each a half more or less, so that those in conflict part.
fn pause(tried: u32) -> Duration {
    let chance = RandomState::new().hash_one(tried) % 1_000;
    Duration::from_micros((1_000 << (tried - 1).min(7)) * (500 + chance) / 1_000)
}

enum Attempted<D, R> {
    Settled(Result<D, Stop<R>>),
    Again(Failure),
}

/// One try. A connection whose transaction has no clear end is thrown away, never given back to the pool.
async fn attempt<A: Act>(act: A, client: Client, store: &Store) -> Attempted<A::Done, A::Refusal> {
    let begin = if A::GUARDED_BY_ROWS {
        "BEGIN ISOLATION LEVEL REPEATABLE READ"
    } else {
        "BEGIN ISOLATION LEVEL SERIALIZABLE"
    };
    let open = Open(Some(client));
    let client = open.client();
    let mut tx = Tx(Conn { on: On::Pg(Line { client, begin: Some(begin), broken: false }), store });
    let outcome = act.run(&mut tx).await;
    if matches!(tx.0.on, On::Pg(Line { begin: Some(_), .. })) {
        // It asked for nothing: nothing was begun.
        open.close();
        return Attempted::Settled(outcome);
    }
    match outcome {
        Ok(done) => match client.batch_execute("COMMIT").await {
            Ok(()) => {
                open.close();
                Attempted::Settled(Ok(done))
            }
            Err(e) => Attempted::Again(Failure::NotCommitted(told(&e))),
        },
        Err(Stop::Failed(failure)) if may_pass(&failure) => Attempted::Again(failure),
        Err(stop) => {
            if client.batch_execute("ROLLBACK").await.is_ok() {
                open.close();
            }
            Attempted::Settled(Err(stop))
        }
    }
}

/// A connection inside a transaction; dropped open, it leaves the pool.
struct Open(Option<Client>);

impl Open {
    fn client(&self) -> &Client {
        self.0.as_ref().expect("held until closed")
    }
    fn close(mut self) {
        drop(self.0.take());
    }
}
impl Drop for Open {
    fn drop(&mut self) {
        if let Some(client) = self.0.take() {
            drop(Object::take(client));
        }
    }
}

/// The mark that `told` puts before an error that may pass when the act is run again.
const AGAIN: &str = "[again] ";
/// The same for acts that met. Nothing is broken: after the last try it is the person who tries again.
const MET: &str = "[again, met] ";

fn may_pass(failure: &Failure) -> bool {
    matches!(failure, Failure::Statement(text) if text.contains(AGAIN) || text.contains(MET))
}

fn have_met(failure: &Failure) -> bool {
    matches!(failure, Failure::Statement(text) | Failure::NotCommitted(text) if text.contains(MET))
}

/// An error in one line: what the server said, else what the driver says.
pub(super) fn told(error: &tokio_postgres::Error) -> String {
    const CONFLICTS: [SqlState; 3] =
        [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::LOCK_NOT_AVAILABLE];
    const PASSING: [SqlState; 4] = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        // Two who insert the same key at once: run again, the act finds the row and says so.
        SqlState::UNIQUE_VIOLATION,
    ];
    let mark = match error.code() {
        Some(code) if CONFLICTS.contains(code) => MET,
        Some(code) if PASSING.contains(code) => AGAIN,
        _ if error.is_closed() => AGAIN,
        _ => "",
    };
    let text = error
        .as_db_error()
        .map_or_else(|| error.to_string(), |d| format!("{} {}", d.code().code(), d.message()));
    format!("{mark}{text}")
}

async fn check_settings(client: &Client) -> Result<(), Failure> {
    for (setting, bad, why) in [
        ("fsync", "off", "a power cut would lose answers"),
        ("full_page_writes", "off", "a power cut could damage pages"),
        ("synchronous_commit", "off", "an answer would be acknowledged before it is on the disk"),
    ] {
        if show(client, setting).await? == bad {
            return Err(Failure::WrongSetting(format!(
                "PostgreSQL has {setting} = off: {why}. Set it to on."
            )));
        }
    }
    let version: u32 = show(client, "server_version_num").await?.parse().unwrap_or(0);
    if version < 150_000 {
        return Err(Failure::WrongSetting("PostgreSQL 15 or newer is needed".into()));
    }
    Ok(())
}

async fn holds_data(client: &Client) -> Result<bool, Failure> {
    let row = client.query_one("SELECT to_regclass('migration') IS NOT NULL", &[]).await;
    row.map(|row| row.get(0)).map_err(|e| Failure::statement("look for data", told(&e)))
}

async fn show(client: &Client, setting: &str) -> Result<String, Failure> {
    let row = client
        .query_one(&format!("SHOW {setting}"), &[])
        .await
        .map_err(|e| Failure::statement(setting, told(&e)))?;
    Ok(row.get(0))
}

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Param::Null => Ok(IsNull::Yes),
            Param::Int(v) if *ty == Type::INT4 => i32::try_from(*v)?.to_sql(ty, out),
            Param::Int(v) => v.to_sql(ty, out),
            Param::Real(v) => v.to_sql(ty, out),
            Param::Text(v) => v.to_sql(ty, out),
            Param::Bytes(v) => v.to_sql(ty, out),
        }
    }
    fn accepts(ty: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::FLOAT8, Type::TEXT, Type::VARCHAR, Type::BYTEA].contains(ty)
    }
    to_sql_checked!();
}

fn borrowed<'a>(params: &'a [Param<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    params.iter().map(|p| p as &(dyn ToSql + Sync)).collect()
}

/// A connection for statements, with what is sent before the first of them.
pub(super) struct Line<'a> {
    client: &'a Client,
    /// What begins a transaction, until it has begun.
    begin: Option<&'static str>,
    /// It was not begun.
    broken: bool,
}

impl<'a> Line<'a> {
    /// A connection to read from.
    pub(super) const fn reading(client: &'a Client) -> Self {
        Self { client, begin: None, broken: false }
    }

    /// Waits for a statement. The transaction begins in the same way there and back as its first one: what is sent on one connection
    /// is done in its order. Should the server refuse only to begin, that first statement is kept by itself, and all that follow fail.
    async fn run<T>(&mut self, statement: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        if self.broken {
            return Err(Failure::statement("begin", format!("{AGAIN}the transaction was not begun")));
        }
        let Some(begin) = self.begin.take() else { return statement.await };
        // Until it is known to have begun, also for an act that goes on after a failure.
        self.broken = true;
        let (ready, done) = join(self.client.batch_execute(begin), statement).await;
        ready.map_err(|e| Failure::statement("begin", format!("{AGAIN}{}", told(&e))))?;
        self.broken = false;
        done
    }

    pub(super) async fn rows(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<Vec<Row>, Failure> {
        self.run(rows(self.client, sql, params)).await
    }

    pub(super) async fn rows_all(&mut self, asked: &[Statement<'_>]) -> Result<Vec<Vec<Row>>, Failure> {
        self.run(rows_all(self.client, asked)).await
    }

    pub(super) async fn write(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<u64, Failure> {
        self.run(write(self.client, sql, params)).await
    }

    pub(super) async fn write_all(&mut self, writes: &[Statement<'_>]) -> Result<(), Failure> {
        self.run(write_all(self.client, writes)).await
    }

    pub(super) async fn prepare(&mut self, sql: &Sql) -> Result<(), Failure> {
        let prepared = self.client.prepare_cached(&sql.pg).await;
        prepared.map(drop).map_err(|e| Failure::statement(&sql.name, told(&e)))
    }
}

async fn rows(client: &Client, sql: &Sql, params: &[Param<'_>]) -> Result<Vec<Row>, Failure> {
    let failed = |e: tokio_postgres::Error| Failure::statement(&sql.name, told(&e));
    let statement = client.prepare_cached(&sql.pg).await.map_err(failed)?;
    let found = client.query(&statement, &borrowed(params)).await.map_err(failed)?;
    read(&found)
}

fn read(found: &[PgRow]) -> Result<Vec<Row>, Failure> {
    found.iter().map(|row| (0..row.len()).map(|c| cell(row, c)).collect::<Result<_, _>>().map(Row)).collect()
}

fn cell(row: &PgRow, column: usize) -> Result<Value, Failure> {
    let ty = row.columns()[column].type_();
    let value = match *ty {
        Type::INT8 => row.try_get::<_, Option<i64>>(column).map(|v| v.map(Value::Int)),
        Type::INT4 => row.try_get::<_, Option<i32>>(column).map(|v| v.map(|v| Value::Int(v.into()))),
        Type::BOOL => row.try_get::<_, Option<bool>>(column).map(|v| v.map(|v| Value::Int(v.into()))),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(column).map(|v| v.map(Value::Real)),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column).map(|v| v.map(Value::Bytes)),
        Type::TEXT | Type::VARCHAR => row.try_get::<_, Option<String>>(column).map(|v| v.map(Value::Text)),
        _ => return Err(Failure::inconsistent(format!("column {column} has the unforeseen type {ty}"))),
    };
    value.map(|v| v.unwrap_or(Value::Null)).map_err(|e| Failure::inconsistent(e.to_string()))
}

async fn write(client: &Client, sql: &Sql, params: &[Param<'_>]) -> Result<u64, Failure> {
    let failed = |e: tokio_postgres::Error| Failure::statement(&sql.name, told(&e));
    let statement = client.prepare_cached(&sql.pg).await.map_err(failed)?;
    client.execute(&statement, &borrowed(params)).await.map_err(failed)
}

/// A statement of a batch, ready to be sent.
type Ready<'a> = (&'a Sql, tokio_postgres::Statement, Vec<&'a (dyn ToSql + Sync)>);

/// Prepares all of a batch before the first is sent: one that waited for its plan would be overtaken by those behind it.
async fn ready<'a>(client: &Client, batch: &'a [Statement<'a>]) -> Result<Vec<Ready<'a>>, Failure> {
    let mut ready = Vec::with_capacity(batch.len());
    for (sql, params) in batch {
        let statement = client.prepare_cached(&sql.pg).await;
        ready.push((*sql, statement.map_err(|e| Failure::statement(&sql.name, told(&e)))?, borrowed(params)));
    }
    Ok(ready)
}

/// What came of a batch, in its order. The first failure is the reason; in a transaction those behind it only say that it is over.
fn all<T>(batch: &[Ready<'_>], done: Vec<Result<T, tokio_postgres::Error>>) -> Result<Vec<T>, Failure> {
    let done = batch.iter().zip(done);
    done.map(|((sql, ..), done)| done.map_err(|e| Failure::statement(&sql.name, told(&e)))).collect()
}

async fn rows_all(client: &Client, asked: &[Statement<'_>]) -> Result<Vec<Vec<Row>>, Failure> {
    let ready = ready(client, asked).await?;
    let sent = ready.iter().map(|(_, statement, params)| client.query(statement, params));
    let found = all(&ready, join_all(sent).await)?;
    found.iter().map(|rows| read(rows)).collect()
}

async fn write_all(client: &Client, writes: &[Statement<'_>]) -> Result<(), Failure> {
    let ready = ready(client, writes).await?;
    let sent = ready.iter().map(|(_, statement, params)| client.execute(statement, params));
    all(&ready, join_all(sent).await).map(drop)
}
