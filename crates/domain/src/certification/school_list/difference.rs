//! What a list of the school given again changes.

use std::collections::{HashMap, HashSet};

use super::{PupilField, SchoolPupil};
use crate::certification::enrolment::{PersonKey, Sex};
use crate::id::Id;
use crate::people::Learner;

/// A pupil whom the school's list has already.
#[derive(Debug, Clone)]
pub struct KnownPupil {
    /// Which one.
    pub id: Id<Learner>,
    /// What is known.
    pub pupil: SchoolPupil,
    /// They have left the school.
    pub left: bool,
}

/// What changes of a pupil: which field, before, after.
pub type PupilChange = (PupilField, String, String);

/// What a list of the school given again changes. By places from 0: first in the file, then among the known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchoolDifference {
    /// Who is new.
    pub added: Vec<usize>,
    /// Of whom it says something else.
    pub changed: Vec<(usize, usize, Vec<PupilChange>)>,
    /// Who had left and is in it again.
    pub back: Vec<(usize, usize)>,
    /// Who is known and no longer in it: they have left the school.
    pub left: Vec<usize>,
    /// How many stay as they are.
    pub same: usize,
}

impl SchoolDifference {
    /// Whether nothing would be done.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.back.is_empty() && self.left.is_empty()
    }
}

/// Compares a list with the pupils that are known: by the national identifier, otherwise by names and date of birth where
/// the known one has no identifier yet.
#[must_use]
pub fn school_difference(pupils: &[SchoolPupil], known: &[KnownPupil]) -> SchoolDifference {
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_key: HashMap<PersonKey, Vec<usize>> = HashMap::new();
    for (place, one) in known.iter().enumerate() {
        match one.pupil.national_id.as_deref() {
            Some(id) => drop(by_id.insert(id, place)),
            None => by_key.entry(key(&one.pupil)).or_default().push(place),
        }
    }
    let (mut found, mut met) = (SchoolDifference::default(), HashSet::new());
    for (place, pupil) in pupils.iter().enumerate() {
        let same = pupil.national_id.as_deref().and_then(|id| by_id.get(id)).copied();
        let namesake = || by_key.get(&key(pupil))?.iter().copied().find(|known| !met.contains(known));
        let Some(other) = same.or_else(namesake) else {
            found.added.push(place);
            continue;
        };
        met.insert(other);
        let changes = pupil_changes(&known[other].pupil, pupil);
        match (known[other].left, changes.is_empty()) {
            (true, _) => found.back.push((place, other)),
            (false, true) => found.same += 1,
            (false, false) => found.changed.push((place, other, changes)),
        }
    }
    found.left = (0..known.len()).filter(|place| !known[*place].left && !met.contains(place)).collect();
    found
}

fn key(pupil: &SchoolPupil) -> PersonKey {
    PersonKey::new(&pupil.first_name, &pupil.last_name, pupil.birth_date)
}

fn pupil_changes(before: &SchoolPupil, after: &SchoolPupil) -> Vec<PupilChange> {
    let told = |pupil: &SchoolPupil| {
        let city = pupil.birth_place.as_ref().map(|place| {
            let town = place.city.clone().or_else(|| place.insee.clone()).unwrap_or_default();
            format!("{town}, {}", place.country)
        });
        [
            (PupilField::NationalId, pupil.national_id.clone().unwrap_or_default()),
            (PupilField::LastName, pupil.last_name.clone()),
            (PupilField::FirstName, pupil.first_name.clone()),
            (PupilField::BirthDate, pupil.birth_date.strftime("%d/%m/%Y").to_string()),
            (PupilField::Division, pupil.division.clone().unwrap_or_default()),
            (PupilField::Sex, pupil.sex.map_or("", Sex::code).to_owned()),
            (PupilField::BirthPlace, city.unwrap_or_default()),
        ]
    };
    let pairs = told(before).into_iter().zip(told(after));
    pairs
        .filter(|((_, one), (_, other))| one != other)
        .map(|((field, one), (_, other))| (field, one, other))
        .collect()
}
