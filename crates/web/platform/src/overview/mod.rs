//! The first page: how much there is of everything, the centres, the organisations.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use store::centres::KeptOrganisation;
use store::platform_pages::{self, CentreLine, Figures};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// The door of the first page.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/plateforme", Who::Admin, show)
}

#[derive(Template)]
#[template(path = "overview/page.html")]
struct OverviewPage {
    chrome: Chrome,
    t: Texts,
    figures: Figures,
    centres: Vec<CentreLine>,
    organisations: Vec<KeptOrganisation>,
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let page = OverviewPage {
        chrome: crate::chrome(&visit, t.s("title")),
        t,
        figures: platform_pages::figures(db).await?,
        centres: platform_pages::centres(db).await?,
        organisations: store::centres::organisations(db).await?,
    };
    Ok(Page(page).into_response())
}
