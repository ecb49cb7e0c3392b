//! The two engines behind one face.
//!
//! This folder is the only place that knows them. `SQLite` is written by one thread that commits acts in groups
//! (`lite`, `writer`); `PostgreSQL` runs each act in a serialisable transaction and tries again on a conflict (`pg`).

pub mod act;
mod clustered;
pub mod failure;
mod lite;
mod migrate;
mod pg;
pub mod sql;
mod tls;
pub mod value;
mod writer;

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use act::{Act, Stop};
use failure::Failure;
use sql::Sql;
use value::{Param, Row};

/// Where the data live.
#[derive(Debug, Clone)]
pub enum Location {
    /// In this folder, in a file of the embedded engine.
    Folder(PathBuf),
    /// On this `PostgreSQL` server, with at most so many connections.
    Postgres {
        /// `postgres://user@host:port/database?sslmode=require&sslrootcert=FILE`.
        url: String,
        /// Connections kept at most.
        connections: usize,
    },
}

/// The store: give it acts, ask it for a reader.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    engine: Engine,
    statements: AtomicU64,
}

enum Engine {
    Lite(lite::Lite),
    Pg(pg::Pg),
}

impl Store {
    /// Opens the data, checks the settings that durability rests on, and brings the schema up to date.
    ///
    /// # Errors
    /// When the place cannot be reached or locked, or a setting would lose answers.
    pub async fn open(location: &Location) -> Result<Self, Failure> {
        Self::open_as(location, false).await
    }

    /// The same for data that are there already: none are made in a place that was misspelt.
    ///
    /// # Errors
    /// As [`Store::open`], and when there are none.
    pub async fn open_existing(location: &Location) -> Result<Self, Failure> {
        Self::open_as(location, true).await
    }

    async fn open_as(location: &Location, existing: bool) -> Result<Self, Failure> {
        let engine = match location {
            Location::Folder(folder) if existing && !lite::Lite::exists(folder) => {
                let why = format!("there are no data of Parchemin in {}", folder.display());
                return Err(Failure::WrongSetting(why));
            }
            Location::Folder(folder) => Engine::Lite(lite::Lite::open(folder)?),
            Location::Postgres { url, connections } => {
                Engine::Pg(pg::Pg::open(url, *connections, existing).await?)
            }
        };
        Ok(Self(Arc::new(Inner { engine, statements: AtomicU64::new(0) })))
    }

    /// Runs an act in a transaction of its own and answers once it is committed, or with the reason why it is not.
    ///
    /// The act goes on when the caller stops waiting: a person who closes the browser does not undo an answer.
    ///
    /// # Errors
    /// The refusal of the act, an absence, or a failure; in each case nothing is kept.
    pub async fn act<A: Act>(&self, act: A) -> Result<A::Done, Stop<A::Refusal>> {
        match &self.0.engine {
            Engine::Lite(lite) => lite.writer().act(act, self.clone()).await,
            Engine::Pg(pg) => pg.act(act, self.clone()).await,
        }
    }

    /// A reader: what was committed, and nothing else.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Reader, Failure> {
        Ok(match &self.0.engine {
            Engine::Lite(lite) => Reader(Held::Lite(lite.reader().await?), self.clone()),
            Engine::Pg(pg) => Reader(Held::Pg(Box::pin(pg.connection()).await?), self.clone()),
        })
    }

    /// Whether it can be read, and would keep what is written: an act that changes nothing goes the way of all others.
    ///
    /// # Errors
    /// When it cannot, or does not say so within a few seconds.
    pub async fn probe(&self) -> Result<(), Failure> {
        let asked = async {
            drop(self.read().await?);
            self.act(Probe).await.map_err(|stop| match stop {
                Stop::Failed(failure) => failure,
                Stop::Absent | Stop::Refused(_) => Failure::inconsistent("nothing was asked for"),
            })
        };
        tokio::time::timeout(PATIENCE, asked).await.unwrap_or(Err(Failure::Busy))
    }

    /// Brings what was erased out of the files of the embedded engine: out of its log, and with `whole` out of every page, for
    /// which the file is written anew (nobody can write meanwhile). Whether nothing is left there: not where readers hinder
    /// it, nor on `PostgreSQL`, whose operator decides when its files are written anew (ADR 0035).
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn scrub(&self, whole: bool) -> Result<bool, Failure> {
        let Engine::Lite(lite) = &self.0.engine else { return Ok(false) };
        let file = lite.file();
        let done = tokio::task::spawn_blocking(move || lite::scrub(&file, whole)).await;
        done.map_err(|e| Failure::inconsistent(e.to_string()))?
    }

    /// Groups of acts that the embedded engine committed since the start, each with its own wait for the disk; 0 on
    /// `PostgreSQL`, which has no groups.
    #[must_use]
    pub fn groups(&self) -> u64 {
        match &self.0.engine {
            Engine::Lite(lite) => lite.writer().groups(),
            Engine::Pg(_) => 0,
        }
    }

    /// Statements run since the start: the figure behind « statements per answer ».
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    /// The engine's name, for the operator.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match self.0.engine {
            Engine::Lite(_) => "SQLite",
            Engine::Pg(_) => "PostgreSQL",
        }
    }

    fn count(&self) {
        self.0.statements.fetch_add(1, Ordering::Relaxed);
    }
}

