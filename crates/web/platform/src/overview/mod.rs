//! The first page: how much there is of everything, the centres, the organisations.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use store::centres::KeptOrganisation;
use store::platform_pages::{self, CentreLine, Figures};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// Centres on one page.
const PAGE: u32 = 100;

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
    /// The pages of the list of centres, with the one that is shown.
    pages: Vec<(u32, bool)>,
    organisations: Vec<KeptOrganisation>,
}

/// Which page of the list.
#[derive(serde::Deserialize)]
struct Asked {
    page: Option<u32>,
}

async fn show(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let last = platform_pages::count_centres(db).await?.div_ceil(PAGE).max(1);
    let here = asked.ok().and_then(|Query(asked)| asked.page).unwrap_or(1).clamp(1, last);
    let page = OverviewPage {
        chrome: crate::chrome(&visit, t.s("title")),
        t,
        figures: platform_pages::figures(db).await?,
        centres: platform_pages::centres(db, PAGE, (here - 1) * PAGE).await?,
        pages: (1..=last).map(|page| (page, page == here)).collect(),
        organisations: store::centres::organisations(db).await?,
    };
    Ok(Page(page).into_response())
}
