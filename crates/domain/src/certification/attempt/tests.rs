//! Starts, entries, answers and times (M18, seeds 001 and 004).

use super::*;

const NOW: Moment = Moment::from_millis(1_000_000);
const LATER: jiff::civil::Date = jiff::civil::date(2026, 12, 5);
const OPEN: SessionState = SessionState::Open { at: NOW };
const FINALISED: SessionState = SessionState::Finalised { at: NOW };

fn start() -> StartFacts {
    StartFacts {
        session: OPEN,
        on_paper: false,
        paused: false,
        code_is_right: true,
        ticked: true,
        existing: None,
        runs_elsewhere: false,
        too_soon: None,
        campaign_wanted: false,
        certifiable: true,
    }
}

#[test]
fn a_test_starts_when_everything_is_there() {
    assert_eq!(decide_start(&start()), Ok(()));
    for (facts, refusal) in [
        (
            StartFacts { session: SessionState::ToPrepare, ..start() },
            CannotStart::Session(SessionRefusal::NotOpen),
        ),
        (
            StartFacts { session: FINALISED, ..start() },
            CannotStart::Session(SessionRefusal::Finalised { at: NOW }),
        ),
        (StartFacts { code_is_right: false, ..start() }, CannotStart::WrongCode),
        (StartFacts { ticked: false, ..start() }, CannotStart::NotTicked),
        (StartFacts { paused: true, ..start() }, CannotStart::Paused),
        (StartFacts { paused: true, ticked: false, on_paper: true, ..start() }, CannotStart::Paused),
        (StartFacts { existing: Some(AttemptState::Running), ..start() }, CannotStart::AlreadyStarted),
        (StartFacts { runs_elsewhere: true, ..start() }, CannotStart::RunsElsewhere),
        (StartFacts { too_soon: Some(LATER), ..start() }, CannotStart::TooSoon { from: LATER }),
        (StartFacts { campaign_wanted: true, ..start() }, CannotStart::NoCampaign),
        (StartFacts { certifiable: false, ..start() }, CannotStart::NotCertifiable),
    ] {
        assert_eq!(decide_start(&facts), Err(refusal), "{facts:?}");
    }
}

#[test]
fn a_wrong_code_tells_nothing_about_the_tick() {
    let facts = StartFacts { code_is_right: false, ticked: false, certifiable: false, ..start() };
    assert_eq!(decide_start(&facts), Err(CannotStart::WrongCode));
}

#[test]
fn on_paper_the_code_alone_lets_in_and_back() {
    let facts = StartFacts { on_paper: true, ticked: false, ..start() };
    assert_eq!(decide_start(&facts), Ok(()));
    let wrong = StartFacts { code_is_right: false, ..facts };
    assert_eq!(decide_start(&wrong), Err(CannotStart::WrongCode));
    let back = EntryFacts { on_paper: true, resumption_allowed: false, ..entry() };
    assert_eq!(decide_entry(&back), Ok(Entry::Resume));
    assert_eq!(decide_entry(&EntryFacts { code_is_right: false, ..back }), Err(CannotEnter::WrongCode));
}

fn entry() -> EntryFacts {
    EntryFacts {
        session: OPEN,
        attempt: AttemptState::Running,
        holds_fence: false,
        code_is_right: true,
        resumption_allowed: true,
        on_paper: false,
    }
}

#[test]
fn one_permission_is_one_entry() {
    assert_eq!(decide_entry(&entry()), Ok(Entry::Resume));
    let used_up = EntryFacts { resumption_allowed: false, ..entry() };
    assert_eq!(decide_entry(&used_up), Err(CannotEnter::NotAllowed), "M18");
    let wrong = EntryFacts { code_is_right: false, ..entry() };
    assert_eq!(decide_entry(&wrong), Err(CannotEnter::WrongCode), "refused, hence the permission is left");
    let same_machine =
        EntryFacts { holds_fence: true, resumption_allowed: false, code_is_right: false, ..entry() };
    assert_eq!(decide_entry(&same_machine), Ok(Entry::Continue));
    let suspended = EntryFacts { attempt: AttemptState::Suspended, ..same_machine };
    assert_eq!(decide_entry(&suspended), Ok(Entry::Continue));
}

#[test]
fn the_end_of_the_test_can_be_seen_again() {
    let over = AttemptState::Ended { at: NOW, by: EndedBy::Candidate };
    let facts = EntryFacts { attempt: over, session: FINALISED, resumption_allowed: false, ..entry() };
    assert_eq!(decide_entry(&facts), Ok(Entry::EndScreen));
    let refused = EntryFacts { session: FINALISED, ..entry() };
    assert_eq!(decide_entry(&refused), Err(CannotEnter::Session(SessionRefusal::Finalised { at: NOW })));
}

