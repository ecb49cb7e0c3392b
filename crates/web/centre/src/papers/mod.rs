//! The papers of a session: made when asked for, from what is stored, beside the requests.

use axum::extract::{Path, State};
use axum::response::Response;
use documents::candidate_list::{self, ListKind, ListRow};
use documents::session_papers::{self, AttendanceRow, AttendanceSheet, GroupColumn, Kit};
use domain::certification::attempt::personal_end;
use domain::certification::enrolment::{Billing, BirthPlace, FRANCE, Sex};
use domain::certification::exam::MINUTES;
use domain::certification::session::{SLOT_MINUTES, Session, kit_code};
use domain::id::Id;
use domain::locale::Locale;
use domain::people::CentreKind;
use store::sessions::Kept;
use store::{Conn, candidates, centres};
use web_shell::{Answer, Shared, Trouble, Visit, outcome, papers};

use crate::room;

/// GET /centre/sessions/{id}/emargement.pdf
pub async fn attendance_sheet(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, _) = room::session(db, &visit, id).await?;
    let sheet = attendance(db, visit.locale, &kept).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::attendance_sheet(&sheet)).await?;
    Ok(pdf(&format!("emargement-{}.pdf", kept.number), bytes))
}

/// The attendance sheet of a session, for whoever may print it.
pub async fn attendance(db: &mut Conn<'_>, locale: Locale, kept: &Kept) -> Result<AttendanceSheet, Trouble> {
    let list = candidates::of_session(db, kept.id).await?;
    let divisions = list.iter().any(|c| c.division.is_some());
    Ok(AttendanceSheet {
        head: papers::head(db, locale, kept).await?,
        group: if divisions { GroupColumn::Division } else { GroupColumn::LocalId },
        // The live board keeps the end screens; the box on paper remains for the day the network falls (seed 000).
        end_screen: true,
        rows: list.iter().map(|candidate| row(kept, candidate, divisions)).collect(),
    })
}

fn row(kept: &Kept, candidate: &candidates::Kept, divisions: bool) -> AttendanceRow {
    let group = if divisions { &candidate.division } else { &candidate.local_id };
    // The test begins once everybody has settled; extra time lengthens the test only.
    let begins = kept.starts_at.plus_minutes(SLOT_MINUTES - i64::from(MINUTES));
    let ends = personal_end(begins, MINUTES, candidate.extra_time, 0);
    AttendanceRow {
        birth_name: candidate.last_name.clone(),
        first_name: candidate.first_name.clone(),
        birth_date: candidate.birth_date,
        group: group.clone().unwrap_or_default(),
        ends_at: ends.local(&kept.zone).time(),
    }
}

/// GET /centre/sessions/{id}/incidents.pdf
pub async fn incident_report(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, _) = room::session(db, &visit, id).await?;
    let sheet = papers::incident_sheet(db, visit.locale, &kept).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::incident_report(&sheet)).await?;
    Ok(pdf(&format!("proces-verbal-{}.pdf", kept.number), bytes))
}

/// GET /centre/sessions/{id}/seance.pdf: the minutes of the session, filled from what the room noted.
pub async fn minutes(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, _) = room::session(db, &visit, id).await?;
    let minutes = papers::minutes(db, visit.locale, &kept).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::session_minutes(&minutes)).await?;
    Ok(pdf(&format!("session-{}.pdf", kept.number), bytes))
}

/// GET /centre/sessions/{id}/kit.pdf: it holds the access code, so only the référent has it.
pub async fn kit(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, _) = room::session_of_referent(db, &visit, id).await?;
    let members = centres::members(db, kept.centre).await?;
    let contact =
        members.into_iter().find(|m| m.referent).map(|m| format!("{} {}", m.first_name, m.last_name));
    let public = &app.config.public_url;
    let address = public.split_once("://").map_or(public.as_str(), |(_, rest)| rest);
    let kit = Kit {
        head: papers::head(db, visit.locale, &kept).await?,
        password: kept.invigilator_password.shown(),
        access_code: kept.access_code.as_str().to_owned(),
        address: format!("{address}/surveillant"),
        link: format!("{public}/surveillant?numero={}", kept.number),
        kit_code: kept.on_paper.then(|| kit_code(kept.id, &kept.invigilator_password)),
        contact,
    };
    drop(reader);
    let bytes = app.press.print(move || session_papers::invigilator_kit(&kit)).await?;
    Ok(pdf(&format!("kit-surveillant-{}.pdf", kept.number), bytes))
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
    let kind = if centre.kind == CentreKind::School { ListKind::School } else { ListKind::Other };
    let made = tokio::task::spawn_blocking(move || candidate_list::write(&head, &rows, kind));
    let bytes = made.await.map_err(Trouble::failed)?;
    let name = format!("liste-candidats-{}.ods", kept.number);
    Ok(outcome::download(&name, "application/vnd.oasis.opendocument.spreadsheet", bytes))
}

fn listed(candidate: candidates::Kept) -> ListRow {
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
        let [insee, postal, city] = [place.insee, place.postal, place.city].map(Option::unwrap_or_default);
        return Told::AsTyped { insee, postal, city, country: place.country };
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
