//! The room of the jury: what waits for a decision, each session's file, each test as the candidate saw it, decisions
//! with their effect told before, and the publication (certification rules §8 to §10).

mod appeals;
mod attempt;
mod comments;
mod inbox;
mod journal;
mod publication;
mod review;
mod room;
mod search;
mod session;
mod standstill;
mod statistics;
mod taken;

use web_shell::{Doors, Who};

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    let (jury, president) = (Who::Jury, Who::JuryPresident);
    Doors::new()
        .get("/jury", jury, inbox::show)
        .post("/jury", jury, inbox::search)
        .get("/jury/reclamations", jury, appeals::show)
        .get("/jury/reclamations/{appeal}", jury, appeals::file::show)
        .post("/jury/reclamations/{appeal}", jury, appeals::file::answer)
        .get("/jury/statistiques", jury, statistics::show)
        .get("/jury/publications", jury, publication::batch::ask)
        .post("/jury/publications", jury, publication::batch::publish)
        .get("/jury/recherche", jury, search::ask)
        .post("/jury/recherche", jury, search::search)
        .get("/jury/bilan", jury, review::show)
        .get("/jury/sessions/{id}", jury, session::show)
        .get("/jury/sessions/{id}/pieces/{scan}", jury, session::beside::file)
        .post("/jury/sessions/{id}/commentaires", jury, comments::about_session)
        .post("/jury/sessions/{id}/commentaires/{comment}/reprendre", jury, comments::take_back)
        .post("/jury/sessions/{id}/prendre", jury, session::take)
        .get("/jury/sessions/{id}/rouvrir", jury, session::reopen::ask)
        .post("/jury/sessions/{id}/rouvrir", jury, session::reopen::reopen)
        .get("/jury/sessions/{id}/journal", jury, journal::show)
        .get("/jury/sessions/{id}/publication", jury, publication::ask)
        .post("/jury/sessions/{id}/publication", jury, publication::publish)
        .get("/jury/sessions/{id}/retrait", president, publication::withdraw::ask)
        .post("/jury/sessions/{id}/retrait", president, publication::withdraw::propose)
        .post("/jury/sessions/{id}/retrait/confirmer", president, publication::withdraw::confirm)
        .post("/jury/sessions/{id}/retrait/ecarter", president, publication::withdraw::dismiss)
        .get("/jury/sessions/{id}/tentatives/{attempt}", jury, attempt::show)
        .get("/jury/sessions/{id}/tentatives/{attempt}/fichiers/{position}/{name}", jury, attempt::file)
        .post("/jury/sessions/{id}/tentatives/{attempt}/commentaires", jury, comments::about_attempt)
        .post("/jury/sessions/{id}/tentatives/{attempt}/identite", president, attempt::propose)
        .post("/jury/sessions/{id}/tentatives/{attempt}/identite/confirmer", jury, attempt::confirm_identity)
        .post("/jury/sessions/{id}/tentatives/{attempt}/identite/ecarter", jury, attempt::dismiss_identity)
        .post("/jury/sessions/{id}/tentatives/{attempt}/decisions", jury, attempt::decide)
        .post("/jury/sessions/{id}/tentatives/{attempt}/decisions/{number}/confirmer", jury, attempt::confirm)
        .post("/jury/sessions/{id}/tentatives/{attempt}/decisions/{number}/ecarter", jury, attempt::dismiss)
}
