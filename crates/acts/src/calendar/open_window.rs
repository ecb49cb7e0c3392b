//! The administrator opens a window: for a kind of school, or for one centre as an exception.

use store::calendar::{For, Kept};
use store::{Act, Stop, Tx, calendar, centres};

use super::{Meets, note, told};
use crate::Doing;

/// Opens a window. Its identifier is the key of the form: the same form sent twice opens one.
#[derive(Debug, Clone)]
pub struct OpenWindow {
    /// Who, when, chance.
    pub doing: Doing,
    /// The window.
    pub window: Kept,
}

impl Act for OpenWindow {
    type Done = ();
    type Refusal = Meets;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Meets>> {
        if let For::Centre(centre) = self.window.whose {
            let kept = centres::by_id(tx, centre).await?.ok_or(Stop::Absent)?;
            if kept.rehearsal {
                return Err(Stop::Absent);
            }
        }
        for (id, span) in calendar::beside(tx, self.window.whose).await? {
            if id == self.window.id {
                return Ok(());
            }
            if span.meets(self.window.span) {
                return Err(Stop::Refused(Meets(span)));
            }
        }
        if calendar::insert_window(tx, &self.window, self.doing.at).await? {
            note(tx, &self.doing, "open_window", told(&self.window)).await?;
        }
        Ok(())
    }
}
