//! Decisions, what stands after them, and the publication (M20–M25).

use super::*;
use crate::certification::scoring::{ScoredQuestion, ScoringRules, Tested, score};
use crate::framework::CompetenceCode;
use crate::moment::Moment;
use crate::question::Outcome;

const AT: Moment = Moment::from_millis(0);
const IN_JURY: SessionState = SessionState::InJury { at: AT, assigned: Id::from_raw(1) };
const PUBLISHED: SessionState = SessionState::Published { at: AT };

fn input(outcomes: &[Outcome]) -> ScoringInput {
    let competence = CompetenceCode::new("1.1");
    let questions = (1..).zip(outcomes).map(|(position, outcome)| ScoredQuestion {
        position,
        competence: competence.clone(),
        outcome: Some(*outcome),
        neutralised: false,
        auto_skipped: false,
        dependent: false,
    });
    ScoringInput {
        questions: questions.collect(),
        tested: vec![Tested { competence: competence.clone(), level: 3, points: 24 }],
    }
}

fn decided(
    decision: JuryDecision,
    session: SessionState,
    standing: Standing,
) -> Result<String, CannotDecide> {
    let mut input = input(&[Outcome::Right, Outcome::Wrong, Outcome::Right]);
    input.questions[1].neutralised = true;
    let open_incidents = [Id::from_raw(4)];
    decide(
        decision,
        " Vu au PV. ",
        &DecisionFacts { session, input: &input, standing, open_incidents: &open_incidents },
    )
}

const CLEAR: Standing = Standing { cancelled: false, fraud: false };
const CANCELLED: Standing = Standing { cancelled: true, fraud: false };
const FRAUD: Standing = Standing { cancelled: false, fraud: true };

#[test]
fn a_decision_changes_something_or_is_refused() {
    let reason = Ok("Vu au PV.".to_owned());
    let nothing = Err(CannotDecide::NothingChanges);
    for (decision, standing, expected) in [
        (JuryDecision::Neutralise { position: 1 }, CLEAR, reason.clone()),
        (JuryDecision::Neutralise { position: 2 }, CLEAR, nothing.clone()),
        (JuryDecision::Neutralise { position: 4 }, CLEAR, Err(CannotDecide::NoSuchQuestion { position: 4 })),
        (JuryDecision::Restore { position: 2 }, CLEAR, reason.clone()),
        (JuryDecision::Restore { position: 1 }, CLEAR, nothing.clone()),
        (JuryDecision::Keep { incident: Id::from_raw(4) }, CLEAR, reason.clone()),
        (JuryDecision::Keep { incident: Id::from_raw(5) }, CLEAR, Err(CannotDecide::NoSuchIncident)),
        (JuryDecision::RejectForFraud, CLEAR, reason.clone()),
        (JuryDecision::RejectForFraud, FRAUD, nothing.clone()),
        (JuryDecision::LiftRejection, FRAUD, reason.clone()),
        (JuryDecision::LiftRejection, CLEAR, nothing.clone()),
        (JuryDecision::Cancel, CLEAR, reason.clone()),
        (JuryDecision::Cancel, CANCELLED, nothing.clone()),
        (JuryDecision::Uncancel, CANCELLED, reason.clone()),
        (JuryDecision::Uncancel, CLEAR, nothing.clone()),
    ] {
        assert_eq!(decided(decision, IN_JURY, standing), expected, "{decision:?} on {standing:?}");
    }
}

#[test]
fn a_decision_has_its_time() {
    let cancel = JuryDecision::Cancel;
    let open = SessionState::Open { at: AT };
    assert_eq!(decided(cancel, open, CLEAR), Err(CannotDecide::Session(SessionRefusal::NotFinalised)));
    assert!(decided(cancel, SessionState::Finalised { at: AT }, CLEAR).is_ok());
    assert!(decided(cancel, PUBLISHED, CLEAR).is_ok());
    assert!(decided(JuryDecision::LiftRejection, PUBLISHED, FRAUD).is_ok());
    let rescoring = JuryDecision::Neutralise { position: 1 };
    assert_eq!(
        decided(rescoring, PUBLISHED, CLEAR),
        Err(CannotDecide::Session(SessionRefusal::Published { at: AT }))
    );
}

