//! Makes a file for the training fund: its passages are noted as sent, each exactly once, in one transaction. The file itself
//! is written from what was noted, as often as somebody asks for it: a crash in between loses and doubles nothing.

use std::fmt::Write as _;

use domain::certification::cpf::{Batch, Sender, Telling};
use domain::id::Id;
use domain::journal::Actor;
use domain::seed::Seed;
use serde_json::json;
use store::cpf::Outgoing;
use store::{Act, Stop, Tx, cpf, journal};

use super::gathering::count_of;
use crate::Doing;

/// Notes that these passages are sent.
#[derive(Debug, Clone)]
pub struct MakeBatch {
    /// Who, when, chance.
    pub doing: Doing,
    /// As whom.
    pub sender: Sender,
    /// What, as it was gathered.
    pub passages: Vec<Outgoing>,
}

/// Why no file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotMakeBatch {
    /// There is nothing to tell.
    Nothing,
    /// One of the passages was sent meanwhile: gather again.
    Changed,
}

impl Act for MakeBatch {
    type Done = Id<Batch>;
    type Refusal = CannotMakeBatch;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Batch>, Stop<CannotMakeBatch>> {
        let id = Id::from_seed(&self.doing.seed, "cpf batch");
        if cpf::batch(tx, id).await?.is_some() {
            return Ok(id);
        }
        if self.passages.is_empty() {
            return Err(Stop::Refused(CannotMakeBatch::Nothing));
        }
        let by = match &self.doing.by {
            Actor::Account(account) => Some(*account),
            _ => None,
        };
        let flux = flux_of(&self.doing.seed);
        let number = cpf::insert(tx, id, &flux, &self.sender, (self.doing.at, by)).await?;
        for outgoing in &self.passages {
            if !cpf::send(tx, id, outgoing, self.doing.at).await? {
                return Err(Stop::Refused(CannotMakeBatch::Changed));
            }
        }
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "make_cpf_batch",
            payload: json!({ "batch": id, "number": number, "passages": self.passages.len(),
                "corrections": count_of(&self.passages, Telling::Correction),
                "cancellations": count_of(&self.passages, Telling::Cancellation) }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(id)
    }
}

/// The identifier of a file that is made with this chance: a UUID.
fn flux_of(seed: &Seed) -> String {
    let mut bytes = seed.branch("cpf flux").bytes::<16>();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut hex = String::with_capacity(32);
    for byte in bytes {
        // A text takes what is written into it.
        let _ = write!(hex, "{byte:02x}");
    }
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
