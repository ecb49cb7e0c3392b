//! `…/incident`: what happened, told while it is fresh. Only what is reported reaches the jury (seeds 001 and 004).

use acts::certification::FileIncident;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::enrolment::Candidate;
use domain::certification::incident::{
    DESCRIPTION_MAX, Incident, IncidentDraft, IncidentFault, IncidentKind,
};
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
pub(super) struct Chip {
    /// Its code.
    pub(super) code: &'static str,
    /// In words.
    pub(super) text: String,
    /// Chosen before.
    pub(super) chosen: bool,
}

/// Kinds to choose among.
pub(super) fn chips(
    kinds: impl IntoIterator<Item = IncidentKind>,
    chosen: &str,
    locale: Locale,
) -> Vec<Chip> {
    let chip = |kind: IncidentKind| Chip {
        code: kind.code(),
        text: kind_text(kind, locale),
        chosen: chosen == kind.code(),
    };
    kinds.into_iter().map(chip).collect()
}

/// The sentence of a field that does not fit.
fn fault_text(fault: IncidentFault, draft: &IncidentDraft, locale: Locale) -> String {
    let (field, why) = fault.codes();
    let most = i64::try_from(DESCRIPTION_MAX).unwrap_or(i64::MAX);
    let value = if field == "question" { draft.question.as_str() } else { draft.kind.as_str() };
    let questions = match fault {
        IncidentFault::BeyondTest { questions } => i64::from(questions),
        _ => 0,
    };
    let told = [("value", value.into()), ("max", most.into()), ("questions", questions.into())];
    TEXTS.of(locale).with(&format!("fault-{field}-{why}"), &told)
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
    /// Where the form goes: a new report, or one that is corrected.
    action: String,
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
    let of = |about_question: bool| {
        let kinds = IncidentKind::ALL.into_iter().filter(|k| k.is_about_a_question() == about_question);
        chips(kinds, &draft.kind, inside.visit.locale)
    };
    let name = listed_name(seat);
    IncidentPage {
        chrome: inside.chrome(t.w("title", "name", &name), Here::Candidate),
        t,
        top: inside.top(),
        id: seat.id,
        name,
        key,
        action: format!("/surveillant/salle/candidats/{}/incident", seat.id),
        about_question: of(true),
        about_candidate: of(false),
        draft,
        faults,
    }
}

/// Every sentence of a form that does not fit.
pub(crate) fn faults_of(inside: &Inside, draft: &IncidentDraft, found: &[IncidentFault]) -> Faults {
    let mut faults = Faults::none();
    for fault in found {
        faults.add(fault.codes().0, fault_text(*fault, draft, inside.visit.locale));
    }
    faults
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

impl Typed {
    /// What was typed, not read yet.
    pub(crate) fn draft(&self) -> IncidentDraft {
        IncidentDraft {
            kind: self.kind.clone(),
            description: self.description.clone(),
            question: self.question.clone(),
        }
    }
}

/// The form of a report that is corrected; with faults it is refused.
pub(crate) fn corrected(
    inside: &Inside,
    seat: &Seat,
    id: Id<Incident>,
    draft: IncidentDraft,
    faults: Faults,
) -> Response {
    let refused = faults.any();
    let action = format!("/surveillant/salle/incidents/{id}");
    let page = IncidentPage { action, ..page(inside, seat, id.to_string(), draft, faults) };
    if refused { outcome::refused(&page) } else { Page(page).into_response() }
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
    let draft = typed.draft();
    let incident = match draft.parse(seat.test.as_ref().map(|test| test.questions)) {
        Ok(incident) => incident,
        Err(found) => {
            let faults = faults_of(&inside, &draft, &found);
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
