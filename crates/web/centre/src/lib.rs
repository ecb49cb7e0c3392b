//! The room of a centre: its sessions, their candidates and papers, and their finalisation and results (certification rules
//! §2, §3, §9.1, §9.2, §9.5).

mod appeals;
mod archives;
mod asking;
mod billing;
mod board;
mod cancellation;
mod candidates;
mod carrying;
mod classes;
mod directory;
mod eligibility;
mod field;
mod finalisation;
mod journal;
mod learners;
mod lost;
mod mass;
mod messages;
mod papers;
mod pieces;
mod requests;
mod results;
mod room;
mod school_api;
mod session;
mod session_form;
mod sessions;
mod splitting;
mod teachers;
mod team;
mod workstations;

use web_shell::{Doors, Who};

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    let (member, referent) = (Who::CentreMember, Who::CentreReferent);
    Doors::new()
        .get("/centre", member, sessions::show)
        .get("/centre/papiers", member, papers::day::page)
        .get("/centre/papiers/tout.zip", member, papers::day::whole)
        .get("/centre/classes", referent, classes::schools)
        .get("/centre/classes/{id}", referent, classes::show)
        .get("/centre/classes/{id}/{name}", referent, classes::file)
        .get("/centre/reclamations", referent, appeals::show)
        .get("/centre/reclamations/{appeal}", referent, appeals::appeal)
        .post("/centre/reclamations/{appeal}", referent, appeals::state)
        .get("/centre/sessions/nouvelle", member, session_form::blank)
        .post("/centre/sessions/nouvelle", member, session_form::create)
        .get("/centre/sessions/{id}", member, session::candidates)
        .get("/centre/sessions/{id}/details", member, session::details)
        .get("/centre/sessions/{id}/eligibilite", member, eligibility::show)
        .get("/centre/sessions/{id}/eligibilite/classes", member, eligibility::classes)
        .get("/centre/sessions/{id}/journal", member, journal::show)
        .get("/centre/sessions/{id}/modifier", member, session_form::filled)
        .post("/centre/sessions/{id}/modifier", member, session_form::change)
        .get("/centre/sessions/{id}/supprimer", referent, session::deletion::ask)
        .post("/centre/sessions/{id}/supprimer", referent, session::deletion::delete)
        .post("/centre/sessions/{id}/ouvrir", referent, session::opening::open)
        .get("/centre/sessions/{id}/papiers", member, papers::show::page)
        .get("/centre/sessions/{id}/papiers/{name}", member, papers::show::file)
        .get("/centre/sessions/{id}/emargement.pdf", member, papers::attendance_sheet)
        .get("/centre/sessions/{id}/incidents.pdf", member, papers::incident_report)
        .get("/centre/sessions/{id}/seance.pdf", member, papers::minutes)
        .get("/centre/sessions/{id}/kit.pdf", referent, papers::kit)
        .get("/centre/sessions/{id}/pieces", member, pieces::show)
        .post("/centre/sessions/{id}/pieces", member, pieces::deposit)
        .get("/centre/sessions/{id}/pieces/{scan}", member, pieces::file)
        .post("/centre/sessions/{id}/pieces/{scan}/retirer", member, pieces::remove)
        .get("/centre/sessions/{id}/resultats", referent, results::show)
        .get("/centre/sessions/{id}/resultats/{name}", referent, results::file)
        .get("/centre/sessions/{id}/finaliser", referent, finalisation::show)
        .post("/centre/sessions/{id}/finaliser", referent, finalisation::posted)
        .with(of_candidates())
        .with(sessions::doors())
        .with(workstations::doors())
        .with(archives::doors())
        .with(directory::doors())
        .with(billing::doors())
        .with(school_api::doors())
        .with(learners::doors())
        .with(lost::doors())
        .with(team::doors())
        .with(messages::doors())
        .with(requests::doors())
        .with(teachers::doors())
        .with(asking::doors())
}

/// The doors of a session's candidates.
fn of_candidates() -> Doors {
    let (member, referent) = (Who::CentreMember, Who::CentreReferent);
    Doors::new()
        .get("/centre/sessions/{id}/candidats/ajouter", member, candidates::form::blank)
        .post("/centre/sessions/{id}/candidats/ajouter", member, candidates::form::enrol)
        .get("/centre/sessions/{id}/candidats/importer", member, candidates::import::ask)
        .post("/centre/sessions/{id}/candidats/importer", member, candidates::import::import)
        .post("/centre/sessions/{id}/candidats/importer/confirmer", member, candidates::preview::confirm)
        .get("/centre/sessions/{id}/candidats/etablissement", member, candidates::school::ask)
        .post("/centre/sessions/{id}/candidats/etablissement", member, candidates::school::enrol)
        .get("/centre/sessions/{id}/candidats/liste.ods", member, papers::list)
        .get("/centre/sessions/{id}/candidats/liste.xlsx", member, candidates::list::xlsx)
        .get("/centre/sessions/{id}/candidats/liste.csv", member, candidates::list::csv)
        .get("/centre/sessions/{id}/candidats/{candidate}", member, candidates::form::filled)
        .post("/centre/sessions/{id}/candidats/{candidate}", member, candidates::form::change)
        .post("/centre/sessions/{id}/candidats/{candidate}/retirer", member, candidates::form::remove)
        .post("/centre/sessions/{id}/candidats/{candidate}/detacher", member, candidates::form::unlink)
        .post("/centre/sessions/{id}/candidats/{candidate}/temps-majore", member, candidates::extra::set)
        .post(
            "/centre/sessions/{id}/candidats/{candidate}/complementaires",
            member,
            candidates::complementary::ask,
        )
        .post("/centre/sessions/{id}/candidats/{candidate}/amenagements", referent, candidates::needs::set)
}
