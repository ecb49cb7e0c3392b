//! Centres: opening one, its people.

mod create;
mod members;

use web_shell::{Doors, Who};

web_shell::texts!(TEXTS, "page");

/// The doors of centres.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/centres/nouveau", Who::Admin, create::show)
        .post("/plateforme/centres/nouveau", Who::Admin, create::create)
        .get("/plateforme/centres/{centre}", Who::Admin, members::show)
        .post("/plateforme/centres/{centre}/membres", Who::Admin, members::add)
        .post("/plateforme/centres/{centre}/membres/{account}/referent", Who::Admin, members::name_referent)
        .post("/plateforme/centres/{centre}/membres/{account}/retirer", Who::Admin, members::remove)
}
