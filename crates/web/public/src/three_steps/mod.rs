//! « La certification en 3 étapes »: what a candidate does, drawn, to project, to print or to read in less than two minutes; for
//! who signs in with an account of this site, and for who comes through the portal of a school (seeds 000 and 002).

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use web_shell::{Answer, App, Chrome, Doors, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

const LOCAL: &str = "/certification-en-3-etapes";
const PORTAL: &str = "/certification-en-3-etapes/portail";

/// The doors of both versions.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get(LOCAL, Who::Anyone, local).get(PORTAL, Who::Anyone, portal)
}

#[derive(Template)]
#[template(path = "three_steps/page.html")]
struct StepsPage {
    chrome: Chrome,
    t: Texts,
    portal: bool,
    /// Where candidates sign in.
    site: String,
}

impl StepsPage {
    fn text(&self, step: &str, what: &str) -> &'static str {
        self.t.s(&format!("step-{step}-{what}"))
    }
}

fn shown(app: &App, visit: &Visit, portal: bool) -> Response {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s("title"));
    let site = app.config.public_url.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    Page(StepsPage { chrome, t, portal, site }).into_response()
}

/// `GET /certification-en-3-etapes`.
async fn local(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(shown(&app, &visit, false))
}

/// `GET /certification-en-3-etapes/portail`.
async fn portal(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(shown(&app, &visit, true))
}
