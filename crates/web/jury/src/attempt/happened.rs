//! What happened during a test, from its own journal: starts, returns, the end, and who saw it.

use domain::certification::attempt::AttemptState;
use store::dossiers::File;
use store::journal;
use web_shell::{Chrome, Icon, Texts, when};

use crate::room::Desk;

/// The acts that have words of their own.
const TOLD: [&str; 19] = [
    "start_attempt",
    "enter_attempt",
    "end_attempt",
    "finalise_session",
    "confirm_end_screen",
    "pause_room",
    "resume_room",
    "hold_attempt",
    "release_attempt",
    "raise_alert",
    "withdraw_alert",
    "settle_alert",
    "grant_time",
    "undo_end",
    "ask_to_resume",
    "allow_resumption",
    "stay_here",
    "credit_outage",
    "leave_window",
];

/// One thing that happened.
pub struct Event {
    pub icon: Icon,
    pub time: String,
    pub text: String,
}

/// How the test went, in one line.
pub fn lead(t: &Texts, desk: &Desk, file: &File) -> String {
    let attempt = &file.attempt;
    let started = when::hour_of(t.locale, attempt.started_at, &desk.dossier.session.zone);
    let AttemptState::Ended { at, by } = attempt.state else {
        return t.w("lead-running", "started", started);
    };
    let minutes = at.seconds_since(attempt.started_at) / 60;
    let words = [
        ("started", started.into()),
        ("ended", when::hour_of(t.locale, at, &desk.dossier.session.zone).into()),
        ("duration", duration(t, minutes * 60).into()),
        ("by", t.s(&format!("ended-{}", by.code())).into()),
    ];
    t.with("lead-ended", &words)
}

/// « 1 h 38 », « 6 min 20 », « 45 s ».
pub fn duration(t: &Texts, seconds: i64) -> String {
    let two = |number: i64| format!("{number:02}");
    match seconds {
        ..60 => t.n("seconds", "seconds", seconds.max(0)),
        60..3600 => {
            t.ww("minutes", ("minutes", &(seconds / 60).to_string()), ("seconds", &two(seconds % 60)))
        }
        _ => t.ww("hours", ("hours", &(seconds / 3600).to_string()), ("minutes", &two(seconds % 3600 / 60))),
    }
}

/// The records of the test's journal that a person wants to read; the answers have their tiles.
pub fn events(
    chrome: &Chrome,
    t: &Texts,
    words: &Texts,
    desk: &Desk,
    records: &[journal::Kept],
) -> Vec<Event> {
    records.iter().filter_map(|record| event(chrome, t, words, desk, record)).collect()
}

fn event(chrome: &Chrome, t: &Texts, words: &Texts, desk: &Desk, record: &journal::Kept) -> Option<Event> {
    let icon = match record.act.as_str() {
        "answer_question" => return None,
        "start_attempt" => "play",
        "enter_attempt" | "undo_end" | "allow_resumption" => "rotate-ccw",
        "confirm_end_screen" => "flag",
        "resume_room" | "release_attempt" | "withdraw_alert" | "stay_here" => "circle-play",
        "raise_alert" | "settle_alert" => "bell-ring",
        "grant_time" | "credit_outage" => "timer",
        _ => "circle-pause",
    };
    let payload: serde_json::Value =
        record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let by = payload["by"].as_str().map_or_else(|| desk.actor(words, &record.actor), str::to_owned);
    // What moves a time tells why beneath `told`.
    let told = if payload["told"].is_object() { &payload["told"] } else { &payload };
    let number = |name: &str| told[name].as_i64().unwrap_or_default();
    let key = if TOLD.contains(&record.act.as_str()) { record.act.as_str() } else { "other" };
    let said = [
        ("by", by.into()),
        ("position", number("position").into()),
        ("minutes", number("minutes").into()),
        ("reason", told["reason"].as_str().unwrap_or_default().to_owned().into()),
        ("act", record.act.clone().into()),
    ];
    Some(Event {
        icon: chrome.icon(icon),
        time: when::receipt(record.at, &desk.dossier.session.zone),
        text: t.with(&format!("event-{key}"), &said),
    })
}
