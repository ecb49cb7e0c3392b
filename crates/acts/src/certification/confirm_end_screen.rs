//! The invigilator has seen the end screen: on their own device, or ticked on the candidate's.

use domain::certification::attempt::{Attempt, AttemptState};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, attempt_writes, attempts, journal, sessions};

use crate::Doing;

/// Notes that the end screen of an attempt was seen.
#[derive(Debug, Clone)]
pub struct ConfirmEndScreen {
    /// Who, when, chance.
    pub doing: Doing,
    /// The attempt; the caller has checked that it is theirs to confirm.
    pub attempt: Id<Attempt>,
}

/// Why it cannot be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotConfirm {
    /// The test is not over.
    NotEnded,
    /// The session is finalised: the centre has already said what it saw.
    Finalised,
}

impl Act for ConfirmEndScreen {
    type Done = ();
    type Refusal = CannotConfirm;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotConfirm>> {
        let kept = attempts::take(tx, self.attempt).await?.ok_or(Stop::Absent)?;
        if kept.end_seen.is_some() {
            return Ok(());
        }
        let over = matches!(kept.state, AttemptState::Ended { .. });
        #[cfg(feature = "planted")]
        let over = over || domain::planted::is("end_seen_too_early");
        if !over {
            return Err(Stop::Refused(CannotConfirm::NotEnded));
        }
        let session = sessions::by_id(tx, kept.session).await?.ok_or(Stop::Absent)?;
        session.state().can_sit().map_err(|_| Stop::Refused(CannotConfirm::Finalised))?;
        let by = self.doing.person();
        let stream = journal::stream("attempt", kept.id);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "confirm_end_screen",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        attempt_writes::see_end(tx, &kept, &by, &entry).await?;
        Ok(())
    }
}
