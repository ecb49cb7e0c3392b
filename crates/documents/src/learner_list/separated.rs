//! The list of agricultural schools: separated values under the titles of their software.

use std::collections::HashMap;

use domain::certification::school_list::PupilDraft;

use super::{CannotReadPupils, LearnerList, LeftOut, MAX_PUPILS, ReadPupil, WhyLeftOut, refused};
use crate::candidate_list::package;
use crate::candidate_list::read::tidy;
use crate::candidate_list::separated::rows;

/// A column, by its title in small letters without star and explanation.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Title {
    NationalId,
    FirstName,
    LastName,
    Sex,
    BirthDate,
    Commune,
    City,
    Country,
    Division,
}

const TITLES: [(Title, &str, bool); 9] = [
    (Title::NationalId, "Identifiant unique", true),
    (Title::FirstName, "Premier prénom", true),
    (Title::LastName, "Nom de famille", true),
    (Title::Sex, "Code sexe", false),
    (Title::BirthDate, "Date de naissance", true),
    (Title::Commune, "Code commune naissance", false),
    (Title::City, "Libellé commune naissance", false),
    (Title::Country, "Code pays naissance", false),
    (Title::Division, "Division", true),
];

fn title(cell: &str) -> Option<Title> {
    let said = tidy(cell.split('(').next()?).to_lowercase();
    let said = said.trim_matches(|c: char| c.is_whitespace() || c == '*');
    TITLES.iter().find(|(_, name, _)| name.to_lowercase() == said).map(|(title, ..)| *title)
}

pub(super) fn read(bytes: &[u8]) -> Result<LearnerList, CannotReadPupils> {
    package::look(bytes).map_err(|why| refused(&why))?;
    let sheet = rows(bytes, &|cell| title(cell).is_some()).map_err(|why| refused(&why))?;
    let head = sheet.iter().position(|row| row.cells.iter().any(|(_, cell)| title(cell).is_some()));
    let mut at: HashMap<Title, usize> = HashMap::new();
    for (place, cell) in head.map_or(&[][..], |head| &sheet[head].cells) {
        title(cell).map(|title| at.entry(title).or_insert(*place));
    }
    let missing: Vec<&'static str> = TITLES
        .iter()
        .filter(|(title, _, required)| *required && !at.contains_key(title))
        .map(|(_, name, _)| *name)
        .collect();
    if !missing.is_empty() {
        return Err(CannotReadPupils::MissingColumns(missing));
    }
    let mut list = LearnerList::default();
    for row in &sheet[head.map_or(sheet.len(), |head| head + 1)..] {
        let cell = |title| at.get(&title).map(|place| tidy(row.cell(*place))).unwrap_or_default();
        if row.cells.is_empty() {
            continue;
        }
        let draft = PupilDraft {
            national_id: cell(Title::NationalId),
            first_name: cell(Title::FirstName),
            last_name: cell(Title::LastName),
            sex: cell(Title::Sex),
            birth_date: cell(Title::BirthDate),
            birth_country: cell(Title::Country),
            birth_insee: cell(Title::Commune),
            birth_city: cell(Title::City),
            division: cell(Title::Division),
        };
        if list.pupils.len() == MAX_PUPILS {
            return Err(CannotReadPupils::TooMany);
        }
        if draft.national_id.is_empty() {
            let name = format!("{} {}", draft.last_name, draft.first_name);
            list.left_out.push(LeftOut { name, why: WhyLeftOut::NoNationalId });
        } else {
            list.pupils.push(ReadPupil { place: row.row as usize, draft });
        }
    }
    Ok(list)
}
