//! The pupils of a school as its software exports them, and what a list given again changes (candidate and prescriber rules
//! §5.5, §5.6).
//!
//! What the exam needs hinders: an identifier, names, a date of birth, a class. The place of birth and the sex never do
//! (seed 003): what nobody knows is kept as the school has it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::enrolment::{BirthPlace, FRANCE, PlaceBook, Sex, Why, person_name};
use crate::people::parse_birth_date;
use crate::text::{LINE_MAX, Line};

mod difference;

pub use difference::{KnownPupil, PupilChange, SchoolDifference, school_difference};

/// A pupil as the file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PupilDraft {
    /// The national identifier: INE, or INA in agricultural schools.
    pub national_id: String,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// `1` or `M`, `2` or `F`; anything else is not told.
    pub sex: String,
    /// `jj/mm/aaaa`.
    pub birth_date: String,
    /// The country by its INSEE code, with the 99 before it or without.
    pub birth_country: String,
    /// INSEE code of the commune, for a birth in France.
    pub birth_insee: String,
    /// The town, for a birth abroad.
    pub birth_city: String,
    /// The class.
    pub division: String,
}

/// A field of a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PupilField {
    /// The national identifier.
    NationalId,
    /// Name at birth.
    LastName,
    /// First name.
    FirstName,
    /// Date of birth.
    BirthDate,
    /// The class.
    Division,
    /// Sex.
    Sex,
    /// Place of birth.
    BirthPlace,
}

impl PupilField {
    /// Its name in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalId => "national_id",
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::BirthDate => "birth_date",
            Self::Division => "division",
            Self::Sex => "sex",
            Self::BirthPlace => "birth_place",
        }
    }
}

impl PupilDraft {
    /// Every text of it, in an order that stays.
    #[must_use]
    pub fn texts(&self) -> [&str; 9] {
        [
            &self.national_id,
            &self.last_name,
            &self.first_name,
            &self.sex,
            &self.birth_date,
            &self.birth_country,
            &self.birth_insee,
            &self.birth_city,
            &self.division,
        ]
    }

    /// From those texts again.
    #[must_use]
    pub fn from_texts(texts: [&str; 9]) -> Self {
        let [
            national_id,
            last_name,
            first_name,
            sex,
            birth_date,
            birth_country,
            birth_insee,
            birth_city,
            division,
        ] = texts.map(str::to_owned);
        Self {
            national_id,
            first_name,
            last_name,
            sex,
            birth_date,
            birth_country,
            birth_insee,
            birth_city,
            division,
        }
    }
}

/// A pupil who may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolPupil {
    /// The national identifier; pupils entered otherwise have none.
    pub national_id: Option<String>,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Sex, where told.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth_date: Date,
    /// Place of birth, where told.
    pub birth_place: Option<BirthPlace>,
    /// The class.
    pub division: Option<String>,
}

/// Reads a pupil whole.
///
/// # Errors
/// Everything that does not fit, at once.
pub fn parse_pupil(
    draft: &PupilDraft,
    places: &PlaceBook,
    today: Date,
) -> Result<SchoolPupil, Vec<(PupilField, Why)>> {
    let mut faults = Vec::new();
    let national_id =
        national_id(&draft.national_id).map_err(|why| faults.push((PupilField::NationalId, why)));
    let last_name = person_name(&draft.last_name).map_err(|why| faults.push((PupilField::LastName, why)));
    let first_name = person_name(&draft.first_name).map_err(|why| faults.push((PupilField::FirstName, why)));
    let born = parse_birth_date(&draft.birth_date, today).map_err(Why::from);
    let born = born.map_err(|why| faults.push((PupilField::BirthDate, why)));
    let division = Line::parse(&draft.division, LINE_MAX).map_err(Why::from);
    let division = division.map_err(|why| faults.push((PupilField::Division, why)));
    match (national_id, last_name, first_name, born, division) {
        (Ok(national_id), Ok(last_name), Ok(first_name), Ok(birth_date), Ok(division)) => Ok(SchoolPupil {
            national_id: Some(national_id),
            first_name,
            last_name,
            sex: sex(&draft.sex),
            birth_date,
            birth_place: place(draft, places),
            division: Some(division),
        }),
        _ => Err(faults),
    }
}

/// An identifier is letters and digits. Its form has changed with the years, and duplicates of it exist: more is not asked.
fn national_id(typed: &str) -> Result<String, Why> {
    let line = Line::parse(typed, 20)?.to_uppercase();
    if line.bytes().all(|byte| byte.is_ascii_alphanumeric()) { Ok(line) } else { Err(Why::ControlCharacter) }
}

fn sex(typed: &str) -> Option<Sex> {
    match typed.trim() {
        "1" => Some(Sex::M),
        "2" => Some(Sex::F),
        code => Sex::from_code(code),
    }
}

/// The place of birth as far as it is known; an unknown commune is kept by its code.
fn place(draft: &PupilDraft, places: &PlaceBook) -> Option<BirthPlace> {
    let kept = |text: &str| Line::parse(text, LINE_MAX).ok();
    let code = draft.birth_country.trim();
    let code = if code.len() == 3 { format!("99{code}") } else { code.to_owned() };
    let country = places.country_of_code(&code);
    let told = country.map(|country| (country.name.to_owned(), country.code.to_owned()));
    let (name, code) = match told {
        Some((name, code)) => (name, Some(code)),
        None if draft.birth_insee.trim().is_empty() && draft.birth_city.trim().is_empty() => return None,
        None => (kept(&code).unwrap_or_default(), None),
    };
    let (mut insee, mut city) = (kept(&draft.birth_insee), kept(&draft.birth_city));
    match code.as_deref() {
        Some(FRANCE) => {
            if insee.is_none() && city.is_none() {
                return None;
            }
            if let Some(commune) = insee.as_deref().and_then(|insee| places.commune(insee)) {
                city = Some(commune.name.to_owned());
            }
        }
        Some(abroad) => insee = Some(abroad.to_owned()),
        None => {}
    }
    Some(BirthPlace { country: name, country_code: code, insee, postal: None, department: None, city })
}

/// Pupils who have an identifier that an earlier one has: place, then that of the earlier one, from 0.
#[must_use]
pub fn same_identifier(pupils: &[SchoolPupil]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut twice = Vec::new();
    for (place, pupil) in pupils.iter().enumerate() {
        let Some(id) = pupil.national_id.as_deref() else { continue };
        match seen.get(id) {
            Some(first) => twice.push((place, *first)),
            None => {
                seen.insert(id, place);
            }
        }
    }
    twice
}

#[cfg(test)]
mod tests;
