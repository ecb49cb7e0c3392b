//! Commands beside `serve`.

mod admin;
mod journal;

pub use admin::{AdminCommand, run as admin};
pub use journal::{JournalCommand, run as journal};
