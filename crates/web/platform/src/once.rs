//! A one-time password, shown once to whoever hands it over.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use web_shell::{Chrome, Page, Texts, Visit};

web_shell::texts!(TEXTS, "once");

/// Whose password it is.
pub struct Once {
    /// The person.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// The password.
    pub password: String,
}

#[derive(Template)]
#[template(path = "once.html")]
struct OncePage {
    chrome: Chrome,
    t: Texts,
    once: Once,
    onward: String,
}

/// The page that shows it; `onward` is where the administrator goes on.
#[must_use]
pub fn shown(visit: &Visit, once: Once, onward: String) -> Response {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome { path: onward.clone(), ..crate::chrome(visit, t.s("title")) };
    Page(OncePage { chrome, t, once, onward }).into_response()
}
