use std::collections::BTreeSet;

use super::super::standstill::{Hold, Timing};
use super::*;

const MADE: Moment = Moment::from_millis(1_795_161_600_000);

fn at(seconds: i64) -> Moment {
    MADE.plus_seconds(seconds)
}

fn standing() -> Standing {
    Standing {
        made_at: MADE,
        opened_at: None,
        joined: false,
        present_at: None,
        admitted: false,
        asks: false,
        test: None,
    }
}

fn test(position: u32) -> Test {
    Test {
        started_at: MADE,
        position,
        last_answer_at: None,
        holds: Timing::running_to(MADE).holds,
        over: false,
        has_called: false,
        has_come_back: false,
    }
}

fn at_work(test: Test) -> Standing {
    Standing { joined: true, present_at: Some(MADE), opened_at: Some(MADE), test: Some(test), ..standing() }
}

#[test]
fn everybody_is_somebody_else_and_every_part_is_played() {
    let names: BTreeSet<_> = CAST.iter().map(|one| (one.first_name, one.last_name)).collect();
    assert_eq!(names.len(), CAST.len());
    let parts = [Part::Steady, Part::Quick, Part::Calls, Part::CutOff, Part::Late, Part::Absent];
    assert!(parts.iter().all(|part| CAST.iter().any(|one| one.part == *part)));
    assert!(CAST.iter().all(|one| one.born.parse::<jiff::civil::Date>().is_ok()));
}

#[test]
fn they_arrive_one_after_the_other_and_one_never_comes() {
    let joins = |place: usize, seconds| next_move(CAST[place].part, place, &standing(), at(seconds));
    assert_eq!(joins(0, 0), Some(Move::Join));
    assert_eq!((joins(9, 5), joins(9, 18)), (None, Some(Move::Join)));
    assert_eq!((joins(10, 74), joins(10, 75)), (None, Some(Move::Join)));
    assert_eq!(joins(11, 100_000), None);
}

#[test]
fn nobody_starts_before_the_tick_and_the_opening() {
    let joined = Standing { joined: true, ..standing() };
    let ticked = Standing { present_at: Some(at(30)), admitted: true, ..joined };
    let opened = Standing { opened_at: Some(at(60)), ..ticked };
    for early in [joined, ticked, Standing { opened_at: Some(at(60)), ..joined }] {
        assert_eq!(next_move(Part::Steady, 0, &early, at(10_000)), None);
    }
    assert_eq!(next_move(Part::Steady, 0, &opened, at(62)), None);
    assert_eq!(next_move(Part::Steady, 0, &opened, at(63)), Some(Move::Start));
}

#[test]
fn a_call_is_made_once_and_nothing_is_answered_while_it_is_open() {
    let second = Test { last_answer_at: Some(at(30)), ..test(2) };
    let next = |test: Test, seconds| next_move(Part::Calls, 1, &at_work(test), at(seconds));
    assert_eq!((next(second, 37), next(second, 38)), (None, Some(Move::Call)));
    let holds = Timing::running_to(MADE).held(Hold::Alert, MADE).holds;
    assert_eq!(next(Test { holds, has_called: true, ..second }, 10_000), None);
    assert_eq!(next(Test { has_called: true, ..second }, 10_000), Some(Move::Answer));
}

#[test]
fn who_is_cut_off_falls_silent_then_asks_then_comes_back_when_let_in() {
    let cut = test(1);
    let next = |standing: &Standing, seconds| next_move(Part::CutOff, 2, standing, at(seconds));
    let silent = at_work(cut);
    assert!(Part::CutOff.is_heard(&cut, at(CUT_AFTER - 1)));
    assert!(!Part::CutOff.is_heard(&cut, at(CUT_AFTER)));
    assert!(Part::Steady.is_heard(&cut, at(CUT_AFTER)));
    assert_eq!(next(&silent, ASKS_AFTER - 1), None);
    assert_eq!(next(&silent, ASKS_AFTER), Some(Move::AskToResume));
    assert_eq!(next(&Standing { asks: true, ..silent }, 10_000), None);
    assert_eq!(next(&Standing { admitted: true, ..silent }, 10_000), Some(Move::ComeBack));
    let back = Test { has_come_back: true, ..cut };
    assert_eq!(next(&at_work(back), 10_000), Some(Move::Answer));
    assert!(Part::CutOff.is_heard(&back, at(10_000)));
}

#[test]
fn a_test_that_is_over_stays_so() {
    let over = Test { over: true, ..test(7) };
    assert!(CAST.iter().all(|one| next_move(one.part, 0, &at_work(over), at(10_000)).is_none()));
    assert!(!Part::Steady.is_heard(&over, at(1)));
}
