//! What a centre does: sessions, lists, incidents, finalisation.

pub mod house;
mod lists;

use acts::certification::{
    CannotEnrol, ChangeCandidate, ChangeSession, CreateSession, DeleteSession, EnrolCandidate, FileIncident,
    ImportCandidates, Imported, RemoveCandidate, RemoveIncident,
};
use domain::certification::attempt::{AbortReason, AttemptState, EndedBy};
use domain::certification::enrolment::Candidate;
use domain::certification::finalisation::FinalisationFault;
use domain::certification::incident::{Incident, IncidentKind, NewIncident, Resolution};
use domain::certification::jury::PublicStatus;
use domain::certification::session::{Session, SessionNumber, SessionRefusal};
use domain::id::Id;
use house::{House, SIX, START, described, doing, finalisation, id, person, seed};
use store::sessions::{self, ToInsert};
use store::{Act, Stop, Tx, candidates, decisions, incidents};

/// Links a candidate of the list to an account.
#[derive(Clone)]
struct Link(Id<Session>, Id<Candidate>, &'static str);

impl Act for Link {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        Ok(candidates::link(tx, self.0, self.1, id(self.2), START).await?)
    }
}

fn create(name: &str, chance: &str) -> CreateSession {
    CreateSession {
        doing: doing(0, chance),
        id: id(name),
        account: id("referent"),
        centre: id("centre"),
        session: described("B204"),
        rehearsal: false,
    }
}

async fn number(house: &House, session: Id<Session>) -> SessionNumber {
    let mut reader = house.store.read().await.expect("a reader");
    sessions::by_id(&mut reader.conn(), session).await.expect("read").expect("a session").number
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_session() {
    let house = House::new().await;
    let first = house.store.act(create("a", "one")).await.expect("made");
    let drawn = number(&house, first).await;
    let second = house.store.act(create("a", "another request")).await.expect("the same");
    assert_eq!(first, second);
    assert_eq!(number(&house, first).await, drawn, "its codes are drawn once");
    house.check_journal().await;
}

/// Takes the number that a request would draw first.
#[derive(Clone)]
struct TakeNumber(SessionNumber);

impl Act for TakeNumber {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let other = seed("another session");
        let new = ToInsert {
            id: id("taken"),
            centre: id("centre"),
            number: self.0,
            session: described("A1"),
            access_code: domain::certification::session::AccessCode::from_seed(&other),
            invigilator_password: domain::certification::session::InvigilatorPassword::from_seed(&other),
            by: id("referent"),
            at: START,
            rehearsal: false,
        };
        assert!(sessions::insert(tx, &new).await?);
        Ok(())
    }
}

#[tokio::test]
async fn a_taken_number_is_drawn_again() {
    let (free, full) = (House::new().await, House::new().await);
    free.store.act(create("a", "one")).await.expect("made");
    let first_draw = number(&free, id("a")).await;
    full.store.act(TakeNumber(first_draw)).await.expect("taken");
    full.store.act(create("a", "one")).await.expect("made with another number");
    assert_ne!(number(&full, id("a")).await, first_draw);
}

#[tokio::test]
async fn nobody_is_on_a_list_twice() {
    let house = House::new().await;
    let session = house.session("session").await;
    let ines = house.enrol(session, "ines", person("Benali", "Inès", "2011-07-04")).await;
    let again = EnrolCandidate {
        doing: doing(0, "again"),
        session,
        id: ines,
        new: person("Benali", "Inès", "2011-07-04"),
    };
    assert_eq!(house.store.act(again).await.expect("the same form"), ines);
    let twin = EnrolCandidate {
        doing: doing(0, "twin"),
        session,
        id: id("twin"),
        new: person("BENALI", "ines", "2011-07-04"),
    };
    let refused = house.store.act(twin).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotEnrol::OnList(known))) if known == ines));
    let namesake = house.enrol(session, "namesake", person("Benali", "Inès", "2010-07-04")).await;
    let new = person("Benali", "Inès", "2011-07-04");
    let change = ChangeCandidate { doing: doing(0, "change"), session, candidate: namesake, new };
    let refused = house.store.act(change).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotEnrol::OnList(known))) if known == ines));
    assert_eq!(house.list(session).await.len(), 2);
}

#[tokio::test]
async fn who_has_joined_is_neither_changed_nor_removed() {
    let house = House::new().await;
    let session = house.session("session").await;
    let candidate = house.enrol(session, "ines", person("Benali", "Inès", "2011-07-04")).await;
    house.store.act(Link(session, candidate, "ines")).await.expect("joined");
    let new = person("Benali", "Ines", "2011-07-05");
    let change = house.store.act(ChangeCandidate { doing: doing(0, "a"), session, candidate, new }).await;
    assert!(matches!(change, Err(Stop::Refused(CannotEnrol::Joined))));
    let remove = house.store.act(RemoveCandidate { doing: doing(0, "b"), session, candidate }).await;
    assert!(matches!(remove, Err(Stop::Refused(CannotEnrol::Joined))));
    let free = house.enrol(session, "hugo", person("Petit", "Hugo", "2011-07-05")).await;
    for _ in 0..2 {
        let act = RemoveCandidate { doing: doing(0, "c"), session, candidate: free };
        house.store.act(act).await.expect("removed, and gone");
    }
    assert_eq!(house.list(session).await, ["Benali Inès"]);
}

