//! Who is on a list twice.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::id::Id;
use crate::people::Learner;
use crate::text::normalise_name;

/// By what two rows are the same person: normalised names and the exact date of birth (§3.4).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonKey {
    first_name: String,
    last_name: String,
    birth_date: Date,
}

impl PersonKey {
    /// The key of a person.
    #[must_use]
    pub fn new(first_name: &str, last_name: &str, birth_date: Date) -> Self {
        Self { first_name: normalise_name(first_name), last_name: normalise_name(last_name), birth_date }
    }
}

/// A row of a list, as far as telling persons apart needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names and date of birth.
    pub key: PersonKey,
    /// An identifier of the centre's own.
    pub local_id: Option<String>,
    /// The pupil known to a school.
    pub learner: Option<Id<Learner>>,
}

impl Entry {
    /// Whether both rows are one person. Homonyms born on one day exist: two local identifiers or two pupils of the
    /// school tell them apart.
    #[must_use]
    pub fn is_same_person(&self, other: &Self) -> bool {
        let differ = |one: Option<&str>, two: Option<&str>| one.is_some() && two.is_some() && one != two;
        self.key == other.key
            && !differ(self.local_id.as_deref(), other.local_id.as_deref())
            && !matches!((self.learner, other.learner), (Some(one), Some(two)) if one != two)
    }
}

/// A row that is somebody already seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// Which row, from 0.
    pub row: usize,
    /// Who it is.
    pub of: DuplicateOf,
}

/// Whom a row repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateOf {
    /// An earlier row of the same list, from 0.
    Row(usize),
    /// Somebody enrolled already, by their place in the list given.
    Enrolled(usize),
}

/// The rows that are somebody enrolled or an earlier row. Mended: the incumbent let a list hold somebody twice, who
/// could then never join (§3.7).
#[must_use]
pub fn duplicates(rows: &[Entry], enrolled: &[Entry]) -> Vec<Duplicate> {
    let mut seen: HashMap<&PersonKey, Vec<(&Entry, DuplicateOf)>> = HashMap::new();
    for (index, entry) in enrolled.iter().enumerate() {
        seen.entry(&entry.key).or_default().push((entry, DuplicateOf::Enrolled(index)));
    }
    let mut found = Vec::new();
    for (row, entry) in rows.iter().enumerate() {
        let homonyms = seen.entry(&entry.key).or_default();
        match homonyms.iter().find(|(known, _)| known.is_same_person(entry)) {
            Some((_, of)) => found.push(Duplicate { row, of: *of }),
            None => homonyms.push((entry, DuplicateOf::Row(row))),
        }
    }
    found
}
