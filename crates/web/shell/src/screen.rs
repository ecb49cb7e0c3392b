//! Simulated screens on a page: the words that their scripts say, and a state told as a list.
//!
//! The scripts hold no text. What they say lies in the page, from `screen.fr.ftl` and `screen.en.ftl`, in the language of the
//! question; a place to fill in is written `[name]` there.

use domain::locale::Locale;
use domain::screen::{Change, Screen};

crate::texts!(WORDS, "templates/screen");

/// All words of the screens, each with its key.
#[must_use]
pub fn words(language: Locale) -> Vec<(&'static str, &'static str)> {
    WORDS.of(language).all("screen-")
}

/// One of these words.
#[must_use]
pub fn word(language: Locale, key: &str) -> &'static str {
    WORDS.of(language).s(key)
}

/// What differs from the start in a state that was handed back, a line each, plain text.
#[must_use]
pub fn lines(language: Locale, screen: &Screen, value: &str) -> Vec<String> {
    let words = WORDS.of(language);
    match screen.changes(value) {
        None => vec![words.s("screen-unreadable").to_owned()],
        Some(changes) if changes.is_empty() => vec![words.s("screen-unchanged").to_owned()],
        Some(changes) => changes.iter().map(|change| line(words, app_of(screen), change)).collect(),
    }
}

/// The name under which the page and the texts know an app.
#[must_use]
pub const fn app_of(screen: &Screen) -> &'static str {
    match screen {
        Screen::Files(_) => "files",
        Screen::Settings(_) => "settings",
        Screen::Mailbox(_) => "mailbox",
        Screen::Browser(_) => "browser",
        Screen::Sheet(_) => "sheet",
        Screen::Blocks(_) => "blocks",
    }
}

fn line(words: crate::Texts, app: &str, change: &Change) -> String {
    let value = words.find(&format!("screen-value-{app}-{}-{}", change.property, change.value));
    let said = words.s(&format!("screen-said-{app}-{}", change.property));
    said.replace("[name]", &change.name).replace("[value]", value.unwrap_or(&change.value))
}
