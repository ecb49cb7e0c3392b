//! `…/appel`: a call of the candidate about the question, and the three ways to settle it. What is chosen is the incident of the
//! report: nobody writes it a second time.

use acts::certification::replacing::prepare_replacement;
use acts::certification::{CannotSettleAlert, SettleAlert, Settling};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::alert::{Alert, KINDS};
use domain::certification::enrolment::Candidate;
use domain::certification::incident::{DESCRIPTION_MAX, IncidentDraft};
use domain::id::Id;
use store::attempt_writes::NewServing;
use store::invigilator_pages::{OpenCall, Seat};
use store::{Stop, attempts, content};
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use super::incident::{Chip, chips, faults_of};
use super::{TEXTS as CANDIDATE, refused, seat_of};
use crate::board::view::{listed_name, said};
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "alert");

#[derive(Template)]
#[template(path = "candidate/alert.html")]
struct AlertPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    id: Id<Candidate>,
    name: String,
    alert: Id<Alert>,
    said: String,
    since: String,
    kinds: Vec<Chip>,
    typed: Typed,
    faults: Faults,
}

/// The form as it was sent.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Typed {
    alerte: String,
    #[serde(default)]
    choix: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    description: String,
}

fn page(inside: &Inside, seat: &Seat, call: &OpenCall, typed: Typed, faults: Faults) -> AlertPage {
    let t = TEXTS.of(inside.visit.locale);
    let name = listed_name(seat);
    AlertPage {
        chrome: inside.chrome(t.w("title", "name", &name), Here::Candidate),
        t,
        top: inside.top(),
        id: seat.id,
        name,
        alert: call.id,
        said: said(call, inside.visit.locale, crate::board::texts(inside.visit.locale)),
        since: inside.seen().since(call.raised_at),
        kinds: chips(KINDS, &typed.kind, inside.visit.locale),
        typed,
        faults,
    }
}

fn open_call(seat: &Seat) -> Option<&OpenCall> {
    seat.test.as_ref()?.call.as_ref()
}

/// `GET …/appel`: the call that is open; without one the candidate's page.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside, Path(id): Path<Id<Candidate>>) -> Answer {
    let seat = seat_of(&app, &inside, id).await?;
    let Some(call) = open_call(&seat) else {
        return Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}")));
    };
    let kind = call.kind.map_or_else(String::new, |kind| kind.code().to_owned());
    let typed = Typed { kind, description: call.words.clone(), ..Typed::default() };
    Ok(Page(page(&inside, &seat, call, typed, Faults::none())).into_response())
}

/// `POST …/appel`.
pub(crate) async fn settle(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seat = seat_of(&app, &inside, id).await?;
    let alert: Id<Alert> = typed.alerte.parse().map_err(|_| Trouble::BadRequest)?;
    let Some(call) = open_call(&seat).filter(|call| call.id == alert) else {
        // Settled meanwhile, by a colleague or by the candidate.
        return Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}")));
    };
    let settling = match settling(&app, &inside, &seat, call, &typed).await? {
        Ok(settling) => settling,
        Err(faults) => return Ok(outcome::refused(&page(&inside, &seat, call, typed, faults))),
    };
    let act = SettleAlert { doing: inside.doing(), session: inside.id(), alert, settling };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&format!("/surveillant/salle#c-{id}"))),
        Err(Stop::Refused(CannotSettleAlert::Settled(_))) => settled(&app, &inside, id).await,
        Err(Stop::Refused(CannotSettleAlert::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

async fn settled(app: &Shared, inside: &Inside, id: Id<Candidate>) -> Result<Response, Trouble> {
    let t = CANDIDATE.of(inside.visit.locale);
    refused(app, inside, id, t.s("why-settled").to_owned()).await
}

/// What was chosen, with the question that takes the place where one does; or everything that does not fit.
async fn settling(
    app: &Shared,
    inside: &Inside,
    seat: &Seat,
    call: &OpenCall,
    typed: &Typed,
) -> Result<Result<Settling, Faults>, Trouble> {
    let t = TEXTS.of(inside.visit.locale);
    let mut faults = Faults::none();
    match typed.choix.as_str() {
        "garder" => Ok(Ok(Settling::Keep)),
        "signaler" => {
            let draft = IncidentDraft {
                kind: typed.kind.clone(),
                description: typed.description.clone(),
                question: call.position.to_string(),
            };
            Ok(draft
                .parse(Some(call.position))
                .map(|told| Settling::Report { kind: told.kind, description: told.description })
                .map_err(|found| faults_of(inside, &draft, &found)))
        }
        "remplacer" => {
            let Some(serving) = replacement(app, inside, seat).await? else {
                faults.add("choix", t.s("fault-no-other"));
                return Ok(Err(faults));
            };
            Ok(Ok(Settling::Replace { serving, description: replaced_words(inside, call, typed) }))
        }
        _ => {
            faults.add("choix", t.s("fault-choice"));
            Ok(Err(faults))
        }
    }
}

/// What the report tells of a question that was replaced.
fn replaced_words(inside: &Inside, call: &OpenCall, typed: &Typed) -> String {
    let t = TEXTS.of(inside.visit.locale);
    let said = said(call, inside.visit.locale, crate::board::texts(inside.visit.locale));
    let own = typed.description.trim();
    let told = if own.is_empty() || said.contains(own) { said } else { format!("{said} {own}") };
    t.w("replaced", "said", told).chars().filter(|c| !c.is_control()).take(DESCRIPTION_MAX).collect()
}

async fn replacement(app: &Shared, inside: &Inside, seat: &Seat) -> Result<Option<NewServing>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let found = attempts::by_candidate(db, inside.id(), seat.id).await?;
    let kept = found.ok_or(Trouble::NotFound)?;
    let form = attempts::form(db, kept.id).await?;
    let shown = attempts::every_shown(db, kept.id).await?;
    let retired = content::retired(db).await?;
    drop(reader);
    let bank = app.bank_of(&kept.exam.release).await?;
    Ok(prepare_replacement(&bank, &kept, &form, &shown, &retired)?)
}
