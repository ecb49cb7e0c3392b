//! `/surveillant/code`: the number and the access code, to project. Nothing about anybody stands here.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use web_shell::{Answer, Chrome, Page, Shared, Texts, outcome};

use crate::inside::Inside;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "code/page.html")]
struct CodePage {
    chrome: Chrome,
    t: Texts,
    place: String,
    number: String,
    number_spelt: String,
    code: String,
    code_spelt: String,
    address: String,
}

/// `GET /surveillant/code`, once the room is open; before, the board is what comes first.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside) -> Answer {
    if inside.opened_at().is_none() {
        return Ok(outcome::go("/surveillant/salle"));
    }
    let t = TEXTS.of(inside.visit.locale);
    let session = &inside.session;
    let code = session.access_code.as_str();
    let public = &app.config.public_url;
    let page = CodePage {
        chrome: Chrome::plain(&inside.visit, t.s("title")),
        t,
        place: session.room.clone(),
        number: session.number.grouped(),
        number_spelt: spelt(&session.number.to_string()),
        code: format!("{}\u{a0}{}", &code[..4], &code[4..]),
        code_spelt: spelt(code),
        address: public.split_once("://").map_or(public.as_str(), |(_, host)| host).to_owned(),
    };
    Ok(Page(page).into_response())
}

/// One character after the other, for who hears it.
fn spelt(code: &str) -> String {
    code.chars().map(String::from).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_is_spelt_letter_by_letter() {
        assert_eq!(super::spelt("FKTR47"), "F, K, T, R, 4, 7");
    }
}
