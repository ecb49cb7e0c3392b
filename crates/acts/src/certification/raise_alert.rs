//! The candidate tells of a problem with the question: the invigilator is told, and the candidate's time stands still until
//! it is settled; or takes the call back.

use domain::certification::alert::{Alert, AlertOutcome, Told};
use domain::certification::attempt::{Attempt, AttemptState, Serving};
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, alerts, attempts, sessions};

use super::standing;
use crate::Doing;

/// Raises a call about the question that waits before this browser.
#[derive(Debug, Clone)]
pub struct RaiseAlert {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// The browser that says it.
    pub device: [u8; 32],
    /// The question that its page shows.
    pub serving: Id<Serving>,
    /// What is wrong.
    pub told: Told,
}

/// Why no call is raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAlert {
    /// The test is over, or the session is.
    Over,
    /// The page shows a question, or stands on a machine, that was left behind.
    NotHere,
}

impl Act for RaiseAlert {
    type Done = ();
    type Refusal = CannotAlert;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.attempt.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAlert>> {
        let mut kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        if kept.account != self.account {
            return Err(Stop::Absent);
        }
        let session = sessions::by_id(tx, kept.session).await?.ok_or(Stop::Absent)?;
        if matches!(kept.state, AttemptState::Ended { .. }) || session.state().can_sit().is_err() {
            return Err(Stop::Refused(CannotAlert::Over));
        }
        if kept.device != self.device || kept.serving != self.serving {
            return Err(Stop::Refused(CannotAlert::NotHere));
        }
        if kept.timing.holds.has(Hold::Alert) {
            return Ok(());
        }
        let id = Id::<Alert>::from_seed(&self.doing.seed, "alert");
        alerts::insert(tx, id, &kept, &self.told, self.doing.at).await?;
        #[cfg(feature = "planted")]
        if domain::planted::is("call_does_not_stop_time") {
            return Ok(());
        }
        let told = json!({ "alert": id, "position": kept.position, "kind": self.told.kind, "words": self.told.words });
        standing::hold(tx, &mut kept, Hold::Alert, &self.doing, ("raise_alert", told)).await?;
        Ok(())
    }
}

/// Takes the open call back: it goes again. Without an open call nothing changes.
#[derive(Debug, Clone)]
pub struct WithdrawAlert {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// The browser that says it.
    pub device: [u8; 32],
}

impl Act for WithdrawAlert {
    type Done = ();
    type Refusal = CannotAlert;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.attempt.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAlert>> {
        let mut kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        if kept.account != self.account {
            return Err(Stop::Absent);
        }
        if kept.device != self.device {
            return Err(Stop::Refused(CannotAlert::NotHere));
        }
        let open = alerts::of_attempt(tx, self.attempt).await?.into_iter().find(|a| a.settled.is_none());
        let Some(open) = open else { return Ok(()) };
        alerts::settle(tx, open.id, AlertOutcome::Withdrawn, self.doing.at, &self.doing.person()).await?;
        let told = json!({ "alert": open.id });
        standing::release(tx, &mut kept, Hold::Alert, &self.doing, ("withdraw_alert", told)).await?;
        Ok(())
    }
}
