//! A candidate comes back into a started test: after a crash, on another device, or to show the end screen.

use domain::certification::attempt::{Attempt, CannotEnter, Entry, EntryFacts, decide_entry};
use domain::certification::session::Session;
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, accounts, attempt_writes, attempts, candidates, journal, sessions};

use super::standing;
use crate::Doing;

/// Enters the attempt again from a browser.
#[derive(Debug, Clone)]
pub struct EnterAttempt {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The session.
    pub session: Id<Session>,
    /// The browser.
    pub device: [u8; 32],
    /// The access code that was typed is the session's.
    pub code_is_right: bool,
    /// The throttle subjects to forgive.
    pub forgive: Vec<[u8; 32]>,
}

impl Act for EnterAttempt {
    type Done = (Id<Attempt>, Entry);
    type Refusal = CannotEnter;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(Id<Attempt>, Entry), Stop<CannotEnter>> {
        let candidate =
            candidates::take_of_account(tx, self.session, self.account).await?.ok_or(Stop::Absent)?;
        let found = attempts::by_candidate(tx, self.session, candidate.id).await?.ok_or(Stop::Absent)?;
        let mut kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        let session = sessions::by_id(tx, self.session).await?.ok_or(Stop::Absent)?;
        let facts = EntryFacts {
            session: session.state(),
            attempt: kept.state,
            holds_fence: kept.device == self.device,
            code_is_right: self.code_is_right,
            resumption_allowed: candidate.admitted,
            on_paper: session.on_paper,
        };
        #[cfg(feature = "planted")]
        let on_paper = facts.on_paper || domain::planted::is("entry_without_permission");
        #[cfg(feature = "planted")]
        let facts = EntryFacts { on_paper, ..facts };
        let entry = decide_entry(&facts).map_err(Stop::Refused)?;
        #[cfg(feature = "planted")]
        if entry == Entry::Continue && domain::planted::is("permission_spent_on_return") {
            candidates::admit(tx, self.session, candidate.id, false).await?;
        }
        if entry == Entry::Resume {
            let stream = journal::stream("attempt", kept.id);
            let record = journal::Entry {
                stream: &stream,
                at: self.doing.at,
                by: &self.doing.by,
                act: "enter_attempt",
                payload: json!({ "fence": kept.fence + 1, "position": kept.position }),
                seed: &self.doing.seed,
            };
            kept.head = attempt_writes::hand_over(tx, &kept, &self.device, &record).await?;
            let told = ("enter_attempt", json!({}));
            standing::release(tx, &mut kept, Hold::Waiting, &self.doing, told).await?;
            #[cfg(feature = "planted")]
            if domain::planted::is("permission_kept") {
                return Ok((kept.id, entry));
            }
            candidates::admit(tx, self.session, candidate.id, false).await?;
        }
        for subject in &self.forgive {
            accounts::forgive(tx, subject).await?;
        }
        Ok((kept.id, entry))
    }
}
