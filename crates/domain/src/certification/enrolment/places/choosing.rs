//! Which commune a typed name means, where several have it or none has it quite.
//!
//! Names are compared by their sorted letters, under which two communes of one department may be the same (Crouy and Roucy);
//! what is spelt alike comes first. Where a name stays open, nothing is guessed: the communes are offered.

use super::{Commune, FRANCE, FieldName, PlaceBook, PlaceDraft, Refused, Why, departments, padded, spelt};
use crate::correction::levenshtein;

/// Most communes that are offered: a postal code has 46 at most.
const MOST: usize = 50;
/// Letters by which a name may be wrong to be offered all the same.
const NEAR: usize = 2;

/// The communes that a name means in one place.
pub(super) struct Named(Vec<Commune>);

impl Named {
    /// The only one, or why there is none: `absent` when nobody has that name.
    pub(super) fn only(self, absent: Why) -> Result<Commune, Refused> {
        match self.0.as_slice() {
            [] => Err(vec![(FieldName::BirthCity, absent)]),
            [one] => Ok(*one),
            _ => Err(vec![(FieldName::BirthCity, Why::CityAmbiguous)]),
        }
    }
}

impl PlaceBook {
    /// Those of that name, or of those letters, in a postal code.
    pub(super) fn of_postal_code(&self, postal: &str, city: &str) -> Named {
        self.meant(city, |commune| commune.postal_codes().any(|code| code == postal))
    }

    /// Those of that name, or of those letters, in a department.
    pub(super) fn of_department(&self, department: &str, city: &str) -> Named {
        let codes = departments(department);
        self.meant(city, |commune| codes.iter().any(|code| code == commune.department()))
    }

    fn meant(&self, city: &str, fits: impl Fn(&Commune) -> bool) -> Named {
        let alike: Vec<Commune> = self.named(city).filter(fits).collect();
        let name = spelt(city);
        let same: Vec<Commune> =
            alike.iter().filter(|commune| spelt(commune.name) == name).copied().collect();
        Named(once(if same.is_empty() { alike } else { same }))
    }

    /// The communes that a place in France may mean where it does not say which: those of that name, otherwise those of
    /// the postal code, or those of the department that are spelt nearly so; by name.
    #[must_use]
    pub fn choices(&self, typed: &PlaceDraft<'_>) -> Vec<Commune> {
        let abroad = self.country(typed.country).is_some_and(|country| country.code != FRANCE);
        if abroad || !typed.insee.is_empty() || typed.city.is_empty() {
            return Vec::new();
        }
        let mut found = if typed.postal.is_empty() {
            let Named(namesakes) = self.of_department(typed.department, typed.city);
            if namesakes.is_empty() { self.nearly(typed.department, typed.city) } else { namesakes }
        } else {
            let postal = padded(typed.postal);
            let Named(namesakes) = self.of_postal_code(&postal, typed.city);
            let all = || self.by_postal_code.get(postal.as_str()).cloned().unwrap_or_default();
            if namesakes.is_empty() { all() } else { namesakes }
        };
        found.sort_by(|one, other| spelt(one.name).cmp(&spelt(other.name)).then(one.insee.cmp(other.insee)));
        let mut found = once(found);
        found.truncate(MOST);
        found
    }

    /// Communes of a department whose name is wrong by a letter or two, or begins so.
    fn nearly(&self, department: &str, city: &str) -> Vec<Commune> {
        let name = spelt(city);
        let near = |commune: &&Commune| {
            let other = spelt(commune.name);
            name.len() > NEAR && (other.starts_with(&name) || levenshtein(&name, &other) <= NEAR)
        };
        let codes = departments(department);
        let of = codes.iter().filter_map(|code| self.by_department.get(code.as_str())).flatten();
        of.filter(near).copied().collect()
    }
}

/// Each commune once: one of today and one of yesterday may share a code, and the first counts.
fn once(communes: Vec<Commune>) -> Vec<Commune> {
    let mut seen: Vec<Commune> = Vec::new();
    for commune in communes {
        if seen.iter().all(|other| other.insee != commune.insee) {
            seen.push(commune);
        }
    }
    seen
}
