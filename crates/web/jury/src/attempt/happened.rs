//! What happened during a test, in the time of its session: questions, answers, windows left, calls, standstills, machines,
//! the end. From the journal of the test and from what it showed; what a browser keeps to itself, like a draft, is not known
//! here (ADR 0028).

use domain::certification::attempt::AttemptState;
use domain::moment::Moment;
use serde_json::Value;
use store::dossiers::File;
use store::journal::{self, Received};
use store::jury_reviews::ShownAt;
use web_shell::{Chrome, Icon, Texts, when};

use crate::room::{self, Desk};
use crate::standstill;

/// The acts that have words of their own.
const TOLD: [&str; 20] = [
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
    Received::ACT,
];

/// What a thing that happened is about, as addresses name it.
const THREADS: [&str; 6] = ["questions", "fenetre", "appels", "temps", "poste", "fin"];
/// Everything, and everything but questions and answers, which have their tiles.
const ALL: &str = "tout";
const ESSENTIAL: &str = "";

/// One thing that happened.
pub struct Event {
    pub icon: Icon,
    pub time: String,
    /// What it is about, in a word.
    pub kind: &'static str,
    pub text: String,
}

/// A way to pick out what is about one thing.
pub struct Thread {
    pub href: String,
    pub label: &'static str,
    pub here: bool,
}

/// What happened, and the ways to pick out some of it.
pub struct Happened {
    pub threads: Vec<Thread>,
    pub events: Vec<Event>,
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
        ("duration", room::duration(t.locale, minutes * 60).into()),
        ("by", t.s(&format!("ended-{}", by.code())).into()),
    ];
    t.with("lead-ended", &words)
}

/// What happened, in the order of time, of one thread or of those that matter most.
pub fn of(
    chrome: &Chrome,
    (t, words): (&Texts, &Texts),
    desk: &Desk,
    read: &super::Read,
    (position, asked): (u16, &str),
) -> Happened {
    let known = THREADS.into_iter().chain([ALL]).find(|known| *known == asked).unwrap_or(ESSENTIAL);
    let mut found: Vec<(Moment, &'static str, &'static str, String)> =
        read.records.iter().map(|record| told((t, words), desk, read, record)).collect();
    let question = |one: &ShownAt| {
        let text = t.n("event-shown", "position", one.position);
        (one.at, "questions", "circle-help", text)
    };
    // A question is shown at the moment of the answer before it, and told after it: the order is kept.
    found.extend(read.shown.iter().map(question));
    found.sort_by_key(|(at, ..)| *at);
    let wanted = |thread: &str| match known {
        ESSENTIAL => thread != "questions",
        ALL => true,
        one => thread == one,
    };
    let event = |(at, thread, icon, text): (Moment, &'static str, &'static str, String)| Event {
        icon: chrome.icon(icon),
        time: when::receipt(at, &desk.dossier.session.zone),
        kind: t.s(&format!("thread-{thread}")),
        text,
    };
    let link = |thread: &'static str| Thread {
        href: format!("?question={position}&fil={thread}#fil"),
        label: t.s(&format!("thread-{}", if thread.is_empty() { "essentiel" } else { thread })),
        here: thread == known,
    };
    Happened {
        threads: [ESSENTIAL, ALL].into_iter().chain(THREADS).map(link).collect(),
        events: found.into_iter().filter(|(_, thread, ..)| wanted(thread)).map(event).collect(),
    }
}

/// A record of the journal: when, its thread, its icon, its words.
fn told(
    (t, words): (&Texts, &Texts),
    desk: &Desk,
    read: &super::Read,
    record: &journal::Kept,
) -> (Moment, &'static str, &'static str, String) {
    let payload: Value =
        record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    if record.act == "answer_question" {
        let (icon, text) = answered(t, words, &payload);
        return (record.at, "questions", icon, text);
    }
    let (thread, icon) = match record.act.as_str() {
        "start_attempt" => ("poste", "play"),
        "enter_attempt" => ("poste", "monitor-cog"),
        "ask_to_resume" => ("poste", "hand"),
        "allow_resumption" | "stay_here" => ("poste", "circle-play"),
        "leave_window" => ("fenetre", "eye"),
        Received::ACT => ("questions", "download"),
        "raise_alert" | "settle_alert" | "withdraw_alert" => ("appels", "bell-ring"),
        "grant_time" | "credit_outage" => ("temps", "timer"),
        "resume_room" | "release_attempt" => ("temps", "circle-play"),
        "pause_room" | "hold_attempt" => ("temps", "circle-pause"),
        "confirm_end_screen" => ("fin", "flag"),
        "undo_end" => ("fin", "rotate-ccw"),
        _ => ("fin", "square"),
    };
    let by = payload["by"].as_str().map_or_else(|| desk.actor(words, &record.actor), str::to_owned);
    // What moves a time tells why beneath `told`.
    let inner = if payload["told"].is_object() { &payload["told"] } else { &payload };
    let number = |name: &str| inner[name].as_i64().unwrap_or_default();
    let key = if TOLD.contains(&record.act.as_str()) { record.act.as_str() } else { "other" };
    let said = [
        ("by", by.into()),
        ("position", number("position").into()),
        ("minutes", number("minutes").into()),
        ("name", inner["name"].as_str().unwrap_or_default().to_owned().into()),
        ("reason", inner["reason"].as_str().unwrap_or_default().to_owned().into()),
        ("act", record.act.clone().into()),
    ];
    let mut text = t.with(&format!("event-{key}"), &said);
    for more in stood(words, read, record, inner["reason"].as_str()).into_iter().flatten() {
        text.extend([" ", more.as_str(), "."]);
    }
    (record.at, thread, icon, text)
}

/// What is told beneath a standstill: why, how long the room stood, and the time that was given back.
fn stood(
    words: &Texts,
    read: &super::Read,
    record: &journal::Kept,
    reason: Option<&str>,
) -> [Option<String>; 3] {
    let why = match record.act.as_str() {
        "pause_room" => standstill::why(words, &read.pauses, record.at),
        "hold_attempt" => reason
            .map(|reason| reason.trim().trim_end_matches('.'))
            .filter(|reason| !reason.is_empty())
            .map(|reason| words.w("pause-reason", "reason", reason)),
        _ => None,
    };
    let lasted = (record.act == "resume_room").then(|| standstill::lasted(words, &read.pauses, record.at));
    [why, lasted.flatten(), standstill::given_back_here(words, &read.moved, record.at)]
}

/// « Réponse à la question 12 : juste. »
fn answered(t: &Texts, words: &Texts, payload: &Value) -> (&'static str, String) {
    let outcome = payload["outcome"].as_str().unwrap_or("none");
    let position = payload["position"].as_i64().unwrap_or_default();
    if outcome == "passed" {
        return ("chevron-right", t.n("event-passed", "position", position));
    }
    let judged = words.s(&format!("outcome-{outcome}")).to_lowercase();
    let key = if payload["handed_in"] == true { "event-handed_in" } else { "event-answered" };
    ("check", t.with(key, &[("position", position.into()), ("outcome", judged.into())]))
}
