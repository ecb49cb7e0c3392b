use domain::certification::attempt::EndedBy;
use domain::certification::standstill::{Hold, Timing};
use domain::id::Id;
use store::invigilator_pages::OpenCall;

use super::*;

const NOON: Moment = Moment::from_millis(1_795_000_000_000);

fn seat(number: i64) -> Seat {
    Seat {
        id: Id::from_raw(number),
        first_name: "Inès".into(),
        last_name: format!("Benali {number}"),
        birth_date: "2011-07-04".parse().expect("a date"),
        enrolled_at: NOON.plus_minutes(-1_440),
        joined_at: None,
        present: None,
        admitted: false,
        asked_at: None,
        test: None,
    }
}

fn present(number: i64) -> Seat {
    Seat { present: Some((NOON, "Nadia".into())), admitted: true, ..seat(number) }
}

fn running(number: i64, minutes: i64) -> Seat {
    let test = Sitting {
        attempt: Id::from_raw(number),
        state: AttemptState::Running,
        started_at: NOON,
        timing: Timing::running_to(NOON.plus_minutes(minutes)),
        position: 4,
        questions: 32,
        last_answer_at: Some(NOON.plus_minutes(3)),
        end_seen: None,
        seen: None,
        call: None,
    };
    Seat { admitted: false, test: Some(test), ..present(number) }
}

fn ended(number: i64, seen: bool) -> Seat {
    let mut seat = running(number, 105);
    if let Some(test) = &mut seat.test {
        test.state = AttemptState::Ended { at: NOON.plus_minutes(60), by: EndedBy::Candidate };
        test.end_seen = seen.then(|| (NOON.plus_minutes(61), "Nadia".into()));
    }
    seat
}

fn needs(seat: &Seat, minute: i64) -> Vec<Need> {
    calls(seat, Some(NOON), NOON.plus_minutes(minute)).into_iter().map(|c| c.need).collect()
}

#[test]
fn minutes_never_run_backwards() {
    assert_eq!(minutes_between(NOON, NOON.plus_seconds(119)), 1);
    assert_eq!(minutes_between(NOON.plus_seconds(5), NOON), 0);
}

#[test]
fn nobody_is_called_without_a_reason() {
    assert!(needs(&seat(1), 60).is_empty(), "absent");
    assert!(needs(&present(1), 4).is_empty(), "has just been let in");
    assert!(needs(&running(1, 105), 12).is_empty(), "thinks");
    assert!(needs(&ended(1, true), 90).is_empty(), "has left");
    assert!(calls(&present(1), None, NOON.plus_minutes(60)).is_empty(), "the room is not open");
}

#[test]
fn each_reason_has_its_moment() {
    assert_eq!(
        calls(&present(1), Some(NOON.plus_minutes(2)), NOON.plus_minutes(7)),
        [Call { need: Need::NotStarted, since: NOON.plus_minutes(2) }]
    );
    assert_eq!(
        calls(&ended(1, false), Some(NOON), NOON.plus_minutes(61)),
        [Call { need: Need::EndScreen, since: NOON.plus_minutes(60) }]
    );
    assert_eq!(needs(&running(1, 105), 13), [Need::Quiet]);
    assert_eq!(needs(&running(1, 105), 106), [Need::TimeUp]);
    let asks = Seat { asked_at: Some(NOON), ..seat(1) };
    assert_eq!(needs(&asks, 1), [Need::AsksToEnter]);
}

#[test]
fn calls_add_up_the_most_urgent_first() {
    let asks = Seat { asked_at: Some(NOON.plus_minutes(20)), ..running(1, 105) };
    assert_eq!(needs(&asks, 21), [Need::AsksToResume, Need::Quiet]);
    let let_in = Seat { admitted: true, ..asks.clone() };
    assert_eq!(needs(&let_in, 21), [Need::Quiet], "the request is answered");
    let over = Seat { asked_at: Some(NOON), ..ended(1, false) };
    assert_eq!(needs(&over, 61), [Need::EndScreen], "an end screen needs no permission");
}