/// How long a store that is well takes to say so at most.
const PATIENCE: Duration = Duration::from_secs(5);

/// An act that changes nothing.
#[derive(Clone)]
struct Probe;

impl Act for Probe {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let text = "SELECT 1".to_owned();
        let nothing = Sql { name: "probe".into(), lite: text.clone(), pg: text };
        Ok(tx.row(&nothing, &[]).await.map(drop)?)
    }
}

/// Removes every row of every table: for data that were being made for the first time when the program was stopped.
///
/// # Errors
/// When the engine refuses.
pub async fn empty(tx: &mut Tx<'_>) -> Result<(), Failure> {
    for table in migrate::tables().into_iter().rev() {
        let text = format!("DELETE FROM {table}");
        tx.write(&Sql { name: format!("empty {table}"), lite: text.clone(), pg: text }, &[]).await?;
    }
    Ok(())
}

/// A connection held for reading.
pub struct Reader(Held, Store);

enum Held {
    Lite(lite::ReadConnection),
    Pg(deadpool_postgres::Client),
}

impl Reader {
    /// The connection to give to queries.
    pub fn conn(&mut self) -> Conn<'_> {
        match &mut self.0 {
            Held::Lite(held) => Conn { on: On::Lite(held.get()), store: &self.1 },
            Held::Pg(client) => Conn { on: On::Pg(pg::Line::reading(client)), store: &self.1 },
        }
    }
}

/// What a query needs: rows of a statement. Reads only; an act's [`Tx`] gives one too.
pub struct Conn<'a> {
    on: On<'a>,
    store: &'a Store,
}

/// What talks to `PostgreSQL` waits in a box: its three kilobytes would be part of everything that awaits a statement, also where
/// the embedded engine answers at once.
enum On<'a> {
    Lite(&'a mut rusqlite::Connection),
    Pg(pg::Line<'a>),
}

impl Conn<'_> {
    /// Every row.
    ///
    /// # Errors
    /// When the engine refuses the statement.
    pub async fn rows(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<Vec<Row>, Failure> {
        self.store.count();
        match &mut self.on {
            On::Lite(conn) => lite::rows(conn, sql, params),
            On::Pg(line) => Box::pin(line.rows(sql, params)).await,
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// When the engine refuses the statement.
    pub async fn row(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<Option<Row>, Failure> {
        Ok(self.rows(sql, params).await?.into_iter().next())
    }

    /// Every row of several statements that do not need each other's results. They are run in this order; on `PostgreSQL` they go in
    /// one round trip.
    ///
    /// # Errors
    /// When the engine refuses one of them.
    pub async fn rows_all<const N: usize>(
        &mut self,
        asked: [Statement<'_>; N],
    ) -> Result<[Vec<Row>; N], Failure> {
        for _ in &asked {
            self.store.count();
        }
        let found = match &mut self.on {
            On::Lite(conn) => asked.iter().map(|(sql, params)| lite::rows(conn, sql, params)).collect(),
            On::Pg(line) => Box::pin(line.rows_all(&asked)).await,
        };
        found?.try_into().map_err(|_| Failure::inconsistent("a statement of a batch has no rows"))
    }

    /// Checks that the engine understands a statement, without running it.
    ///
    /// # Errors
    /// When it does not.
    pub async fn prepare(&mut self, sql: &Sql) -> Result<(), Failure> {
        match &mut self.on {
            On::Lite(conn) => {
                conn.prepare_cached(&sql.lite).map(drop).map_err(|e| Failure::statement(&sql.name, e))
            }
            On::Pg(line) => Box::pin(line.prepare(sql)).await,
        }
    }
}

/// The transaction of an act: reads like a [`Conn`], and writes. Only acts are given one.
pub struct Tx<'a>(Conn<'a>);

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = Conn<'a>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
impl std::ops::DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// One statement of a batch with its values.
pub type Statement<'a> = (&'a Sql, Vec<Param<'a>>);

impl Tx<'_> {
    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// When the engine refuses it.
    pub async fn write(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<u64, Failure> {
        self.0.store.count();
        match &mut self.0.on {
            On::Lite(conn) => lite::write(conn, sql, params),
            On::Pg(line) => Box::pin(line.write(sql, params)).await,
        }
    }

    /// Runs several statements that do not need each other's results; on `PostgreSQL` they go in one round trip.
    ///
    /// # Errors
    /// When the engine refuses one of them.
    pub async fn write_all(&mut self, writes: &[Statement<'_>]) -> Result<(), Failure> {
        for _ in writes {
            self.0.store.count();
        }
        match &mut self.0.on {
            On::Lite(conn) => {
                writes.iter().try_for_each(|(sql, params)| lite::write(conn, sql, params).map(drop))
            }
            On::Pg(line) => Box::pin(line.write_all(writes)).await,
        }
    }
}
