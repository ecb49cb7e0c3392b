//! The state of the server, for whoever keeps it running.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use bank::Fault;
use domain::moment::Zone;
use store::{accounts, mails};
use web_shell::cookies;
use web_shell::proof::{FREE_MISSES, MISSES};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// The door of the state.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/plateforme/etat", Who::Admin, show)
}

#[derive(Template)]
#[template(path = "state/page.html")]
struct StatePage<'a> {
    chrome: Chrome,
    t: Texts,
    at: String,
    version: &'static str,
    engine: &'static str,
    statements: u64,
    address: String,
    secure: bool,
    demo: bool,
    smtp: bool,
    waiting: i64,
    /// Somebody tries codes of certificates: how many, and when the last.
    misses: Option<String>,
    release: String,
    since: String,
    folder: Option<String>,
    refused: &'a [Fault],
    questions: usize,
    skills: usize,
    key: String,
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let (waiting, misses) = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        (mails::waiting(db).await?, accounts::failures(db, &cookies::hash(MISSES)).await?)
    };
    let misses = misses.filter(|(count, _)| *count > FREE_MISSES);
    let zone = Zone::paris();
    let words = (when::stamp(visit.locale, visit.at, &zone), when::place(visit.locale, &zone));
    let page = StatePage {
        chrome: crate::chrome(&visit, t.s("title")),
        t,
        at: t.ww("at", ("moment", &words.0), ("place", &words.1)),
        version: env!("CARGO_PKG_VERSION"),
        engine: app.store.engine(),
        statements: app.store.statements(),
        address: app.config.public_url.clone(),
        secure: app.config.secure,
        demo: app.config.demo,
        smtp: app.config.smtp,
        waiting,
        misses: misses.map(|(count, last)| {
            let last = when::stamp(visit.locale, last, &zone);
            t.with("misses", &[("count", count.into()), ("last", last.into())])
        }),
        release: app.bank.release.to_string(),
        since: when::stamp(visit.locale, app.standing.since, &zone),
        folder: app.standing.folder.as_ref().map(|folder| folder.display().to_string()),
        refused: &app.standing.refused,
        questions: app.bank.challenges().count(),
        skills: app.bank.framework.competences().flat_map(|(_, c)| c.skills()).count(),
        key: app.keys.certificates.id.clone(),
    };
    Ok(Page(page).into_response())
}
