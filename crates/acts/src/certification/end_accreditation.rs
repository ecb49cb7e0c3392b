//! The administrator gives an accreditation its last day, or takes one back that has not begun.

use domain::certification::accreditation::{Accreditation, AccreditationFault, Ending, decide_ending};
use domain::id::Id;
use domain::moment::Zone;
use domain::people::Centre;
use jiff::civil::Date;
use store::{Act, Stop, Tx, accreditations};

use super::give_accreditation::{note, told};
use crate::Doing;

/// Gives an accreditation its last day; one that is gone already stays gone.
#[derive(Debug, Clone)]
pub struct EndAccreditation {
    /// Who, when, chance.
    pub doing: Doing,
    /// Of which centre.
    pub centre: Id<Centre>,
    /// Which one.
    pub accreditation: Id<Accreditation>,
    /// Its last day.
    pub last: Date,
}

impl Act for EndAccreditation {
    type Done = ();
    type Refusal = AccreditationFault;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<AccreditationFault>> {
        let all = accreditations::of_centre(tx, self.centre).await?;
        let Some(kept) = all.iter().find(|one| one.id == self.accreditation) else { return Ok(()) };
        let today = self.doing.at.local(&Zone::paris()).date();
        match decide_ending(kept, self.last, &all, today).map_err(Stop::Refused)? {
            Ending::Ends(new) if new == *kept => {}
            Ending::Ends(new) => {
                accreditations::end(tx, self.centre, new.id, self.last).await?;
                note(tx, &self.doing, self.centre, "end_accreditation", told(&new)).await?;
            }
            Ending::Gone => {
                accreditations::delete(tx, self.centre, kept.id).await?;
                note(tx, &self.doing, self.centre, "drop_accreditation", told(kept)).await?;
            }
        }
        Ok(())
    }
}
