//! The administrator says what a centre is a school of: from then on the windows of that kind count for it.

use std::convert::Infallible;

use domain::certification::calendar::SchoolKind;
use domain::id::Id;
use domain::people::Centre;
use store::{Act, Stop, Tx, calendar, centres};

use super::note;
use crate::Doing;

/// Says what a centre is a school of.
#[derive(Debug, Clone)]
pub struct TellSchool {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// The kind; with nothing, the centre follows no window.
    pub school: Option<SchoolKind>,
}

impl Act for TellSchool {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let kept = centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        if kept.rehearsal {
            return Err(Stop::Absent);
        }
        calendar::put_school(tx, self.centre, self.school).await?;
        let payload =
            serde_json::json!({ "centre": self.centre, "school": self.school.map(SchoolKind::code) });
        note(tx, &self.doing, "tell_school", payload).await?;
        Ok(())
    }
}
