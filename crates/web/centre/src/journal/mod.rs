//! The journal of a session for its centre: when, who, what, in words, and whether the chain is whole (reliability and
//! security §3.8). What the jury does before it publishes is its own: it is counted, not told.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::Value;
use store::journal::{self, Finding, Kept};
use store::{candidates, centres, sessions};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit, when};

use crate::room::{self, Head};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "journal/page.html")]
struct JournalPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    whole: bool,
    /// The end of the journal as it goes on paper.
    digits: String,
    /// Acts of the jury that are not told.
    jury: usize,
    days: Vec<Day>,
}

impl JournalPage {
    const fn mark(&self) -> &'static str {
        if self.whole { "shield-check" } else { "circle-x" }
    }
}

/// The records of one day.
struct Day {
    title: String,
    lines: Vec<Line>,
}

struct Line {
    number: i64,
    time: String,
    who: String,
    what: String,
}

/// Names by the codes under which the journal has people: accounts of the centre, candidates, and the candidates' accounts.
struct Names(HashMap<String, String>);

/// `GET /centre/sessions/{id}/journal`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, &visit, id).await?;
    let stream = journal::stream("session", id);
    let end = journal::head(db, &stream).await?;
    let whole = journal::verify(db, &stream, &end).await? == Finding::Whole;
    let records = journal::of_stream(db, &stream).await?;
    let mut names = HashMap::new();
    for member in centres::members(db, kept.centre).await? {
        names.insert(
            format!("account:{}", member.account),
            format!("{} {}", member.first_name, member.last_name),
        );
    }
    let t = TEXTS.of(visit.locale);
    for candidate in candidates::of_session(db, id).await? {
        names.insert(candidate.id.to_string(), format!("{} {}", candidate.last_name, candidate.first_name));
        let of_account = candidate.account.map(|account| format!("account:{account}"));
        of_account.map(|code| names.entry(code).or_insert_with(|| t.s("candidate").to_owned()));
    }
    let told: Vec<&Kept> = records.iter().filter(|record| !JURY.contains(&record.act.as_str())).collect();
    let chrome = room::chrome(&visit, t.w("title", "number", kept.number.grouped()));
    let page = JournalPage {
        head: Head::of(&visit, &chrome, &kept, &membership),
        chrome,
        whole,
        digits: end.on_paper(),
        jury: records.len() - told.len(),
        days: days(&visit, &t, &kept, &Names(names), &told),
        t,
    };
    Ok(Page(page).into_response())
}

/// What the jury does among itself.
const JURY: [&str; 11] = [
    "assign_session",
    "propose_correction",
    "correct_identity",
    "dismiss_correction",
    "decide_attempt",
    "confirm_decision",
    "dismiss_decision",
    "propose_withdrawal",
    "dismiss_withdrawal",
    "write_comment",
    "take_back_comment",
];

fn days(visit: &Visit, t: &Texts, session: &sessions::Kept, names: &Names, told: &[&Kept]) -> Vec<Day> {
    let day = |record: &Kept| record.at.local(&session.zone).date();
    told.chunk_by(|a, b| day(a) == day(b))
        .map(|records| Day {
            title: when::day(visit.locale, day(records[0])),
            lines: records.iter().map(|record| line(t, session, names, record)).collect(),
        })
        .collect()
}

fn line(t: &Texts, session: &sessions::Kept, names: &Names, record: &Kept) -> Line {
    let says: Value =
        record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let who = match (says["by"].as_str(), record.actor.as_str()) {
        (Some(name), _) => name.to_owned(),
        (None, "invigilator") => t.s("invigilator").to_owned(),
        (None, "program") => t.s("program").to_owned(),
        (None, code) => names.0.get(code).cloned().unwrap_or_else(|| t.s("other").to_owned()),
    };
    let about = says["candidate"].as_str().and_then(|id| names.0.get(id)).cloned();
    // An act without words is shown by its name.
    let act = t.find(&format!("act-{}", record.act)).map_or_else(|| record.act.clone(), str::to_owned);
    Line {
        number: record.number,
        time: when::receipt(record.at, &session.zone),
        who,
        what: about.map_or_else(|| act.clone(), |name| format!("{act} · {name}")),
    }
}
