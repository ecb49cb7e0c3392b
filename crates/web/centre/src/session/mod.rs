//! A session: its candidates, its codes and papers, its deadlines.

pub mod deletion;
pub mod opening;

use std::collections::HashMap;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::AttemptState;
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use domain::text::normalise_name;
use store::sessions::Kept;
use store::{Conn, Failure, attempts, candidates, centres, comments, incidents, journal};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use crate::room::{self, Head, Pill};

web_shell::texts!(TEXTS, "page");

/// What every tab of a session shows.
#[expect(clippy::struct_excessive_bools, reason = "what may be done, one by one")]
struct Frame {
    head: Head,
    tab: &'static str,
    count: usize,
    codes: Codes,
    steps: Vec<Step>,
    notice: Option<Notice>,
    can_edit: bool,
    can_enrol: bool,
    can_import: bool,
    can_finalise: bool,
    can_delete: bool,
    /// A session on paper waits to be opened by the référent.
    can_open: bool,
    /// The room is open and not finalised: it can be watched.
    can_watch: bool,
    /// The room was opened: its minutes can be printed.
    opened: bool,
    /// The results are published, and the visitor may read them.
    has_results: bool,
    referent: bool,
    /// What the jury has written for the next sessions: when, and the words.
    advice: Vec<(String, String)>,
}

/// The three codes, spelt for the eye. The access code is the référent's to read.
struct Codes {
    number: String,
    access: Option<String>,
    password: String,
}

/// A step of the session's path.
struct Step {
    class: &'static str,
    here: bool,
    title: &'static str,
    text: String,
}

struct Notice {
    kind: &'static str,
    icon: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "session/page.html")]
struct CandidatesPage {
    chrome: Chrome,
    t: Texts,
    frame: Frame,
    imported: Option<String>,
    /// Pupils of a school can be enrolled.
    has_school: bool,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "session/details.html")]
