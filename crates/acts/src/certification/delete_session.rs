//! A centre deletes a session that nobody has sat in, with its list (certification rules §2.5).

use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempts, centre_pages, finalisations, journal, sessions};

use crate::Doing;

/// Deletes a session. One that is gone already stays gone; its journal stays.
#[derive(Debug, Clone)]
pub struct DeleteSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
}

impl Act for DeleteSession {
    type Done = ();
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let Some(kept) = sessions::take(tx, self.session).await? else { return Ok(()) };
        let attempts = attempts::of_session(tx, kept.id).await?.len();
        kept.state().may_delete(attempts).map_err(Stop::Refused)?;
        finalisations::delete_draft(tx, kept.id).await?;
        centre_pages::delete_list(tx, kept.id).await?;
        sessions::delete(tx, kept.id).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", kept.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "delete_session",
            payload: json!({ "centre": kept.centre, "number": kept.number }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
