//! The pupils of a centre's school: whom a row of a list stands for (certification rules §3.8).

use std::collections::HashMap;

use domain::certification::enrolment::{Entry, NewCandidate, PersonKey};
use domain::id::Id;
use domain::people::Centre;
use store::candidates::Origin;
use store::{Failure, Tx, centres, learners};

/// The pupils of the school that a centre belongs to, by name and date of birth.
pub(super) struct Pupils(HashMap<PersonKey, Vec<Origin>>);

impl Pupils {
    /// Reads them; a centre without a school has none.
    pub(super) async fn of_centre(tx: &mut Tx<'_>, centre: Id<Centre>) -> Result<Self, Failure> {
        let mut by_key: HashMap<PersonKey, Vec<Origin>> = HashMap::new();
        if let Some(school) = centres::by_id(tx, centre).await?.and_then(|centre| centre.organisation) {
            for pupil in learners::of_organisation(tx, school).await? {
                let origin = Origin { division: pupil.division.clone(), learner: Some(pupil.id) };
                by_key.entry(pupil.key()).or_default().push(origin);
            }
        }
        Ok(Self(by_key))
    }

    /// The one pupil who has these names and this date. Of homonyms none is guessed.
    pub(super) fn origin(&self, new: &NewCandidate) -> Origin {
        if self.0.is_empty() {
            return Origin::default();
        }
        match self.0.get(&key(new)).map(Vec::as_slice) {
            Some([pupil]) => pupil.clone(),
            _ => Origin::default(),
        }
    }
}

/// By what a row is told from others.
pub(super) fn key(new: &NewCandidate) -> PersonKey {
    PersonKey::new(&new.first_name, &new.last_name, new.birth_date)
}

/// A row with where it comes from, as the list will hold it.
pub(super) fn entry(new: &NewCandidate, origin: &Origin) -> Entry {
    Entry { key: key(new), local_id: new.local_id.clone(), learner: origin.learner }
}
