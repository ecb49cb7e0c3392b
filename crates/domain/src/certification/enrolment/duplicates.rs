//! Who is on a list twice.

use std::collections::HashMap;

use jiff::civil::Date;

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
pub fn duplicates(rows: &[PersonKey], enrolled: &[PersonKey]) -> Vec<Duplicate> {
    let mut seen: HashMap<&PersonKey, DuplicateOf> = HashMap::new();
    for (index, key) in enrolled.iter().enumerate() {
        seen.entry(key).or_insert(DuplicateOf::Enrolled(index));
    }
    let mut found = Vec::new();
    for (row, key) in rows.iter().enumerate() {
        match seen.get(key) {
            Some(of) => found.push(Duplicate { row, of: *of }),
            None => {
                seen.insert(key, DuplicateOf::Row(row));
            }
        }
    }
    found
}