fn incident(kind: IncidentKind, question: Option<u16>) -> NewIncident {
    NewIncident { kind, description: Some("Vu à l’écran.".into()), question }
}

fn file(session: Id<Session>, name: &str, who: &str, told: NewIncident) -> FileIncident {
    let candidate = id(&format!("candidate {who}"));
    FileIncident { doing: doing(60, name), session, candidate, id: id(name), incident: told }
}

async fn filed(house: &House, session: Id<Session>) -> Vec<incidents::Kept> {
    let mut reader = house.store.read().await.expect("a reader");
    incidents::of_session(&mut reader.conn(), session).await.expect("incidents")
}

#[tokio::test]
async fn an_incident_is_filed_once_and_may_be_taken_back() {
    let house = House::new().await;
    let session = house.held().await;
    let act = file(session, "net", "ines", incident(IncidentKind::TechnicalNonBlocking, None));
    house.store.act(act.clone()).await.expect("filed");
    house.store.act(FileIncident { doing: doing(61, "again"), ..act.clone() }).await.expect("the same form");
    assert_eq!(filed(&house, session).await.len(), 1);
    let stranger = FileIncident { candidate: id("nobody"), id: id("other"), ..act };
    assert!(matches!(house.store.act(stranger).await, Err(Stop::Absent)));
    let rows = vec![person("Abadie", "Léo", "2011-02-03")];
    let import = house.store.act(ImportCandidates { doing: doing(62, "import"), session, rows }).await;
    let (done, told) = (import.expect("imported"), "Lina goes; who has joined, one of them reported, stays");
    assert_eq!(done, Imported { added: 1, changed: 0, gone: 1, stayed: 2 }, "{told}");
    for _ in 0..2 {
        let id: Id<Incident> = id("net");
        house
            .store
            .act(RemoveIncident { doing: doing(63, "remove"), session, id })
            .await
            .expect("taken back");
    }
    assert!(filed(&house, session).await.is_empty());
    house.check_journal().await;
}

#[tokio::test]
async fn a_session_with_a_test_is_not_deleted() {
    let house = House::new().await;
    let session = house.held().await;
    let refused = house.store.act(DeleteSession { doing: doing(200, "delete"), session }).await;
    assert!(matches!(refused, Err(Stop::Refused(SessionRefusal::HasAttempts { count: 2 }))));
    let empty = house.session("empty").await;
    let joined = house.enrol(empty, "hugo", person("Petit", "Hugo", "2011-07-05")).await;
    house.store.act(Link(empty, joined, "hugo")).await.expect("joined");
    for _ in 0..2 {
        house
            .store
            .act(DeleteSession { doing: doing(0, "delete"), session: empty })
            .await
            .expect("deleted, and gone");
    }
    let mut reader = house.store.read().await.expect("a reader");
    assert!(sessions::by_id(&mut reader.conn(), empty).await.expect("read").is_none());
}

#[tokio::test]
async fn a_session_is_not_finalised_while_something_is_missing() {
    let house = House::new().await;
    let session = house.held().await;
    let early = house.finalise(doing(50, "early"), session, "candidate").await;
    let until = START.plus_minutes(105);
    let still = FinalisationFault::StillRunning { attempt: id("attempt hugo"), until };
    assert!(matches!(early, Err(Stop::Refused(faults)) if faults == [still]));
    let without = house.finalise(doing(130, "without"), session, "").await;
    let missing = FinalisationFault::ReasonMissing(id("attempt hugo"));
    assert!(matches!(without, Err(Stop::Refused(faults)) if faults == [missing]));
    assert!(house.scores(session, "ines").await.is_empty(), "nothing was kept");
    assert!(house.attempt(session, "ines").await.end_seen.is_none());
}

