use jiff::civil::date;

use super::*;
use crate::certification::jury::PublicStatus;
use crate::text::TextFault;

/// 1 March 2027, 11 at night in Paris: in UTC it is ten.
fn asked() -> Moment {
    Moment::of_local(date(2027, 3, 1), jiff::civil::time(23, 0, 0, 0), &Zone::paris()).expect("a moment")
}

fn on(month: i8, day: i8) -> Moment {
    Moment::of_local(date(2027, month, day), jiff::civil::time(23, 59, 0, 0), &Zone::paris())
        .expect("a moment")
}

fn state(kind: AppealKind, steps: &[(Step, Moment)]) -> AppealState {
    AppealState::of(kind, steps.iter().copied()).expect("it was asked")
}

const NOTHING: AnswerFacts = AnswerFacts {
    kind: AppealKind::Result,
    corrected: false,
    before: (PublicStatus::Validated, 300),
    after: None,
};

#[test]
fn every_name_leads_back() {
    for kind in AppealKind::ALL {
        assert_eq!(AppealKind::from_code(kind.code()), Some(kind));
    }
    let steps = [Step::Asked, Step::Stated, Step::Again, Step::Withdrawn];
    for step in steps.into_iter().chain(Verdict::ALL.map(Step::Answered)) {
        assert_eq!(Step::from_code(step.code()), Some(step));
    }
    assert_eq!(
        (Step::from_code("x"), AppealKind::from_code(""), Verdict::from_code("asked")),
        (None, None, None)
    );
}

#[test]
fn an_appeal_goes_from_the_centre_to_the_jury_and_back_to_the_candidate() {
    use AppealState as S;
    let (one, two, three) = (asked(), on(3, 3), on(3, 20));
    assert_eq!(AppealState::of(AppealKind::Result, []), None);
    let mut steps = vec![(Step::Asked, one)];
    assert_eq!(state(AppealKind::Result, &steps), S::WithCentre { asked: one });
    assert_eq!(state(AppealKind::Certificate, &steps), S::WithJury { asked: one, again: false });
    steps.push((Step::Stated, two));
    assert_eq!(state(AppealKind::Result, &steps), S::WithJury { asked: one, again: false });
    steps.push((Step::Answered(Verdict::Partly), two));
    assert_eq!(
        state(AppealKind::Result, &steps),
        S::Answered { at: two, verdict: Verdict::Partly, again: false }
    );
    steps.push((Step::Again, three));
    assert_eq!(state(AppealKind::Result, &steps), S::WithJury { asked: three, again: true });
    steps.push((Step::Answered(Verdict::Refused), three));
    assert_eq!(
        state(AppealKind::Result, &steps),
        S::Answered { at: three, verdict: Verdict::Refused, again: true }
    );
    assert_eq!(
        state(AppealKind::Room, &[(Step::Asked, one), (Step::Withdrawn, two)]),
        S::Withdrawn { at: two }
    );
}

#[test]
fn days_are_counted_at_the_place_and_the_last_one_is_within() {
    let zone = Zone::paris();
    let with_centre = state(AppealKind::Room, &[(Step::Asked, asked())]);
    assert_eq!(with_centre.due(&zone), Some(date(2027, 3, 8)));
    assert_eq!(with_centre.answer_due(&zone), Some(date(2027, 3, 31)));
    assert!(!with_centre.is_late(on(3, 8), &zone) && !with_centre.awaits_jury(on(3, 8), &zone));
    assert!(with_centre.is_late(on(3, 9), &zone) && with_centre.awaits_jury(on(3, 9), &zone));
    let with_jury = state(AppealKind::Room, &[(Step::Asked, asked()), (Step::Stated, on(3, 30))]);
    assert_eq!(
        with_jury.due(&zone),
        Some(date(2027, 3, 31)),
        "a late centre takes nothing from the candidate"
    );
    assert!(!with_jury.is_late(on(3, 31), &zone) && with_jury.is_late(on(4, 1), &zone));
    let closed = state(AppealKind::Room, &[(Step::Asked, asked()), (Step::Withdrawn, on(3, 2))]);
    assert_eq!((closed.due(&zone), closed.answer_due(&zone), closed.is_open()), (None, None, false));
}

#[test]
fn a_result_is_contested_within_two_months_and_an_error_told_at_any_time() {
    let zone = Zone::paris();
    let ask = |kind, now, open| decide_asking(kind, " Revoyez. ", Some(asked()), open, (now, &zone));
    assert_eq!(ask(AppealKind::Result, on(5, 1), 0).as_deref(), Ok("Revoyez."));
    let late = CannotAppeal::TooLate { last: date(2027, 5, 1) };
    for kind in [AppealKind::Result, AppealKind::Room, AppealKind::Other] {
        assert_eq!(ask(kind, on(5, 2), 0), Err(late), "{kind:?}");
    }
    for kind in [AppealKind::Identity, AppealKind::Certificate] {
        assert!(ask(kind, on(12, 31), 0).is_ok(), "{kind:?}");
    }
    assert!(ask(AppealKind::Result, on(3, 2), OPEN_MAX - 1).is_ok());
    assert_eq!(ask(AppealKind::Result, on(3, 2), OPEN_MAX), Err(CannotAppeal::TooManyOpen));
    let unpublished = decide_asking(AppealKind::Result, "x", None, 0, (on(3, 2), &zone));
    assert_eq!(unpublished, Err(CannotAppeal::NotPublished));
    for (words, fault) in [
        (" \n ".to_owned(), TextFault::Empty),
        ("é".repeat(2_001), TextFault::TooLong { max: 2_000, len: 2_001 }),
    ] {
        let refused = decide_asking(AppealKind::Result, &words, Some(asked()), 0, (on(3, 2), &zone));
        assert_eq!(refused, Err(CannotAppeal::Words(fault)));
    }
}

