//! Who needs the invigilator, and how the room stands: decided from what the store knows, and nothing that it cannot.
//!
//! A page without scripts that only lies open sends nothing, so that nobody here can tell a cut network from a long thought:
//! the board says « nothing received for so many minutes », which is true, and leaves it to a person to go and see. A page
//! that tells of itself every few seconds is another matter: its silence is a cut, and is said at once.

use domain::certification::attempt::AttemptState;
use domain::moment::Moment;
use store::invigilator_pages::{Seat, Sitting};

/// Minutes, since the room is open, that somebody who is present may take to start before it is a call.
const NOT_STARTED_MINUTES: i64 = 5;
/// Minutes without an answer that are a call: of answers that take a minute and a half in the middle, one in a hundred
/// takes longer (reliability and security §4.3).
const QUIET_MINUTES: i64 = 10;
/// Seconds of silence of a page that tells of itself after which it is cut off (reliability and security §6.5).
const CUT_SECONDS: i64 = 30;
/// Minutes without any answer of a whole room that point at its network (reliability and security §6.5).
const SILENT_ROOM_MINUTES: i64 = 5;
/// Tests that must run for the silence of a room to mean something.
const SILENT_ROOM_TESTS: usize = 3;
/// Minutes around the middle within which ends of tests count as the same: a class starts one after the other.
const SAME_END_MINUTES: i64 = 5;

/// Whole minutes from one moment to another, none when it lies ahead.
pub(crate) const fn minutes_between(earlier: Moment, later: Moment) -> i64 {
    let millis = later.millis() - earlier.millis();
    if millis < 0 { 0 } else { millis / 60_000 }
}

/// Why a candidate needs the invigilator, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Has told of a problem with the question, and stands still until it is settled.
    Calls,
    /// Waits before a started test that they left.
    AsksToResume,
    /// Waits before a test that they were not let into yet.
    AsksToEnter,
    /// Has finished; the end screen is to be seen.
    EndScreen,
    /// The page told of itself and does so no more.
    CutOff,
    /// The time is over, questions remain: they are passed.
    TimeUp,
    /// Present, and still not at work.
    NotStarted,
    /// Nothing was received for a while.
    Quiet,
}

/// One call with the moment since which it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    /// Why.
    pub(crate) need: Need,
    /// Since when.
    pub(crate) since: Moment,
}

/// The calls of one candidate, the most urgent first; several may hold at once.
pub(crate) fn calls(seat: &Seat, opened_at: Option<Moment>, now: Moment) -> Vec<Call> {
    let mut found = Vec::new();
    let mut call = |need, since| found.push(Call { need, since });
    match &seat.test {
        None => {
            if let (Some(since), None) = (seat.asked_at, &seat.present) {
                call(Need::AsksToEnter, since);
            }
            if let (Some(opened), Some((ticked, _))) = (opened_at, &seat.present) {
                let since = opened.max(*ticked);
                if minutes_between(since, now) >= NOT_STARTED_MINUTES {
                    call(Need::NotStarted, since);
                }
            }
        }
        Some(test) => match test.state {
            AttemptState::Ended { at, .. } if test.end_seen.is_none() => call(Need::EndScreen, at),
            AttemptState::Ended { .. } => {}
            AttemptState::Running | AttemptState::Suspended => {
                if let (Some(since), false) = (seat.asked_at, seat.admitted) {
                    call(Need::AsksToResume, since);
                }
                if let Some(open) = &test.call {
                    call(Need::Calls, open.raised_at);
                }
                if let Some(since) = cut_off(test, now) {
                    call(Need::CutOff, since);
                }
                let last = last_answer(test);
                if test.timing.is_over(now) {
                    call(Need::TimeUp, test.timing.ends_at);
                } else if !test.timing.holds.any() && minutes_between(last, now) >= QUIET_MINUTES {
                    call(Need::Quiet, last);
                }
            }
        },
    }
    found.sort_unstable();
    found
}

/// When the candidate answered last, or began.
fn last_answer(test: &Sitting) -> Moment {
    test.last_answer_at.unwrap_or(test.started_at)
}

/// When the candidate's machine was heard of last.
fn last_sign(test: &Sitting) -> Moment {
    test.seen.map_or_else(|| last_answer(test), |(at, _)| at.max(last_answer(test)))
}

/// Since when a test that runs has been cut off. One that stands still waits for somebody anyway.
fn cut_off(test: &Sitting, now: Moment) -> Option<Moment> {
    let (_, watched) = test.seen?;
    let last = last_sign(test);
    let silent = watched && !test.timing.holds.any() && now.seconds_since(last) > CUT_SECONDS;
    silent.then_some(last)
}

fn is_running(seat: &Seat) -> bool {
    seat.test.as_ref().is_some_and(|t| !matches!(t.state, AttemptState::Ended { .. }))
}

/// How many stand where: every candidate is in one of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    /// Not ticked present.
    pub(crate) absent: usize,
    /// Present, the test not started.
    pub(crate) waiting: usize,
    /// At work.
    pub(crate) running: usize,
    /// Over.
    pub(crate) ended: usize,
}

impl Sums {
    /// Those who are there.
    pub(crate) const fn present(&self) -> usize {
        self.waiting + self.running + self.ended
    }
}

/// The sums of a room.
pub(crate) fn sums(seats: &[Seat]) -> Sums {
    let running = seats.iter().filter(|s| is_running(s)).count();
    let ended = seats.iter().filter(|s| s.test.is_some()).count() - running;
    let waiting = seats.iter().filter(|s| s.test.is_none() && s.present.is_some()).count();
    Sums { absent: seats.len() - running - ended - waiting, waiting, running, ended }
}

/// When the tests that run end, for nearly all: the first and the last end near the one in the middle. Said once; who ends
/// at another time has it at their seat.
pub(crate) fn usual_end(seats: &[Seat]) -> Option<(Moment, Moment)> {
    let mut ends: Vec<Moment> = seats
        .iter()
        .filter(|s| is_running(s))
        .filter_map(|s| Some(s.test.as_ref()?.timing.ends_at))
        .collect();
    ends.sort_unstable();
    let middle = *ends.get(ends.len().checked_sub(1)? / 2)?;
    let (from, to) = (middle.plus_minutes(-SAME_END_MINUTES), middle.plus_minutes(SAME_END_MINUTES));
    ends.retain(|end| (from..=to).contains(end));
    Some((*ends.first()?, *ends.last()?))
}

/// The end of a test that runs, when it is not the usual one.
pub(crate) fn own_end(seat: &Seat, usual: Option<(Moment, Moment)>) -> Option<Moment> {
    let test = seat.test.as_ref().filter(|_| is_running(seat))?;
    // What stands still ends later by as long as it will have stood: nothing is said before it goes on.
    let ends = test.timing.ends_at;
    let same = usual.is_some_and(|(first, last)| (first..=last).contains(&ends));
    (!same && !test.timing.holds.any()).then_some(ends)
}

/// Since when nothing came from anybody in the room, once that points at the network.
pub(crate) fn silent_since(seats: &[Seat], now: Moment) -> Option<Moment> {
    let at_work = seats.iter().filter(|s| is_running(s)).filter_map(|s| s.test.as_ref());
    let running: Vec<Moment> = at_work.filter(|test| !test.timing.holds.any()).map(last_sign).collect();
    let last = running.iter().copied().max()?;
    let silent = minutes_between(last, now) >= SILENT_ROOM_MINUTES && running.len() >= SILENT_ROOM_TESTS;
    silent.then_some(last)
}

#[cfg(test)]
mod tests;
