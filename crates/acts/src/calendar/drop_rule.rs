//! The administrator takes a value of a rule back, until its day comes.

use domain::certification::calendar::RuleName;
use domain::moment::Zone;
use jiff::civil::Date;
use store::{Act, Stop, Tx, calendar};

use super::note;
use crate::Doing;

/// Takes a value back; one that is gone already stays gone.
#[derive(Debug, Clone)]
pub struct DropRule {
    /// Who, when, chance.
    pub doing: Doing,
    /// Of which rule.
    pub name: RuleName,
    /// The day from which it would hold.
    pub since: Date,
}

/// The value holds already: sessions were decided under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CannotDropRule;

impl Act for DropRule {
    type Done = ();
    type Refusal = CannotDropRule;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotDropRule>> {
        if self.since <= self.doing.at.local(&Zone::paris()).date() {
            return Err(Stop::Refused(CannotDropRule));
        }
        if calendar::drop_rule(tx, self.name, self.since).await? {
            let payload = serde_json::json!({ "rule": self.name.code(), "since": self.since.to_string() });
            note(tx, &self.doing, "drop_rule", payload).await?;
        }
        Ok(())
    }
}
