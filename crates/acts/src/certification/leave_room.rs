//! A person leaves the invigilator's room: this browser sees nothing of it any more.

use std::convert::Infallible;

use domain::journal::Actor;
use serde_json::json;
use store::{Act, Stop, Tx, journal, sessions};

use crate::Doing;

/// Ends the stay of a browser; one that is in no room changes nothing.
#[derive(Debug, Clone)]
pub struct LeaveRoom {
    /// Who, when, chance.
    pub doing: Doing,
    /// The hash of the token of the browser.
    pub token: [u8; 32],
}

impl Act for LeaveRoom {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let Some(left) = sessions::leave(tx, &self.token, self.doing.at).await? else { return Ok(()) };
        sessions::take(tx, left.session).await?.ok_or(Stop::Absent)?;
        let stream = journal::stream("session", left.session);
        let by = Actor::Invigilator { name: left.name };
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &by,
            act: "leave_room",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
