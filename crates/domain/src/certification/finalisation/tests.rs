//! What the centre must have told, and how tests are closed.

use super::*;
use crate::certification::incident::KindFault;
use crate::certification::scoring::ScoredQuestion;
use crate::framework::CompetenceCode;
use crate::question::Outcome;

const NOW: Moment = Moment::from_millis(10_000_000);
const OVER: AttemptState = AttemptState::Ended { at: NOW, by: EndedBy::Candidate };
const STOPPED: AttemptState = AttemptState::Ended { at: NOW, by: EndedBy::Invigilator };

fn id(number: i64) -> Id<Attempt> {
    Id::from_raw(number)
}

fn test(number: i64, state: AttemptState, unanswered: u16) -> ToClose {
    ToClose { attempt: id(number), state, unanswered, personal_end: NOW.plus_minutes(-1), reason: None }
}

fn decided(
    attempts: Vec<ToClose>,
    report: &FinalisationReport,
) -> Result<Finalisation, Vec<FinalisationFault>> {
    decide_finalisation(
        &FinalisationDossier { session: SessionState::Open { at: NOW }, attempts, now: NOW },
        report,
    )
}

fn reasons(pairs: &[(i64, &str)]) -> FinalisationReport {
    let reasons = pairs.iter().map(|(number, code)| (id(*number), (*code).to_owned())).collect();
    FinalisationReport { reasons, ..FinalisationReport::default() }
}

#[test]
fn every_unfinished_test_has_a_reason() {
    let attempts =
        vec![test(1, OVER, 0), test(2, STOPPED, 3), test(3, AttemptState::Running, 5), test(4, STOPPED, 0)];
    assert_eq!(
        decided(attempts.clone(), &FinalisationReport::default()),
        Err(vec![FinalisationFault::ReasonMissing(id(2)), FinalisationFault::ReasonMissing(id(3))])
    );
    assert_eq!(
        decided(attempts.clone(), &reasons(&[(2, "fatigue"), (3, "technical")])),
        Err(vec![FinalisationFault::ReasonUnknown(id(2))]),
        "V41"
    );
    let closures =
        decided(attempts, &reasons(&[(2, "candidate"), (3, "technical")])).expect("it fits").closures;
    let told: Vec<_> = closures.iter().map(|c| (c.ends_now, c.reason)).collect();
    assert_eq!(
        told,
        [
            (false, None),
            (false, Some(AbortReason::Candidate)),
            (true, Some(AbortReason::Technical)),
            (false, None)
        ]
    );
    assert_eq!(
        closures[2].state_after(AttemptState::Running, NOW),
        AttemptState::Ended { at: NOW, by: EndedBy::Finalisation }
    );
    assert_eq!(closures[1].state_after(STOPPED, NOW), STOPPED);
}

#[test]
fn a_reason_told_before_is_kept_until_another_is_told() {
    let stored = ToClose { reason: Some(AbortReason::Technical), ..test(1, STOPPED, 2) };
    let reason =
        |report: &FinalisationReport| decided(vec![stored], report).expect("it fits").closures[0].reason;
    assert_eq!(reason(&FinalisationReport::default()), Some(AbortReason::Technical));
    assert_eq!(reason(&reasons(&[(1, " ")])), Some(AbortReason::Technical));
    assert_eq!(reason(&reasons(&[(1, "candidate")])), Some(AbortReason::Candidate));
}

#[test]
fn nobody_is_stopped_whom_the_centre_was_not_shown() {
    let until = NOW.plus_minutes(20);
    let running = ToClose { personal_end: until, ..test(1, AttemptState::Running, 4) };
    let still = FinalisationFault::StillRunning { attempt: id(1), until };
    let told = reasons(&[(1, "candidate")]);
    assert_eq!(decided(vec![running], &told), Err(vec![still]));
    let both = vec![still, FinalisationFault::ReasonMissing(id(1))];
    assert_eq!(decided(vec![running], &FinalisationReport::default()), Err(both), "told at once");
    for (seconds, stays) in [(GRACE_SECONDS, true), (GRACE_SECONDS + 1, false)] {
        let just_over = ToClose { personal_end: NOW.plus_seconds(-seconds), ..running };
        let refused = decided(vec![just_over], &told).is_err();
        assert_eq!(refused, stays, "an answer may come for {GRACE_SECONDS} seconds more");
    }
    let waiting = ToClose { state: AttemptState::Suspended, ..running };
    assert_eq!(decided(vec![waiting], &told), Err(vec![still]));
    let ended = ToClose { state: STOPPED, ..running };
    assert!(decided(vec![ended], &told).is_ok());
}

