//! The policy of the doors, as it was written by hand.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Who may pass which door.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The actors, in the order of the cells.
    pub actors: Vec<String>,
    /// Each door by its method and path.
    pub doors: BTreeMap<String, Line>,
}

/// One door.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The rows of the table of roles and operations that it comes from.
    #[serde(default)]
    pub rows: Vec<u8>,
    /// One letter for each actor.
    pub cells: String,
    /// Fields without which the handler does not look at the identifiers.
    #[serde(default)]
    pub form: String,
    /// The field of a file.
    pub upload: Option<String>,
    /// What an identifier of somebody else gives.
    #[serde(default)]
    pub foreign: Foreign,
    /// What the second identifier gives when it does not belong to the first.
    #[serde(default)]
    pub inner: Foreign,
    /// Actors to whom every identifier belongs.
    #[serde(default)]
    pub all: Vec<String>,
    /// The sample of the test has no such thing.
    #[serde(default)]
    pub missing: bool,
}

/// What an identifier of somebody else gives to those for whom a door opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Foreign {
    /// Nothing is there: 404.
    #[default]
    Absent,
    /// A refusal, or the page above; nothing changed.
    Refused,
    /// The page, without the name of any person.
    Outline,
    /// As if it was done before; nothing changed.
    Idle,
}

impl Policy {
    /// Reads the committed policy.
    ///
    /// # Panics
    /// When it is not written as it should be.
    #[must_use]
    pub fn read() -> Self {
        let text = include_str!("../../web/app/policy.toml");
        toml::from_str(text).unwrap_or_else(|e| panic!("policy.toml: {e}"))
    }

    /// The cell of an actor at a door: `O`, `S`, `F` or `R`.
    ///
    /// # Panics
    /// When the line has not one cell for each actor.
    #[must_use]
    pub fn cell(&self, door: &str, actor: &str) -> char {
        let line = self.doors.get(door).unwrap_or_else(|| panic!("policy.toml has no line for {door}"));
        let cells: Vec<char> = line.cells.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(cells.len(), self.actors.len(), "{door}: one cell for each actor");
        let place = self.actors.iter().position(|known| known == actor);
        cells[place.unwrap_or_else(|| panic!("policy.toml knows no {actor}"))]
    }
}
