//! What a computer is called in a school: `B204-07`.

use crate::text::normalise_name;

/// Most characters of a name.
pub const NAME_MAX: usize = 24;

/// The name of a computer: letters, digits, spaces and `- _ .`, with a digit, so that nobody names a person by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkstationName(String);

/// Why something is no name of a computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing was typed.
    #[error("no name")]
    Empty,
    /// More than [`NAME_MAX`] characters.
    #[error("too long")]
    TooLong,
    /// A sign that names of computers do not have.
    #[error("a strange sign")]
    Signs,
    /// No digit.
    #[error("no digit")]
    NoDigit,
}

impl NameFault {
    /// The code of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::Signs => "signs",
            Self::NoDigit => "no_digit",
        }
    }
}

impl WorkstationName {
    /// Takes what was typed; runs of spaces become one.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn parse(typed: &str) -> Result<Self, NameFault> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(NameFault::Empty);
        }
        if name.chars().count() > NAME_MAX {
            return Err(NameFault::TooLong);
        }
        if !name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.')) {
            return Err(NameFault::Signs);
        }
        if name.chars().any(|c| c.is_ascii_digit()) { Ok(Self(name)) } else { Err(NameFault::NoDigit) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one name have in common: `b204 07` is `B204-07`.
    #[must_use]
    pub fn key(&self) -> String {
        normalise_name(&self.0)
    }

    /// The room: what stands before the last separator. Nothing where there is none.
    #[must_use]
    pub fn room_of(name: &str) -> &str {
        name.rsplit_once(['-', '_', '.', ' ']).map_or("", |(room, _)| room.trim())
    }
}
