//! A file of a question was fetched: the journal of the test keeps the digest of what was received (ADR 0057).

use std::convert::Infallible;

use domain::certification::attempt::{Attempt, AttemptState, Serving};
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::journal::Received;
use store::{Act, Stop, Tx, attempt_writes, attempts, journal};

use crate::Doing;

/// Notes it, the first time, if the question still waits before this browser.
#[derive(Debug, Clone)]
pub struct DownloadFile {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The attempt.
    pub attempt: Id<Attempt>,
    /// The browser that fetches it.
    pub device: [u8; 32],
    /// The serving to which the file belongs.
    pub serving: Id<Serving>,
    /// Its name among the files of the question.
    pub name: String,
    /// How many bytes are given.
    pub size: u64,
    /// BLAKE3 of these bytes, in hexadecimal.
    pub digest: String,
}

impl Act for DownloadFile {
    /// Whether the question still waits: only then is the file given.
    type Done = bool;
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.attempt.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<bool, Stop<Infallible>> {
        let kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        let waits = kept.account == self.account
            && kept.state == AttemptState::Running
            && kept.device == self.device
            && kept.serving == self.serving;
        if !waits {
            return Ok(false);
        }
        let stream = journal::stream("attempt", kept.id);
        let serving = self.serving.to_string();
        let records = journal::of_act(tx, &stream, Received::ACT).await?;
        let is_this = |one: Received| one.serving == serving && one.name == self.name;
        if !records.iter().filter_map(Received::of).any(is_this) {
            let payload = json!({
                "position": kept.position,
                "serving": serving,
                "name": self.name,
                "size": self.size,
                "digest": self.digest,
            });
            let entry = journal::Entry {
                stream: &stream,
                at: self.doing.at,
                by: &self.doing.by,
                act: Received::ACT,
                payload,
                seed: &self.doing.seed,
            };
            attempt_writes::tell(tx, &kept, &entry).await?;
        }
        Ok(true)
    }
}
