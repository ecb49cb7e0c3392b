use super::*;

const START: Moment = Moment::from_millis(1_795_000_000_000);

fn at(seconds: i64) -> Moment {
    START.plus_seconds(seconds)
}

#[test]
fn a_standstill_gives_back_exactly_what_it_took() {
    let timing = Timing::running_to(at(600)).held(Hold::Room, at(100));
    assert_eq!(timing.end_as_of(at(160)), at(660));
    let (timing, moved) = timing.released(Hold::Room, at(400));
    assert_eq!((timing, moved), (Timing::running_to(at(900)), 300_000));
}

#[test]
fn two_holds_are_one_standstill() {
    let timing = Timing::running_to(at(600)).held(Hold::Alert, at(100)).held(Hold::Room, at(150));
    let (timing, moved) = timing.released(Hold::Alert, at(200));
    assert!(timing.holds.has(Hold::Room) && !timing.holds.has(Hold::Alert));
    assert_eq!((moved, timing.held_at), (0, Some(at(100))));
    let (timing, moved) = timing.released(Hold::Room, at(250));
    assert_eq!((timing.ends_at, moved, timing.holds.any()), (at(750), 150_000, false));
}

#[test]
fn taking_off_what_is_not_on_changes_nothing() {
    let timing = Timing::running_to(at(600));
    assert_eq!(timing.released(Hold::Room, at(50)), (timing, 0));
    let held = timing.held(Hold::Alert, at(10));
    assert_eq!(held.released(Hold::Room, at(50)), (held, 0));
    assert_eq!(held.held(Hold::Alert, at(60)), held, "held twice is held once");
}

#[test]
fn minutes_given_are_minutes_to_work() {
    let timing = Timing::running_to(at(600));
    assert_eq!(timing.granted(5, at(100)), (Timing::running_to(at(900)), 300_000));
    // The time was over for two minutes: five minutes count from now.
    assert_eq!(timing.granted(5, at(720)), (Timing::running_to(at(1_020)), 420_000));
    // It stands still since before its end: it is not over, whatever the hour.
    let held = timing.held(Hold::Room, at(500));
    let (held, moved) = held.granted(5, at(2_000));
    assert_eq!((held.end_as_of(at(2_000)), moved), (at(2_400), 300_000));
}

#[test]
fn a_time_that_stands_still_does_not_run_out() {
    let held = Timing::running_to(at(600)).held(Hold::Room, at(599));
    assert!(!held.is_over(at(10_000)));
    assert!(Timing::running_to(at(600)).is_over(at(601)));
    let over = Timing::running_to(at(600)).held(Hold::Room, at(700));
    assert!(over.is_over(at(10_000)), "what was over stays over");
}

#[test]
fn a_clock_set_back_takes_nothing() {
    let held = Timing::running_to(at(600)).held(Hold::Room, at(100));
    assert_eq!(held.released(Hold::Room, at(40)), (Timing::running_to(at(600)), 0));
}

#[test]
fn holds_keep_their_bits() {
    for hold in Hold::ALL {
        let timing = Timing::running_to(START).held(hold, START);
        let stored = Holds::from_stored(timing.holds.stored()).expect("known");
        assert!(stored.has(hold) && stored.any());
    }
    assert_eq!(Holds::from_stored(16), None);
}

#[test]
fn causes_keep_their_codes() {
    for code in ["room", "alert", "invigilator", "waiting", "granted", "outage", "end_undone"] {
        assert_eq!(TimeCause::from_code(code).expect(code).code(), code);
    }
    assert_eq!(TimeCause::from_code("gift"), None);
}

#[test]
fn minutes_are_one_to_sixty() {
    assert_eq!([" 5", "60", "1"].map(parse_minutes), [Some(5), Some(60), Some(1)]);
    assert_eq!(["0", "61", "-5", "cinq", "", "4294967297"].map(parse_minutes), [None; 6]);
}

#[test]
fn an_outage_counts_from_three_missed_signs() {
    assert_eq!(outage(at(0), at(-60), at(5)), None);
    assert_eq!(outage(at(0), at(-60), at(30)), Some(30_000));
    assert_eq!(outage(at(0), at(20), at(30)), Some(10_000), "who started during it lost less");
    assert_eq!(outage(at(0), at(28), at(30)), None);
}

#[test]
fn extra_time_moves_the_end_by_its_difference_and_never_below_what_was_used() {
    let start = Moment::from_millis(1_795_161_600_000);
    let plain = Timing::running_to(start.plus_minutes(100));
    let (longer, millis) = plain.with_extra_time(100, 0, 33, start.plus_minutes(50)).expect("more");
    assert_eq!((longer.ends_at, millis), (start.plus_minutes(133), 33 * 60_000));
    let (back, millis) =
        longer.with_extra_time(100, 33, 0, start.plus_minutes(100)).expect("all of it is left");
    assert_eq!((back, millis), (plain, -33 * 60_000));
    assert_eq!(longer.with_extra_time(100, 33, 0, start.plus_minutes(101)), Err(1));
    assert_eq!(longer.with_extra_time(100, 33, 0, start.plus_seconds(60 * 120 + 1)), Err(21));
    // Over already: nothing is taken, and more is from where it ended.
    assert_eq!(longer.with_extra_time(100, 33, 32, start.plus_minutes(140)), Err(33));
    let (late, _) = plain.with_extra_time(100, 0, 50, start.plus_minutes(120)).expect("more");
    assert_eq!(late.ends_at, start.plus_minutes(150));
    // What stands still does not use time.
    let held = longer.held(Hold::Room, start.plus_minutes(90));
    assert_eq!(
        held.with_extra_time(100, 33, 0, start.plus_minutes(500)).map(|(t, _)| t.ends_at),
        Ok(start.plus_minutes(100))
    );
}