struct DetailsPage {
    chrome: Chrome,
    t: Texts,
    frame: Frame,
    facts: Vec<(&'static str, String)>,
    /// What was reported, once it is with the jury.
    reports: Vec<Report>,
}

/// A report and what became of it.
struct Report {
    about: String,
    what: String,
    became: &'static str,
}

struct Row {
    number: usize,
    href: String,
    last_name: String,
    first_name: String,
    birth_date: String,
    namesake: bool,
    standing: Pill,
    note: String,
}

/// What the page was sent after.
#[derive(serde::Deserialize)]
pub struct After {
    importes: Option<u32>,
}

/// All that a tab is drawn from.
struct Seen {
    kept: Kept,
    membership: Membership,
    list: Vec<candidates::Kept>,
    attempts: Vec<attempts::Kept>,
    /// The centre belongs to a school.
    has_school: bool,
    /// What the jury has said when it gave the session back.
    given_back: Option<String>,
    /// What it has written to the centre.
    advice: Vec<(Moment, String)>,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    let attempts = attempts::of_session(db, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let has_school = centre.organisation.is_some();
    let given_back = given_back(db, visit, &kept).await?;
    let advice = comments::told_to_centre(db, id).await?;
    Ok(Seen { kept, membership, list, attempts, has_school, given_back, advice })
}

/// Why the jury has given a session back that waits to be finalised again.
async fn given_back(db: &mut Conn<'_>, visit: &Visit, kept: &Kept) -> Result<Option<String>, Failure> {
    if !matches!(kept.state(), SessionState::Open { .. }) {
        return Ok(None);
    }
    let records = journal::of_stream(db, &journal::stream("session", kept.id)).await?;
    let last = records.iter().rfind(|r| ["finalise_session", "reopen_session"].contains(&r.act.as_str()));
    Ok(last.filter(|record| record.act == "reopen_session").map(|record| {
        let payload: Option<serde_json::Value> =
            record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let reason = payload.and_then(|told| told["reason"].as_str().map(str::to_owned)).unwrap_or_default();
        let when = when::stamp(visit.locale, record.at, &kept.zone);
        TEXTS.of(visit.locale).ww("notice-given-back", ("when", &when), ("reason", &reason))
    }))
}

/// GET /centre/sessions/{id}
pub async fn candidates(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    after: Result<Query<After>, QueryRejection>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let (chrome, frame) = framed(&visit, &t, &seen, "candidates");
    let imported =
        after.ok().and_then(|Query(after)| after.importes).map(|count| t.n("imported", "count", count));
    let (rows, has_school) = (rows(&t, &chrome, &seen), seen.has_school);
    Ok(Page(CandidatesPage { chrome, t, frame, imported, has_school, rows }).into_response())
}

/// GET /centre/sessions/{id}/details
pub async fn details(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let (chrome, frame) = framed(&visit, &t, &seen, "details");
    let kept = &seen.kept;
    let none = || t.s("none").to_owned();
    let facts = vec![
        (t.s("fact-site"), kept.site.clone()),
        (t.s("fact-room"), kept.room.clone()),
        (t.s("fact-day"), when::day(visit.locale, kept.date)),
        (
            t.s("fact-hour"),
            format!("{}, {}", when::hour(visit.locale, kept.time), when::place(visit.locale, &kept.zone)),
        ),
        (t.s("fact-invigilators"), kept.invigilators.clone()),
        (t.s("fact-remarks"), if kept.remarks.is_empty() { none() } else { kept.remarks.clone() }),
        (
            t.s("fact-opened"),
            kept.facts.opened_at.map_or_else(none, |at| when::stamp(visit.locale, at, &kept.zone)),
        ),
        (
            t.s("fact-finalised"),
            kept.facts.finalised_at.map_or_else(none, |at| when::stamp(visit.locale, at, &kept.zone)),
        ),
        (t.s("fact-closing"), kept.closing_remark.clone().unwrap_or_else(none)),
    ];
    let reports =
        if kept.facts.finalised_at.is_some() { reports(&app, &t, &seen).await? } else { Vec::new() };
    Ok(Page(DetailsPage { chrome, t, frame, facts, reports }).into_response())
}

/// Each report with how it was settled: by the rules at the finalisation, with the reason, by the jury, or not yet.
async fn reports(app: &Shared, t: &Texts, seen: &Seen) -> Result<Vec<Report>, Trouble> {
    let mut reader = app.store.read().await?;
    let all = incidents::of_session(&mut reader.conn(), seen.kept.id).await?;
    drop(reader);
    let report = |incident: incidents::Kept| {
        let about = seen.list.iter().find(|candidate| candidate.id == incident.candidate);
        let kind = crate::finalisation::kind(t.locale, incident.told.kind.code());
        let became = match &incident.settled {
            Some(settled) => t.s(&format!("became-{}", incidents::resolution_code(settled.resolution))),
            None if incident.waits() => t.s("became-waits"),
            None => t.s("became-no_effect"),
        };
        Report {
            about: about.map(|c| format!("{} {}", c.last_name, c.first_name)).unwrap_or_default(),
            what: match incident.told.question {
                Some(question) => {
                    t.ww("report-question", ("kind", kind), ("question", &question.to_string()))
                }
                None => kind.to_owned(),
            },
            became,
        }
    };
    Ok(all.into_iter().map(report).collect())
}

fn framed(visit: &Visit, t: &Texts, seen: &Seen, tab: &'static str) -> (Chrome, Frame) {
    let Seen { kept, membership, list, attempts, .. } = seen;
    let chrome = room::chrome(visit, "");
    let head = Head::of(visit, &chrome, kept, membership);
    let chrome = Chrome { title: head.title.clone(), ..chrome };
    let (state, referent) = (kept.state(), membership.referent);
    let frame = Frame {
        tab,
        count: list.len(),
        codes: Codes {
            number: kept.number.grouped(),
            access: referent.then(|| kept.access_code.as_str().to_owned()),
            password: kept.invigilator_password.shown(),
        },
        steps: steps(visit, t, seen),
        notice: match &seen.given_back {
            Some(text) => Some(Notice { kind: "warn", icon: "rotate-ccw", text: text.clone() }),
            None => notice(visit, t, kept),
        },
        can_edit: state.can_edit().is_ok(),
        can_enrol: state.can_enrol().is_ok(),
        can_import: state.can_enrol().is_ok(),
        can_finalise: referent && state.can_finalise().is_ok(),
        can_delete: referent && state.may_delete(attempts.len()).is_ok(),
        can_open: referent && kept.on_paper && state.can_open().is_ok(),
        can_watch: referent && state.can_sit().is_ok(),
        opened: kept.facts.opened_at.is_some(),
        has_results: referent && kept.facts.published_at.is_some(),
        referent,
        advice: advice(visit, seen),
        head,
    };
    (chrome, frame)
}

fn advice(visit: &Visit, seen: &Seen) -> Vec<(String, String)> {
    let told = |(at, words): &(Moment, String)| {
        (when::date(visit.locale, at.local(&seen.kept.zone).date()), words.clone())
    };
    seen.advice.iter().map(told).collect()
}

/// What blocks, or what comes next, in a sentence.
fn notice(visit: &Visit, t: &Texts, kept: &Kept) -> Option<Notice> {
    let (ends, due) = (room::ends(kept.starts_at), room::due(kept.starts_at));
    let stamp = |at| when::stamp(visit.locale, at, &kept.zone);
    let (kind, icon, text) = match kept.state() {
        SessionState::ToPrepare if visit.at > ends => {
            ("warn", "triangle-alert", t.s("notice-never-opened").to_owned())
        }
        SessionState::ToPrepare => return None,
        SessionState::Open { .. } if visit.at > due => {
            ("bad", "triangle-alert", t.w("notice-late", "due", stamp(due)))
        }
        SessionState::Open { .. } if visit.at > ends => {
            ("warn", "flag", t.w("notice-to-finalise", "due", stamp(due)))
        }
        SessionState::Open { at } => ("info", "play", t.w("notice-open", "at", stamp(at))),
        SessionState::Finalised { at } => ("info", "circle-check", t.w("notice-finalised", "at", stamp(at))),
        SessionState::InJury { .. } => ("info", "gavel", t.s("notice-in-jury").to_owned()),
        SessionState::Published { at } => ("info", "award", t.w("notice-published", "at", stamp(at))),
    };
    Some(Notice { kind, icon, text })
}

/// Where the session stands on its path: list, exam, finalisation, jury.
fn steps(visit: &Visit, t: &Texts, seen: &Seen) -> Vec<Step> {
    let kept = &seen.kept;
    let stamp = |at| when::stamp(visit.locale, at, &kept.zone);
    let here = match kept.state() {
        SessionState::ToPrepare => usize::from(!seen.list.is_empty()),
        SessionState::Open { .. } if visit.at > room::ends(kept.starts_at) => 2,
        SessionState::Open { .. } => 1,
        SessionState::Finalised { .. } | SessionState::InJury { .. } => 3,
        SessionState::Published { .. } => 4,
    };
    let count = i64::try_from(seen.list.len()).unwrap_or(i64::MAX);
    let ends = room::ends(kept.starts_at).local(&kept.zone).time();
    let hours = [
        ("day", room::capital(&when::day(visit.locale, kept.date))),
        ("from", when::hour(visit.locale, kept.time)),
        ("to", when::hour(visit.locale, ends)),
    ];
    let hours: Vec<_> = hours.into_iter().map(|(name, word)| (name, word.into())).collect();
    let last = kept
        .facts
        .published_at
        .map_or_else(|| t.s("step-jury-text").to_owned(), |at| t.w("step-published", "at", stamp(at)));
    let texts = [
        ("step-list", t.n("step-list-text", "count", count)),
        ("step-exam", t.with("step-exam-text", &hours)),
        ("step-finalise", t.w("step-finalise-text", "due", stamp(room::due(kept.starts_at)))),
        ("step-jury", last),
    ];
    texts
        .into_iter()
        .enumerate()
        .map(|(n, (key, text))| Step {
            class: if n < here { "done" } else { "" },
            here: n == here,
            title: t.s(key),
            text,
        })
        .collect()
}

fn rows(t: &Texts, chrome: &Chrome, seen: &Seen) -> Vec<Row> {
    let name = |c: &candidates::Kept| (normalise_name(&c.last_name), normalise_name(&c.first_name));
    let mut named: HashMap<_, usize> = HashMap::new();
    for candidate in &seen.list {
        *named.entry(name(candidate)).or_default() += 1;
    }
    let over = seen.kept.facts.finalised_at.is_some();
    seen.list
        .iter()
        .enumerate()
        .map(|(n, candidate)| {
            let attempt = seen.attempts.iter().find(|a| a.candidate == candidate.id);
            let (kind, icon, key) = standing(candidate, attempt, over);
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
                note: [added, own.map(|hour| t.w("own-end", "hour", hour))]
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
    over: bool,
) -> (&'static str, &'static str, &'static str) {
    match attempt.map(|a| (a.state, a.end_seen.is_some())) {
        Some((AttemptState::Running, _)) => ("info", "play", "standing-running"),
        Some((AttemptState::Suspended, _)) => ("warn", "hand", "standing-suspended"),
        Some((AttemptState::Ended { .. }, true)) => ("ok", "circle-check", "standing-ended"),
        Some((AttemptState::Ended { .. }, false)) => ("warn", "flag", "standing-not_seen"),
        None if over => ("off", "minus", "standing-absent"),
        None if candidate.present_at.is_some() => ("info", "user-check", "standing-present"),
        None if candidate.account.is_some() => ("ok", "log-in", "standing-joined"),
        None => ("off", "list", "standing-enrolled"),
    }
}
