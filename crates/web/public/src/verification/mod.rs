//! Anybody checks a certificate (certification rules §11.3): by its code, or by its file, without an account.
//!
//! Mended: the incumbent answers from its tables; here the answer is a verified signature over what is shown, and a
//! revoked certificate says so instead of seeming unknown.

mod file;
mod lookup;
mod result;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use domain::certification::certificate::{CodeFault, VerificationCode};
use serde::Deserialize;
use web_shell::cookies;
use web_shell::outcome::{go, refused, with_status};
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Visit, Who};

use result::{Proof, ResultPage};

web_shell::texts!(TEXTS, "page");

/// The doors of verification.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/verifier", Who::Anyone, show)
        .post("/verifier", Who::Anyone, search)
        .post("/verifier/fichier", Who::Anyone, file::check)
        .get("/verifier/{code}", Who::Anyone, found)
        .get("/verifier/{code}/certificat.json", Who::Anyone, file::give)
}

/// What the page of the search says above its two forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Nothing yet.
    Nothing,
    /// No certificate has this code.
    Unknown,
    /// The file is not one of ours.
    NotOurs,
    /// The file is not what we gave.
    Altered,
    /// The file is what we gave once: another certificate has taken its place.
    Replaced,
}

impl Said {
    const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "search",
            Self::Unknown => "unknown",
            Self::NotOurs => "not-ours",
            Self::Altered => "altered",
            Self::Replaced => "replaced",
        }
    }
}

#[derive(Template)]
#[template(path = "verification/page.html")]
struct SearchPage {
    chrome: Chrome,
    t: Texts,
    said: Said,
    /// Since when another certificate has taken the place of this one.
    since: String,
    typed: String,
    faults: Faults,
}

impl SearchPage {
    fn made(visit: &Visit, said: Said, typed: String, faults: Faults) -> Self {
        let t = TEXTS.of(visit.locale);
        let chrome = Chrome::room(visit, t.s(&format!("{}-title", said.key())), t.s("room"), &[]);
        let chrome = Chrome { path: "/verifier".to_owned(), ..chrome };
        Self { chrome, t, said, since: String::new(), typed, faults }
    }

    fn said(&self, what: &str) -> &'static str {
        self.t.s(&format!("{}-{what}", self.said.key()))
    }
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let page = SearchPage::made(&visit, Said::Nothing, String::new(), Faults::none());
    Ok(cookies::set(Page(page).into_response(), cookie))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    code: String,
}

async fn search(visit: Visit, Form(typed): Form<Typed>) -> Answer {
    match VerificationCode::parse(&typed.code) {
        Ok(code) => Ok(go(&format!("/verifier/{code}"))),
        Err(fault) => Ok(refused(&not_a_code(&visit, typed.code, fault))),
    }
}

fn not_a_code(visit: &Visit, typed: String, fault: CodeFault) -> SearchPage {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let sentence = match fault {
        CodeFault::Empty => t.s("code-empty").to_owned(),
        CodeFault::Length { expected, len } => t.with(
            "code-length",
            &[("typed", typed.clone().into()), ("expected", expected.into()), ("len", len.into())],
        ),
        CodeFault::Character { character, place } => {
            t.with("code-character", &[("character", character.to_string().into()), ("place", place.into())])
        }
    };
    faults.add("code", sentence);
    SearchPage::made(visit, Said::Nothing, typed, faults)
}

async fn found(State(app): State<Shared>, visit: Visit, Path(typed): Path<String>) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let code = match VerificationCode::parse(&typed) {
        Ok(code) if code.as_str() == typed => code,
        Ok(code) => return Ok(go(&format!("/verifier/{code}"))),
        Err(fault) => {
            let page = not_a_code(&visit, typed, fault);
            return Ok(cookies::set(with_status(StatusCode::NOT_FOUND, &page), cookie));
        }
    };
    let response = if let Some(found) = lookup::by_code(&app, &visit, &code).await? {
        Page(ResultPage::made(&app, &visit, &found, Proof::Code).await?).into_response()
    } else {
        let page = SearchPage::made(&visit, Said::Unknown, code.to_string(), Faults::none());
        with_status(StatusCode::NOT_FOUND, &page)
    };
    Ok(cookies::set(response, cookie))
}
