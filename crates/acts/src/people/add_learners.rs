//! A school gives its pupils, class by class, with the account each works with.

use std::collections::HashMap;
use std::convert::Infallible;

use domain::certification::enrolment::PersonKey;
use domain::id::Id;
use domain::people::{Account, Organisation};
use serde_json::json;
use store::learners::Kept;
use store::{Act, Stop, Tx, journal, learners};

use crate::Doing;

/// Adds learners to an organisation; those it already knows, by names and date of birth, stay as they are, whatever
/// identifier they come with.
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
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<Infallible>> {
        let mut known: HashMap<PersonKey, Vec<Option<Id<Account>>>> = HashMap::new();
        for kept in learners::of_organisation(tx, self.organisation).await? {
            known.entry(kept.key()).or_default().push(kept.account);
        }
        let mut added = 0;
        for learner in &self.learners {
            let same = known.entry(learner.key()).or_default();
            // Homonyms born on one day work with an account each; any other second row is the same pupil again.
            let told_apart = |other: &Option<Id<Account>>| matches!((other, learner.account), (Some(one), Some(two)) if *one != two);
            if same.iter().all(told_apart)
                && learners::insert(tx, self.organisation, learner, self.doing.at).await?
            {
                same.push(learner.account);
                added += 1;
            }
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
