//! Accounts: finding one, opening one for staff, roles, one-time passwords.

mod create;
mod data;
mod one;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::Role;
use serde::Deserialize;
use store::account_words::{self, AccountLine};
use store::platform_pages::{self, StaffLine};
use web_shell::{Answer, Chrome, Doors, Form, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// Accounts that one search shows.
const SHOWN: u32 = 50;

/// The doors of accounts.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/comptes", Who::Admin, list)
        .post("/plateforme/comptes", Who::Admin, search)
        .get("/plateforme/comptes/nouveau", Who::Admin, create::show)
        .post("/plateforme/comptes/nouveau", Who::Admin, create::create)
        .get("/plateforme/comptes/{account}", Who::Admin, one::show)
        .post("/plateforme/comptes/{account}/role", Who::Admin, one::change_role)
        .post("/plateforme/comptes/{account}/mot-de-passe", Who::Admin, one::set_password)
        .get("/plateforme/comptes/{account}/donnees", Who::Admin, data::show)
        .post("/plateforme/comptes/{account}/donnees/fichier", Who::Admin, data::take)
        .post("/plateforme/comptes/{account}/donnees/effacer", Who::Admin, data::erase)
}

/// The name of a role.
fn role_name(t: &Texts, role: Role) -> &'static str {
    t.s(match role {
        Role::Admin => "role-admin",
        Role::JuryMember => "role-jury-member",
        Role::JuryPresident => "role-jury-president",
        Role::Author => "role-author",
    })
}

/// What is searched: it may be a person's name, so it never stands in an address (ADR 0010).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Searched {
    cherche: String,
}

#[derive(Template)]
#[template(path = "accounts/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    words: String,
    found: Vec<AccountLine>,
    staff: Vec<StaffLine>,
}

impl ListPage {
    fn role(&self, role: Role) -> &'static str {
        role_name(&self.t, role)
    }
}

async fn list(State(app): State<Shared>, visit: Visit) -> Answer {
    listed(&app, &visit, String::new()).await
}

async fn search(State(app): State<Shared>, visit: Visit, Form(searched): Form<Searched>) -> Answer {
    listed(&app, &visit, searched.cherche.trim().to_owned()).await
}

async fn listed(app: &Shared, visit: &Visit, words: String) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let found = if words.is_empty() { Vec::new() } else { account_words::found(db, &words, SHOWN).await? };
    let staff = platform_pages::staff(db).await?;
    Ok(Page(ListPage { chrome: crate::chrome(visit, t.s("title")), t, words, found, staff }).into_response())
}
