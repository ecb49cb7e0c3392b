//! A candidate asks the invigilator to let them back in. Their time stands still from then on: waiting before a door is
//! nobody's fault. The machine that never left may take the request back.

use std::convert::Infallible;

use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::session::Session;
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates};

use super::standing;
use crate::Doing;

/// Puts the request on the invigilator's board.
#[derive(Debug, Clone)]
pub struct AskToResume {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The session.
    pub session: Id<Session>,
}

impl Act for AskToResume {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let candidate =
            candidates::take_of_account(tx, self.session, self.account).await?.ok_or(Stop::Absent)?;
        let found = attempts::by_candidate(tx, self.session, candidate.id).await?.ok_or(Stop::Absent)?;
        if candidate.asked_at.is_some() || candidate.admitted {
            return Ok(());
        }
        let mut kept = attempts::take(tx, found.id).await?.ok_or(Stop::Absent)?;
        if matches!(kept.state, AttemptState::Ended { .. }) {
            return Ok(());
        }
        candidates::ask(tx, self.session, candidate.id, self.doing.at).await?;
        let told = json!({ "position": kept.position });
        standing::hold(tx, &mut kept, Hold::Waiting, &self.doing, ("ask_to_resume", told)).await?;
        Ok(())
    }
}

/// The machine that holds the test goes on: a request from elsewhere is taken back. Without one nothing changes.
#[derive(Debug, Clone)]
pub struct StayHere {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// The browser that says it.
    pub device: [u8; 32],
}

impl Act for StayHere {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.attempt.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let mut kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        if kept.account != self.account {
            return Err(Stop::Absent);
        }
        if kept.device == self.device
            && standing::release(tx, &mut kept, Hold::Waiting, &self.doing, ("stay_here", json!({}))).await?
        {
            candidates::admit(tx, kept.session, kept.candidate, false).await?;
        }
        Ok(())
    }
}
