//! The list of a session: each candidate with where they stand.

use std::collections::HashMap;

use domain::certification::attempt::AttemptState;
use domain::certification::session::SessionState;
use domain::text::normalise_name;
use store::{attempts, candidates};
use web_shell::{Chrome, Texts, when};

use super::Seen;
use crate::room::{self, Pill};

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
    let asked = |c: &candidates::Kept| {
        seen.asked.get(&c.id).map(|asked| web_shell::complementary::said(t.locale, asked))
    };
    seen.list
        .iter()
        .enumerate()
        .map(|(n, candidate)| {
            let attempt = seen.attempts.iter().find(|a| a.candidate == candidate.id);
            let (kind, icon, key) = standing(candidate, attempt, state);
            let usual = attempt.map(|a| a.started_at.plus_minutes(i64::from(a.exam.minutes)));
            let own = attempt
                .filter(|a| Some(a.timing.ends_at) != usual)
                .map(|a| when::hour_of(t.locale, a.timing.ends_at, &seen.kept.zone));
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

fn standing(
    candidate: &candidates::Kept,
    attempt: Option<&attempts::Kept>,
    state: SessionState,
) -> (&'static str, &'static str, &'static str) {
    match attempt.map(|a| (a.state, a.end_seen.is_some())) {
        Some((AttemptState::Running, _)) => ("info", "play", "standing-running"),
        Some((AttemptState::Suspended, _)) => ("warn", "hand", "standing-suspended"),
        Some((AttemptState::Ended { .. }, true)) => ("ok", "circle-check", "standing-ended"),
        Some((AttemptState::Ended { .. }, false)) => ("warn", "flag", "standing-not_seen"),
        None if matches!(state, SessionState::Cancelled { .. }) => ("off", "ban", "standing-not_expected"),
        None if matches!(state, SessionState::ToPrepare | SessionState::Open { .. }) => here(candidate),
        None => ("off", "minus", "standing-absent"),
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
