//! The journal of a session in words: when, who, what; and whether its chain is whole, with those of its tests
//! (reliability and security §3.8).

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::Value;
use store::journal::{self, Finding};
use store::time_changes::{self, TimeChange};
use web_shell::outcome::go;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit, when};

use crate::room::{self, Desk, name_of, session_address};
use crate::standstill::{self, Pause};

web_shell::texts!(TEXTS, "page");

/// Acts whose reason was asked for to be kept here.
const REASONED: [&str; 7] = [
    "reopen_session",
    "propose_correction",
    "correct_identity",
    "dismiss_correction",
    "propose_withdrawal",
    "dismiss_withdrawal",
    "withdraw_publication",
];

#[derive(Template)]
#[template(path = "journal/page.html")]
struct JournalPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    whole: bool,
    /// Each stream that is not whole, in words.
    broken: Vec<String>,
    /// Tests of the session.
    streams: i64,
    head: String,
    days: Vec<Day>,
}

/// The records of one day.
struct Day {
    title: String,
    records: Vec<Line>,
}

struct Line {
    number: i64,
    time: String,
    who: String,
    what: String,
    /// What the minutes print when this is the last record.
    digest: String,
}

/// GET /jury/sessions/{id}/journal
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let desk = room::desk(db, &visit, id).await?;
    if !desk.may_read() {
        return Ok(go(&session_address(id, "")));
    }
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let stream = journal::stream("session", id);
    let head = journal::head(db, &stream).await?;
    let mut broken = Vec::new();
    tell(&t, &journal::verify(db, &stream, &head).await?, t.s("stream-session"), &mut broken);
    for file in &desk.dossier.files {
        let of = journal::stream("attempt", file.attempt.id);
        let found = journal::verify(db, &of, &file.attempt.head).await?;
        tell(&t, &found, &t.w("stream-test", "name", name_of(&file.candidate)), &mut broken);
    }
    let records = journal::of_stream(db, &stream).await?;
    let changes = time_changes::of_session(db, id).await?;
    let page = JournalPage {
        chrome: room::chrome(&visit, t.w("title", "number", desk.dossier.session.number.grouped())),
        session: (session_address(id, ""), desk.title(&words)),
        whole: broken.is_empty(),
        broken,
        streams: room::count(desk.dossier.files.len()),
        head: head.on_paper(),
        days: days(&visit, (&t, &words), &desk, &records, &changes),
        t,
        words,
    };
    Ok(Page(page).into_response())
}

fn tell(t: &Texts, found: &Finding, stream: &str, broken: &mut Vec<String>) {
    match *found {
        Finding::Whole => {}
        Finding::Broken { number } => {
            broken.push(t.with("broken", &[("stream", stream.to_owned().into()), ("number", number.into())]));
        }
        Finding::Truncated => broken.push(t.w("truncated", "stream", stream)),
    }
}

fn days(
    visit: &Visit,
    (t, words): (&Texts, &Texts),
    desk: &Desk,
    records: &[journal::Kept],
    changes: &[TimeChange],
) -> Vec<Day> {
    let zone = &desk.dossier.session.zone;
    let names = candidates(desk);
    let pauses = standstill::pauses(records);
    let by_day = records.chunk_by(|a, b| a.at.local(zone).date() == b.at.local(zone).date());
    let line = |record: &journal::Kept| {
        let payload: Value =
            record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Line {
            number: record.number,
            time: when::receipt(record.at, zone),
            who: payload["by"].as_str().map_or_else(|| desk.actor(words, &record.actor), str::to_owned),
            what: [what(t, words, &names, record, &payload)]
                .into_iter()
                .chain(stood(words, &pauses, changes, record))
                .collect::<Vec<_>>()
                .join(" · "),
            digest: journal::Head { length: record.number, hash: record.hash }.on_paper(),
        }
    };
    by_day
        .map(|records| Day {
            title: when::day(visit.locale, records[0].at.local(zone).date()),
            records: records.iter().map(line).collect(),
        })
        .collect()
}

/// What is told of a pause of the room: why, and when it is over for how long and what was given back.
fn stood(
    words: &Texts,
    pauses: &[Pause],
    changes: &[TimeChange],
    record: &journal::Kept,
) -> impl Iterator<Item = String> {
    let told = match record.act.as_str() {
        "pause_room" => [standstill::why(words, pauses, record.at), None],
        "resume_room" => {
            [standstill::lasted(words, pauses, record.at), standstill::given_back(words, changes, record.at)]
        }
        _ => [None, None],
    };
    told.into_iter().flatten()
}

/// Candidates and tests by their identifiers, as payloads name them.
fn candidates(desk: &Desk) -> HashMap<String, String> {
    let sat = desk.dossier.files.iter().flat_map(|file| {
        let name = name_of(&file.candidate);
        [(file.candidate.id.to_string(), name.clone()), (file.attempt.id.to_string(), name)]
    });
    let absent =
        desk.dossier.absent.iter().map(|(candidate, _)| (candidate.id.to_string(), name_of(candidate)));
    sat.chain(absent).collect()
}

/// « Benali Ines, 2011-07-04 → Benali Inès, 2011-07-04 ».
fn corrected(payload: &Value) -> Option<String> {
    let person = |who: &Value| {
        let [last, first, born] = ["last_name", "first_name", "birth_date"].map(|name| who[name].as_str());
        Some(format!("{} {}, {}", last?, first?, born?))
    };
    Some(format!("{} → {}", person(&payload["before"])?, person(&payload["after"])?))
}

/// The act in words, with whom it is about; an act without words is shown by its name.
fn what(
    t: &Texts,
    words: &Texts,
    names: &HashMap<String, String>,
    record: &journal::Kept,
    payload: &Value,
) -> String {
    let act = t.find(&format!("act-{}", record.act)).map_or_else(|| record.act.clone(), str::to_owned);
    let about = [&payload["candidate"], &payload["attempt"]];
    let about = about.into_iter().find_map(|id| id.as_str().and_then(|id| names.get(id))).cloned();
    let decision = payload["what"]["decision"].as_str().map(|code| {
        let position = payload["what"]["position"].as_i64().unwrap_or_default();
        let reason = payload["what"]["reason"].as_str();
        let name = reason.map_or_else(|| format!("done-{code}"), |reason| format!("done-{code}_{reason}"));
        words.n(&name, "position", position)
    });
    let kind = payload["told"]["kind"].as_str().and_then(|code| words.find(&format!("kind-{code}")));
    let paper = payload["paper"].as_str().and_then(|code| words.find(&format!("paper-{code}")));
    let [kind, paper] = [kind, paper].map(|words| words.map(str::to_owned));
    let reason = REASONED.contains(&record.act.as_str()).then(|| payload["reason"].as_str()).flatten();
    let reason = reason.map(|reason| words.w("pause-reason", "reason", reason));
    let parts = [Some(act), about, decision, kind, corrected(payload), paper, reason];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
