//! A school gives its pupils, class by class, with the account each works with.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::Organisation;
use serde_json::json;
use store::learners::Kept;
use store::{Act, Stop, Tx, journal, learners};

use crate::Doing;

/// Adds learners to an organisation; those it already knows stay as they are.
#[derive(Debug, Clone)]
pub struct AddLearners {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which organisation.
    pub organisation: Id<Organisation>,
    /// The learners.
    pub learners: Vec<Kept>,
}

impl Act for AddLearners {
    type Done = usize;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<Infallible>> {
        let mut added = 0;
        for learner in &self.learners {
            added += usize::from(learners::insert(tx, self.organisation, learner).await?);
        }
        let entry = journal::Entry {
            stream: &journal::stream("organisation", self.organisation),
            at: self.doing.at,
            by: &self.doing.by,
            act: "add_learners",
            payload: json!({ "added": added }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(added)
    }
}
