//! Help, legal notice and privacy, accessibility statement.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::Operator;
use domain::retention::{Fate, Length, RULES};
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
    kept: Vec<Kept>,
}

/// A kind of data as the page tells of it: by the rules that erasure follows.
struct Kept {
    what: &'static str,
    why: &'static str,
    length: String,
    clock: &'static str,
    /// What remains without a name; nothing where everything goes.
    remains: Option<&'static str>,
}

fn kept(t: &Texts) -> Vec<Kept> {
    let told = RULES.iter().map(|rule| Kept {
        what: t.s(&format!("what-{}", rule.kind.code())),
        why: t.s(&format!("why-{}", rule.kind.code())),
        length: match rule.length {
            Length::Days(0) => t.s("at-once").to_owned(),
            length => length.said(t.locale),
        },
        clock: rule.clock.get(t.locale),
        remains: match &rule.fate {
            Fate::Deleted => None,
            Fate::Anonymous(what) => Some(what.get(t.locale)),
        },
    });
    told.collect()
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
    let chrome = Chrome::plain(&visit, t.s("title"));
    Ok(Page(LegalPage { chrome, kept: kept(&t), t, operator, site }).into_response())
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
