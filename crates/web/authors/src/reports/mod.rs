//! What people report about questions: the list, one report with the variant that was seen, and the author's own report.

mod file;
mod one;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::moment::Zone;
use serde::Deserialize;
use store::content::{self, Report};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

use crate::desk::{Desk, Source as _};

web_shell::texts!(TEXTS, "page");

/// Reports that the list shows.
const SHOWN: i64 = 200;

/// The doors of reports.
#[must_use]
pub fn doors() -> Doors {
    let report = "/auteurs/questions/{competence}/{topic}/{question}/signaler";
    Doors::new()
        .get("/auteurs/signalements", Who::Author, list)
        .get("/auteurs/signalements/{report}", Who::Author, one::show)
        .post("/auteurs/signalements/{report}", Who::Author, one::settle)
        .get("/auteurs/signalements/{report}/fichiers/{name}", Who::Author, one::file)
        .get(report, Who::Author, file::show)
        .post(report, Who::Author, file::report)
}

/// Which reports are shown.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    etat: String,
}

/// A report in the list.
struct Line {
    href: String,
    code: String,
    title: String,
    category: &'static str,
    words: String,
    when: String,
    settled: bool,
}

#[derive(Template)]
#[template(path = "reports/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    etat: &'static str,
    lines: Vec<Line>,
}

/// `GET /auteurs/signalements`.
async fn list(State(app): State<Shared>, visit: Visit, Query(filter): Query<Filter>) -> Answer {
    let (t, words) = (TEXTS.of(visit.locale), crate::words(&visit));
    let desk = app.desk(&visit).await?;
    let mut reader = app.store.read().await?;
    let reports = content::reports(&mut reader.conn(), SHOWN).await?;
    drop(reader);
    let etat = ["regles", "tous"].into_iter().find(|etat| *etat == filter.etat).unwrap_or("ouverts");
    let takes = |report: &&Report| etat == "tous" || report.settled.is_some() == (etat == "regles");
    let lines = reports.iter().filter(takes).map(|report| line(&desk, &visit, &words, report)).collect();
    let chrome = crate::chrome(&visit, t.s("title"));
    Ok(Page(ListPage { chrome, t, etat, lines }).into_response())
}

fn line(desk: &Desk, visit: &Visit, words: &Texts, report: &Report) -> Line {
    let code = &report.seen.challenge;
    Line {
        href: format!("/auteurs/signalements/{}", report.id),
        code: code.to_string(),
        title: desk.bank.outlines().get(code).map_or_else(|| code.to_string(), |o| o.title.clone()),
        category: words.s(&format!("category-{}", report.category.code())),
        words: report.words.clone(),
        when: when::stamp(visit.locale, report.at, &Zone::paris()),
        settled: report.settled.is_some(),
    }
}