#[tokio::test]
async fn the_finalisation_closes_settles_and_scores_at_once() {
    let house = House::new().await;
    let session = house.held().await;
    house
        .store
        .act(file(session, "down", "ines", incident(IncidentKind::SiteDown, Some(3))))
        .await
        .expect("filed");
    house
        .store
        .act(file(session, "again", "ines", incident(IncidentKind::ErrorPage, Some(3))))
        .await
        .expect("filed");
    house
        .store
        .act(file(session, "fraud", "hugo", incident(IncidentKind::Fraud, None)))
        .await
        .expect("filed");
    let at = house.finalise(doing(130, "it"), session, "technical").await.expect("finalised");
    assert_eq!(at, START.plus_minutes(130));

    let (ines, hugo) = (house.attempt(session, "ines").await, house.attempt(session, "hugo").await);
    assert_eq!(hugo.state, AttemptState::Ended { at, by: EndedBy::Finalisation });
    assert_eq!(hugo.abort_reason, Some(AbortReason::Technical));
    assert_eq!(ines.abort_reason, None);
    assert_eq!(ines.end_seen.as_ref().map(|seen| seen.0), Some(at));
    assert!(hugo.end_seen.is_none(), "nobody can have seen the end of a test that ran until now");

    let settled = filed(&house, session).await;
    let resolution = |name: &str| {
        let id: Id<Incident> = id(name);
        settled.iter().find(|i| i.id == id).expect("filed").settled.as_ref().map(|s| s.resolution)
    };
    assert_eq!(resolution("down"), Some(Resolution::Neutralised));
    assert_eq!(resolution("again"), Some(Resolution::Neutralised));
    assert_eq!(resolution("fraud"), None, "fraud is for the jury");
    let mut reader = house.store.read().await.expect("a reader");
    let decided = decisions::of_session(&mut reader.conn(), session).await.expect("decisions");
    assert_eq!(decided.len(), 1, "two reports of one failure have one effect");
    assert!(decided[0].in_effect() && decided[0].by.is_none());
    drop(reader);

    let scored = house.scores(session, "ines").await;
    assert_eq!(scored.len(), 1);
    assert_eq!((scored[0].score.right, scored[0].score.counted), (4, 5), "question 3 left the score");
    assert_eq!(scored[0].status, PublicStatus::Validated);
    let scored = house.scores(session, "hugo").await;
    assert_eq!((scored[0].score.right, scored[0].score.counted), (2, 3), "three questions are neutralised");
    assert_eq!(scored[0].status, PublicStatus::CancelledTooFewAnswers);
    house.check_journal().await;
}

#[tokio::test]
async fn finalising_twice_is_finalising_once() {
    let house = House::new().await;
    let session = house.held().await;
    let at = house.finalise(doing(130, "it"), session, "candidate").await.expect("finalised");
    let again = house.finalise(doing(130, "it"), session, "candidate").await.expect("the same act");
    assert_eq!(at, again);
    let other = house.finalise(doing(131, "other"), session, "technical").await;
    let why = FinalisationFault::Session(SessionRefusal::Finalised { at });
    assert!(matches!(other, Err(Stop::Refused(faults)) if faults == [why]));
    assert_eq!(house.scores(session, "ines").await.len(), 1);
    assert_eq!(house.attempt(session, "hugo").await.abort_reason, Some(AbortReason::Candidate));

    let late =
        house.store.act(file(session, "late", "ines", incident(IncidentKind::SiteDown, Some(3)))).await;
    assert!(matches!(late, Err(Stop::Refused(SessionRefusal::Finalised { .. }))));
    let act = ChangeSession { doing: doing(140, "change"), session, new: described("C1") };
    assert!(matches!(house.store.act(act).await, Err(Stop::Refused(SessionRefusal::Finalised { .. }))));
    let act = EnrolCandidate {
        doing: doing(140, "enrol"),
        session,
        id: id("new"),
        new: person("Petit", "Luc", "2011-01-01"),
    };
    assert!(matches!(house.store.act(act).await, Err(Stop::Refused(CannotEnrol::Session(_)))));
}

#[tokio::test]
async fn of_two_who_finalise_at_once_one_does() {
    let house = House::new().await;
    let session = house.held().await;
    let (one, two) = tokio::join!(
        house.store.act(finalisation(doing(130, "one"), session, "candidate")),
        house.store.act(finalisation(doing(131, "two"), session, "technical")),
    );
    let won = [one.is_ok(), two.is_ok()];
    assert_eq!(won.iter().filter(|w| **w).count(), 1, "{won:?}");
    let reason = if won[0] { AbortReason::Candidate } else { AbortReason::Technical };
    assert_eq!(house.attempt(session, "hugo").await.abort_reason, Some(reason));
    assert_eq!(house.scores(session, "hugo").await.len(), 1);
    house.check_journal().await;
}

#[tokio::test]
async fn a_session_where_everybody_finished_needs_no_reason() {
    let house = House::new().await;
    let session = house.session("session").await;
    house.enrol(session, "candidate ines", person("Benali", "ines", "2011-07-04")).await;
    house.sit(session, "ines", &SIX, 105).await;
    let mut act = finalisation(doing(60, "it"), session, "");
    act.seen.clear();
    house.store.act(act).await.expect("finalised before the end of the hour: nobody has anything left to do");
    let ines = house.attempt(session, "ines").await;
    assert!(ines.end_seen.is_none());
    assert!(matches!(ines.state, AttemptState::Ended { by: EndedBy::Candidate, .. }));
}
