//! What is noted of the room and of candidates, corrected, taken back, and how the session is closed in its room.

use acts::certification::{ChangeIncident, CloseRoom, FileIncident, NoteRoom, RemoveRoomNote};
use domain::certification::closing::{NewClosing, NoteKind, RoomNote};
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use store::{incidents, rooms};

use super::*;

impl House {
    async fn notes(&self) -> Vec<rooms::Note> {
        let mut reader = self.store.read().await.expect("a reader");
        rooms::notes(&mut reader.conn(), self.of.session()).await.expect("read")
    }

    async fn note(&self, minute: i64, id: i64, kind: NoteKind) -> Result<(), Stop<SessionRefusal>> {
        let words = format!("Note {id}");
        let id: Id<RoomNote> = Id::from_raw(id);
        self.store.act(NoteRoom { doing: nadia(minute), session: self.of.session(), id, kind, words }).await
    }
}

#[tokio::test]
async fn a_note_is_kept_once_and_taken_back_by_its_room_only() {
    let house = House::new().await;
    house.note(5, 7, NoteKind::Fact).await.expect("noted");
    house.note(6, 7, NoteKind::Fact).await.expect("the same form, sent again");
    house.note(8, 8, NoteKind::HandOver).await.expect("noted");
    let notes = house.notes().await;
    assert_eq!(
        notes.iter().map(|n| (n.kind, n.at)).collect::<Vec<_>>(),
        [(NoteKind::Fact, START.plus_minutes(5)), (NoteKind::HandOver, START.plus_minutes(8)),]
    );
    assert_eq!(notes[0].by, "Nadia Cissé");
    let gone = RemoveRoomNote { doing: nadia(9), session: house.of.session(), id: Id::from_raw(7) };
    house.store.act(gone.clone()).await.expect("removed");
    house.store.act(gone).await.expect("and stays so");
    assert_eq!(house.notes().await.len(), 1);
    let elsewhere = RemoveRoomNote { doing: nadia(9), session: Id::from_raw(1), id: Id::from_raw(8) };
    assert!(matches!(house.store.act(elsewhere).await, Err(Stop::Absent)));
    assert_eq!(house.notes().await.len(), 1);
}

#[tokio::test]
async fn a_report_is_corrected_until_the_session_is_finalised() {
    let house = House::new().await;
    let told = |kind, words: &str| NewIncident { kind, description: Some(words.into()), question: None };
    let id: Id<Incident> = Id::from_raw(3);
    let filed = FileIncident {
        doing: nadia(10),
        session: house.of.session(),
        candidate: house.of.candidate(),
        id,
        incident: told(IncidentKind::Fraud, "Un téléphone"),
    };
    house.store.act(filed).await.expect("filed");
    let change = |minute, words: &str| ChangeIncident {
        doing: nadia(minute),
        session: house.of.session(),
        id,
        incident: told(IncidentKind::CandidateNonBlocking, words),
    };
    house.store.act(change(12, "Le téléphone a sonné")).await.expect("corrected");
    let kept = {
        let mut reader = house.store.read().await.expect("a reader");
        incidents::of_session(&mut reader.conn(), house.of.session()).await.expect("read")
    };
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].told, told(IncidentKind::CandidateNonBlocking, "Le téléphone a sonné"));
    assert_eq!(kept[0].filed_at, START.plus_minutes(10), "when it was reported stays");
    let unknown = ChangeIncident { id: Id::from_raw(4), ..change(13, "Autre") };
    assert!(matches!(house.store.act(unknown).await, Err(Stop::Absent)));
    house.open(14).await.expect("open");
    house.store.act(Finalise(house.of.session(), START.plus_minutes(200))).await.expect("finalised");
    assert!(matches!(house.store.act(change(201, "Trop tard")).await, Err(Stop::Refused(_))));
    assert!(matches!(house.note(201, 9, NoteKind::Fact).await, Err(Stop::Refused(_))));
}

#[tokio::test]
async fn the_end_is_said_again_as_often_as_it_was_wrong_and_ends_nothing() {
    let house = House::new().await;
    let closing = |sheets| NewClosing {
        ended_at: START.plus_minutes(118),
        files_wiped: true,
        sheets,
        handed_to: "Paul Ferrand".into(),
    };
    let close = |minute, sheets| CloseRoom {
        doing: nadia(minute),
        session: house.of.session(),
        closing: closing(sheets),
    };
    assert!(matches!(house.store.act(close(119, 3)).await, Err(Stop::Refused(_))), "it never opened");
    house.tick(1, true).await.expect("ticked");
    house.open(2).await.expect("open");
    house.start(5).await;
    house.store.act(close(120, 3)).await.expect("closed");
    house.store.act(close(121, 3)).await.expect("closed already");
    let said = |reader: Option<rooms::Closing>| reader.map(|c| (c.told.sheets, c.at));
    let mut reader = house.store.read().await.expect("a reader");
    let kept = rooms::closing(&mut reader.conn(), house.of.session()).await.expect("read");
    assert_eq!(said(kept), Some((3, START.plus_minutes(120))));
    drop(reader);
    house.store.act(close(125, 4)).await.expect("corrected");
    let mut reader = house.store.read().await.expect("a reader");
    let kept = rooms::closing(&mut reader.conn(), house.of.session()).await.expect("read");
    assert_eq!(said(kept), Some((4, START.plus_minutes(125))));
    let seats = invigilator_pages::board(&mut reader.conn(), house.of.session()).await.expect("read");
    let test = seats[0].test.as_ref().expect("a test");
    assert_eq!(test.state, AttemptState::Running);
    let before = invigilator_pages::stamp(&mut reader.conn(), house.of.session()).await.expect("read");
    drop(reader);
    house.note(126, 1, NoteKind::Fact).await.expect("noted");
    let mut reader = house.store.read().await.expect("a reader");
    let after = invigilator_pages::stamp(&mut reader.conn(), house.of.session()).await.expect("read");
    assert_ne!(before, after, "other boards are told");
    let watching = rooms::watching(&mut reader.conn(), house.of.session(), START.plus_minutes(126)).await;
    assert_eq!(watching.expect("read"), [], "nobody entered by the door");
}

#[tokio::test]
async fn the_minutes_say_why_the_room_stood_still() {
    let (house, _) = House::ready().await;
    house.pause(20).await.expect("paused");
    house.pause(21).await.expect("paused before");
    let notes = house.notes().await;
    let told: Vec<_> = notes.iter().map(|note| (note.kind, note.words.as_str(), note.by.as_str())).collect();
    assert_eq!(told, [(NoteKind::Fact, "Alarme incendie", "Nadia Cissé")]);
}
