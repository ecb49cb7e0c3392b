//! `/surveillant/code`: the number and the access code, to project. Nothing about anybody stands here. A code that got out is
//! changed on a page beside it.

use acts::certification::ChangeAccessCode;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use store::Stop;
use web_shell::form::Form;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use crate::inside::{Here, Inside, Top};

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
    /// Nothing in this room is real.
    tried: bool,
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
        tried: inside.tried.is_some(),
    };
    Ok(Page(page).into_response())
}

#[derive(Template)]
#[template(path = "code/change.html")]
struct ChangePage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    shown: String,
}

/// `GET /surveillant/code/changer`: what another code means.
pub(crate) async fn ask(inside: Inside) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let page = ChangePage {
        chrome: inside.chrome(t.s("change-title"), Here::Code),
        t,
        top: inside.top(),
        shown: inside.session.access_code.as_str().to_owned(),
    };
    Ok(Page(page).into_response())
}

/// The code that the page showed: another one is changed by nobody.
#[derive(serde::Deserialize)]
pub(crate) struct Shown {
    #[serde(default)]
    code: String,
}

/// `POST /surveillant/code/changer`.
pub(crate) async fn change(State(app): State<Shared>, inside: Inside, Form(typed): Form<Shown>) -> Answer {
    let act = ChangeAccessCode { doing: inside.doing(), session: inside.id(), shown: typed.code };
    match app.store.act(act).await {
        // Refused: finalised in this very second, which the guard of the page says.
        Ok(_) | Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/code")),
        Err(stop) => Err(Trouble::from(stop)),
    }
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