#[test]
fn every_seat_is_counted_once() {
    let room = [seat(1), present(2), running(3, 105), running(4, 105), ended(5, false), ended(6, true)];
    let sums = sums(&room);
    assert_eq!(sums, Sums { absent: 1, waiting: 1, running: 2, ended: 2 });
    assert_eq!(sums.absent + sums.present(), room.len());
}

#[test]
fn the_usual_end_is_said_once_and_another_one_at_its_seat() {
    let room = [running(1, 105), running(2, 107), running(3, 109), running(4, 140), ended(5, true), seat(6)];
    let usual = usual_end(&room);
    assert_eq!(usual, Some((NOON.plus_minutes(105), NOON.plus_minutes(109))));
    let own: Vec<_> = room.iter().map(|s| own_end(s, usual)).collect();
    assert_eq!(own, [None, None, None, Some(NOON.plus_minutes(140)), None, None]);
    assert_eq!(usual_end(&[ended(1, true)]), None);
}

#[test]
fn a_silent_room_is_noticed_when_it_means_something() {
    let room = [running(1, 105), running(2, 105), running(3, 105)];
    assert_eq!(silent_since(&room, NOON.plus_minutes(7)), None);
    assert_eq!(silent_since(&room, NOON.plus_minutes(8)), Some(NOON.plus_minutes(3)));
    assert_eq!(silent_since(&room[..2], NOON.plus_minutes(8)), None);
}

/// Changes the test of somebody at work.
fn with(mut seat: Seat, change: impl FnOnce(&mut Sitting)) -> Seat {
    change(seat.test.as_mut().expect("a test"));
    seat
}

fn calling(seat: Seat, minute: i64) -> Seat {
    with(seat, |test| {
        test.state = AttemptState::Suspended;
        test.timing = test.timing.held(Hold::Alert, NOON.plus_minutes(minute));
        test.call = Some(OpenCall {
            id: Id::from_raw(9),
            kind: None,
            words: "La souris saute.".into(),
            position: 4,
            raised_at: NOON.plus_minutes(minute),
        });
    })
}

#[test]
fn a_call_comes_before_everything_and_stops_the_clock() {
    let asks = Seat { asked_at: Some(NOON.plus_minutes(2)), ..calling(running(1, 105), 20) };
    assert_eq!(
        needs(&asks, 400),
        [Need::Calls, Need::AsksToResume],
        "neither over nor quiet: it stands still"
    );
}

#[test]
fn a_page_that_tells_of_itself_is_missed_after_half_a_minute() {
    let seen = |watched, minute| {
        with(running(1, 105), |test| test.seen = Some((NOON.plus_minutes(minute), watched)))
    };
    assert!(needs(&seen(true, 12), 12).is_empty());
    assert_eq!(needs(&seen(true, 11), 12), [Need::CutOff]);
    assert_eq!(
        needs(&seen(false, 11), 13),
        [Need::Quiet],
        "a page without scripts says nothing by its silence"
    );
    let answered = with(seen(true, 11), |test| test.last_answer_at = Some(NOON.plus_minutes(12)));
    assert!(needs(&answered, 12).is_empty(), "an answer is a sign");
    let waits =
        with(seen(true, 5), |test| test.timing = test.timing.held(Hold::Waiting, NOON.plus_minutes(6)));
    assert!(needs(&waits, 60).is_empty());
}

#[test]
fn what_stands_still_has_no_end_of_its_own_yet() {
    let still = with(running(1, 140), |test| test.timing = test.timing.held(Hold::Room, NOON));
    assert_eq!(own_end(&still, Some((NOON.plus_minutes(105), NOON.plus_minutes(106)))), None);
    let room =
        [0, 1, 2].map(|n| with(running(n, 105), |test| test.timing = test.timing.held(Hold::Room, NOON)));
    assert_eq!(silent_since(&room, NOON.plus_minutes(30)), None, "a paused room is silent");
}
