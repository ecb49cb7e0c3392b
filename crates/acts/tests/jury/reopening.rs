//! A session that the jury gives back: the centre completes it, and what was done stays.

use acts::Doing;
use acts::certification::{CannotReopenSession, FileIncident, FinaliseSession, NotYours, ReopenSession};
use domain::certification::finalisation::FinalisationReport;
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use domain::certification::jury::{CannotReopen, JuryDecision};
use domain::certification::session::SessionState;
use domain::id::Id;
use store::{Stop, finalisations, incidents, sessions};

use super::house::{House, account, doing, id};

fn reopening(doing: Doing) -> ReopenSession {
    let (reason, mail) = (" La panne de 10 h manque. ".into(), ("À compléter".into(), "Bonjour".into()));
    ReopenSession { doing, president: false, session: id("session"), reason, mail }
}

async fn state(house: &House) -> SessionState {
    let mut reader = house.store.read().await.expect("a reader");
    sessions::by_id(&mut reader.conn(), id("session")).await.expect("read").expect("there").state()
}

#[tokio::test]
async fn the_centre_completes_what_it_forgot_and_the_same_member_goes_on() {
    let house = House::taken(&[("C6", "")], "Coupure de courant.").await;
    house.decide(("helene", 131), JuryDecision::CountRight { position: 6 }, None).await.expect("decided");
    let before = house.score().await;
    for _ in 0..2 {
        house.store.act(reopening(doing("helene", 140))).await.expect("given back, and told once");
    }
    assert!(matches!(state(&house).await, SessionState::Open { .. }));
    let mut reader = house.store.read().await.expect("a reader");
    let draft =
        finalisations::draft(&mut reader.conn(), id("session")).await.expect("read").expect("a draft");
    assert_eq!(draft.draft.remark, "Coupure de courant.", "the centre finds what it had told");
    drop(reader);
    let late = house.decide(("helene", 141), JuryDecision::Neutralise { position: 3 }, None).await;
    assert!(late.is_err(), "the jury waits");
    let incident = NewIncident { kind: IncidentKind::SiteDown, description: None, question: Some(3) };
    let (session, candidate, new) = (id("session"), id("candidate ines"), Id::<Incident>::from_raw(77));
    let act = FileIncident { doing: doing("referent", 150), session, candidate, id: new, incident };
    house.store.act(act).await.expect("filed");
    let report = FinalisationReport::default();
    let act = FinaliseSession { doing: doing("referent", 160), session, report, seen: Vec::new() };
    house.store.act(act).await.expect("finalised again");
    let after = house.score().await;
    assert_eq!(after.number, before.number + 1);
    assert_eq!((before.score.right, before.score.counted), (5, 6));
    assert_eq!((after.score.right, after.score.counted), (5, 5), "the decision stays, question 3 leaves");
    assert!(
        matches!(state(&house).await, SessionState::InJury { assigned, .. } if assigned == account("helene"))
    );
    let mut reader = house.store.read().await.expect("a reader");
    let all = incidents::of_session(&mut reader.conn(), session).await.expect("read");
    assert_eq!(all.iter().filter(|incident| incident.waits()).count(), 1, "the fraud waits as before");
    drop(reader);
    let told = house.journal().await;
    assert_eq!(told.iter().filter(|act| *act == "reopen_session").count(), 1);
}

#[tokio::test]
async fn only_who_has_it_gives_it_back_and_only_with_a_reason() {
    let house = House::taken(&[], "").await;
    let other = house.store.act(reopening(doing("karim", 140))).await;
    assert!(matches!(other, Err(Stop::Refused(CannotReopenSession::NotYours(NotYours::TakenBy(_))))));
    let silent = ReopenSession { reason: " ".into(), ..reopening(doing("helene", 141)) };
    let silent = house.store.act(silent).await;
    assert!(matches!(silent, Err(Stop::Refused(CannotReopenSession::Rule(CannotReopen::Reason(_))))));
    house.store.act(reopening(doing("helene", 142))).await.expect("given back");
    let again = house.store.act(reopening(doing("helene", 143))).await;
    assert!(matches!(again, Err(Stop::Refused(CannotReopenSession::Rule(CannotReopen::Session(_))))));
}
