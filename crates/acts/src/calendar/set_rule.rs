//! The administrator gives a rule another value from a day on, tomorrow at the earliest.

use domain::certification::calendar::{RuleFault, RuleName, decide_rule};
use domain::moment::Zone;
use jiff::civil::Date;
use store::{Act, Stop, Tx, calendar};

use super::note;
use crate::Doing;

/// Gives a rule a value.
#[derive(Debug, Clone)]
pub struct SetRule {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which rule.
    pub name: RuleName,
    /// The first day on which the value holds.
    pub since: Date,
    /// The value, in the unit of the rule; nothing when no whole number was typed.
    pub value: Option<i64>,
    /// Where it comes from.
    pub source: String,
}

impl Act for SetRule {
    type Done = ();
    type Refusal = Vec<RuleFault>;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Vec<RuleFault>>> {
        let today = self.doing.at.local(&Zone::paris()).date();
        let value = decide_rule(self.name, self.value, self.since, today).map_err(Stop::Refused)?;
        calendar::put_rule(tx, (self.name, self.since), value, &self.source, self.doing.at).await?;
        let payload = serde_json::json!({
            "rule": self.name.code(),
            "since": self.since.to_string(),
            "value": value,
            "source": self.source,
        });
        note(tx, &self.doing, "set_rule", payload).await?;
        Ok(())
    }
}
