//! A school gives the list of its pupils, for the first time or again.

use std::convert::Infallible;

use domain::certification::school_list::{KnownPupil, SchoolPupil, same_identifier, school_difference};
use domain::id::Id;
use domain::people::Organisation;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, journal, school_lists};

use crate::Doing;

/// Keeps the list of a school. Who is no longer in it has left: they stay for what they sat, and come back when a later list
/// has them again. No identifier comes twice.
#[derive(Debug, Clone)]
pub struct ImportLearners {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which school; the caller has checked that it is theirs.
    pub organisation: Id<Organisation>,
    /// Its pupils, in the order of the file.
    pub pupils: Vec<SchoolPupil>,
}

impl Act for ImportLearners {
    /// How many pupils the list tells of.
    type Done = usize;
    type Refusal = Infallible;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<Infallible>> {
        let (school, at, pupils) = (self.organisation, self.doing.at, &self.pupils);
        if !same_identifier(pupils).is_empty() {
            return Err(Failure::inconsistent("a school's list holds an identifier twice").into());
        }
        let listed = school_lists::of_organisation(tx, school).await?;
        let known: Vec<KnownPupil> = listed.into_iter().map(|(pupil, _)| pupil).collect();
        let found = school_difference(pupils, &known);
        if found.is_empty() {
            return Ok(pupils.len());
        }
        let changed = found.changed.iter().map(|(pupil, known, _)| (*pupil, *known));
        for (pupil, place) in changed.chain(found.back.iter().copied()) {
            school_lists::change(tx, school, known[place].id, &pupils[pupil]).await?;
        }
        for pupil in &found.added {
            let id = Id::from_seed(&self.doing.seed, &format!("learner {pupil}"));
            school_lists::insert(tx, school, id, &pupils[*pupil], at).await?;
        }
        for place in &found.left {
            school_lists::leave(tx, school, known[*place].id, at).await?;
        }
        let entry = journal::Entry {
            stream: &journal::stream("organisation", school),
            at,
            by: &self.doing.by,
            act: "import_learners",
            payload: json!({
                "added": found.added.len(),
                "changed": found.changed.len(),
                "back": found.back.len(),
                "left": found.left.len(),
            }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(pupils.len())
    }
}
