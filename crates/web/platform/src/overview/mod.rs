//! The first page: how much there is of everything, the centres, the organisations.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use store::centres::KeptOrganisation;
use store::platform_pages::{self, CentreLine, Figures};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// Centres that the page shows at most.
const SHOWN: i64 = 50;

/// What is looked for: the name of a centre is no personal data and may stand in the address.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Searched {
    centre: String,
}

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
    words: String,
    centres: Vec<CentreLine>,
    /// There may be more than are shown.
    more: bool,
    organisations: Vec<KeptOrganisation>,
}

async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Searched>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let words: String = asked.centre.trim().chars().take(100).collect();
    let mut centres = platform_pages::centres(db, &words, SHOWN + 1).await?;
    let more = centres.len() > usize::try_from(SHOWN).unwrap_or(usize::MAX);
    centres.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    let page = OverviewPage {
        chrome: crate::chrome(&visit, t.s("title")),
        t,
        figures: platform_pages::figures(db).await?,
        words,
        centres,
        more,
        organisations: store::centres::organisations(db).await?,
    };
    Ok(Page(page).into_response())
}
