//! Who a candidate is, corrected by the jury after the exam (certification rules §10.2, V42).

use jiff::civil::Date;

use super::PersonKey;
use crate::people::{BirthDateFault, parse_birth_date};
use crate::text::{LINE_MAX, Line, TextFault};

/// The names and the date of birth of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Identity {
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
}

/// What the jury has seen that shows who somebody is. The paper itself is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperSeen {
    /// A national identity card.
    IdentityCard,
    /// A passport.
    Passport,
    /// A residence permit.
    ResidencePermit,
    /// A record of civil status: birth certificate, family record book.
    CivilRecord,
    /// What the school has on file: its certificate of schooling, its data base of pupils.
    SchoolRecord,
}

impl PaperSeen {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::IdentityCard, Self::Passport, Self::ResidencePermit, Self::CivilRecord, Self::SchoolRecord];

    /// The name of the kind in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::IdentityCard => "identity_card",
            Self::Passport => "passport",
            Self::ResidencePermit => "residence_permit",
            Self::CivilRecord => "civil_record",
            Self::SchoolRecord => "school_record",
        }
    }

    /// Takes back a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }
}

/// What does not fit in a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityFault {
    /// The first name.
    FirstName(TextFault),
    /// The name at birth.
    LastName(TextFault),
    /// The date of birth.
    BirthDate(BirthDateFault),
}

impl Identity {
    /// Takes what was typed; spaces around and inside names are tidied.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(
        first_name: &str,
        last_name: &str,
        birth_date: &str,
        today: Date,
    ) -> Result<Self, Vec<IdentityFault>> {
        let first_name = Line::parse(first_name, LINE_MAX).map_err(IdentityFault::FirstName);
        let last_name = Line::parse(last_name, LINE_MAX).map_err(IdentityFault::LastName);
        let birth_date = parse_birth_date(birth_date, today).map_err(IdentityFault::BirthDate);
        match (first_name, last_name, birth_date) {
            (Ok(first_name), Ok(last_name), Ok(birth_date)) => Ok(Self { first_name, last_name, birth_date }),
            (first, last, born) => Err([first.err(), last.err(), born.err()].into_iter().flatten().collect()),
        }
    }

    /// What tells persons of one list apart.
    #[must_use]
    pub fn key(&self) -> PersonKey {
        PersonKey::new(&self.first_name, &self.last_name, self.birth_date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_and_never_empty() {
        let today = jiff::civil::date(2026, 11, 20);
        let read = |first, born| Identity::parse(first, "Benali", born, today);
        assert_eq!(read("  Jean   Paul ", "04/07/2011").map(|i| i.first_name), Ok("Jean Paul".into()), "V42");
        let faults = vec![
            IdentityFault::FirstName(TextFault::Empty),
            IdentityFault::BirthDate(BirthDateFault::InFuture),
        ];
        assert_eq!(read("   ", "21/11/2026"), Err(faults), "V42");
    }
}
