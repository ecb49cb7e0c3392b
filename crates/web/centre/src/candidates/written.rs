//! A row of the list turned back into what a person types.

use domain::certification::enrolment::{
    Billing, BirthPlace, CandidateDraft, FRANCE, NewCandidate, PlaceBook, Sex,
};
use store::{candidates, lists};
use web_shell::when;

/// The row of the list as one would type it.
pub fn written(kept: &candidates::Kept) -> CandidateDraft {
    cells_of(&lists::row(kept))
}

/// The same of a row that was read.
pub fn cells_of(row: &NewCandidate) -> CandidateDraft {
    let place = row.birth_place.as_ref();
    let of_place =
        |part: fn(&BirthPlace) -> &Option<String>| place.and_then(|p| part(p).clone()).unwrap_or_default();
    let abroad = place.and_then(|p| p.country_code.as_deref()).is_some_and(|code| code != FRANCE);
    let insee = if abroad { "99".to_owned() } else { of_place(|p| &p.insee) };
    // A code that is known tells the commune: typing both is refused.
    let told = !abroad && PlaceBook::embedded().commune(&insee).is_some();
    let city = if told { String::new() } else { of_place(|p| &p.city) };
    let (billing, code) = match &row.billing {
        None => ("", String::new()),
        Some(Billing::Free) => ("FREE", String::new()),
        Some(Billing::Paid) => ("PAID", String::new()),
        Some(Billing::Prepaid { code }) => ("PREPAID", code.clone()),
    };
    CandidateDraft {
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        sex: row.sex.map_or("", Sex::code).to_owned(),
        birth_date: when::short(row.birth_date),
        birth_country: place.map(|p| p.country.clone()).unwrap_or_default(),
        birth_insee: insee,
        birth_postal: of_place(|p| &p.postal),
        birth_department: of_place(|p| &p.department),
        birth_city: city,
        results_email: row.results_email.clone().unwrap_or_default(),
        convocation_email: row.convocation_email.clone().unwrap_or_default(),
        local_id: row.local_id.clone().unwrap_or_default(),
        extra_time: if row.extra_time_percent == 0 {
            String::new()
        } else {
            row.extra_time_percent.to_string()
        },
        billing: billing.to_owned(),
        prepayment_code: code,
    }
}
