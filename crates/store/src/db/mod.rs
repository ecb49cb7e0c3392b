//! The two engines behind one face.
//!
//! This folder is the only place that knows them. `SQLite` is written by one thread that commits acts in groups
//! (`lite`); `PostgreSQL` runs each act in a serialisable transaction and tries again on a conflict (`pg`).

pub mod act;
pub mod failure;
mod lite;
mod migrate;
mod pg;
pub mod sql;
pub mod value;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

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
        /// `postgres://user@host:port/database`.
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
        let engine = match location {
            Location::Folder(folder) => Engine::Lite(lite::Lite::open(folder)?),
            Location::Postgres { url, connections } => Engine::Pg(pg::Pg::open(url, *connections).await?),
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
            Engine::Lite(lite) => lite.act(act, self.clone()).await,
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
            Engine::Pg(pg) => Reader(Held::Pg(pg.connection().await?), self.clone()),
        })
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
            Held::Pg(client) => Conn { on: On::Pg(client), store: &self.1 },
        }
    }
}

/// What a query needs: rows of a statement. Reads only; an act's [`Tx`] gives one too.
pub struct Conn<'a> {
    on: On<'a>,
    store: &'a Store,
}

enum On<'a> {
    Lite(&'a mut rusqlite::Connection),
    Pg(&'a deadpool_postgres::Client),
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
            On::Pg(client) => pg::rows(client, sql, params).await,
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// When the engine refuses the statement.
    pub async fn row(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<Option<Row>, Failure> {
        Ok(self.rows(sql, params).await?.into_iter().next())
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
            On::Pg(client) => client
                .prepare_cached(&sql.pg)
                .await
                .map(drop)
                .map_err(|e| Failure::statement(&sql.name, pg::told(&e))),
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
pub type Write<'a> = (&'a Sql, Vec<Param<'a>>);

impl Tx<'_> {
    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// When the engine refuses it.
    pub async fn write(&mut self, sql: &Sql, params: &[Param<'_>]) -> Result<u64, Failure> {
        self.0.store.count();
        match &mut self.0.on {
            On::Lite(conn) => lite::write(conn, sql, params),
            On::Pg(client) => pg::write(client, sql, params).await,
        }
    }

    /// Runs several statements that do not need each other's results; on `PostgreSQL` they go in one round trip.
    ///
    /// # Errors
    /// When the engine refuses one of them.
    pub async fn write_all(&mut self, writes: &[Write<'_>]) -> Result<(), Failure> {
        for _ in writes {
            self.0.store.count();
        }
        match &mut self.0.on {
            On::Lite(conn) => {
                writes.iter().try_for_each(|(sql, params)| lite::write(conn, sql, params).map(drop))
            }
            On::Pg(client) => pg::write_all(client, writes).await,
        }
    }
}
