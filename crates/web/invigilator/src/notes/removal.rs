//! What was noted is taken back: the list asks once more in a fold, and tells afterwards what is gone. The address that tells it
//! holds codes, never words.

use acts::certification::{RemoveIncident, RemoveRoomNote};
use axum::extract::{Path, State};
use domain::certification::closing::{NoteKind, RoomNote};
use domain::certification::enrolment::Candidate;
use domain::certification::incident::{Incident, IncidentKind};
use domain::id::Id;
use domain::moment::Moment;
use store::invigilator_pages::Seat;
use store::{incidents, rooms};
use web_shell::form::Form;
use web_shell::{Answer, Shared, Texts};

use super::{LIST, done, incident_title};
use crate::board::{Nothing, view::listed_name};
use crate::inside::Inside;

/// What has just been taken back, as the address of the list tells it.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Removed {
    /// The code of its kind.
    retire: Option<String>,
    /// When it was noted, in milliseconds.
    le: Option<i64>,
    /// About whom.
    candidat: Option<Id<Candidate>>,
}

impl Removed {
    /// « Retiré : 9 h 12, E3 · Fichier qui ne s’ouvre pas, Benali Inès. »
    pub(super) fn said(&self, inside: &Inside, seats: &[Seat], t: Texts) -> Option<String> {
        let code = self.retire.as_deref()?;
        let hour = inside.hour(Moment::from_millis(self.le?));
        let what = match IncidentKind::parse(code) {
            Ok(kind) => incident_title(inside, kind),
            Err(_) => t.s(&format!("kind-{}", NoteKind::from_code(code)?.code())).to_owned(),
        };
        let seat = seats.iter().find(|seat| Some(seat.id) == self.candidat);
        let parts: Vec<String> = [hour, what].into_iter().chain(seat.map(listed_name)).collect();
        Some(t.w("removed", "what", parts.join(", ")))
    }
}

/// `POST /surveillant/salle/notes/{note}/retirer`.
pub(crate) async fn note(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<RoomNote>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let notes = rooms::notes(&mut reader.conn(), inside.id()).await?;
    drop(reader);
    let told = notes.into_iter().find(|note| note.id == id);
    let after = told.map_or_else(
        || LIST.to_owned(),
        |note| format!("{LIST}?retire={}&le={}", note.kind.code(), note.at.millis()),
    );
    done(&app, RemoveRoomNote { doing: inside.doing(), session: inside.id(), id }, &after).await
}

/// `POST /surveillant/salle/incidents/{incident}/retirer`.
pub(crate) async fn incident(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Incident>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let kept = incidents::by_id(&mut reader.conn(), inside.id(), id).await?;
    drop(reader);
    // One that is settled stays, and nothing is said to be gone.
    let told = kept.filter(|kept| kept.settled.is_none());
    let after = told.map_or_else(
        || LIST.to_owned(),
        |kept| {
            let (kind, at, about) = (kept.told.kind.code(), kept.filed_at.millis(), kept.candidate);
            format!("{LIST}?retire={kind}&le={at}&candidat={about}")
        },
    );
    done(&app, RemoveIncident { doing: inside.doing(), session: inside.id(), id }, &after).await
}
