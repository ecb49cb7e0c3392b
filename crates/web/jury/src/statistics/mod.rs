//! The statistics as the jury reads them: it knows the results themselves, and nothing is withheld.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use web_shell::statistics::{Figures, View};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit};

use crate::room;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "statistics/page.html")]
struct StatisticsPage {
    chrome: Chrome,
    t: Texts,
    s: View,
}

/// GET /jury/statistiques
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let figures = {
        let mut reader = app.store.read().await?;
        Figures::read(&mut reader.conn(), &visit, true).await?
    };
    let t = TEXTS.of(visit.locale);
    let s = View::of(&figures, &app.bank.framework, visit.locale);
    Ok(Page(StatisticsPage { chrome: room::chrome(&visit, t.s("title")), t, s }).into_response())
}
