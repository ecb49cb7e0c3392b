//! The published results of a session, for the référent: on a page and as files (certification rules §9.5; reliability and
//! security §3.3, rows 39 and 41). Before the publication the page says so, and there is no file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::table::TableFormat;
use domain::certification::jury::PublicStatus;
use domain::certification::results::{Counts, LINK_DAYS};
use domain::certification::session::Session;
use domain::id::Id;
use store::candidates;
use web_shell::outcome::go;
use web_shell::results::{self, Results};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use crate::room::{self, Head, Pill};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "results/page.html")]
struct ResultsPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// When they were published; nothing before.
    published: Option<String>,
    counts: Counts,
    absent: usize,
    rows: Vec<Row>,
    /// Who received a link, and to how many candidates.
    recipients: Vec<(String, String)>,
    link_days: i64,
}

struct Row {
    last_name: String,
    first_name: String,
    birth_date: String,
    status: Pill,
    points: String,
}

/// GET /centre/sessions/{id}/resultats
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session_of_referent(db, &visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, "");
    let head = Head::of(&visit, &chrome, &kept, &membership);
    let chrome = Chrome { title: t.w("title", "session", &head.name), ..chrome };
    let (zone, at) = (kept.zone.clone(), kept.facts.published_at);
    let found = Results::read(&app, kept, None).await?;
    let lines = found.as_ref().map_or(&[][..], |found| found.list.lines.as_slice());
    let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
    for address in list.iter().filter_map(|candidate| candidate.results_email.as_deref()) {
        *counted.entry(address).or_default() += 1;
    }
    let recipients =
        counted.into_iter().map(|(to, count)| (to.to_owned(), t.n("candidates", "count", count)));
    let rows = lines.iter().map(|line| Row {
        last_name: line.last_name.clone(),
        first_name: line.first_name.clone(),
        birth_date: when::short(line.birth_date),
        status: pill(&visit, &chrome, line.status),
        points: line.points.map_or_else(|| "–".to_owned(), |points| points.to_string()),
    });
    let page = ResultsPage {
        published: at.map(|at| when::stamp(visit.locale, at, &zone)),
        counts: found.as_ref().map(Results::counts).unwrap_or_default(),
        absent: list.len().saturating_sub(lines.len()),
        rows: rows.collect(),
        recipients: recipients.collect(),
        link_days: LINK_DAYS,
        head,
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

/// A result as it is told, with its colour.
pub fn pill(visit: &Visit, chrome: &Chrome, status: PublicStatus) -> Pill {
    let (kind, icon) = match status {
        PublicStatus::Validated => ("ok", "award"),
        PublicStatus::Rejected | PublicStatus::RejectedForFraud => ("off", "minus"),
        PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers => ("warn", "ban"),
        PublicStatus::Pending => ("info", "gavel"),
    };
    Pill { kind, icon: chrome.icon(icon), text: results::status(visit.locale, status) }
}

/// GET /centre/sessions/{id}/resultats/{name}: `liste.csv`, `liste.ods` or `liste.xlsx`.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<Session>, String)>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let (kept, _) = room::session_of_referent(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    let format = name.strip_prefix("liste.").and_then(TableFormat::of_extension).ok_or(Trouble::NotFound)?;
    let Some(found) = Results::read(&app, kept, None).await? else {
        return Ok(go(&room::address(id, "/resultats")));
    };
    let made = tokio::task::spawn_blocking(move || found.download(visit.locale, format));
    made.await.map_err(Trouble::failed)
}
