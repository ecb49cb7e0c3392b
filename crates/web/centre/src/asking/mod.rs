//! The page of a teacher without rights in the centre: what they have asked for, what came of it, and, of a session that was made
//! for them, its number, its papers and, on the day, its access code.

mod form;
mod one;
mod papers;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use store::session_requests::{self, Kept};
use web_shell::outcome::go;
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

use crate::requests::state;

web_shell::texts!(TEXTS, "page");

/// The doors of teachers: whoever is signed in may knock, what is behind is of their own school.
#[must_use]
pub fn doors() -> Doors {
    let anyone = Who::SignedIn;
    Doors::new()
        .get("/enseignant", anyone, enter)
        .get("/enseignant/demandes", anyone, show)
        .get("/enseignant/demandes/nouvelle", anyone, form::blank)
        .post("/enseignant/demandes/nouvelle", anyone, form::send)
        .get("/enseignant/demandes/{demande}", anyone, one::show)
        .post("/enseignant/demandes/{demande}/retirer", anyone, one::withdraw)
        .get("/enseignant/demandes/{demande}/emargement.pdf", anyone, papers::attendance_sheet)
        .get("/enseignant/demandes/{demande}/incidents.pdf", anyone, papers::incident_report)
}

/// The address of the list.
pub const LIST: &str = "/enseignant/demandes";
/// Requests on the page.
const SHOWN: i64 = 100;

/// The frame of a page of a teacher.
fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = TEXTS.of(visit.locale);
    let mut nav = vec![(LIST, t.s("nav-requests"))];
    if visit.account.as_deref().is_some_and(|account| !account.centres.is_empty()) {
        nav.push(("/centre", t.s("nav-centre")));
    }
    nav.push(("/candidat", t.s("nav-own")));
    let mut chrome = Chrome::room(visit, title, t.s("room"), &nav);
    for link in &mut chrome.nav {
        link.here = link.href == LIST;
    }
    chrome
}

#[derive(Template)]
#[template(path = "asking/page.html")]
struct AskingPage {
    chrome: Chrome,
    t: Texts,
    /// They are a teacher of a school that has a centre.
    can_ask: bool,
    rows: Vec<Row>,
}

/// A request of the list.
struct Row {
    href: String,
    division: String,
    wish: String,
    state: (&'static str, &'static str),
}

/// GET /enseignant: the address that people remember leads where a teacher begins.
async fn enter() -> Response {
    go(LIST)
}

/// GET /enseignant/demandes
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let can_ask = !session_requests::centres(db, account).await?.is_empty();
    let all = session_requests::of_teacher(db, account, SHOWN).await?;
    let t = TEXTS.of(visit.locale);
    let rows = all.iter().map(|one| row(&t, one)).collect();
    Ok(Page(AskingPage { chrome: chrome(&visit, t.s("title")), t, can_ask, rows }).into_response())
}

fn row(t: &Texts, one: &Kept) -> Row {
    Row {
        href: address(one),
        division: one.wish.division.clone(),
        wish: moment(t, one.wish.date, one.wish.time),
        state: state(&crate::requests::texts(t.locale), one.state),
    }
}

fn address(one: &Kept) -> String {
    format!("{LIST}/{}", one.id)
}

/// A day and an hour in words.
fn moment(t: &Texts, date: jiff::civil::Date, time: jiff::civil::Time) -> String {
    t.ww("moment", ("day", &when::day(t.locale, date)), ("hour", &when::hour(t.locale, time)))
}
