//! Opening one's own account (candidate rules §6.1): all faults at once, then signed in.

use acts::Doing;
use acts::people::{CannotCreateAccount, CreateAccount};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::{Why, person_name};
use domain::id::Id;
use domain::journal::Actor;
use domain::people::{Account, Login, check_password};
use serde::Deserialize;
use store::{Stop, accounts};
use web_shell::chrome::home_of;
use web_shell::cookies;
use web_shell::outcome::{go, refused, with_status};
use web_shell::rehearsal::has_key;
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who};

use crate::entering::enter;
use crate::known::Known;
use crate::password::rules;
use crate::suite::{self, Asked};

web_shell::texts!(TEXTS, "page");

/// The doors of signing up.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/inscription", Who::Anyone, show).post("/inscription", Who::Anyone, sign_up)
}

/// What was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    first_name: String,
    last_name: String,
    login: String,
    password: String,
    terms: Option<String>,
    suite: String,
    key: String,
}

#[derive(Template)]
#[template(path = "sign_up/page.html")]
struct SignUpPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
    rules: [&'static str; 4],
    waiting: bool,
}

fn made(visit: &Visit, typed: Typed, faults: Faults) -> SignUpPage {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s("title"));
    SignUpPage { chrome, t, typed, faults, rules: rules::list(visit.locale), waiting: false }
}

async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if let Some(account) = &visit.account {
        return Ok(go(suite::local(&asked.suite).unwrap_or_else(|| home_of(account))));
    }
    let (visit, cookie) = with_browser(&app, &visit);
    let key = Id::<Account>::from_seed(&visit.seed, "form").to_string();
    let typed = Typed { suite: asked.suite, key, ..Typed::default() };
    Ok(cookies::set(Page(made(&visit, typed, Faults::none())).into_response(), cookie))
}

async fn sign_up(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let (mut faults, found) = checked(t, &typed);
    let about = found.login.as_ref().map_or("", Login::as_str);
    // A form sent twice opens one account: its identifier can be drawn by this browser and this form only.
    let seed = visit.of_form(&typed.key, about).seed;
    let id = Id::<Account>::from_seed(&seed, "account");
    if let Some(login) = &found.login {
        let mut reader = app.store.read().await?;
        let known = accounts::credential(&mut reader.conn(), login.as_str()).await?;
        if known.is_some_and(|known| known.account != id) {
            faults.add("login", t.s("login-taken"));
        }
    }
    let (Some(first_name), Some(last_name), Some(login), false) =
        (found.first_name, found.last_name, found.login, faults.any())
    else {
        return Ok(refused(&made(&visit, typed, faults)));
    };
    let Ok(password_hash) = app.hasher.hash_of_stranger(typed.password.clone(), &visit.seed).await else {
        let page = SignUpPage { waiting: true, ..made(&visit, typed, faults) };
        let mut response = with_status(StatusCode::SERVICE_UNAVAILABLE, &page);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        return Ok(response);
    };
    let doing = Doing { at: visit.at, by: Actor::Account(id), seed };
    let (locale, rehearsal) = (visit.locale, has_key(&app, &headers));
    let act = CreateAccount {
        doing,
        first_name,
        last_name,
        login,
        password_hash,
        locale,
        roles: Vec::new(),
        rehearsal,
    };
    match app.store.act(act).await {
        Ok(account) => {
            enter(&app, &visit, Known::of(&app, &visit, &headers), account, Vec::new(), &typed.suite).await
        }
        Err(Stop::Refused(CannotCreateAccount::LoginTaken)) => {
            faults.add("login", t.s("login-taken"));
            Ok(refused(&made(&visit, typed, faults)))
        }
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// What could be read of a form.
#[derive(Default)]
struct Found {
    first_name: Option<String>,
    last_name: Option<String>,
    login: Option<Login>,
}

fn checked(t: Texts, typed: &Typed) -> (Faults, Found) {
    let mut faults = Faults::none();
    let mut found = Found::default();
    let names = [
        ("first_name", "first-name", &typed.first_name, &mut found.first_name),
        ("last_name", "last-name", &typed.last_name, &mut found.last_name),
    ];
    for (field, key, text, place) in names {
        match person_name(text) {
            Ok(name) => *place = Some(name),
            Err(Why::TooLong { max, len }) => {
                faults.add(
                    field,
                    t.with(&format!("{key}-too-long"), &[("max", max.into()), ("len", len.into())]),
                );
            }
            Err(Why::ControlCharacter) => faults.add(field, t.s(&format!("{key}-control"))),
            Err(Why::NoLetter) => faults.add(field, t.s(&format!("{key}-letter"))),
            Err(_) => faults.add(field, t.s(&format!("{key}-empty"))),
        }
    }
    match Login::parse(&typed.login) {
        Ok(login) => found.login = Some(login),
        Err(_) if typed.login.trim().is_empty() => faults.add("login", t.s("login-empty")),
        Err(_) => faults.add("login", t.w("login-format", "typed", typed.login.trim())),
    }
    if let Err(lacking) = check_password(&typed.password) {
        faults.add("password", rules::lacking(t.locale, &lacking));
    }
    if typed.terms.is_none() {
        faults.add("terms", t.s("terms-missing"));
    }
    (faults, found)
}
