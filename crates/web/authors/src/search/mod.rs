//! Searching questions by their words, in both languages.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use bank::folded;
use serde::Deserialize;
use web_shell::{Answer, Chrome, Page, Texts, Visit};

use crate::desk::{Source, aside};
use crate::line::{Line, Standing};

web_shell::texts!(TEXTS, "page");

/// Questions that one search shows.
const SHOWN: usize = 100;
/// Characters of a search that are read.
const WORDS_MAX: usize = 200;

/// What is searched: words of the public bank, so they may stand in the address.
#[derive(Deserialize)]
pub struct Searched {
    #[serde(default)]
    mots: String,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    typed: String,
    found: i64,
    lines: Vec<Line>,
}

/// `GET /auteurs/recherche`.
pub async fn show<S: Source>(
    State(source): State<S>,
    visit: Visit,
    Query(searched): Query<Searched>,
) -> Answer {
    let desk = source.desk(&visit).await?;
    aside(move || {
        let (t, words) = (TEXTS.of(visit.locale), crate::words(&visit));
        let typed: String = searched.mots.trim().chars().take(WORDS_MAX).collect();
        let wanted = folded(&typed);
        let outlines = desk.bank.outlines().iter();
        let fits = outlines.filter(|(code, outline)| {
            !wanted.is_empty() && (outline.says(&wanted) || code.as_str().contains(&typed))
        });
        let codes: Vec<_> = fits.map(|(code, _)| code).collect();
        let lines = codes.iter().take(SHOWN).map(|code| Line::made(&desk, &words, code, false)).collect();
        let found = i64::try_from(codes.len()).unwrap_or(0);
        let chrome = crate::chrome(&visit, t.s("title"));
        Ok(Page(SearchPage { chrome, t, words, typed, found, lines }).into_response())
    })
    .await?
}
