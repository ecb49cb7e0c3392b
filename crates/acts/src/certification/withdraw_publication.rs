//! A president of the jury withdraws a publication (certification rules §9.4, M21): certificates stop being valid at
//! once, and a new publication gives them back under the same codes. Mended: the incumbent asked for no reason.

use domain::certification::jury::REASON_MAX;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::text::{Paragraph, TextFault};
use serde_json::json;
use store::{Act, Stop, Tx, certificates, journal, sessions};

use super::jury_duty;
use crate::Doing;

/// Withdraws the publication of a session. That a president does it is checked at the door.
#[derive(Debug, Clone)]
pub struct WithdrawPublication {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// Why, as typed.
    pub reason: String,
}

/// Why a publication is not withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotWithdraw {
    /// It is not published.
    Session(SessionRefusal),
    /// A member of the centre does not judge its sessions.
    OwnCentre,
    /// The reason: 1 to [`REASON_MAX`] characters.
    Reason(TextFault),
}

impl Act for WithdrawPublication {
    type Done = ();
    type Refusal = CannotWithdraw;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotWithdraw>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let stream = journal::stream("session", self.session);
        let last = journal::of_stream(tx, &stream).await?.pop();
        if last.is_some_and(|r| {
            r.act == "withdraw_publication" && r.at == self.doing.at && r.actor == self.doing.by.code()
        }) {
            return Ok(());
        }
        session.state().can_withdraw().map_err(|why| Stop::Refused(CannotWithdraw::Session(why)))?;
        if jury_duty::is_of_the_centre(tx, self.session, by).await? {
            return Err(Stop::Refused(CannotWithdraw::OwnCentre));
        }
        let reason = Paragraph::parse(&self.reason, REASON_MAX)
            .map_err(|why| Stop::Refused(CannotWithdraw::Reason(why)))?;
        let mut revoked = 0;
        for certificate in certificates::of_session(tx, self.session).await? {
            revoked += u32::from(certificates::revoke(tx, certificate.attempt, self.doing.at).await?);
        }
        sessions::publish(tx, self.session, None).await?;
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "withdraw_publication",
            payload: json!({ "reason": reason, "certificates": revoked }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
