//! Verbs of retention: runs of erasure in batches, sessions that are kept for a dispute, a person who asks.

pub mod erase_account;
pub mod erase_batch;
pub mod hold_session;
pub mod note_export;
pub mod run;
pub mod warn_account;

pub use erase_account::{CannotEraseAccount, EraseAccount};
pub use erase_batch::{Batch, EraseBatch};
pub use hold_session::{CannotHold, HoldSession, LiftHold};
pub use note_export::NoteExport;
pub use run::{BeginRun, CannotEnd, EndRun};
pub use warn_account::WarnAccount;

use serde_json::Value;
use store::{Failure, Tx, journal, retention_runs};

use crate::Doing;

/// Writes into the stream of retention: never a name.
async fn tell(tx: &mut Tx<'_>, doing: &Doing, act: &'static str, payload: Value) -> Result<(), Failure> {
    let entry = journal::Entry {
        stream: retention_runs::STREAM,
        at: doing.at,
        by: &doing.by,
        act,
        payload,
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await.map(drop)
}
