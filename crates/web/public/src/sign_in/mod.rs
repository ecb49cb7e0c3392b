//! Signing in and out (candidate rules §6.2). One sentence for every failure; guesses wait by credential, never by
//! address: a school has one; a device that the account signed in on before has a count of its own (reliability and
//! security §3.6).

use acts::people::{FREE, GiveBackTurn, MustWait, SignOut, TakeTurn};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use domain::people::Login;
use serde::Deserialize;
use store::Stop;
use store::accounts::{self, Credential};
use web_shell::chrome::home_of;
use web_shell::cookies::{self, Name};
use web_shell::outcome::{go, with_status};
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who};

use crate::entering::{enter, looks_of};
use crate::known::Known;
use crate::password::ticket;
use crate::suite::{self, Asked};

web_shell::texts!(TEXTS, "page");

/// Minutes in which a one-time password must be replaced once it was typed.
const ONE_TIME_MINUTES: i64 = 30;

/// The doors of signing in and out.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/connexion", Who::Anyone, show)
        .post("/connexion", Who::Anyone, sign_in)
        .get("/deconnexion", Who::Anyone, signed_out)
        .post("/deconnexion", Who::Anyone, sign_out)
}

/// What was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    login: String,
    password: String,
    suite: String,
}

#[derive(Template)]
#[template(path = "sign_in/page.html")]
struct SignInPage {
    chrome: Chrome,
    t: Texts,
    login: String,
    suite: String,
    faults: Faults,
    /// Why nobody was signed in, in one sentence for both fields.
    refusal: Option<String>,
    waiting: bool,
}

fn made(visit: &Visit, typed: &Typed, faults: Faults) -> SignInPage {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s("title"));
    SignInPage {
        chrome,
        t,
        login: typed.login.clone(),
        suite: typed.suite.clone(),
        faults,
        refusal: None,
        waiting: false,
    }
}

async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if let Some(account) = &visit.account {
        return Ok(go(suite::local(&asked.suite).unwrap_or_else(|| home_of(account))));
    }
    let (visit, cookie) = with_browser(&app, &visit);
    let typed = Typed { suite: asked.suite, ..Typed::default() };
    Ok(cookies::set(Page(made(&visit, &typed, Faults::none())).into_response(), cookie))
}

async fn sign_in(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    for (field, text) in [("login", &typed.login), ("password", &typed.password)] {
        if text.trim().is_empty() {
            faults.add(field, t.s(&format!("{field}-empty")));
        }
    }
    if faults.any() {
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &made(&visit, &typed, faults)));
    }
    let devices = Known::of(&app, &visit, &headers);
    match recognised(&app, &visit, &devices, &typed).await? {
        Recognised::Yes(known, _) if known.one_time => {
            let until = visit.at.plus_minutes(ONE_TIME_MINUTES);
            let onward = percent(suite::local(&typed.suite).unwrap_or_default());
            Ok(go(&format!("/mot-de-passe/{}?suite={onward}", ticket::write(&app, &known, until))))
        }
        Recognised::Yes(known, subject) => {
            enter(&app, &visit, devices, known.account, vec![subject], &typed.suite).await
        }
        Recognised::No => {
            let page = SignInPage { refusal: Some(t.s("wrong").to_owned()), ..made(&visit, &typed, faults) };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Recognised::Later(MustWait { seconds }) => {
            let page = SignInPage {
                refusal: Some(t.n("must-wait", "seconds", seconds)),
                ..made(&visit, &typed, faults)
            };
            Ok(with_status(StatusCode::TOO_MANY_REQUESTS, &page))
        }
        Recognised::Crowded => {
            let page = SignInPage { waiting: true, ..made(&visit, &typed, faults) };
            let mut response = with_status(StatusCode::SERVICE_UNAVAILABLE, &page);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            Ok(response)
        }
    }
}

/// What looking at a login and a password gave.
enum Recognised {
    /// Whose login it is, and what its failures here were counted under.
    Yes(Credential, [u8; 32]),
    No,
    /// Too many guesses at this login.
    Later(MustWait),
    /// Too many people sign in at once.
    Crowded,
}

/// What the failures of a login are counted under.
fn subject(login: &str) -> [u8; 32] {
    cookies::hash(&format!("login:{login}"))
}

async fn recognised(
    app: &Shared,
    visit: &Visit,
    devices: &Known,
    typed: &Typed,
) -> Result<Recognised, Trouble> {
    let Ok(login) = Login::parse(&typed.login) else { return Ok(Recognised::No) };
    let found = {
        let mut reader = app.store.read().await?;
        accounts::credential(&mut reader.conn(), login.as_str()).await?
    };
    // On a device that the account signed in on before, only its own failures count.
    let own = found.as_ref().and_then(|known| devices.subject(app, known.account));
    let subject = own.unwrap_or_else(|| subject(login.as_str()));
    match app.store.act(TakeTurn { subject, free: FREE, at: visit.at }).await {
        Ok(()) => {}
        Err(Stop::Refused(wait)) => return Ok(Recognised::Later(wait)),
        Err(stop) => return Err(stop.into()),
    }
    let secret = found.as_ref().map(|k| k.secret.clone());
    match app.hasher.verify(typed.password.clone(), secret).await {
        Ok(true) => Ok(found.map_or(Recognised::No, |known| Recognised::Yes(known, subject))),
        Ok(false) => Ok(Recognised::No),
        Err(_) => {
            app.store.act(GiveBackTurn { subject }).await?;
            Ok(Recognised::Crowded)
        }
    }
}

/// A local path as the value of a parameter.
fn percent(path: &str) -> String {
    path.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[derive(Template)]
#[template(path = "sign_in/signed_out.html")]
struct SignedOutPage {
    chrome: Chrome,
    t: Texts,
}

/// A form that is a button.
#[derive(Deserialize)]
struct NoFields {}

async fn sign_out(State(app): State<Shared>, visit: Visit, Form(NoFields {}): Form<NoFields>) -> Answer {
    if let Some(token) = visit.device {
        app.store.act(SignOut { token }).await?;
    }
    // Their choice of aids comes back with them; who sits here next does not inherit it.
    let kept = match &visit.account {
        Some(account) => looks_of(&app, account.id).await?,
        None => None,
    };
    let forgotten = [Name::Browser, Name::Room].into_iter().chain(kept.map(|_| Name::Looks));
    let forgotten = forgotten.map(|name| cookies::forget(name, app.config.secure));
    Ok(cookies::set(go("/deconnexion"), forgotten))
}

async fn signed_out(visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let title = if visit.account.is_some() { "still-in-title" } else { "out-title" };
    Ok(Page(SignedOutPage { chrome: Chrome::plain(&visit, t.s(title)), t }).into_response())
}
