//! Commands beside `serve`.

mod admin;
mod content;
mod cpf;
mod journal;
mod rescore;
mod retention;
mod verify;

pub use admin::{AdminCommand, run as admin};
pub use content::{ContentCommand, run as content};
pub use cpf::{CpfCommand, run as cpf};
pub use journal::{JournalCommand, run as journal};
pub use rescore::{RescoreOptions, run as rescore};
pub use retention::{RetentionCommand, run as retention};
pub use verify::{VerifyOptions, run as verify};
