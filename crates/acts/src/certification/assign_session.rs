//! A jury member takes a finalised session, or takes it over from another (certification rules §9.3).

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, journal, sessions};

use super::jury_duty;
use crate::Doing;

/// Takes the session for whoever does it.
#[derive(Debug, Clone)]
pub struct AssignSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
}

/// Why a session cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAssign {
    /// Not finalised, or published.
    Session(SessionRefusal),
    /// A member of the centre does not judge its sessions.
    OwnCentre,
}

impl Act for AssignSession {
    type Done = ();
    type Refusal = CannotAssign;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAssign>> {
        let account = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, account).await?;
        session.state().can_assign().map_err(|why| Stop::Refused(CannotAssign::Session(why)))?;
        if jury_duty::is_of_the_centre(tx, self.session, account).await? {
            return Err(Stop::Refused(CannotAssign::OwnCentre));
        }
        let before = session.facts.assigned_to;
        if before == Some(account) {
            return Ok(());
        }
        sessions::assign(tx, self.session, account).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "assign_session",
            payload: json!({ "before": before }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