#[test]
fn the_centre_speaks_once_and_the_candidate_may_withdraw_what_is_open() {
    let with_centre = state(AppealKind::Room, &[(Step::Asked, asked())]);
    let with_jury = state(AppealKind::Room, &[(Step::Asked, asked()), (Step::Stated, on(3, 3))]);
    let closed = state(AppealKind::Room, &[(Step::Asked, asked()), (Step::Withdrawn, on(3, 3))]);
    assert_eq!(decide_statement(with_centre, " Vu. ").as_deref(), Ok("Vu."));
    assert_eq!(decide_statement(with_centre, ""), Err(CannotAppeal::Words(TextFault::Empty)));
    assert_eq!(decide_statement(with_jury, "Vu."), Err(CannotAppeal::NotThere));
    assert_eq!(decide_statement(closed, "Vu."), Err(CannotAppeal::NotThere));
    assert_eq!((decide_withdrawing(with_centre), decide_withdrawing(with_jury)), (Ok(()), Ok(())));
    assert_eq!(decide_withdrawing(closed), Err(CannotAppeal::NotThere));
}

#[test]
fn an_answer_may_be_asked_again_once_within_thirty_days() {
    let zone = Zone::paris();
    let answered = (Step::Answered(Verdict::Refused), on(3, 10));
    let once = state(AppealKind::Result, &[(Step::Asked, asked()), answered]);
    assert_eq!(once.again_until(&zone), Some(date(2027, 4, 9)));
    assert_eq!(decide_asking_again(once, "Encore.", (on(4, 9), &zone)).as_deref(), Ok("Encore."));
    let late = CannotAppeal::TooLate { last: date(2027, 4, 9) };
    assert_eq!(decide_asking_again(once, "Encore.", (on(4, 10), &zone)), Err(late));
    let twice = state(
        AppealKind::Result,
        &[
            (Step::Asked, asked()),
            answered,
            (Step::Again, on(3, 11)),
            (Step::Answered(Verdict::Partly), on(3, 12)),
        ],
    );
    assert_eq!(decide_asking_again(twice, "Encore.", (on(3, 12), &zone)), Err(CannotAppeal::LastAnswer));
    let open = state(AppealKind::Result, &[(Step::Asked, asked())]);
    assert_eq!(decide_asking_again(open, "Encore.", (on(3, 2), &zone)), Err(CannotAppeal::NotThere));
}

#[test]
fn the_jury_answers_after_the_centre_or_without_it() {
    let zone = Zone::paris();
    let with_centre = state(AppealKind::Result, &[(Step::Asked, asked())]);
    let early = decide_answer(with_centre, Verdict::Refused, "Non.", &NOTHING, (on(3, 8), &zone));
    assert_eq!(early, Err(CannotAppeal::CentreFirst { until: date(2027, 3, 8) }));
    let late = decide_answer(with_centre, Verdict::Refused, " Non. ", &NOTHING, (on(3, 9), &zone));
    assert_eq!(late.as_deref(), Ok("Non."));
    let closed = state(AppealKind::Result, &[(Step::Asked, asked()), (Step::Withdrawn, on(3, 2))]);
    let refused = decide_answer(closed, Verdict::Refused, "Non.", &NOTHING, (on(3, 9), &zone));
    assert_eq!(refused, Err(CannotAppeal::NotThere));
    let empty = decide_answer(with_centre, Verdict::Refused, " ", &NOTHING, (on(3, 9), &zone));
    assert_eq!(empty, Err(CannotAppeal::Words(TextFault::Empty)));
}

#[test]
fn an_answer_says_what_is_done_and_takes_nothing_away() {
    let zone = Zone::paris();
    let open = state(AppealKind::Result, &[(Step::Asked, asked()), (Step::Stated, on(3, 2))]);
    let answer = |verdict, facts: AnswerFacts| {
        decide_answer(open, verdict, "Voici.", &facts, (on(3, 3), &zone)).map(drop)
    };
    let with = |after| AnswerFacts { after: Some(after), ..NOTHING };
    assert_eq!(answer(Verdict::Accepted, with((PublicStatus::Validated, 308))), Ok(()));
    assert_eq!(answer(Verdict::Partly, with((PublicStatus::Validated, 300))), Ok(()));
    let refused = answer(Verdict::Refused, with((PublicStatus::Validated, 308)));
    assert_eq!(refused, Err(CannotAppeal::RefusedWithEffect));
    for after in [(PublicStatus::Validated, 299), (PublicStatus::Rejected, 0), (PublicStatus::Cancelled, 0)] {
        assert_eq!(answer(Verdict::Accepted, with(after)), Err(CannotAppeal::TakesAway), "{after:?}");
    }
    let rejected = AnswerFacts { before: (PublicStatus::Rejected, 0), ..NOTHING };
    let from_rejected = |after| answer(Verdict::Accepted, AnswerFacts { after: Some(after), ..rejected });
    assert_eq!(from_rejected((PublicStatus::Validated, 8)), Ok(()));
    assert_eq!(from_rejected((PublicStatus::Rejected, 0)), Ok(()));
    assert_eq!(from_rejected((PublicStatus::CancelledTooFewAnswers, 0)), Err(CannotAppeal::TakesAway));
    let identity = AnswerFacts { kind: AppealKind::Identity, ..NOTHING };
    assert_eq!(answer(Verdict::Accepted, identity), Err(CannotAppeal::NotCorrected));
    assert_eq!(answer(Verdict::Refused, identity), Ok(()));
    assert_eq!(answer(Verdict::Accepted, AnswerFacts { corrected: true, ..identity }), Ok(()));
}
