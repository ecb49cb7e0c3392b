//! `…/incident`: what happened, told while it is fresh. Only what is reported reaches the jury (seeds 001 and 004).

use acts::certification::FileIncident;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::Candidate;
use domain::certification::incident::{DESCRIPTION_MAX, Incident, IncidentDraft, IncidentKind};
use domain::id::Id;
use domain::locale::Locale;
use store::Stop;
use store::invigilator_pages::Seat;
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use super::seat_of;
use crate::board::view::listed_name;
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "incident");

/// A kind to choose.
struct Chip {
    code: &'static str,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "candidate/incident.html")]
struct IncidentPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    id: Id<Candidate>,
    name: String,
    key: String,
    about_question: Vec<Chip>,
    about_candidate: Vec<Chip>,
    draft: IncidentDraft,
    faults: Faults,
}

/// The kind in words.
pub(crate) fn kind_text(kind: IncidentKind, locale: Locale) -> String {
    TEXTS.of(locale).s(&format!("kind-{}", kind.code())).to_owned()
}

fn page(inside: &Inside, seat: &Seat, key: String, draft: IncidentDraft, faults: Faults) -> IncidentPage {
    let t = TEXTS.of(inside.visit.locale);
    let chips = |about_question: bool| {
        let kinds = IncidentKind::ALL.into_iter().filter(|k| k.is_about_a_question() == about_question);
        let chip = |kind: IncidentKind| Chip {
            code: kind.code(),
            text: kind_text(kind, inside.visit.locale),
            chosen: draft.kind == kind.code(),
        };
        kinds.map(chip).collect()
    };
    let name = listed_name(seat);
    IncidentPage {
        chrome: inside.chrome(t.w("title", "name", &name), Here::Candidate),
        t,
        top: inside.top(),
        id: seat.id,
        name,
        key,
        about_question: chips(true),
        about_candidate: chips(false),
        draft,
        faults,
    }
}

/// `GET …/incident`, with the number of the question that waits already there.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside, Path(id): Path<Id<Candidate>>) -> Answer {
    let seat = seat_of(&app, &inside, id).await?;
    let question = seat.test.as_ref().map(|test| test.position.min(test.questions).to_string());
    let draft = IncidentDraft { question: question.unwrap_or_default(), ..IncidentDraft::default() };
    let key = Id::<Incident>::from_seed(&inside.visit.seed, "incident").to_string();
    Ok(Page(page(&inside, &seat, key, draft, Faults::none())).into_response())
}

/// The form as it was sent.
#[derive(serde::Deserialize)]
pub(crate) struct Typed {
    cle: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    description: String,
}

/// `POST …/incident`.
pub(crate) async fn file(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seat = seat_of(&app, &inside, id).await?;
    let key: Id<Incident> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let draft = IncidentDraft { kind: typed.kind, description: typed.description, question: typed.question };
    let incident = match draft.parse() {
        Ok(incident) => incident,
        Err(found) => {
            let t = TEXTS.of(inside.visit.locale);
            let mut faults = Faults::none();
            for (field, why) in found.iter().map(|fault| fault.codes()) {
                let most = i64::try_from(DESCRIPTION_MAX).unwrap_or(i64::MAX);
                let value = if field == "question" { draft.question.as_str() } else { draft.kind.as_str() };
                let arguments = [("value", value.into()), ("max", most.into())];
                faults.add(field, t.with(&format!("fault-{field}-{why}"), &arguments));
            }
            return Ok(outcome::refused(&page(&inside, &seat, typed.cle, draft, faults)));
        }
    };
    let act = FileIncident { doing: inside.doing(), session: inside.id(), candidate: id, id: key, incident };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}#incidents"))),
        Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}