#[test]
fn a_decision_has_a_reason() {
    let input = input(&[Outcome::Right]);
    let facts = DecisionFacts { session: IN_JURY, input: &input, standing: CLEAR, open_incidents: &[] };
    let with = |reason: &str| decide(JuryDecision::Cancel, reason, &facts);
    assert_eq!(with("  "), Err(CannotDecide::Reason(TextFault::Empty)));
    assert_eq!(
        with(&"x".repeat(1_001)),
        Err(CannotDecide::Reason(TextFault::TooLong { max: 1_000, len: 1_001 }))
    );
    assert!(with(&"x".repeat(1_000)).is_ok());
}

#[test]
fn fraud_and_cancellation_need_two_people() {
    let two: Vec<&str> = [
        JuryDecision::Neutralise { position: 1 },
        JuryDecision::Restore { position: 1 },
        JuryDecision::Keep { incident: Id::from_raw(1) },
        JuryDecision::RejectForFraud,
        JuryDecision::LiftRejection,
        JuryDecision::Cancel,
        JuryDecision::Uncancel,
    ]
    .iter()
    .filter(|d| d.needs_second_person())
    .map(JuryDecision::code)
    .collect();
    assert_eq!(two, ["reject_for_fraud", "cancel"]);
    assert_eq!(decide_confirmation(Id::from_raw(1), Id::from_raw(1)), Err(SamePerson));
    assert_eq!(decide_confirmation(Id::from_raw(1), Id::from_raw(2)), Ok(()));
}

#[test]
fn the_last_decision_stands() {
    use JuryDecision::{Cancel, LiftRejection, Neutralise, RejectForFraud, Restore, Uncancel};
    assert_eq!(Standing::of(&[]), CLEAR);
    assert_eq!(Standing::of(&[Cancel, RejectForFraud, LiftRejection]), CANCELLED);
    assert_eq!(Standing::of(&[RejectForFraud, Cancel, Uncancel]), FRAUD);
    assert_eq!(
        Standing::of(&[Cancel, Neutralise { position: 1 }, Restore { position: 1 }]),
        CANCELLED,
        "§7.7 mended"
    );
    let mut input = input(&[Outcome::Right, Outcome::Wrong]);
    apply_decisions(
        &mut input,
        &[
            Neutralise { position: 1 },
            Neutralise { position: 2 },
            Restore { position: 1 },
            Cancel,
            Neutralise { position: 9 },
        ],
    );
    let neutralised: Vec<bool> = input.questions.iter().map(|q| q.neutralised).collect();
    assert_eq!(neutralised, [false, true]);
}

#[test]
fn cancelled_comes_before_fraud_before_the_score() {
    let rules = ScoringRules::today();
    let good = score(&input(&[Outcome::Right; 3]), &rules);
    let bad = score(&input(&[Outcome::Wrong; 3]), &rules);
    let mut technical = input(&[Outcome::Right; 3]);
    technical.questions[1].neutralised = true;
    technical.questions[2].neutralised = true;
    let untrusted = score(&technical, &rules);
    let mut open = input(&[Outcome::Right; 3]);
    open.questions[0].outcome = None;
    let incomplete = score(&open, &rules);
    let both = Standing { cancelled: true, fraud: true };
    for (standing, scored, expected) in [
        (both, Some(&good), PublicStatus::Cancelled),
        (CANCELLED, None, PublicStatus::Cancelled),
        (FRAUD, Some(&good), PublicStatus::RejectedForFraud),
        (FRAUD, Some(&untrusted), PublicStatus::RejectedForFraud),
        (CLEAR, Some(&untrusted), PublicStatus::CancelledTooFewAnswers),
        (CLEAR, Some(&good), PublicStatus::Validated),
        (CLEAR, Some(&bad), PublicStatus::Rejected),
        (CLEAR, Some(&incomplete), PublicStatus::Pending),
        (CLEAR, None, PublicStatus::Pending),
    ] {
        assert_eq!(public_status(standing, scored), expected);
    }
}

