//! What a person may ask of their own data: take the whole file with them, and have the account erased. What goes at once,
//! what stays and until when is said before they confirm (GDPR, articles 15, 17 and 20).

use acts::people::{FREE, GiveBackTurn, MustWait, TakeTurn};
use acts::retention::{CannotEraseAccount, EraseAccount, NoteExport};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::journal::Actor;
use domain::people::Operator;
use domain::retention::Kind;
use serde::Deserialize;
use store::{Stop, accounts, attempts, settings};
use web_shell::cookies::{self, Name};
use web_shell::outcome::{download, go, refused};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, personal};

web_shell::texts!(TEXTS, "page");

/// The doors of one's own data.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/compte/mes-donnees", Who::SignedIn, show)
        .post("/compte/mes-donnees/fichier", Who::SignedIn, take)
        .post("/compte/mes-donnees/effacer", Who::SignedIn, erase)
        .get("/compte/efface", Who::Anyone, erased)
}

/// What stays after the account is gone.
const STAYS: [Kind; 5] =
    [Kind::Accommodations, Kind::Answers, Kind::Papers, Kind::Results, Kind::Certificates];

/// Something that stays: what, from when, how long.
struct Stays {
    what: &'static str,
    clock: &'static str,
    length: String,
}

#[derive(Template)]
#[template(path = "my_data/page.html")]
struct DataPage {
    chrome: Chrome,
    t: Texts,
    operator: Operator,
    stays: Vec<Stays>,
    /// Why the account cannot be erased now.
    hinders: Option<String>,
    faults: Faults,
}

fn doing(visit: &Visit) -> Result<acts::Doing, Trouble> {
    let by = Actor::Account(visit.account()?.id);
    Ok(acts::Doing { at: visit.at, by, seed: visit.seed.clone() })
}

async fn made(app: &Shared, visit: &Visit, faults: Faults) -> Result<DataPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let hinders = CannotEraseAccount::found(db, account, visit.at).await?;
    let stays = STAYS.map(|kind| {
        let rule = kind.rule();
        let (what, clock) = (rule.name.get(visit.locale), rule.clock.get(visit.locale));
        Stays { what, clock, length: rule.length.said(visit.locale) }
    });
    Ok(DataPage {
        chrome: Chrome::plain(visit, t.s("title")),
        t,
        operator: settings::operator(db).await?,
        stays: stays.into(),
        hinders: hinders.map(|why| personal::hinders(visit.locale, &why)),
        faults,
    })
}

async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(made(&app, &visit, Faults::none()).await?).into_response())
}

/// A form that is a button.
#[derive(Deserialize)]
struct NoFields {}

/// `POST /compte/mes-donnees/fichier`: the archive. Not while an exam runs: it holds what was right in placements.
async fn take(State(app): State<Shared>, visit: Visit, Form(NoFields {}): Form<NoFields>) -> Answer {
    let account = visit.account()?.id;
    {
        let mut reader = app.store.read().await?;
        if !attempts::running_of(&mut reader.conn(), account, visit.at).await?.is_empty() {
            return Err(Trouble::ExamRuns);
        }
    }
    let bytes = personal::archive(&app, visit.locale, account, visit.at).await?;
    app.store.act(NoteExport { doing: doing(&visit)?, account, reason: None }).await?;
    Ok(download("mes-donnees.zip", "application/zip", bytes))
}

/// What was typed to confirm.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    password: String,
}

/// `POST /compte/mes-donnees/effacer`: with the password, so that whoever finds a browser open erases nobody.
async fn erase(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let account = visit.account()?.id;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    match is_them(&app, &visit, typed.password).await? {
        Confirmed::Yes => {}
        Confirmed::No => faults.add("password", t.s("password-fault")),
        Confirmed::Later(seconds) => faults.add("password", t.n("must-wait", "seconds", seconds)),
    }
    if faults.any() {
        return Ok(refused(&made(&app, &visit, faults).await?));
    }
    match app.store.act(EraseAccount { doing: doing(&visit)?, account, reason: None }).await {
        Ok(()) => {
            let gone = [Name::Browser, Name::Looks].map(|name| cookies::forget(name, app.config.secure));
            Ok(cookies::set(go("/compte/efface"), gone))
        }
        Err(Stop::Refused(_)) => Ok(refused(&made(&app, &visit, Faults::none()).await?)),
        Err(stop) => Err(stop.into()),
    }
}

/// What looking at the password gave.
enum Confirmed {
    Yes,
    No,
    Later(i64),
}

async fn is_them(app: &Shared, visit: &Visit, password: String) -> Result<Confirmed, Trouble> {
    let account = visit.account()?.id;
    let credential = {
        let mut reader = app.store.read().await?;
        accounts::credentials_of(&mut reader.conn(), account).await?.into_iter().next()
    };
    if password.is_empty() {
        return Ok(Confirmed::No);
    }
    let subject = cookies::hash(&format!("erase:{account}"));
    match app.store.act(TakeTurn { subject, free: FREE, at: visit.at }).await {
        Ok(()) => {}
        Err(Stop::Refused(MustWait { seconds })) => return Ok(Confirmed::Later(seconds)),
        Err(stop) => return Err(stop.into()),
    }
    match app.hasher.verify(password, credential.map(|known| known.secret)).await {
        Ok(true) => Ok(Confirmed::Yes),
        Ok(false) => Ok(Confirmed::No),
        Err(_) => {
            app.store.act(GiveBackTurn { subject }).await?;
            Err(Trouble::Busy)
        }
    }
}

#[derive(Template)]
#[template(path = "my_data/erased.html")]
struct ErasedPage {
    chrome: Chrome,
    t: Texts,
}

async fn erased(visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let title = if visit.account.is_some() { "still-title" } else { "erased-title" };
    Ok(Page(ErasedPage { chrome: Chrome::plain(&visit, t.s(title)), t }).into_response())
}
