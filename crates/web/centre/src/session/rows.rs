//! The list of a session: each candidate with where they stand.

use std::collections::HashMap;

use domain::certification::attempt::{AttemptState, personal_end};
use domain::certification::session::SessionState;
use domain::certification::standstill::{Hold, Holds};
use domain::moment::Moment;
use domain::text::normalise_name;
use store::{attempts, candidates};
use web_shell::{Chrome, Texts, when};

use super::Seen;
use crate::room::{self, Pill};

/// Ends that lie nearer to each other are the same end: a room is not stopped for all in the same instant.
const ALIKE_MILLIS: i64 = 60_000;

/// A row of the list as it is shown.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) href: String,
    pub(super) last_name: String,
    pub(super) first_name: String,
    pub(super) birth_date: String,
    pub(super) namesake: bool,
    pub(super) standing: Pill,
    pub(super) note: String,
}

/// The rows of the list, with where each stands.
pub(super) fn rows(t: &Texts, chrome: &Chrome, seen: &Seen) -> Vec<Row> {
    let name = |c: &candidates::Kept| (normalise_name(&c.last_name), normalise_name(&c.first_name));
    let mut named: HashMap<_, usize> = HashMap::new();
    for candidate in &seen.list {
        *named.entry(name(candidate)).or_default() += 1;
    }
    let state = seen.kept.state();
    let pause = pause(&seen.attempts);
    let asked = |c: &candidates::Kept| {
        seen.asked.get(&c.id).map(|asked| web_shell::complementary::said(t.locale, asked))
    };
    seen.list
        .iter()
        .enumerate()
        .map(|(n, candidate)| {
            let attempt = seen.attempts.iter().find(|a| a.candidate == candidate.id);
            let (kind, icon, key) = standing(candidate, attempt, state);
            let own = attempt
                .and_then(|a| own_end(a, pause))
                .map(|end| when::hour_of(t.locale, end, &seen.kept.zone));
            let opened = seen.kept.facts.opened_at;
            let added = opened
                .is_some_and(|opened| candidate.enrolled_at > opened)
                .then(|| t.s("on-the-spot").to_owned());
            Row {
                number: n + 1,
                href: room::address(seen.kept.id, &format!("/candidats/{}", candidate.id)),
                last_name: candidate.last_name.clone(),
                first_name: candidate.first_name.clone(),
                birth_date: when::short(candidate.birth_date),
                namesake: named.get(&name(candidate)).is_some_and(|count| *count > 1),
                standing: Pill { kind, icon: chrome.icon(icon), text: t.s(key) },
                note: [added, own.map(|hour| t.w("own-end", "hour", hour)), asked(candidate)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            }
        })
        .collect()
}

/// A test that goes on: its end is still to come, and known.
fn goes_on(attempt: &attempts::Kept) -> bool {
    attempt.state == AttemptState::Running && !attempt.timing.holds.any()
}

/// By how many milliseconds a test ends later than one of that extra time usually does.
fn later_than(attempt: &attempts::Kept, extra_time: u8) -> i64 {
    let usual = personal_end(attempt.started_at, attempt.exam.minutes, extra_time, 0);
    attempt.timing.ends_at.millis() - usual.millis()
}

/// What a pause of the room has given to all: what was given to the one in the middle. It is everybody's, so it is nobody's own.
fn pause(attempts: &[attempts::Kept]) -> i64 {
    let going_on = attempts.iter().filter(|a| goes_on(a));
    let mut given: Vec<i64> = going_on.map(|a| later_than(a, a.extra_time)).collect();
    given.sort_unstable();
    if given.len() < 2 { 0 } else { given[(given.len() - 1) / 2] }
}

/// When a test that goes on ends, where it has another time than the others.
fn own_end(attempt: &attempts::Kept, pause: i64) -> Option<Moment> {
    let alike = (later_than(attempt, 0) - pause).abs() < ALIKE_MILLIS;
    (goes_on(attempt) && !alike).then_some(attempt.timing.ends_at)
}

fn standing(
    candidate: &candidates::Kept,
    attempt: Option<&attempts::Kept>,
    state: SessionState,
) -> (&'static str, &'static str, &'static str) {
    let awaited = matches!(state, SessionState::ToPrepare | SessionState::Open { .. });
    match attempt.map(|a| (a.state, a.end_seen.is_some())) {
        Some((AttemptState::Running, _)) => ("info", "play", "standing-running"),
        Some((AttemptState::Suspended, _)) => still(attempt.map(|a| a.timing.holds).unwrap_or_default()),
        Some((AttemptState::Ended { .. }, true)) => ("ok", "circle-check", "standing-ended"),
        Some((AttemptState::Ended { .. }, false)) if awaited => ("warn", "flag", "standing-not_seen"),
        Some((AttemptState::Ended { .. }, false)) if attempt.is_some_and(|a| a.position <= a.questions) => {
            ("warn", "flag", "standing-unfinished")
        }
        Some((AttemptState::Ended { .. }, false)) => ("warn", "flag", "standing-never_seen"),
        None if matches!(state, SessionState::Cancelled { .. }) => ("off", "ban", "standing-not_expected"),
        None if awaited => here(candidate),
        None if candidate.present_at.is_some() => ("warn", "user-check", "standing-not_started"),
        None => ("off", "minus", "standing-absent"),
    }
}

/// Why a test stands still: whoever has called comes first.
const fn still(holds: Holds) -> (&'static str, &'static str, &'static str) {
    if holds.has(Hold::Alert) {
        ("warn", "hand", "standing-suspended")
    } else if holds.has(Hold::Invigilator) {
        ("info", "circle-pause", "standing-held")
    } else if holds.has(Hold::Waiting) {
        ("info", "circle-pause", "standing-waiting")
    } else {
        ("info", "circle-pause", "standing-paused")
    }
}

/// Where somebody stands who has not started, while they may.
fn here(candidate: &candidates::Kept) -> (&'static str, &'static str, &'static str) {
    if candidate.present_at.is_some() {
        ("info", "user-check", "standing-present")
    } else if candidate.account.is_some() {
        ("ok", "log-in", "standing-joined")
    } else {
        ("off", "list", "standing-enrolled")
    }
}
