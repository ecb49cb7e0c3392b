//! A forgotten password (candidate rules §6.3), and the choice of one's own after a one-time password.
//!
//! Mended: the incumbent told whether an address had an account; the answer is the same for every address.

pub mod rules;
pub mod ticket;

use acts::Doing;
use acts::people::{CannotChoosePassword, ChoosePassword, FREE, SendResetLink, TakeTurn};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Login, check_password};
use serde::Deserialize;
use store::Stop;
use store::accounts::{self, Credential};
use web_shell::cookies;
use web_shell::outcome::{refused, with_status};
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

use crate::entering::enter;
use crate::known::Known;
use crate::suite::Asked;

web_shell::texts!(TEXTS, "page");

/// Minutes for which the link of a mail holds: a day.
const LINK_MINUTES: i64 = 24 * 60;

/// The doors of passwords.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/mot-de-passe", Who::Anyone, show)
        .post("/mot-de-passe", Who::Anyone, ask)
        .get("/mot-de-passe/{ticket}", Who::Anyone, show_choice)
        .post("/mot-de-passe/{ticket}", Who::Anyone, choose)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TypedLogin {
    login: String,
}

#[derive(Template)]
#[template(path = "password/ask.html")]
struct AskPage {
    chrome: Chrome,
    t: Texts,
    login: String,
    faults: Faults,
    asked: bool,
}

fn asking(visit: &Visit, login: String, faults: Faults, asked: bool) -> AskPage {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s(if asked { "asked-title" } else { "ask-title" }));
    AskPage { chrome, t, login, faults, asked }
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let page = asking(&visit, String::new(), Faults::none(), false);
    Ok(cookies::set(Page(page).into_response(), cookie))
}

async fn ask(State(app): State<Shared>, visit: Visit, Form(typed): Form<TypedLogin>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let Ok(login) = Login::parse(&typed.login) else {
        let said = match typed.login.trim() {
            "" => t.s("login-empty").to_owned(),
            login => t.w("login-format", "typed", login),
        };
        faults.add("login", said);
        return Ok(refused(&asking(&visit, typed.login, faults, false)));
    };
    let subject = cookies::hash(&format!("reset:{}", login.as_str()));
    match app.store.act(TakeTurn { subject, free: FREE, at: visit.at }).await {
        Ok(()) => send(&app, &visit, &login).await?,
        Err(Stop::Refused(wait)) => {
            faults.add("login", t.n("must-wait", "seconds", wait.seconds));
            return Ok(with_status(
                StatusCode::TOO_MANY_REQUESTS,
                &asking(&visit, typed.login, faults, false),
            ));
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(Page(asking(&visit, login.as_str().to_owned(), faults, true)).into_response())
}

/// Writes the mail, when there is an account with an address.
async fn send(app: &Shared, visit: &Visit, login: &Login) -> Result<(), Trouble> {
    let found = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        match accounts::credential(db, login.as_str()).await? {
            Some(known) => accounts::by_id(db, known.account).await?.map(|person| (known, person)),
            None => None,
        }
    };
    let Some((known, person)) = found else { return Ok(()) };
    let Some(recipient) = person.email else { return Ok(()) };
    let t = TEXTS.of(Locale::from_code(&person.locale));
    let until = visit.at.plus_minutes(LINK_MINUTES);
    let link = format!("{}/mot-de-passe/{}", app.config.public_url, ticket::write(app, &known, until));
    let until_said = when::stamp(t.locale, until, &domain::moment::Zone::paris());
    let words = [("name", person.first_name.into()), ("link", link.into()), ("until", until_said.into())];
    let act = SendResetLink {
        doing: Doing { at: visit.at, by: Actor::Program, seed: visit.seed.clone() },
        account: known.account,
        recipient,
        subject: t.s("mail-subject").to_owned(),
        body: t.with("mail-body", &words),
    };
    Ok(app.store.act(act).await?)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TypedPassword {
    password: String,
    suite: String,
}

#[derive(Template)]
#[template(path = "password/choose.html")]
struct ChoosePage {
    chrome: Chrome,
    t: Texts,
    /// Whose password; without one the ticket holds no longer.
    login: Option<String>,
    one_time: bool,
    ticket: String,
    suite: String,
    faults: Faults,
    rules: [&'static str; 4],
}

fn choosing(
    visit: &Visit,
    known: Option<&Credential>,
    ticket: String,
    suite: String,
    faults: Faults,
) -> ChoosePage {
    let t = TEXTS.of(visit.locale);
    let chrome = Chrome::plain(visit, t.s(if known.is_some() { "choose-title" } else { "gone-title" }));
    let login = known.map(|k| k.login.clone());
    let one_time = known.is_some_and(|k| k.one_time);
    ChoosePage { chrome, t, login, one_time, ticket, suite, faults, rules: rules::list(visit.locale) }
}

async fn known(app: &Shared, visit: &Visit, ticket: &str) -> Result<Option<Credential>, Trouble> {
    let mut reader = app.store.read().await?;
    Ok(ticket::read(app, &mut reader.conn(), ticket, visit.at).await?)
}

async fn show_choice(
    State(app): State<Shared>,
    visit: Visit,
    Path(ticket): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let known = known(&app, &visit, &ticket).await?;
    let status = if known.is_some() { StatusCode::OK } else { StatusCode::GONE };
    let page = choosing(&visit, known.as_ref(), ticket, asked.suite, Faults::none());
    Ok(cookies::set(with_status(status, &page), cookie))
}

async fn choose(
    State(app): State<Shared>,
    visit: Visit,
    Path(ticket): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<TypedPassword>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let Some(known) = known(&app, &visit, &ticket).await? else {
        return Ok(with_status(
            StatusCode::GONE,
            &choosing(&visit, None, ticket, typed.suite, Faults::none()),
        ));
    };
    let mut faults = Faults::none();
    if let Err(lacking) = check_password(&typed.password) {
        faults.add("password", rules::lacking(visit.locale, &lacking));
        return Ok(refused(&choosing(&visit, Some(&known), ticket, typed.suite, faults)));
    }
    let same = app.hasher.verify(typed.password.clone(), Some(known.secret.clone())).await;
    let hash = match same {
        Ok(false) => app.hasher.hash(typed.password, &visit.seed).await,
        Ok(true) => {
            faults.add("password", t.s("same-password"));
            return Ok(refused(&choosing(&visit, Some(&known), ticket, typed.suite, faults)));
        }
        Err(crowded) => Err(crowded),
    };
    let Ok(password_hash) = hash else {
        faults.add("password", t.s("crowded"));
        let page = choosing(&visit, Some(&known), ticket, typed.suite, faults);
        let mut response = with_status(StatusCode::SERVICE_UNAVAILABLE, &page);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        return Ok(response);
    };
    let Credential { account, login, secret, .. } = known;
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() };
    let forgive = vec![cookies::hash(&format!("login:{login}"))];
    match app.store.act(ChoosePassword { doing, account, login, known: secret, password_hash }).await {
        Ok(()) => {
            enter(&app, &visit, Known::of(&app, &visit, &headers), account, forgive, &typed.suite).await
        }
        Err(Stop::Refused(CannotChoosePassword::Changed)) => {
            Ok(with_status(StatusCode::GONE, &choosing(&visit, None, ticket, typed.suite, faults)))
        }
        Err(stop) => Err(stop.into()),
    }
}
