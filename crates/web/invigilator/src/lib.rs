//! The invigilator's room: a person enters it by session number and password, calls the roll, opens the room, sees who
//! needs them, and lets people in, back in and out. Everything here belongs to the one session of the room.

mod board;
mod candidate;
mod closed;
mod code;
mod enter;
mod everyone;
mod finish;
mod flux;
mod handing;
mod inside;
mod marks;
mod newcomer;
mod notes;
mod reading;
#[cfg(test)]
mod sample;
mod tryout;
mod watch;

use web_shell::{Doors, Who};

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/surveillant", Who::Anyone, enter::show)
        .post("/surveillant", Who::Anyone, enter::enter)
        .get("/surveillant/essai", Who::Anyone, tryout::show)
        .post("/surveillant/essai", Who::Anyone, tryout::make)
        .post("/surveillant/quitter", Who::Invigilator, enter::leave)
        .get("/surveillant/salle", Who::Invigilator, board::show)
        .get("/surveillant/salle/flux", Who::Invigilator, flux::show)
        .post("/surveillant/salle/ouvrir", Who::Invigilator, board::open)
        .get("/surveillant/salle/tous", Who::Invigilator, everyone::show)
        .post("/surveillant/salle/pause", Who::Invigilator, everyone::pause)
        .post("/surveillant/salle/continuer", Who::Invigilator, everyone::go_on)
        .post("/surveillant/salle/minutes", Who::Invigilator, everyone::minutes)
        .post("/surveillant/salle/debut", Who::Invigilator, everyone::began)
        .get("/surveillant/salle/notes", Who::Invigilator, notes::show)
        .post("/surveillant/salle/notes", Who::Invigilator, notes::note)
        .post("/surveillant/salle/notes/{note}/retirer", Who::Invigilator, notes::removal::note)
        .get("/surveillant/salle/incidents/{incident}", Who::Invigilator, notes::show_incident)
        .post("/surveillant/salle/incidents/{incident}", Who::Invigilator, notes::change_incident)
        .post("/surveillant/salle/incidents/{incident}/retirer", Who::Invigilator, notes::removal::incident)
        .get("/surveillant/salle/fin", Who::Invigilator, finish::show)
        .post("/surveillant/salle/fin", Who::Invigilator, finish::close)
        .get("/surveillant/salle/fin/session.pdf", Who::Invigilator, finish::minutes)
        .get("/surveillant/salle/fin/incidents.pdf", Who::Invigilator, finish::incidents)
        .get("/surveillant/salle/copie", Who::Invigilator, handing::show)
        .post("/surveillant/salle/copie", Who::Invigilator, handing::take)
        .get("/surveillant/salle/ajouter", Who::Invigilator, newcomer::show)
        .post("/surveillant/salle/ajouter", Who::Invigilator, newcomer::add)
        .get("/surveillant/salle/candidats/{id}", Who::Invigilator, candidate::show)
        .post("/surveillant/salle/candidats/{id}/present", Who::Invigilator, candidate::acts::tick)
        .post("/surveillant/salle/candidats/{id}/detacher", Who::Invigilator, candidate::acts::unlink)
        .post("/surveillant/salle/candidats/{id}/reprise", Who::Invigilator, candidate::acts::allow)
        .post("/surveillant/salle/candidats/{id}/ecran-vu", Who::Invigilator, candidate::acts::end_seen)
        .get("/surveillant/salle/candidats/{id}/terminer", Who::Invigilator, candidate::ending::ask)
        .post("/surveillant/salle/candidats/{id}/terminer", Who::Invigilator, candidate::ending::end)
        .get("/surveillant/salle/candidats/{id}/incident", Who::Invigilator, candidate::incident::show)
        .post("/surveillant/salle/candidats/{id}/incident", Who::Invigilator, candidate::incident::file)
        .get("/surveillant/salle/candidats/{id}/appel", Who::Invigilator, candidate::alert::show)
        .post("/surveillant/salle/candidats/{id}/appel", Who::Invigilator, candidate::alert::settle)
        .post("/surveillant/salle/candidats/{id}/minutes", Who::Invigilator, candidate::time::minutes)
        .post("/surveillant/salle/candidats/{id}/temps-majore", Who::Invigilator, candidate::extra::set)
        .post("/surveillant/salle/candidats/{id}/arret", Who::Invigilator, candidate::time::hold)
        .post("/surveillant/salle/candidats/{id}/retablir", Who::Invigilator, candidate::time::undo_end)
        .get("/surveillant/code/changer", Who::Invigilator, code::ask)
        .post("/surveillant/code/changer", Who::Invigilator, code::change)
        .get("/surveillant/code", Who::Invigilator, code::show)
        .get("/centre/sessions/{id}/salle", Who::CentreReferent, watch::show)
        .get("/centre/sessions/{id}/salle/flux", Who::CentreReferent, watch::news)
        .get("/surveillant/consignes", Who::Invigilator, reading::show)
}
