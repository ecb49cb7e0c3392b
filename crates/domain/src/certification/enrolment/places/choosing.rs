//! Which commune a typed name means, where several have it or none has it quite.
//!
//! Names are compared by their sorted letters, under which two communes of one department may be the same (Crouy and Roucy);
//! what is spelt alike comes first. Where a name stays open, nothing is guessed: the communes are offered.

use super::{
    Commune, FRANCE, FieldName, PlaceBook, PlaceDraft, Refused, Why, departments, padded, spelt, words,
};
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

    /// What is spelt alike goes before what has the same letters, and what is there today before what is gone.
    fn meant(&self, city: &str, fits: impl Fn(&Commune) -> bool) -> Named {
        let alike: Vec<Commune> = self.named(city).into_iter().filter(fits).collect();
        let name = spelt(city);
        for (same, gone) in [(true, false), (true, true), (false, false), (false, true)] {
            let of = |commune: &&Commune| (spelt(commune.name) == name) == same && commune.gone == gone;
            let found: Vec<Commune> = alike.iter().filter(of).copied().collect();
            if !found.is_empty() {
                return Named(once(found));
            }
        }
        Named(Vec::new())
    }

    /// The communes that a place in France may mean where it does not say which, the likeliest first: those of that name in the
    /// place told, otherwise those that are spelt nearly so there, otherwise those of that name elsewhere, and all of the postal
    /// code. For an INSEE code that is none, those of the name beside it, or those of a code with two neighbours exchanged.
    #[must_use]
    pub fn choices(&self, typed: &PlaceDraft<'_>) -> Vec<Commune> {
        let abroad = self.country(typed.country).is_some_and(|country| country.code != FRANCE);
        if abroad || typed.insee.is_empty() && typed.city.is_empty() {
            return Vec::new();
        }
        let mut groups = if !typed.insee.is_empty() {
            let named = self.elsewhere(typed.city);
            vec![if named.is_empty() { self.exchanged(&padded(typed.insee)) } else { named }]
        } else if typed.postal.is_empty() {
            let Named(namesakes) = self.of_department(typed.department, typed.city);
            let codes = departments(typed.department);
            let of = codes.iter().flat_map(|code| self.under(&self.by_department, code));
            let near = if namesakes.is_empty() { nearly(of, typed.city) } else { namesakes };
            vec![if near.is_empty() { self.elsewhere(typed.city) } else { near }]
        } else {
            let postal = padded(typed.postal);
            let Named(namesakes) = self.of_postal_code(&postal, typed.city);
            let of = || self.under(&self.by_postal_code, &postal).into_iter();
            let near = if namesakes.is_empty() { nearly(of(), typed.city) } else { namesakes };
            let today = || of().filter(|commune| !commune.gone).collect();
            if near.is_empty() { vec![self.elsewhere(typed.city), today()] } else { vec![near] }
        };
        for group in &mut groups {
            group.sort_by(|one, other| {
                spelt(one.name).cmp(&spelt(other.name)).then(one.insee.cmp(other.insee))
            });
        }
        let mut found = once(groups.concat());
        found.truncate(MOST);
        found
    }

    /// The communes of that name, its words in any order, wherever they are: those of today, or those that are gone.
    fn elsewhere(&self, city: &str) -> Vec<Commune> {
        let sorted = |name: &str| {
            let mut words = words(name);
            words.sort();
            words
        };
        let wanted = sorted(city);
        let (gone, today): (Vec<Commune>, Vec<Commune>) = self
            .named(city)
            .into_iter()
            .filter(|commune| sorted(commune.name) == wanted)
            .partition(|commune| commune.gone);
        if today.is_empty() { gone } else { today }
    }

    /// The communes whose code is that one with two neighbours exchanged.
    fn exchanged(&self, insee: &str) -> Vec<Commune> {
        let signs: Vec<char> = insee.chars().collect();
        let exchanged = |place: usize| {
            let mut code = signs.clone();
            code.swap(place, place + 1);
            self.commune(&code.into_iter().collect::<String>())
        };
        (0..signs.len().saturating_sub(1)).filter_map(exchanged).collect()
    }
}

/// Those whose name is wrong by a letter or two, or begins so.
fn nearly(communes: impl Iterator<Item = Commune>, city: &str) -> Vec<Commune> {
    let name = spelt(city);
    let near = |commune: &Commune| {
        let other = spelt(commune.name);
        name.len() > NEAR && (other.starts_with(&name) || levenshtein(&name, &other) <= NEAR)
    };
    let (gone, today): (Vec<Commune>, Vec<Commune>) = communes.filter(near).partition(|commune| commune.gone);
    if today.is_empty() { gone } else { today }
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
