//! Memory: what is kept, on the embedded engine (`SQLite`) or on `PostgreSQL`, with one SQL text for both.
//!
//! `db` is the only place that knows the two engines. Every other module holds the queries of one noun: a function beside
//! its named block in a `.sql` file, columns spelled out, always scoped by the noun it is seen from.
//! Writes go through acts (see [`Act`] and [`Store::act`]); reads take a [`Conn`] from [`Store::read`].

pub mod db;

pub mod accounts;
pub mod attempt_writes;
pub mod attempts;
pub mod candidates;
pub mod journal;
pub mod sessions;

pub use db::act::{Act, Stop};
pub use db::failure::Failure;
pub use db::sql::{Blocks, Sql};
pub use db::value::{Cells, FromCell, Param, Row, Value};
pub use db::{Conn, Location, Reader, Store, Tx};
