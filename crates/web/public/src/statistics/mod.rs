//! Open statistics for everybody: a page, and the same figures as CSV and as JSON. Nothing here depends on who asks.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use web_shell::statistics::{Figures, KEPT_SECONDS, LICENCE, View};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, outcome, when};

web_shell::texts!(TEXTS, "page");

/// The doors of the statistics.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/statistiques", Who::Anyone, show).get("/statistiques/{name}", Who::Anyone, file)
}

#[derive(Template)]
#[template(path = "statistics/page.html")]
struct StatisticsPage {
    chrome: Chrome,
    t: Texts,
    s: View,
    /// How small numbers are treated, in words.
    rule: String,
    licence: &'static str,
}

async fn figures(app: &Shared, visit: &Visit) -> Result<Figures, Trouble> {
    let mut reader = app.store.read().await?;
    Ok(Figures::read(&mut reader.conn(), visit, false).await?)
}

/// `GET /statistiques`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let figures = figures(&app, &visit).await?;
    let t = TEXTS.of(visit.locale);
    let since = when::date(visit.locale, figures.since());
    let rule = t.with(
        "rule",
        &[("fewest", i64::try_from(figures.fewest()).unwrap_or(i64::MAX).into()), ("since", since.into())],
    );
    let page = StatisticsPage {
        chrome: Chrome::plain(&visit, t.s("title")),
        s: View::of(&figures, &app.bank.framework, visit.locale),
        licence: LICENCE,
        rule,
        t,
    };
    Ok(Page(page).into_response())
}

/// `GET /statistiques/{name}`: `statistiques.csv` and `statistiques.json`.
async fn file(State(app): State<Shared>, visit: Visit, Path(name): Path<String>) -> Answer {
    let given = match name.as_str() {
        "statistiques.csv" => {
            let bytes = figures(&app, &visit).await?.csv();
            outcome::download(&name, "text/csv; charset=utf-8", bytes)
        }
        "statistiques.json" => {
            let told = figures(&app, &visit).await?.json(visit.locale);
            let bytes = serde_json::to_vec_pretty(&told).map_err(Trouble::failed)?;
            outcome::inline(&name, "application/json", bytes)
        }
        _ => return Err(Trouble::NotFound),
    };
    Ok(open(given))
}

/// Anybody may keep it for a while, and programs of other sites may read it.
fn open(mut given: Response) -> Response {
    let headers = given.headers_mut();
    if let Ok(kept) = HeaderValue::from_str(&format!("public, max-age={KEPT_SECONDS}")) {
        headers.insert(header::CACHE_CONTROL, kept);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    given
}
