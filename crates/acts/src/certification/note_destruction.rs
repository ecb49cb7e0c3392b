//! A référent says that the centre has destroyed the papers of sessions whose time was over.

use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Centre;
use domain::retention::papers::{CannotDestroy, decide_destruction};
use serde_json::json;
use store::{Act, Stop, Tx, archives, journal};

use super::jury_duty::account;
use crate::Doing;

/// Notes that papers were destroyed: of all these sessions, or of none.
#[derive(Debug, Clone)]
pub struct NoteDestruction {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are its référent.
    pub centre: Id<Centre>,
    /// The sessions of the list that was signed.
    pub sessions: Vec<Id<Session>>,
}

impl Act for NoteDestruction {
    /// How many it was noted of; those of which it was noted before do not count.
    type Done = usize;
    type Refusal = CannotDestroy;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<CannotDestroy>> {
        let by = account(&self.doing)?;
        let mut noted = Vec::new();
        for session in self.sessions {
            let facts = archives::one(tx, self.centre, session).await?.ok_or(Stop::Absent)?;
            if decide_destruction(&facts, self.doing.at).map_err(Stop::Refused)?
                && archives::insert(tx, session, self.doing.at, by).await?
            {
                noted.push(session);
            }
        }
        if noted.is_empty() {
            return Ok(0);
        }
        let entry = journal::Entry {
            stream: &journal::stream("centre", self.centre),
            at: self.doing.at,
            by: &self.doing.by,
            act: "note_destruction",
            payload: json!({ "sessions": noted }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(noted.len())
    }
}
