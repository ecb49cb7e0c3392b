//! A session: its candidates, its codes and papers, its deadlines.

pub mod deletion;
mod history;
pub mod opening;
mod reports;
mod rows;
mod warnings;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::accreditation::Complementary;
use domain::certification::enrolment::{Candidate, Carrying, carrying};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use store::sessions::Kept;
use store::{Conn, Failure, accreditations, attempts, candidates, centres, comments, journal};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use self::rows::{Row, rows};
use crate::room::{self, Head};

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
    /// What the calendar and the dated rules have against it.
    warnings: Vec<Notice>,
    /// Years for which its papers are kept.
    years: i64,
    can_edit: bool,
    can_enrol: bool,
    can_import: bool,
    can_finalise: bool,
    can_delete: bool,
    /// Nobody has opened the room: it may be called off.
    can_cancel: bool,
    /// What going to another session is called here, where somebody may.
    carry: Option<&'static str>,
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

#[derive(Clone)]
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
    /// What it was before, change by change.
    history: Vec<String>,
    /// What was reported, once it is with the jury.
    reports: Vec<reports::Report>,
}

/// What the page was sent after.
#[derive(Default, serde::Deserialize)]
pub struct After {
    importes: Option<u32>,
    venus: Option<u32>,
    /// What a list given again has changed.
    ajoutes: Option<u32>,
    modifies: Option<u32>,
    retires: Option<u32>,
}

impl After {
    /// What was done, in words.
    fn told(&self, t: &Texts) -> Option<String> {
        let again = [("added", self.ajoutes), ("changed", self.modifies), ("removed", self.retires)];
        let parts = again.iter().filter_map(|(key, count)| Some((key, count.filter(|count| *count > 0)?)));
        let parts: Vec<String> =
            parts.map(|(key, count)| t.n(&format!("again-{key}"), "count", count)).collect();
        if !parts.is_empty() {
            return Some(t.w("again", "what", parts.join(", ")));
        }
        let came = self.venus.map(|count| t.n("came", "count", count));
        self.importes.map(|count| t.n("imported", "count", count)).or(came)
    }
}

/// All that a tab is drawn from.
struct Seen {
    kept: Kept,
    membership: Membership,
    list: Vec<candidates::Kept>,
    attempts: Vec<attempts::Kept>,
    /// What candidates ask for beside the core.
    asked: BTreeMap<Id<Candidate>, BTreeSet<Complementary>>,
    /// The centre belongs to a school.
    has_school: bool,
    /// What the jury has said when it gave the session back.
    given_back: Option<String>,
    /// What it has written to the centre.
    advice: Vec<(Moment, String)>,
    /// What the calendar and the dated rules say of it.
    dated: warnings::Dated,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    let attempts = attempts::of_session(db, id).await?;
    let asked = accreditations::of_session(db, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let has_school = centre.organisation.is_some();
    let given_back = given_back(db, visit, &kept).await?;
    let advice = comments::told_to_centre(db, id).await?;
    let dated = warnings::Dated::read(db, visit, (&kept, &centre), &list).await?;
    Ok(Seen { kept, membership, list, attempts, asked, has_school, given_back, advice, dated })
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
    let imported = after.map(|Query(after)| after).unwrap_or_default().told(&t);
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
    let mut facts = vec![
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
    facts.extend(seen.dated.facts(&t));
    let reports =
        if kept.facts.finalised_at.is_some() { reports::told(&app, &t, &seen).await? } else { Vec::new() };
    let history = history::lines(&mut app.store.read().await?.conn(), &t, id).await?;
    Ok(Page(DetailsPage { chrome, t, frame, facts, history, reports }).into_response())
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
        warnings: seen.dated.warnings.clone(),
        years: seen.dated.years,
        can_edit: state.can_edit().is_ok(),
        can_enrol: state.can_enrol().is_ok(),
        can_import: state.can_enrol().is_ok(),
        can_finalise: referent && state.can_finalise().is_ok(),
        can_delete: referent && state.may_delete(attempts.len()).is_ok(),
        can_cancel: referent && state.may_cancel().is_ok(),
        carry: carry(seen),
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

/// Those who have not come may go elsewhere: now, or once they were absent.
fn carry(seen: &Seen) -> Option<&'static str> {
    let anybody = seen.list.len() > seen.attempts.len();
    anybody.then(|| match carrying(&seen.kept.state()) {
        Carrying::Move => "carry-move",
        Carrying::Again => "carry-again",
    })
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
        SessionState::Cancelled { at } => {
            let because = kept.cancelled_because.as_deref().unwrap_or_default();
            ("warn", "ban", t.ww("notice-cancelled", ("at", &stamp(at)), ("because", because)))
        }
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
        SessionState::Cancelled { .. } => return Vec::new(),
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
