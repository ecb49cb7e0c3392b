//! A second president withdraws a publication that another one proposed to withdraw, or sets the proposal aside
//! (certification rules §9.4, M21): certificates stop being valid at once, and a new publication gives them back under
//! the same codes, but for those that would tell something else. Until then it is kept that it was withdrawn.

use domain::certification::jury::decide_confirmation;
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, certificates, journal, sessions, withdrawals};

use super::jury_duty;
use crate::Doing;

/// Withdraws the publication of a session, as it was proposed. That a president does it is checked at the door. The one
/// who proposed it may take it back, never confirm it.
#[derive(Debug, Clone)]
pub struct WithdrawPublication {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// Confirms it; otherwise the proposal is set aside, and the results stay published.
    pub confirms: bool,
}

/// Why a publication is not withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotWithdraw {
    /// Nobody has proposed it, or it no longer waits.
    NotWaiting,
    /// The one who proposed it cannot confirm it.
    SamePerson,
    /// A member of the centre does not judge its sessions.
    OwnCentre,
}

impl Act for WithdrawPublication {
    type Done = ();
    type Refusal = CannotWithdraw;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotWithdraw>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let act = if self.confirms { "withdraw_publication" } else { "dismiss_withdrawal" };
        let stream = journal::stream("session", self.session);
        let last = journal::of_stream(tx, &stream).await?.pop();
        let done =
            |r: &journal::Kept| r.act == act && r.at == self.doing.at && r.actor == self.doing.by.code();
        if last.is_some_and(|record| done(&record)) {
            return Ok(());
        }
        // What stays of one that was confirmed waits for nobody.
        let kept = withdrawals::of_session(tx, self.session).await?;
        let waiting = kept.filter(|_| session.facts.published_at.is_some());
        let proposed = waiting.ok_or(Stop::Refused(CannotWithdraw::NotWaiting))?;
        if jury_duty::is_of_the_centre(tx, self.session, by).await? {
            return Err(Stop::Refused(CannotWithdraw::OwnCentre));
        }
        let mut revoked = 0;
        if self.confirms {
            decide_confirmation(proposed.by, by).map_err(|_| Stop::Refused(CannotWithdraw::SamePerson))?;
            revoked = self.withdraw(tx).await?;
        } else {
            withdrawals::delete(tx, self.session).await?;
        }
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act,
            payload: json!({ "reason": proposed.reason, "proposed_by": proposed.by, "certificates": revoked }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

impl WithdrawPublication {
    /// Takes the results back; gives the number of certificates that are no longer valid.
    async fn withdraw(&self, tx: &mut Tx<'_>) -> Result<u32, Failure> {
        let mut revoked = 0;
        for certificate in certificates::of_session(tx, self.session).await? {
            revoked += u32::from(certificates::revoke(tx, certificate.attempt, self.doing.at).await?);
        }
        sessions::publish(tx, self.session, None).await?;
        Ok(revoked)
    }
}
