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
    let given = input(&[Outcome::Right, Outcome::Wrong, Outcome::Right, Outcome::TimedOut]);
    let mut input = given.clone();
    input.questions[1].neutralised = true;
    input.questions[3].outcome = Some(Outcome::Right);
    let open_incidents = [Id::from_raw(4)];
    let facts =
        DecisionFacts { session, given: &given, input: &input, standing, open_incidents: &open_incidents };
    decide(decision, " Vu au PV. ", &facts)
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
        (JuryDecision::Neutralise { position: 5 }, CLEAR, Err(CannotDecide::NoSuchQuestion { position: 5 })),
        (JuryDecision::Restore { position: 2 }, CLEAR, reason.clone()),
        (JuryDecision::Restore { position: 1 }, CLEAR, nothing.clone()),
        (JuryDecision::CountRight { position: 2 }, CLEAR, reason.clone()),
        (JuryDecision::CountRight { position: 1 }, CLEAR, nothing.clone()),
        (JuryDecision::AsGiven { position: 4 }, CLEAR, reason.clone()),
        (JuryDecision::AsGiven { position: 2 }, CLEAR, nothing.clone()),
        (JuryDecision::AsGiven { position: 5 }, CLEAR, Err(CannotDecide::NoSuchQuestion { position: 5 })),
        (JuryDecision::StoppedBy { reason: AbortReason::Technical }, CLEAR, nothing.clone()),
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
    let facts = DecisionFacts {
        session: IN_JURY,
        given: &input,
        input: &input,
        standing: CLEAR,
        open_incidents: &[],
    };
    let with = |reason: &str| decide(JuryDecision::Cancel, reason, &facts);
    assert_eq!(with("  "), Err(CannotDecide::Reason(TextFault::Empty)));
    assert_eq!(
        with(&"x".repeat(1_001)),
        Err(CannotDecide::Reason(TextFault::TooLong { max: 1_000, len: 1_001 }))
    );
    assert!(with(&"x".repeat(1_000)).is_ok());
}

#[test]
fn what_takes_away_or_gives_back_needs_two_people() {
    let two: Vec<&str> = [
        JuryDecision::Neutralise { position: 1 },
        JuryDecision::Restore { position: 1 },
        JuryDecision::CountRight { position: 1 },
        JuryDecision::AsGiven { position: 1 },
        JuryDecision::StoppedBy { reason: AbortReason::Candidate },
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
    assert_eq!(two, ["reject_for_fraud", "lift_rejection", "cancel", "uncancel"]);
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
fn effects_and_their_undoing_reach_the_score() {
    use JuryDecision::{AsGiven, CountRight, Neutralise};
    let before = input(&[Outcome::Wrong, Outcome::FocusedOut]);
    let after = |decisions: &[JuryDecision]| {
        let mut after = before.clone();
        apply_decisions(&mut after, decisions);
        after
    };
    let effects = [Effect::CountRight(2), Effect::Neutralise(1), Effect::None].map(JuryDecision::of_effect);
    assert_eq!(effects, [Some(CountRight { position: 2 }), Some(Neutralise { position: 1 }), None]);
    let both = after(&[CountRight { position: 2 }, Neutralise { position: 1 }]);
    assert_eq!(both.questions[1].outcome, Some(Outcome::Right), "M34");
    assert!(both.questions[0].neutralised && !both.questions[1].neutralised);
    assert_eq!(after(&[CountRight { position: 2 }, AsGiven { position: 2 }]), before);
    assert_eq!(after(&[CountRight { position: 9 }, Neutralise { position: 9 }]), before);
}

#[test]
fn the_latest_about_a_thing_replaces_the_others() {
    use JuryDecision::{
        AsGiven, Cancel, CountRight, Neutralise, RejectForFraud, Restore, StoppedBy, Uncancel,
    };
    let technical = StoppedBy { reason: AbortReason::Technical };
    for (later, earlier, expected) in [
        (Restore { position: 1 }, Neutralise { position: 1 }, true),
        (Neutralise { position: 1 }, Neutralise { position: 1 }, true),
        (Restore { position: 2 }, Neutralise { position: 1 }, false),
        (AsGiven { position: 1 }, CountRight { position: 1 }, true),
        (AsGiven { position: 1 }, Neutralise { position: 1 }, false),
        (StoppedBy { reason: AbortReason::Candidate }, technical, true),
        (Uncancel, Cancel, true),
        (Uncancel, RejectForFraud, false),
        (Neutralise { position: 1 }, Cancel, false),
    ] {
        assert_eq!(later.replaces(&earlier), expected, "{later:?} after {earlier:?}");
    }
}

#[test]
fn a_question_that_comes_back_without_answer_counts_as_passed() {
    use JuryDecision::{Restore, StoppedBy};
    let mut stopped = input(&[Outcome::Right, Outcome::Right, Outcome::Right]);
    stopped.questions[2].outcome = None;
    close_unanswered(&mut stopped, AbortReason::Technical);
    let told = |decisions: &[JuryDecision]| {
        let mut input = stopped.clone();
        apply_decisions(&mut input, decisions);
        let score = score(&input, &ScoringRules::today());
        (score.status, score.right, score.counted)
    };
    assert_eq!(told(&[]), (ScoreStatus::Validated, 2, 2));
    assert_eq!(told(&[Restore { position: 3 }]), (ScoreStatus::Validated, 2, 3));
    let candidate = StoppedBy { reason: AbortReason::Candidate };
    assert_eq!(told(&[candidate]), (ScoreStatus::Validated, 2, 3));
    assert_eq!(told(&[candidate, StoppedBy { reason: AbortReason::Technical }]), told(&[]));
    let facts = |input| DecisionFacts {
        session: IN_JURY,
        given: &stopped,
        input,
        standing: CLEAR,
        open_incidents: &[],
    };
    assert!(decide(candidate, "Vu au PV.", &facts(&stopped)).is_ok());
    let same = StoppedBy { reason: AbortReason::Technical };
    assert_eq!(decide(same, "Vu au PV.", &facts(&stopped)), Err(CannotDecide::NothingChanges));
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
    assert_eq!(decide_publication(&dossier(vec![cancelled.clone()])), Ok(()), "§9.4 mended");
    let unfinished = Certification { finished: false, ..cancelled.clone() };
    assert_eq!(decide_publication(&dossier(vec![unfinished])), Ok(()), "a cancelled test needs no reason");
    let unseen = Certification { end_screen_seen: false, ..cancelled };
    let unwatched = PublicationDossier { invigilated: false, ..dossier(vec![unseen]) };
    assert_eq!(decide_publication(&unwatched), Ok(()), "nor an end that somebody saw");
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

#[test]
fn a_session_goes_back_to_its_centre_for_a_reason_until_it_is_published() {
    let at = crate::moment::Moment::from_millis(5);
    let finalised = SessionState::Finalised { at };
    assert_eq!(
        decide_reopening(finalised, " Les incidents manquent. "),
        Ok("Les incidents manquent.".into())
    );
    assert_eq!(decide_reopening(finalised, "  "), Err(CannotReopen::Reason(TextFault::Empty)));
    for (state, why) in [
        (SessionState::Open { at }, SessionRefusal::NotFinalised),
        (SessionState::Published { at }, SessionRefusal::Published { at }),
    ] {
        assert_eq!(decide_reopening(state, "Oubli."), Err(CannotReopen::Session(why)));
    }
}
