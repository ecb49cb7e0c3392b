//! Calls of candidates about a question, and how each ends.

use super::*;

#[path = "extra.rs"]
mod extra;

#[tokio::test]
async fn a_call_freezes_the_time_until_it_is_settled() {
    let (house, attempt) = House::ready().await;
    let before = house.current(attempt).await.kept.timing.ends_at;
    house.raise(20, attempt).await.expect("raised");
    house.raise(21, attempt).await.expect("one call at a time");
    assert_eq!(house.alerts(attempt).await.len(), 1);
    assert!(matches!(house.answer(22, attempt).await, Err(Stop::Refused(CannotAnswer::Suspended))));
    house.settle(30, Settling::Keep).await.expect("settled");
    house.settle(31, Settling::Keep).await.expect("settled before, in the same way");
    let replace = Settling::Replace { serving: serving("late", 1), description: "Trop tard".into() };
    let refused = house.settle(32, replace).await;
    assert!(matches!(refused, Err(Stop::Refused(CannotSettleAlert::Settled(AlertOutcome::Kept)))));
    let kept = house.current(attempt).await.kept;
    assert_eq!((kept.state, kept.timing.ends_at), (AttemptState::Running, before.plus_minutes(10)));
    house.end_adds_up(attempt).await;
    house.answer(33, attempt).await.expect("answered");
}

#[tokio::test]
async fn another_question_takes_the_place_of_a_broken_one() {
    let (house, attempt) = House::ready().await;
    house.raise(20, attempt).await.expect("raised");
    let (first, new) = (house.current(attempt).await.kept.serving, serving("other", 1));
    let settling = Settling::Replace { serving: new.clone(), description: "Question 1 remplacée".into() };
    house.settle(24, settling).await.expect("settled");
    let now = house.current(attempt).await.kept;
    assert_ne!(now.serving, first);
    assert_eq!((now.serving, now.position, now.state), (new.id, 1, AttemptState::Running));
    house.end_adds_up(attempt).await;
    let mut reader = house.store.read().await.expect("a reader");
    let filed = incidents::of_session(&mut reader.conn(), house.of.session()).await.expect("read");
    assert_eq!(
        filed[0].told.kind,
        IncidentKind::TechnicalNonBlocking,
        "the question is out of the score already"
    );
    drop(reader);
    assert_eq!(house.answer(25, attempt).await.expect("answered"), 1);
}

#[tokio::test]
async fn a_reported_question_is_the_incident_of_the_report() {
    let (house, attempt) = House::ready().await;
    house.raise(20, attempt).await.expect("raised");
    let settling = Settling::Report { kind: IncidentKind::FileNotOpening, description: None };
    house.settle(24, settling).await.expect("settled");
    let mut reader = house.store.read().await.expect("a reader");
    let filed = incidents::of_session(&mut reader.conn(), house.of.session()).await.expect("read");
    assert_eq!(
        (filed.len(), filed[0].told.kind, filed[0].told.question),
        (1, IncidentKind::FileNotOpening, Some(1))
    );
    assert!(house.journal().await.contains(&"file_incident".to_owned()));
}

#[tokio::test]
async fn a_call_is_taken_back_by_the_machine_that_raised_it() {
    let (house, attempt) = House::ready().await;
    house.raise(20, attempt).await.expect("raised");
    let withdraw = |device| {
        let (doing, account) = (house.candidate_doing(21), house.of.account());
        house.store.act(WithdrawAlert { doing, account, attempt, device })
    };
    assert!(matches!(withdraw([6; 32]).await, Err(Stop::Refused(CannotAlert::NotHere))));
    withdraw([5; 32]).await.expect("taken back");
    withdraw([5; 32]).await.expect("nothing more to take back");
    assert_eq!(house.alerts(attempt).await[0].settled.as_ref().map(|s| s.0), Some(AlertOutcome::Withdrawn));
    assert_eq!(house.current(attempt).await.kept.state, AttemptState::Running);
    house.end_adds_up(attempt).await;
}