fn answer() -> AnswerFacts {
    AnswerFacts {
        session: OPEN,
        attempt: AttemptState::Running,
        fence: 2,
        sent_fence: 2,
        current: Some(Id::from_raw(5)),
        last_answered: Some((Id::from_raw(4), NOW)),
        sent_serving: Id::from_raw(5),
        passes: false,
        personal_end: NOW.plus_minutes(10),
        now: NOW,
    }
}

#[test]
fn the_current_question_is_answered_once() {
    assert_eq!(decide_answer(&answer()), Ok(Accepted::Store));
    let again = AnswerFacts { sent_serving: Id::from_raw(4), ..answer() };
    assert_eq!(decide_answer(&again), Ok(Accepted::StoredBefore { at: NOW }));
    let over = AttemptState::Ended { at: NOW, by: EndedBy::Candidate };
    let after_the_end = AnswerFacts { attempt: over, current: None, ..again };
    assert_eq!(decide_answer(&after_the_end), Ok(Accepted::StoredBefore { at: NOW }));
}

#[test]
fn other_answers_are_refused() {
    let by_invigilator = AttemptState::Ended { at: NOW, by: EndedBy::Invigilator };
    for (facts, refusal) in [
        (
            AnswerFacts { attempt: by_invigilator, ..answer() },
            CannotAnswer::Ended { at: NOW, by: EndedBy::Invigilator },
        ),
        (AnswerFacts { attempt: AttemptState::Suspended, ..answer() }, CannotAnswer::Suspended),
        (
            AnswerFacts { session: FINALISED, ..answer() },
            CannotAnswer::Session(SessionRefusal::Finalised { at: NOW }),
        ),
        (AnswerFacts { sent_fence: 1, ..answer() }, CannotAnswer::OpenedElsewhere),
        (AnswerFacts { sent_serving: Id::from_raw(3), ..answer() }, CannotAnswer::AnotherQuestion),
        (AnswerFacts { current: None, ..answer() }, CannotAnswer::AnotherQuestion),
    ] {
        assert_eq!(decide_answer(&facts), Err(refusal), "{facts:?}");
    }
}

#[test]
fn after_the_time_questions_can_only_be_passed() {
    let end = answer().personal_end;
    let at = |now: Moment, passes: bool| decide_answer(&AnswerFacts { passes, now, ..answer() });
    assert_eq!(at(end.plus_seconds(GRACE_SECONDS), false), Ok(Accepted::Store));
    assert_eq!(at(end.plus_seconds(GRACE_SECONDS + 1), false), Err(CannotAnswer::TimeIsUp { at: end }));
    assert_eq!(at(end.plus_minutes(60), true), Ok(Accepted::Store));
}

#[test]
fn a_timed_question_is_late_by_the_clock_of_the_server() {
    let late = |seconds, extra, after| is_late(NOW, seconds, extra, NOW.plus_seconds(after));
    for (extra, allowed) in [(0, 60), (33, 79), (100, 120)] {
        let last = allowed + GRACE_SECONDS;
        assert!(!late(Some(60), extra, last), "{extra} %");
        assert!(late(Some(60), extra, last + 1), "{extra} %");
    }
    assert!(!late(None, 0, 100_000), "a question without a time of its own");
}

#[test]
fn extra_time_lengthens_the_exam() {
    for (percent, granted, minutes) in [(0, 0, 105), (33, 0, 139), (100, 0, 210), (0, 7, 112), (50, 10, 167)]
    {
        let end = personal_end(NOW, 105, percent, granted);
        assert_eq!(end.seconds_since(NOW) / 60, minutes, "{percent} % and {granted} min");
    }
    assert_eq!(personal_end(NOW, 105, 33, 0), NOW.plus_seconds(8_379), "139 min 39 s");
}

#[test]
fn what_is_over_stays_over() {
    assert_eq!(decide_end(AttemptState::Running), Ok(()));
    assert_eq!(decide_end(AttemptState::Suspended), Ok(()));
    let over = AttemptState::Ended { at: NOW, by: EndedBy::Candidate };
    assert_eq!(decide_end(over), Err(AlreadyEnded { at: NOW, by: EndedBy::Candidate }));
}

#[test]
fn codes_are_taken_back() {
    for by in EndedBy::ALL {
        assert_eq!(EndedBy::from_code(by.code()), Some(by));
    }
    for reason in AbortReason::ALL {
        assert_eq!(AbortReason::from_code(reason.code()), Some(reason));
    }
    assert_eq!(AbortReason::from_code("fatigue"), None, "V41");
}
