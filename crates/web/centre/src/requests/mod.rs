//! What teachers ask of the centre: the référent sees what waits, and answers (seed 000: « contacter le référent afin qu’il crée
//! votre session »).

pub mod mails;
mod one;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::request::RequestState;
use domain::locale::Locale;
use store::session_requests::{self, Kept};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

use crate::room::{self, REQUESTS, TEACHERS};

web_shell::texts!(TEXTS, "page");

/// The doors of requests.
#[must_use]
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new()
        .get("/centre/demandes", referent, show)
        .get("/centre/demandes/{demande}", referent, one::show)
        .post("/centre/demandes/{demande}/accepter", referent, one::accept)
        .post("/centre/demandes/{demande}/refuser", referent, one::refuse)
}

/// Requests on the page: those that wait, and the latest answers.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "requests/page.html")]
struct RequestsPage {
    chrome: Chrome,
    t: Texts,
    several: bool,
    waiting: Vec<Row>,
    answered: Vec<Row>,
    teachers: &'static str,
}

/// A request of the list.
struct Row {
    href: String,
    division: String,
    wish: String,
    teacher: String,
    centre: String,
    state: &'static str,
    kind: &'static str,
}

/// The texts of requests, for the teacher's pages too.
pub fn texts(locale: Locale) -> Texts {
    TEXTS.of(locale)
}

/// A state as a pill: the colour's name and the word.
pub fn state(t: &Texts, state: RequestState) -> (&'static str, &'static str) {
    let kind = match state {
        RequestState::Open => "warn",
        RequestState::Accepted => "ok",
        RequestState::Refused => "bad",
        RequestState::Withdrawn => "off",
    };
    (kind, t.s(&format!("state-{}", state.code())))
}

/// GET /centre/demandes
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let all = session_requests::of_referent(&mut reader.conn(), account.id, SHOWN).await?;
    let t = TEXTS.of(visit.locale);
    let (waiting, answered): (Vec<&Kept>, Vec<&Kept>) =
        all.iter().partition(|one| one.state == RequestState::Open);
    let page = RequestsPage {
        several: account.centres.len() > 1,
        waiting: waiting.into_iter().map(|one| row(&t, one)).collect(),
        answered: answered.into_iter().map(|one| row(&t, one)).collect(),
        teachers: TEACHERS,
        chrome: room::chrome(&visit, t.s("title")),
        t,
    };
    Ok(Page(page).into_response())
}

fn row(t: &Texts, one: &Kept) -> Row {
    let (day, hour) = (when::day(t.locale, one.wish.date), when::hour(t.locale, one.wish.time));
    let (kind, state) = state(t, one.state);
    Row {
        href: format!("{REQUESTS}/{}", one.id),
        division: one.wish.division.clone(),
        wish: t.ww("wish", ("day", &day), ("hour", &hour)),
        teacher: one.teacher.clone(),
        centre: one.centre_name.clone(),
        state,
        kind,
    }
}
