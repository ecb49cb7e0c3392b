//! What a change of a row says: field by field, before and after.

use super::{Billing, BirthPlace, FieldName, NewCandidate, Sex};

/// One field that a row has otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Changed {
    /// Which one; the place of birth as a whole goes by its commune.
    pub field: FieldName,
    /// What it said; empty for nothing.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// What is different, in the order of the spreadsheet.
#[must_use]
pub fn changes(before: &NewCandidate, after: &NewCandidate) -> Vec<Changed> {
    told(before)
        .into_iter()
        .zip(told(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Changed { field, before, after })
        .collect()
}

fn told(row: &NewCandidate) -> [(FieldName, String); 11] {
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
    let (mode, code) = match &row.billing {
        None => ("", String::new()),
        Some(Billing::Free) => ("FREE", String::new()),
        Some(Billing::Paid) => ("PAID", String::new()),
        Some(Billing::Prepaid { code }) => ("PREPAID", code.clone()),
    };
    let extra = if row.extra_time_percent == 0 {
        String::new()
    } else {
        format!("{}\u{a0}%", row.extra_time_percent)
    };
    [
        (FieldName::LastName, row.last_name.clone()),
        (FieldName::FirstName, row.first_name.clone()),
        (FieldName::BirthDate, row.birth_date.strftime("%d/%m/%Y").to_string()),
        (FieldName::Sex, row.sex.map_or("", Sex::code).to_owned()),
        (FieldName::BirthCity, row.birth_place.as_ref().map(place).unwrap_or_default()),
        (FieldName::ResultsEmail, or_nothing(&row.results_email)),
        (FieldName::ConvocationEmail, or_nothing(&row.convocation_email)),
        (FieldName::LocalId, or_nothing(&row.local_id)),
        (FieldName::ExtraTime, extra),
        (FieldName::Billing, mode.to_owned()),
        (FieldName::PrepaymentCode, code),
    ]
}

/// A place of birth in one line: `Buellas (01310), France`.
fn place(place: &BirthPlace) -> String {
    let code = [&place.postal, &place.insee, &place.department].into_iter().flatten().next();
    let city = match (&place.city, code) {
        (Some(city), Some(code)) => format!("{city} ({code})"),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => return place.country.clone(),
    };
    if place.country.is_empty() { city } else { format!("{city}, {}", place.country) }
}
