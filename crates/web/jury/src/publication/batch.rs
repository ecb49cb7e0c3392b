//! Several sessions published at one go: each by itself, and a report of what was left out and why (certification rules §9.4).

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::jury::decide_publication;
use domain::certification::session::Session;
use domain::id::Id;
use store::jury_pages;
use web_shell::{Answer, Chrome, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::publish_one;
use crate::room::{self, Desk, count, session_address};

web_shell::texts!(TEXTS, "batch");

#[derive(Template)]
#[template(path = "publication/batch.html")]
struct BatchPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    /// Sessions that nothing hinders.
    ready: Vec<Line>,
    /// The others of the visitor, with what hinders each.
    left: Vec<Line>,
    /// What the last press has done.
    report: Option<Report>,
    refusal: Option<&'static str>,
}

struct Line {
    id: String,
    href: String,
    title: String,
    place: String,
    why: Vec<String>,
}

struct Report {
    done: String,
    published: Vec<Line>,
    left: Vec<Line>,
}

impl Line {
    fn of(visit: &Visit, desk: &Desk, why: Vec<String>) -> Self {
        let session = &desk.dossier.session;
        Self {
            id: session.id.to_string(),
            href: session_address(session.id, ""),
            title: desk.title(&room::words(visit.locale)),
            place: format!("{}, {}", desk.centre.name, when::date(visit.locale, session.date)),
            why,
        }
    }
}

/// GET /jury/publications
pub async fn ask(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(page(&app, &visit, None, None).await?).into_response())
}

/// POST /jury/publications
pub async fn publish(
    State(app): State<Shared>,
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let chosen = fields.iter().filter(|(name, _)| name == "session");
    let chosen: HashSet<Id<Session>> = chosen.filter_map(|(_, id)| id.parse().ok()).collect();
    let t = TEXTS.of(visit.locale);
    let (mut published, mut left) = (Vec::new(), Vec::new());
    // Only what is the visitor's own is looked at, in the order of the page.
    for id in mine(&app, &visit).await? {
        if !chosen.contains(&id) {
            continue;
        }
        let before = super::read(&app, &visit, id).await?;
        if before.withdrawn() {
            left.push(Line::of(&visit, &before, hindering(&visit, &before)));
            continue;
        }
        let refused = publish_one(&app, &visit, id, false).await?;
        let desk = super::read(&app, &visit, id).await?;
        match refused {
            None => published.push(Line::of(&visit, &desk, Vec::new())),
            Some(why) => left.push(Line::of(&visit, &desk, why_of(&visit, &desk, why.sentence))),
        }
    }
    if published.is_empty() && left.is_empty() {
        return Ok(outcome::refused(&page(&app, &visit, None, Some(t.s("why-none"))).await?));
    }
    let done = t.n("done", "count", count(published.len()));
    let report = Report { done, published, left };
    Ok(Page(page(&app, &visit, Some(report), None).await?).into_response())
}

/// The sessions that the visitor has taken and that are not published, the oldest first.
async fn mine(app: &Shared, visit: &Visit) -> Result<Vec<Id<Session>>, Trouble> {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    Ok(jury_pages::mine(&mut reader.conn(), account.id, account.rehearsal).await?)
}

async fn page(
    app: &Shared,
    visit: &Visit,
    report: Option<Report>,
    refusal: Option<&'static str>,
) -> Result<BatchPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let (mut ready, mut left) = (Vec::new(), Vec::new());
    for id in mine(app, visit).await? {
        let desk = super::read(app, visit, id).await?;
        let line = Line::of(visit, &desk, hindering(visit, &desk));
        if line.why.is_empty() { ready.push(line) } else { left.push(line) }
    }
    let chrome = room::chrome(visit, t.s("title"));
    Ok(BatchPage { words: room::words(visit.locale), ready, left, report, refusal, chrome, t })
}

/// What keeps a session out: all that hinders a publication, opinions that differ, and what is read where it stands: a remark,
/// and why its publication was withdrawn.
fn hindering(visit: &Visit, desk: &Desk) -> Vec<String> {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let reasons = decide_publication(&desk.dossier.publication(true)).err().unwrap_or_default();
    let mut why: Vec<String> =
        room::hindrances(&words, &desk.dossier, &reasons).into_iter().map(|one| one.text).collect();
    if desk.dossier.files.iter().any(store::dossiers::File::contested) && !desk.juror.president {
        why.push(t.s("contested").to_owned());
    }
    if desk.dossier.session.closing_remark.is_some() {
        why.push(t.s("remark").to_owned());
    }
    if desk.withdrawn() {
        why.push(t.s("withdrawn").to_owned());
    }
    if let Err(not) = desk.duty() {
        why.push(desk.not_yours(&words, not));
    }
    why
}

/// What is told of a session that was chosen and left out: what hinders now, or else what the act said.
fn why_of(visit: &Visit, desk: &Desk, said: String) -> Vec<String> {
    let why = hindering(visit, desk);
    if why.is_empty() { vec![said] } else { why }
}
