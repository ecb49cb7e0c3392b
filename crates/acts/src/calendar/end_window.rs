//! The administrator withdraws a window: from now on it counts for no session. Those that were made in it stay.

use std::convert::Infallible;

use domain::certification::calendar::Window;
use domain::id::Id;
use store::{Act, Stop, Tx, calendar};

use super::{note, told};
use crate::Doing;

/// Withdraws a window; one that is withdrawn already stays so.
#[derive(Debug, Clone)]
pub struct EndWindow {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which one.
    pub window: Id<Window>,
}

impl Act for EndWindow {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let Some(kept) = calendar::by_id(tx, self.window).await? else { return Ok(()) };
        if calendar::end_window(tx, self.window, self.doing.at).await? {
            note(tx, &self.doing, "end_window", told(&kept)).await?;
        }
        Ok(())
    }
}
