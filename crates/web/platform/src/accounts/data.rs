//! A person's data, for one who writes to the operator because they can no longer sign in: the whole file, or erasure.
//! Both ask for a reason, which the journal keeps.

use acts::retention::{CannotEraseAccount, EraseAccount, NoteExport};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::people::Account;
use serde::Deserialize;
use store::Stop;
use store::accounts;
use web_shell::outcome::{download, go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, personal};

use super::TEXTS;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    reason: String,
    sure: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/data.html")]
struct DataPage {
    chrome: Chrome,
    t: Texts,
    account: Id<Account>,
    name: String,
    hinders: Option<String>,
    typed: Typed,
    faults: Faults,
}

async fn made(
    app: &Shared,
    visit: &Visit,
    account: Id<Account>,
    typed: Typed,
    faults: Faults,
) -> Result<DataPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let person = accounts::by_id(db, account).await?.ok_or(Trouble::NotFound)?;
    let hinders = CannotEraseAccount::found(db, account, visit.at).await?;
    let path = format!("/plateforme/comptes/{account}/donnees");
    Ok(DataPage {
        chrome: Chrome { path, ..crate::chrome(visit, t.s("data-title")) },
        t,
        account,
        name: format!("{} {}", person.first_name, person.last_name).trim().to_owned(),
        hinders: hinders.map(|why| personal::hinders(visit.locale, &why)),
        typed,
        faults,
    })
}

/// `GET /plateforme/comptes/{account}/donnees`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(account): Path<Id<Account>>) -> Answer {
    Ok(Page(made(&app, &visit, account, Typed::default(), Faults::none()).await?).into_response())
}

/// `POST /plateforme/comptes/{account}/donnees/fichier`: the archive, once its reason is in the journal.
pub async fn take(
    State(app): State<Shared>,
    visit: Visit,
    Path(account): Path<Id<Account>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let act = NoteExport { doing: crate::doing(&visit)?, account, reason: Some(typed.reason.clone()) };
    match app.store.act(act).await {
        Ok(()) => {
            let bytes = personal::archive(&app, visit.locale, account, visit.at).await?;
            Ok(download("donnees.zip", "application/zip", bytes))
        }
        Err(Stop::Refused(_)) => {
            let mut faults = Faults::none();
            faults.add("file-reason", TEXTS.of(visit.locale).s("data-reason-fault"));
            Ok(refused(&made(&app, &visit, account, typed, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /plateforme/comptes/{account}/donnees/effacer`.
pub async fn erase(
    State(app): State<Shared>,
    visit: Visit,
    Path(account): Path<Id<Account>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    if typed.sure.is_none() {
        faults.add("sure", t.s("data-sure-fault"));
        return Ok(refused(&made(&app, &visit, account, typed, faults).await?));
    }
    let act = EraseAccount { doing: crate::doing(&visit)?, account, reason: Some(typed.reason.clone()) };
    match app.store.act(act).await {
        Ok(()) => Ok(go(&format!("/plateforme/comptes/{account}/donnees"))),
        Err(Stop::Refused(why)) => {
            if matches!(why, CannotEraseAccount::Reason(_)) {
                faults.add("erase-reason", t.s("data-reason-fault"));
            }
            Ok(refused(&made(&app, &visit, account, typed, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
