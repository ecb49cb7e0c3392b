//! Help, legal notice and privacy, accessibility statement.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::Operator;
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who};

web_shell::texts!(HELP, "help");
web_shell::texts!(LEGAL, "legal");
web_shell::texts!(ACCESSIBILITY, "accessibility");

/// The doors of these pages.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/aide", Who::Anyone, help).get("/mentions", Who::Anyone, legal).get(
        "/accessibilite",
        Who::Anyone,
        accessibility,
    )
}

async fn operator(app: &Shared) -> Result<Operator, Trouble> {
    let mut reader = app.store.read().await?;
    Ok(store::settings::operator(&mut reader.conn()).await?)
}

#[derive(Template)]
#[template(path = "information/help.html")]
struct HelpPage {
    chrome: Chrome,
    t: Texts,
    operator: Operator,
}

impl HelpPage {
    fn text(&self, key: &str, what: &str) -> &'static str {
        self.t.s(&format!("{key}-{what}"))
    }
}

async fn help(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = HELP.of(visit.locale);
    let operator = operator(&app).await?;
    Ok(Page(HelpPage { chrome: Chrome::plain(&visit, t.s("title")), t, operator }).into_response())
}

#[derive(Template)]
#[template(path = "information/legal.html")]
struct LegalPage {
    chrome: Chrome,
    t: Texts,
    operator: Operator,
    site: String,
}

impl LegalPage {
    fn text(&self, key: &str, what: &str) -> &'static str {
        self.t.s(&format!("{key}-{what}"))
    }
}

async fn legal(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = LEGAL.of(visit.locale);
    let operator = operator(&app).await?;
    let site = app.config.public_url.clone();
    Ok(Page(LegalPage { chrome: Chrome::plain(&visit, t.s("title")), t, operator, site }).into_response())
}

#[derive(Template)]
#[template(path = "information/accessibility.html")]
struct AccessibilityPage {
    chrome: Chrome,
    t: Texts,
    operator: Operator,
}

async fn accessibility(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = ACCESSIBILITY.of(visit.locale);
    let operator = operator(&app).await?;
    Ok(Page(AccessibilityPage { chrome: Chrome::plain(&visit, t.s("title")), t, operator }).into_response())
}
