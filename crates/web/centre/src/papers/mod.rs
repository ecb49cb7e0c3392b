//! The papers of a session: made when asked for, from what is stored, beside the requests. The pack of a session or of a day is one
//! archive (ADR 0044); each paper can also be read and printed in the browser.

pub mod catalogue;
pub mod day;
mod fill;
pub mod show;
mod view;

use axum::extract::{Path, State};
use axum::response::Response;
use documents::candidate_list::{self, ListKind, ListRow};
use documents::session_papers::AttendanceSheet;
use domain::certification::enrolment::{Billing, BirthPlace, FRANCE, Sex};
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::CentreKind;
use store::sessions::Kept;
use store::{Conn, candidates, centres};
use web_shell::{Answer, Shared, Trouble, Visit, outcome, papers};

use crate::room;
use catalogue::Document;
use fill::Asked;

web_shell::texts!(TEXTS, "page");

/// GET /centre/sessions/{id}/emargement.pdf
pub async fn attendance_sheet(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
) -> Answer {
    printed(&app, &visit, id, Document::Attendance, "emargement").await
}

/// The attendance sheet of a session, for whoever may print it.
pub async fn attendance(
    app: &Shared,
    db: &mut Conn<'_>,
    visit: &Visit,
    kept: &Kept,
) -> Result<AttendanceSheet, Trouble> {
    Ok(fill::sheet(&fill::print_pack(app, db, visit, kept).await?, true))
}

/// GET /centre/sessions/{id}/incidents.pdf
pub async fn incident_report(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    printed(&app, &visit, id, Document::Incidents, "proces-verbal").await
}

/// GET /centre/sessions/{id}/seance.pdf: the minutes of the session, filled from what the room noted.
pub async fn minutes(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    printed(&app, &visit, id, Document::Minutes, "session").await
}

/// GET /centre/sessions/{id}/kit.pdf: it holds the access code, so only the référent has it.
pub async fn kit(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    printed(&app, &visit, id, Document::Kit, "kit-surveillant").await
}

/// One paper as PDF, shown in the browser under a name of ours.
async fn printed(app: &Shared, visit: &Visit, id: Id<Session>, document: Document, word: &str) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    document.allowed(&membership)?;
    let filled = fill::fill(app, db, visit, &kept, document, &Asked::default()).await?;
    drop(reader);
    let bytes = app.press.print(move || filled.pdf()).await?;
    Ok(pdf(&format!("{word}-{}.pdf", kept.number), bytes))
}

/// GET /centre/sessions/{id}/candidats/liste.ods
pub async fn list(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, _) = room::session(db, &visit, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let rows: Vec<ListRow> = candidates::of_session(db, id).await?.into_iter().map(listed).collect();
    let head = papers::head(db, visit.locale, &kept).await?;
    drop(reader);
    let kind = kind_of(centre.kind);
    let made = tokio::task::spawn_blocking(move || candidate_list::write(&head, &rows, kind));
    let bytes = made.await.map_err(Trouble::failed)?;
    let name = format!("liste-candidats-{}.ods", kept.number);
    Ok(outcome::download(&name, "application/vnd.oasis.opendocument.spreadsheet", bytes))
}

/// Which list a centre fills in.
pub fn kind_of(kind: CentreKind) -> ListKind {
    if kind == CentreKind::School { ListKind::School } else { ListKind::Other }
}

/// A candidate as the list has them.
pub fn listed(candidate: candidates::Kept) -> ListRow {
    ListRow {
        birth_place: candidate.birth_place.map_or(candidate_list::BirthPlace::Unknown, place),
        birth_name: candidate.last_name,
        first_name: candidate.first_name,
        birth_date: candidate.birth_date,
        sex: candidate.sex.map_or("", Sex::code).to_owned(),
        results_email: candidate.results_email,
        convocation_email: candidate.convocation_email,
        local_id: candidate.local_id,
        extra_time_percent: candidate.extra_time.into(),
        billing: candidate.billing.map(|billing| match billing {
            Billing::Free => candidate_list::Billing::Free,
            Billing::Paid => candidate_list::Billing::Paid,
            Billing::Prepaid { code } => candidate_list::Billing::Prepaid(code),
        }),
    }
}

fn place(place: BirthPlace) -> candidate_list::BirthPlace {
    use candidate_list::BirthPlace as Told;
    if !place.is_resolved() {
        // A school's place is kept as typed: it goes back into the cells it came from.
        let cells = [place.insee, place.postal, place.department, place.city];
        let [insee, postal, department, city] = cells.map(Option::unwrap_or_default);
        return Told::AsTyped { insee, postal, department, city, country: place.country };
    }
    let city = place.city.unwrap_or_default();
    match (place.country_code.as_deref(), place.insee, place.postal) {
        (Some(code), ..) if code != FRANCE => Told::Abroad { city, country: place.country },
        (_, Some(code), _) => Told::InseeCode(code),
        (_, None, Some(code)) => Told::PostalCode { code, city },
        _ => Told::Unknown,
    }
}

/// A paper, shown in the browser.
pub fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    outcome::inline(name, "application/pdf", bytes)
}
