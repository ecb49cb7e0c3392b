//! How pages look and speak: theme, contrast, language, reading aids. A cookie of words without a name; who is signed in
//! finds their choice again on every device.

use acts::people::KeepLooks;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::locale::Locale;
use serde::Deserialize;
use web_shell::cookies::{self, Name};
use web_shell::outcome::go;
use web_shell::visit::{Looks, with_browser};
use web_shell::{Answer, Chrome, Doors, Form, Page, Shared, Texts, Trouble, Visit, Who};

use crate::suite::{self, Asked};

web_shell::texts!(TEXTS, "page");

/// Days for which a browser keeps a choice.
pub const DAYS: i64 = 365;

/// The doors of appearance.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/apparence", Who::Anyone, show).post("/apparence", Who::Anyone, choose).get(
        "/langue/{code}",
        Who::Anyone,
        speak,
    )
}

#[derive(Template)]
#[template(path = "looks/page.html")]
struct LooksPage {
    chrome: Chrome,
    t: Texts,
    suite: String,
    groups: [Group; 7],
}

/// One choice of the page: the name of its field, its values, the one that holds.
struct Group {
    name: &'static str,
    values: &'static [&'static str],
    held: &'static str,
}

impl Group {
    fn title(&self, t: &Texts) -> &'static str {
        t.s(self.name)
    }

    fn label(&self, t: &Texts, value: &str) -> &'static str {
        t.s(&format!("{}-{value}", self.name))
    }
}

async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let t = TEXTS.of(visit.locale);
    let looks = &visit.looks;
    let groups = [
        Group { name: "theme", values: &["system", "light", "dark"], held: looks.theme.unwrap_or("system") },
        Group { name: "contrast", values: &["system", "more"], held: looks.contrast.unwrap_or("system") },
        Group { name: "language", values: &["system", "fr", "en"], held: looks.language() },
        Group { name: "size", values: &["system", "large", "larger"], held: looks.size.unwrap_or("system") },
        Group { name: "spacing", values: &["system", "wide"], held: looks.spacing.unwrap_or("system") },
        Group { name: "font", values: &["system", "own"], held: looks.font.unwrap_or("system") },
        Group { name: "ruler", values: &["system", "on"], held: looks.ruler.unwrap_or("system") },
    ];
    let page = LooksPage { chrome: Chrome::plain(&visit, t.s("title")), t, suite: asked.suite, groups };
    Ok(cookies::set(Page(page).into_response(), cookie))
}

/// What was chosen; a word that is not known is the system's choice.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Chosen {
    theme: String,
    contrast: String,
    language: String,
    size: String,
    spacing: String,
    font: String,
    ruler: String,
    suite: String,
}

async fn choose(State(app): State<Shared>, visit: Visit, Form(chosen): Form<Chosen>) -> Answer {
    let of = [&chosen.theme, &chosen.contrast, &chosen.language, &chosen.size];
    let set = [&chosen.spacing, &chosen.font, &chosen.ruler];
    let words: Vec<&str> = of.into_iter().chain(set).map(String::as_str).collect();
    let looks = Looks::parse(&words.join("."));
    keep(&app, &visit, &looks, &chosen.suite).await
}

async fn speak(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let locale = Locale::ALL.into_iter().find(|l| l.code() == code).ok_or(Trouble::NotFound)?;
    let looks = Looks { locale: Some(locale), ..visit.looks.clone() };
    keep(&app, &visit, &looks, &asked.suite).await
}

async fn keep(app: &Shared, visit: &Visit, looks: &Looks, onward: &str) -> Answer {
    if let Some(account) = &visit.account {
        app.store.act(KeepLooks { account: account.id, looks: looks.text() }).await?;
    }
    let cookie = cookies::make(Name::Looks, looks.text(), Some(DAYS), app.config.secure);
    Ok(cookies::set(go(suite::local(onward).unwrap_or("/")), [cookie]))
}
