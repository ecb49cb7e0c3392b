//! The sessions of a person's centres, the latest day first, and what waits to be finalised.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::session::{FINALISE_WITHIN_HOURS, SLOT_MINUTES};
use store::centre_pages::{self, Late, Listed};
use store::session_requests;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit, when};

use crate::room::{self, Pill, address};

web_shell::texts!(TEXTS, "page");

/// Sessions on one page.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "sessions/page.html")]
struct SessionsPage {
    chrome: Chrome,
    t: Texts,
    several: bool,
    lead: String,
    late: Vec<Line>,
    /// Requests of teachers that wait, for the référent.
    requests: u32,
    rows: Vec<Row>,
    /// The pages of the list, and whether it is this one.
    pages: Vec<(u32, bool)>,
}

/// A session that is late, as a link.
struct Line {
    href: String,
    text: String,
}

struct Row {
    href: String,
    number: String,
    day: String,
    hour: String,
    site: String,
    room: String,
    centre: String,
    state: Pill,
    enrolled: u32,
    sat: u32,
}

/// Which page of the list.
#[derive(serde::Deserialize)]
pub struct Asked {
    page: Option<u32>,
}

/// GET /centre
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let total = centre_pages::count_sessions(db, account.id).await?;
    let last = total.div_ceil(PAGE).max(1);
    let here = asked.ok().and_then(|Query(asked)| asked.page).unwrap_or(1).clamp(1, last);
    let sessions = centre_pages::sessions_of(db, account.id, PAGE, (here - 1) * PAGE).await?;
    let before = visit.at.plus_minutes(-SLOT_MINUTES - FINALISE_WITHIN_HOURS * 60);
    let late = centre_pages::late_sessions(db, account.id, before).await?;
    let requests = session_requests::waiting(db, account.id).await?;
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let page = SessionsPage {
        requests,
        several: account.centres.len() > 1,
        lead: account.centres.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(" · "),
        late: late.iter().map(|late| line(&t, late)).collect(),
        rows: sessions.iter().map(|session| row(&visit, &chrome, session)).collect(),
        pages: (1..=last).map(|page| (page, page == here)).collect(),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

fn line(t: &Texts, late: &Late) -> Line {
    let words = [
        ("number", late.number.grouped().into()),
        ("room", late.room.clone().into()),
        ("date", when::date(t.locale, late.date).into()),
    ];
    Line { href: address(late.id, "/finaliser"), text: t.with("late-line", &words) }
}

fn row(visit: &Visit, chrome: &Chrome, session: &Listed) -> Row {
    let state = room::state(&room::texts(visit.locale), chrome, session.state(), session.starts_at, visit.at);
    Row {
        href: address(session.id, ""),
        number: session.number.grouped(),
        day: when::short(session.date),
        hour: when::hour(visit.locale, session.time),
        site: session.site.clone(),
        room: session.room.clone(),
        centre: session.centre_name.clone(),
        state,
        enrolled: session.enrolled,
        sat: session.sat,
    }
}