fn certification(number: i64) -> Certification {
    Certification {
        attempt: Id::from_raw(number),
        standing: CLEAR,
        scored: Some(ScoreStatus::Validated),
        finished: true,
        abort_reason: None,
        end_screen_seen: true,
        open_incidents: 0,
        awaits_second_person: false,
    }
}

fn dossier(certifications: Vec<Certification>) -> PublicationDossier {
    PublicationDossier { session: IN_JURY, unread_remark: false, invigilated: true, certifications }
}

#[test]
fn a_clean_dossier_is_published() {
    assert_eq!(decide_publication(&dossier(vec![certification(1), certification(2)])), Ok(()));
    assert_eq!(decide_publication(&dossier(Vec::new())), Ok(()));
    let unseen = Certification { end_screen_seen: false, ..certification(1) };
    assert_eq!(decide_publication(&dossier(vec![unseen])), Ok(()), "M21");
    let aborted =
        Certification { finished: false, abort_reason: Some(AbortReason::Technical), ..certification(1) };
    assert_eq!(decide_publication(&dossier(vec![aborted])), Ok(()));
    let cancelled =
        Certification { standing: CANCELLED, scored: Some(ScoreStatus::Incomplete), ..certification(1) };
    assert_eq!(decide_publication(&dossier(vec![cancelled])), Ok(()), "§9.4 mended");
}

#[test]
fn each_thing_hinders_a_publication() {
    let one = |certification: Certification| decide_publication(&dossier(vec![certification]));
    let attempts = || vec![Id::from_raw(1)];
    let remark = PublicationDossier { unread_remark: true, ..dossier(Vec::new()) };
    assert_eq!(decide_publication(&remark), Err(vec![CannotPublish::RemarkUnread]), "M20");
    let unwatched = PublicationDossier {
        invigilated: false,
        ..dossier(vec![certification(2), Certification { end_screen_seen: false, ..certification(1) }])
    };
    assert_eq!(
        decide_publication(&unwatched),
        Err(vec![CannotPublish::EndNotSeen { attempts: attempts() }]),
        "M22"
    );
    let unfinished = Certification { finished: false, ..certification(1) };
    assert_eq!(one(unfinished), Err(vec![CannotPublish::ReasonMissing { attempts: attempts() }]), "M23");
    for scored in [None, Some(ScoreStatus::Incomplete)] {
        let without = Certification { scored, ..certification(1) };
        assert_eq!(one(without), Err(vec![CannotPublish::NotScored { attempts: attempts() }]), "M24");
    }
    let incident = Certification { open_incidents: 1, ..certification(1) };
    assert_eq!(one(incident), Err(vec![CannotPublish::IncidentsPending { attempts: attempts() }]), "M25");
    let alone = Certification { awaits_second_person: true, ..certification(1) };
    assert_eq!(one(alone), Err(vec![CannotPublish::AwaitsSecondPerson { attempts: attempts() }]));
}

#[test]
fn all_that_hinders_is_told_at_once() {
    let bad = Certification {
        scored: None,
        finished: false,
        open_incidents: 2,
        awaits_second_person: true,
        ..certification(1)
    };
    let dossier = PublicationDossier {
        session: PUBLISHED,
        unread_remark: true,
        invigilated: false,
        certifications: vec![
            bad.clone(),
            Certification { end_screen_seen: false, ..certification(2) },
            Certification { attempt: Id::from_raw(3), ..bad },
        ],
    };
    let reasons = decide_publication(&dossier).expect_err("nothing fits");
    assert_eq!(reasons.len(), 7);
    assert_eq!(reasons[0], CannotPublish::Session(SessionRefusal::Published { at: AT }));
    assert_eq!(
        reasons[2],
        CannotPublish::IncidentsPending { attempts: vec![Id::from_raw(1), Id::from_raw(3)] }
    );
}
