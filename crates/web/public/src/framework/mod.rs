//! The framework as everybody may read it: domains and competences, levels in words, and what they are in `DigComp`.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::framework::{Band, Edition, Framework};
use domain::locale::{Bilingual, Locale};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// The door of the framework.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/referentiel", Who::Anyone, show)
}

#[derive(Template)]
#[template(path = "framework/page.html")]
struct FrameworkPage<'a> {
    chrome: Chrome,
    t: Texts,
    framework: &'a Framework,
    locale: Locale,
}

impl FrameworkPage<'_> {
    fn said<'b>(&self, text: &'b Bilingual) -> &'b str {
        text.get(self.locale)
    }

    /// « 1 et 2 ».
    fn levels(&self, band: &Band) -> String {
        self.t.ww("levels", ("from", &band.from.to_string()), ("to", &band.to.to_string()))
    }

    /// The name that an edition gives to a code of the table; its own page says what that is.
    fn title<'b>(&self, edition: &'b Edition, code: &str) -> &'b str {
        edition.title(code).map_or("", |title| title.get(self.locale))
    }
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(&visit, t.s("title"));
    let page = FrameworkPage { chrome, t, framework: &app.bank.framework, locale: visit.locale };
    Ok(Page(page).into_response())
}
