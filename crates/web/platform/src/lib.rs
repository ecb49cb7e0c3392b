//! The room of the administrator: centres, organisations, accounts and roles, the operator, what
//! leaves for the training fund and for schools, the state of the server.

mod accounts;
mod calendar;
mod centres;
mod cpf;
mod keys;
mod newcomer;
mod once;
mod operator;
mod organisations;
mod overview;
mod rehearsal;
mod retention;
mod state;

use web_shell::{Chrome, Doors, Visit};

web_shell::texts!(TEXTS, "room");

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .with(overview::doors())
        .with(centres::doors())
        .with(calendar::doors())
        .with(organisations::doors())
        .with(accounts::doors())
        .with(operator::doors())
        .with(state::doors())
        .with(cpf::doors())
        .with(keys::doors())
        .with(rehearsal::doors())
        .with(retention::doors())
}

/// The frame of a page of this room.
fn chrome(visit: &Visit, title: impl Into<String>) -> Chrome {
    let t = TEXTS.of(visit.locale);
    let nav = [
        ("/plateforme", t.s("nav-overview")),
        ("/plateforme/calendrier", t.s("nav-calendar")),
        ("/plateforme/comptes", t.s("nav-accounts")),
        ("/plateforme/exploitant", t.s("nav-operator")),
        ("/plateforme/conservation", t.s("nav-retention")),
        ("/plateforme/cpf", t.s("nav-cpf")),
        ("/plateforme/cles", t.s("nav-keys")),
        ("/plateforme/etat", t.s("nav-state")),
        ("/courriels", t.s("nav-mails")),
    ];
    Chrome::room(visit, title, t.s("room"), &nav)
}

/// The administrator who acts.
fn doing(visit: &Visit) -> Result<acts::Doing, web_shell::Trouble> {
    let by = domain::journal::Actor::Account(visit.account()?.id);
    Ok(acts::Doing { at: visit.at, by, seed: visit.seed.clone() })
}
