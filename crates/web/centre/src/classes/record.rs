//! The school record: what the national school records take of each pupil (certification rules §11.5, ecosystem §3.4), as
//! JSON and as CSV. The names of the fields are those of that interface, in no language.
//!
//! Of each pupil the latest exam that was not cancelled: `pending` until it is published, with points and levels only where
//! it was obtained. The national number of a pupil is not kept here, and stays out.

use documents::table::{Cell, Table};
use domain::certification::jury::PublicStatus;
use domain::certification::results::{level, points};
use domain::framework::{Competence, Framework};
use domain::locale::Locale;
use serde_json::{Value, json};
use store::school_pages::{Pupil, Sitting};

/// The pupils who have something to tell, each with its exam and status.
fn told(pupils: &[Pupil]) -> impl Iterator<Item = (&Pupil, &Sitting, &'static str)> {
    pupils.iter().filter_map(|pupil| {
        let status = match pupil.status()? {
            PublicStatus::Validated => "validated",
            PublicStatus::Rejected | PublicStatus::RejectedForFraud => "rejected",
            PublicStatus::Pending => "pending",
            PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => return None,
        };
        Some((pupil, pupil.sitting.as_ref()?, status))
    })
}

/// Whether the record tells something of a pupil.
pub fn is_told(pupil: &Pupil) -> bool {
    told(std::slice::from_ref(pupil)).next().is_some()
}

/// The points that the record has: none where it was not obtained.
fn score(sitting: &Sitting) -> u32 {
    let told = sitting.published.as_ref();
    told.and_then(|told| points(told.status, told.score.as_ref())).unwrap_or(0)
}

/// The record as JSON.
pub fn json(framework: &Framework, locale: Locale, pupils: &[Pupil]) -> Result<Vec<u8>, serde_json::Error> {
    let certifications: Vec<Value> = told(pupils)
        .map(|(pupil, sitting, status)| {
            let published = sitting.published.as_ref();
            json!({
                "id": sitting.attempt,
                "firstName": pupil.learner.first_name,
                "lastName": pupil.learner.last_name,
                "birthdate": pupil.learner.birth_date,
                "division": pupil.learner.division,
                "date": sitting.sat_on,
                "deliveredAt": published.map(|told| told.on),
                "certificationCenter": sitting.centre,
                "status": status,
                "score": score(sitting),
                "verificationCode": published.and_then(|told| told.code.as_ref()),
                "competenceResults": levels(framework, sitting),
            })
        })
        .collect();
    let competences: Vec<Value> = framework
        .areas
        .iter()
        .flat_map(|area| {
            let area_title = area.title.get(locale);
            area.competences.iter().map(move |competence| {
                json!({ "id": competence.code, "name": competence.title.get(locale), "area": area_title })
            })
        })
        .collect();
    serde_json::to_vec_pretty(&json!({ "certifications": certifications, "competences": competences }))
}

/// The levels of an obtained certification.
fn levels(framework: &Framework, sitting: &Sitting) -> Vec<Value> {
    let obtained = sitting.published.as_ref().filter(|told| told.status == PublicStatus::Validated);
    let Some(told) = obtained else { return Vec::new() };
    let of = |(_, competence): (u8, &Competence)| {
        let level = level(told.status, told.score.as_ref(), &competence.code)?;
        Some(json!({ "competenceId": competence.code, "level": level }))
    };
    framework.competences().filter_map(of).collect()
}

/// The record as a table: the same fields, days as the interface writes them.
pub fn table(framework: &Framework, pupils: &[Pupil]) -> Table {
    let names = [
        "id",
        "firstName",
        "lastName",
        "birthdate",
        "division",
        "date",
        "deliveredAt",
        "certificationCenter",
        "status",
        "score",
        "verificationCode",
    ];
    let mut columns: Vec<(String, u16)> = names.map(|name| (name.to_owned(), 30)).to_vec();
    columns.extend(framework.competences().map(|(_, competence)| (competence.code.to_string(), 12)));
    let row = |(pupil, sitting, status): (&Pupil, &Sitting, &str)| {
        let (learner, published) = (&pupil.learner, sitting.published.as_ref());
        let code = published.and_then(|told| told.code.as_ref());
        let obtained = published.filter(|told| told.status == PublicStatus::Validated);
        let mut row = vec![
            Cell::text(&sitting.attempt.to_string()),
            Cell::text(&learner.first_name),
            Cell::text(&learner.last_name),
            Cell::text(&learner.birth_date.to_string()),
            Cell::text(learner.division.as_deref().unwrap_or_default()),
            Cell::text(&sitting.sat_on.to_string()),
            Cell::text(&published.map(|told| told.on.to_string()).unwrap_or_default()),
            Cell::text(&sitting.centre),
            Cell::text(status),
            Cell::Number(score(sitting)),
            Cell::text(&code.map(ToString::to_string).unwrap_or_default()),
        ];
        row.extend(framework.competences().map(|(_, competence)| {
            let level = obtained.and_then(|told| level(told.status, told.score.as_ref(), &competence.code));
            level.map_or_else(|| Cell::text(""), |level| Cell::Number(level.into()))
        }));
        row
    };
    Table { name: "livret".to_owned(), columns, rows: told(pupils).map(row).collect() }
}