#[test]
fn what_the_centre_ends_ends_with_the_session_for_a_reason() {
    let until = NOW.plus_minutes(20);
    let running = ToClose { personal_end: until, ..test(1, AttemptState::Running, 4) };
    let other = ToClose { attempt: id(2), ..running };
    let ending = FinalisationReport { ending: vec![id(1)], ..reasons(&[(1, "technical"), (2, "candidate")]) };
    let still = FinalisationFault::StillRunning { attempt: id(2), until };
    assert_eq!(decided(vec![running, other], &ending), Err(vec![still]), "of one test is not of all");
    let closed = decided(
        vec![running],
        &FinalisationReport { reasons: ending.reasons[..1].to_vec(), ..ending.clone() },
    );
    let closure = Closure { attempt: id(1), ends_now: true, reason: Some(AbortReason::Technical) };
    assert_eq!(closed.expect("it fits").closures, [closure]);
    let without = FinalisationReport { reasons: Vec::new(), ..ending };
    assert_eq!(decided(vec![running], &without), Err(vec![FinalisationFault::ReasonMissing(id(1))]));
    let stranger = FinalisationReport { ending: vec![id(9)], ..FinalisationReport::default() };
    assert_eq!(decided(Vec::new(), &stranger), Err(vec![FinalisationFault::UnknownAttempt(id(9))]));
    // Somebody who has just given the last answer needs neither.
    let done = ToClose { unanswered: 0, state: OVER, ..running };
    let told = FinalisationReport { ending: vec![id(1)], ..FinalisationReport::default() };
    assert_eq!(decided(vec![done], &told).expect("it fits").closures[0].reason, None);
}

#[test]
fn every_fault_is_told_at_once() {
    let incident = IncidentDraft { kind: "C3".into(), ..IncidentDraft::default() };
    let report = FinalisationReport {
        closing_remark: "x".repeat(501),
        reasons: vec![(id(9), "candidate".into())],
        incidents: vec![
            (id(1), incident),
            (id(9), IncidentDraft { kind: "C6".into(), ..IncidentDraft::default() }),
        ],
        ..FinalisationReport::default()
    };
    assert_eq!(
        decided(vec![test(1, STOPPED, 1)], &report),
        Err(vec![
            FinalisationFault::UnknownAttempt(id(9)),
            FinalisationFault::Remark(TextFault::TooLong { max: 500, len: 501 }),
            FinalisationFault::ReasonMissing(id(1)),
            FinalisationFault::Incident { index: 0, fault: IncidentFault::Kind(KindFault::Retired) },
        ])
    );
}

#[test]
fn a_report_is_kept_as_told() {
    let report = FinalisationReport {
        closing_remark: " Coupure de 5 minutes. ".into(),
        had_incident: true,
        incidents: vec![(
            id(1),
            IncidentDraft { kind: "E1".into(), question: "2".into(), description: String::new() },
        )],
        ..FinalisationReport::default()
    };
    let told = decided(vec![test(1, OVER, 0)], &report).expect("it fits");
    assert_eq!(told.closing_remark.as_deref(), Some("Coupure de 5 minutes."));
    assert_eq!((told.had_incident, told.had_joining_issue, told.incidents.len()), (true, false, 1));
    let silent = decided(
        Vec::new(),
        &FinalisationReport { closing_remark: "  ".into(), ..FinalisationReport::default() },
    );
    assert_eq!(silent.expect("it fits").closing_remark, None);
}

#[test]
fn a_session_is_finalised_once() {
    let at = |session| {
        let dossier = FinalisationDossier { session, attempts: Vec::new(), now: NOW };
        decide_finalisation(&dossier, &FinalisationReport::default())
    };
    let refused = |refusal| Err(vec![FinalisationFault::Session(refusal)]);
    assert_eq!(at(SessionState::ToPrepare), refused(SessionRefusal::NotOpen));
    assert_eq!(at(SessionState::Finalised { at: NOW }), refused(SessionRefusal::Finalised { at: NOW }));
}

#[test]
fn what_is_unanswered_is_missed_or_neutralised() {
    let question = |position, outcome| ScoredQuestion {
        position,
        competence: CompetenceCode::new("1.1"),
        outcome,
        neutralised: false,
        auto_skipped: false,
        dependent: false,
    };
    let input = ScoringInput {
        tested: Vec::new(),
        questions: vec![question(1, Some(Outcome::Wrong)), question(2, None)],
    };
    let closed = |reason| {
        let mut input = input.clone();
        close_unanswered(&mut input, reason);
        input.questions.iter().map(|q| (q.auto_skipped, q.neutralised)).collect::<Vec<_>>()
    };
    assert_eq!(closed(AbortReason::Candidate), [(false, false), (true, false)]);
    assert_eq!(closed(AbortReason::Technical), [(false, false), (false, true)]);
}

#[test]
fn reminders_come_at_their_hours_and_stop_after_a_week() {
    let due = |minutes: i64| reminder_due(NOW, NOW.plus_minutes(minutes));
    let hour = 60;
    for (minutes, expected) in [
        (0, None),
        (24 * hour - 1, None),
        (24 * hour, Some(24)),
        (40 * hour - 1, Some(24)),
        (40 * hour, Some(40)),
        (48 * hour, Some(48)),
        (7 * 24 * hour - 1, Some(48)),
        (7 * 24 * hour, None),
    ] {
        assert_eq!(due(minutes), expected, "{minutes}");
    }
}
