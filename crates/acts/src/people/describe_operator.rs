//! Says who runs this installation.

use std::convert::Infallible;

use domain::people::Operator;
use serde_json::json;
use store::{Act, Stop, Tx, journal, settings};

use crate::Doing;

/// Says who runs this installation, in the place of what was said before.
#[derive(Debug, Clone)]
pub struct DescribeOperator {
    /// Who, when, chance.
    pub doing: Doing,
    /// What is said.
    pub operator: Operator,
}

impl Act for DescribeOperator {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        if settings::operator(tx).await? == self.operator {
            return Ok(());
        }
        settings::put_operator(tx, &self.operator).await?;
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "describe_operator",
            payload: json!({ "name": self.operator.name }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
