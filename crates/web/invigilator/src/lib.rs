//! The invigilator's room: a person enters it by session number and password, calls the roll, opens the room, sees who
//! needs them, and lets people in, back in and out. Everything here belongs to the one session of the room.

mod board;
mod candidate;
mod closed;
mod code;
mod enter;
mod flux;
mod inside;
mod marks;
mod reading;
#[cfg(test)]
mod sample;

use web_shell::{Doors, Who};

/// The doors of this room.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/surveillant", Who::Anyone, enter::show)
        .post("/surveillant", Who::Anyone, enter::enter)
        .post("/surveillant/quitter", Who::Invigilator, enter::leave)
        .get("/surveillant/salle", Who::Invigilator, board::show)
        .get("/surveillant/salle/flux", Who::Invigilator, flux::show)
        .post("/surveillant/salle/ouvrir", Who::Invigilator, board::open)
        .get("/surveillant/salle/candidats/{id}", Who::Invigilator, candidate::show)
        .post("/surveillant/salle/candidats/{id}/present", Who::Invigilator, candidate::acts::tick)
        .post("/surveillant/salle/candidats/{id}/detacher", Who::Invigilator, candidate::acts::unlink)
        .post("/surveillant/salle/candidats/{id}/reprise", Who::Invigilator, candidate::acts::allow)
        .post("/surveillant/salle/candidats/{id}/ecran-vu", Who::Invigilator, candidate::acts::end_seen)
        .get("/surveillant/salle/candidats/{id}/terminer", Who::Invigilator, candidate::ending::ask)
        .post("/surveillant/salle/candidats/{id}/terminer", Who::Invigilator, candidate::ending::end)
        .get("/surveillant/salle/candidats/{id}/incident", Who::Invigilator, candidate::incident::show)
        .post("/surveillant/salle/candidats/{id}/incident", Who::Invigilator, candidate::incident::file)
        .get("/surveillant/code", Who::Invigilator, code::show)
        .get("/surveillant/consignes", Who::Invigilator, reading::show)
}
