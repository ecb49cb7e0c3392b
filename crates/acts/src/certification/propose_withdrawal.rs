//! A president of the jury proposes to withdraw a publication; another one confirms (reliability and security §3.3, row
//! 37). Mended: the incumbent let one person withdraw, and asked for no reason (§9.4).

use domain::certification::jury::REASON_MAX;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::text::{Paragraph, TextFault};
use serde_json::json;
use store::{Act, Stop, Tx, journal, retention, withdrawals};

use super::jury_duty;
use crate::Doing;

/// Proposes to withdraw the publication of a session. That a president does it is checked at the door.
#[derive(Debug, Clone)]
pub struct ProposeWithdrawal {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// Why, as typed.
    pub reason: String,
}

/// Why a withdrawal is not proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotPropose {
    /// It is not published.
    Session(SessionRefusal),
    /// A member of the centre does not judge its sessions.
    OwnCentre,
    /// The reason: 1 to [`REASON_MAX`] characters.
    Reason(TextFault),
    /// One waits for its second person already.
    Waits,
    /// Its answers are erased: what was withdrawn could not be judged again.
    Erased,
}

impl Act for ProposeWithdrawal {
    type Done = ();
    type Refusal = CannotPropose;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotPropose>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let refused = |why| Stop::Refused(why);
        let kept = withdrawals::of_session(tx, self.session).await?;
        if kept.as_ref().is_some_and(|kept| (kept.at, kept.by) == (self.doing.at, by)) {
            return Ok(());
        }
        session.state().can_withdraw().map_err(|why| refused(CannotPropose::Session(why)))?;
        if kept.is_some() {
            return Err(refused(CannotPropose::Waits));
        }
        if retention::answers_erased(tx, self.session).await? {
            return Err(refused(CannotPropose::Erased));
        }
        if jury_duty::is_of_the_centre(tx, self.session, by).await? {
            return Err(refused(CannotPropose::OwnCentre));
        }
        let reason =
            Paragraph::parse(&self.reason, REASON_MAX).map_err(|why| refused(CannotPropose::Reason(why)))?;
        let kept = withdrawals::Kept { reason, at: self.doing.at, by };
        withdrawals::insert(tx, self.session, &kept).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "propose_withdrawal",
            payload: json!({ "reason": kept.reason }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
