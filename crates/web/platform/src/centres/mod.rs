//! Centres: opening one, its people, what it may certify beside the core.

mod accreditations;
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
        .post("/plateforme/centres/{centre}/habilitations", Who::Admin, accreditations::give)
        .post(
            "/plateforme/centres/{centre}/habilitations/{habilitation}/terminer",
            Who::Admin,
            accreditations::end,
        )
        .post("/plateforme/centres/{centre}/membres", Who::Admin, members::add)
        .post("/plateforme/centres/{centre}/membres/{account}/referent", Who::Admin, members::name_referent)
        .post("/plateforme/centres/{centre}/membres/{account}/retirer", Who::Admin, members::remove)
}
