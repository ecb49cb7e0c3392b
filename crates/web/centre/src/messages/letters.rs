//! The letters of candidates who have no address, one on each sheet, to print.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::message::MessageText;
use domain::certification::session::Session;
use domain::id::Id;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit};

use super::{TEXTS, of_message, see};
use crate::room::{self, Head};

#[derive(Template)]
#[template(path = "messages/letters.html")]
struct LettersPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    here: String,
    name: &'static str,
    letters: Vec<MessageText>,
}

/// GET /centre/sessions/{id}/messages/{modele}/lettres
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let seen = see(&app, &mut reader.conn(), &visit, (id, &code)).await?;
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("letters-title"));
    let page = LettersPage {
        head: Head::of(&visit, &chrome, &seen.kept, &seen.membership),
        here: of_message(id, seen.kind, ""),
        name: t.s(&format!("kind-{}", seen.kind.code())),
        letters: seen.addressless().into_iter().map(|candidate| seen.filled(Some(candidate))).collect(),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}
