//! The file of a session: what the centre said, every test with its result, every report, and what hinders the
//! publication, all at once (certification rules §10.1).

pub mod beside;
pub mod reopen;
mod withdrawn;

use acts::certification::{AssignSession, CannotAssign, NotYours};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::incident::Resolution;
use domain::certification::jury::decide_publication;
use domain::certification::risk::Signs;
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use store::dossiers::{Dossier, File};
use store::incidents::{self, resolution_code};
use store::{Stop, candidates, journal, scores};
use web_shell::outcome::{go, refused};
use web_shell::scan::Piece;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use crate::comments::{Comments, Typed, shown};
use crate::room::{self, Desk, Hindrance, Pill, attempt_address, name_of, session_address};
use withdrawn::Withdrawn;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "session/page.html")]
struct SessionPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    address: String,
    lead: String,
    pills: Vec<Pill>,
    facts: Vec<(&'static str, String)>,
    remark: Option<String>,
    /// The visitor may read the tests.
    reads: bool,
    /// Why the session is not the visitor's.
    not_yours: Option<String>,
    /// The button that takes it, when they may.
    take: Option<&'static str>,
    rows: Vec<Row>,
    reports: Vec<Report>,
    hindrances: Vec<Hindrance>,
    /// The remark is the only thing left, and is read when publishing.
    published: Option<Published>,
    /// The publication was withdrawn, and the results are not published again.
    withdrawn: Option<Withdrawn>,
    /// The visitor may publish, or withdraw.
    decides: bool,
    president: bool,
    refusal: Option<String>,
    faults: Faults,
    /// How soon it should be read, and why, while it waits.
    risk: Option<(Pill, Vec<String>)>,
    pieces: Vec<Piece>,
    missing: Vec<&'static str>,
    comments: Comments,
}

/// What a publication left behind.
struct Published {
    text: String,
    head: String,
}

struct Row {
    href: String,
    name: String,
    status: Pill,
    points: String,
    right: String,
    needs: Vec<Pill>,
}

struct Report {
    name: String,
    href: Option<String>,
    kind: String,
    question: Option<u16>,
    question_href: String,
    description: Option<String>,
    filed: String,
    state: Pill,
}

/// GET /jury/sessions/{id}
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    Ok(Page(page(&app, &visit, id, None, Typed::default()).await?).into_response())
}

/// POST /jury/sessions/{id}/prendre
pub async fn take(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(room::Nothing {}): Form<room::Nothing>,
) -> Result<Response, Trouble> {
    let words = room::words(visit.locale);
    let refusal = match app.store.act(AssignSession { doing: room::doing(&visit)?, session: id }).await {
        Ok(()) => return Ok(go(&session_address(id, ""))),
        Err(Stop::Refused(CannotAssign::OwnCentre)) => words.s("not-own_centre"),
        Err(Stop::Refused(CannotAssign::Session(_))) => words.s("hinders-session"),
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    Ok(refused(&page(&app, &visit, id, Some(refusal.to_owned()), Typed::default()).await?))
}

/// The page with a comment that was refused, or that is still to be kept.
pub async fn with_comment(app: &Shared, visit: &Visit, id: Id<Session>, comment: Typed) -> Answer {
    let is_refused = comment.faults().any();
    let page = page(app, visit, id, None, comment).await?;
    Ok(if is_refused { refused(&page) } else { Page(page).into_response() })
}

async fn page(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    refusal: Option<String>,
    comment: Typed,
) -> Result<SessionPage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let desk = room::desk(db, visit, id).await?;
    let stream = journal::stream("session", id);
    let records = journal::of_stream(db, &stream).await?;
    let head = journal::head(db, &stream).await?;
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let chrome = room::chrome(visit, desk.title(&words));
    let duty = desk.duty();
    let session = &desk.dossier.session;
    let is_published = session.facts.published_at.is_some();
    let reads = desk.may_read();
    let hinders = decide_publication(&desk.dossier.publication(true)).err().unwrap_or_default();
    let beside = beside::read(db, id).await?;
    let (pieces, missing) = beside::papers(visit.locale, &desk, &beside);
    let published = session.facts.published_at.map(|at| Published {
        text: t.w("published", "when", desk.stamp(visit.locale, at)),
        head: head.on_paper(),
    });
    Ok(SessionPage {
        address: session_address(id, ""),
        lead: lead(&t, &desk),
        pills: pills(&chrome, &t, &desk),
        facts: facts(visit, &t, &words, &desk, &records),
        remark: session.closing_remark.clone(),
        reads,
        take: taking(&t, &desk, duty).filter(|_| !is_published),
        not_yours: duty.err().filter(|_| !is_published).map(|why| desk.not_yours(&words, why)),
        rows: if reads { rows(&chrome, &t, &desk, &beside) } else { Vec::new() },
        reports: if reads { reports(visit, &chrome, &words, &desk) } else { Vec::new() },
        hindrances: if is_published { Vec::new() } else { room::hindrances(&words, &desk.dossier, &hinders) },
        published,
        withdrawn: withdrawn::last(visit, (&t, &words), &desk, &records).filter(|_| reads && !is_published),
        decides: duty.is_ok(),
        president: desk.juror.president && desk.may_second(),
        refusal,
        faults: comment.faults(),
        risk: (!is_published).then(|| beside::risk(&chrome, &desk, &beside)),
        pieces,
        missing,
        comments: shown(visit, &chrome, &desk, &beside.comments, None, comment),
        chrome,
        t,
        words,
    })
}

/// The button that takes the session.
fn taking(t: &Texts, desk: &Desk, duty: Result<(), NotYours>) -> Option<&'static str> {
    match duty {
        Err(why) => take_label(t.locale, why),
        Ok(()) if desk.dossier.session.facts.assigned_to != Some(desk.juror.account) => Some(t.s("take")),
        _ => None,
    }
}

/// The button that takes a session which is not theirs; none for a member of its centre.
pub fn take_label(locale: Locale, why: NotYours) -> Option<&'static str> {
    match why {
        NotYours::NotTaken => Some(TEXTS.of(locale).s("take")),
        NotYours::TakenBy(_) => Some(TEXTS.of(locale).s("take-over")),
        NotYours::OwnCentre => None,
    }
}

fn rows(chrome: &Chrome, t: &Texts, desk: &Desk, beside: &beside::Beside) -> Vec<Row> {
    let signs = beside.signs.as_ref().map(|(_, signs)| signs.clone()).unwrap_or_default();
    desk.dossier.files.iter().map(|file| row(chrome, t, &desk.dossier, file, &signs)).collect()
}

fn lead(t: &Texts, desk: &Desk) -> String {
    let session = &desk.dossier.session;
    let centre = &desk.centre.name;
    let place = if session.site == *centre { centre.clone() } else { format!("{centre}, {}", session.site) };
    let lead = [
        ("place", place.into()),
        ("room", session.room.clone().into()),
        ("date", when::date(t.locale, session.date).into()),
        ("hour", when::hour(t.locale, session.time).into()),
        ("zone", when::place(t.locale, &session.zone).into()),
    ];
    t.with("lead", &lead)
}

fn pills(chrome: &Chrome, t: &Texts, desk: &Desk) -> Vec<Pill> {
    let session = &desk.dossier.session;
    let state = match (session.facts.published_at, session.facts.assigned_to) {
        (Some(_), _) => Pill::new(chrome, "ok", "award", t.s("state-published")),
        (None, Some(_)) => Pill::new(chrome, "info", "gavel", t.s("state-in_jury")),
        (None, None) => Pill::new(chrome, "warn", "inbox", t.s("state-finalised")),
    };
    let rehearsal = session.rehearsal.then(|| Pill::new(chrome, "off", "info", t.s("rehearsal")));
    let withdrawal =
        desk.withdrawal_waits().map(|_| Pill::new(chrome, "warn", "users", t.s("withdrawal-waits")));
    [Some(state), rehearsal, withdrawal].into_iter().flatten().collect()
}

/// What is known of the session: when it was finalised and by whom, who has it, who was in the room, what was said.
fn facts(
    visit: &Visit,
    t: &Texts,
    words: &Texts,
    desk: &Desk,
    records: &[journal::Kept],
) -> Vec<(&'static str, String)> {
    let session = &desk.dossier.session;
    let said = records.iter().rfind(|record| record.act == "finalise_session");
    let mut facts = Vec::new();
    if let Some(at) = session.facts.finalised_at {
        let when = desk.stamp(visit.locale, at);
        let by =
            said.map_or_else(|| words.s("somebody").to_owned(), |record| desk.actor(words, &record.actor));
        facts.push((t.s("fact-finalised"), t.ww("finalised-by", ("when", &when), ("by", &by))));
    }
    // Until it is published again, the page tells the whole of it above.
    let earlier = withdrawn::last(visit, (t, words), desk, records);
    if let Some(earlier) = earlier.filter(|_| session.facts.published_at.is_some()) {
        facts.push((t.s("fact-withdrawn"), earlier.when));
    }
    let owner = session.facts.assigned_to.map_or_else(|| t.s("nobody").to_owned(), |id| desk.name(words, id));
    facts.push((t.s("fact-owner"), owner));
    facts.push((t.s("fact-invigilators"), session.invigilators.clone()));
    let room = if desk.dossier.invigilated { "room-invigilated" } else { "room-not_invigilated" };
    facts.push((t.s("fact-room"), t.s(room).to_owned()));
    let payload = said.and_then(|record| record.payload.as_deref());
    let payload: serde_json::Value =
        payload.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    for key in ["had_incident", "had_joining_issue"] {
        if payload[key] == true {
            facts.push((t.s("fact-said"), t.s(&format!("said-{key}")).to_owned()));
        }
    }
    let absent = desk.dossier.absent.len();
    facts.push((t.s("fact-absent"), t.n("absent", "count", room::count(absent))));
    facts
}

fn row(chrome: &Chrome, t: &Texts, dossier: &Dossier, file: &File, signs: &Signs) -> Row {
    let share = |kept: &scores::Kept| {
        let words = [
            ("right", i64::from(kept.score.right).into()),
            ("counted", i64::from(kept.score.counted).into()),
            ("rate", i64::from(kept.score.rate).into()),
        ];
        t.with("share", &words)
    };
    Row {
        href: attempt_address(dossier.session.id, file.attempt.id),
        name: name_of(&file.candidate),
        status: room::status(chrome, file.status()),
        points: file.score.as_ref().map_or_else(String::new, |kept| kept.points().to_string()),
        right: file.score.as_ref().map_or_else(String::new, share),
        needs: needs(chrome, t, file)
            .into_iter()
            .chain(room::signs(chrome, dossier, signs, file.attempt.id))
            .collect(),
    }
}

/// What is out of the ordinary with a test, the most pressing first.
fn needs(chrome: &Chrome, t: &Texts, file: &File) -> Vec<Pill> {
    let mut needs = Vec::new();
    if file.open_incidents() > 0 {
        let text = t.n("needs-incidents", "count", room::count(file.open_incidents()));
        needs.push(Pill::new(chrome, "warn", "triangle-alert", text));
    }
    if file.awaits_second_person() {
        needs.push(Pill::new(chrome, "warn", "users", t.s("needs-second")));
    }
    if file.contested() {
        needs.push(Pill::new(chrome, "warn", "scale", t.s("needs-president")));
    }
    if !file.finished() {
        let why = file.attempt.abort_reason.map(|r| room::words(t.locale).s(&format!("reason-{}", r.code())));
        let text = why.map_or_else(|| t.s("unfinished").to_owned(), |why| t.w("unfinished-why", "why", why));
        needs.push(Pill::new(chrome, "off", "circle-pause", text));
    }
    if file.finished() && file.attempt.end_seen.is_none() {
        needs.push(Pill::new(chrome, "off", "flag", t.s("end-not-seen")));
    }
    needs
}

/// Every report of the session, those that wait first.
fn reports(visit: &Visit, chrome: &Chrome, words: &Texts, desk: &Desk) -> Vec<Report> {
    let sat = desk
        .dossier
        .files
        .iter()
        .map(|f| (&f.candidate, Some(attempt_address(f.attempt.session, f.attempt.id)), &f.incidents));
    let absent = desk.dossier.absent.iter().map(|(candidate, incidents)| (candidate, None, incidents));
    let all = sat.chain(absent).flat_map(|(candidate, href, incidents)| {
        incidents.iter().map(move |incident| (candidate, href.clone(), incident))
    });
    let mut all: Vec<(&candidates::Kept, Option<String>, &incidents::Kept)> = all.collect();
    all.sort_by_key(|(_, _, incident)| (!incident.waits(), incident.filed_at, incident.id));
    let report =
        |(candidate, href, incident): (&candidates::Kept, Option<String>, &incidents::Kept)| Report {
            name: name_of(candidate),
            kind: format!(
                "{} · {}",
                incident.told.kind.code(),
                words.s(&format!("kind-{}", incident.told.kind.code()))
            ),
            question: incident.told.question,
            question_href: match (&href, incident.told.question) {
                (Some(href), Some(question)) => format!("{href}?question={question}"),
                _ => String::new(),
            },
            href,
            description: incident.told.description.clone(),
            filed: filed(visit, words, desk, incident),
            state: settled(chrome, words, incident),
        };
    all.into_iter().map(report).collect()
}

/// Who reported it, and when.
pub fn filed(visit: &Visit, words: &Texts, desk: &Desk, incident: &incidents::Kept) -> String {
    let at = desk.stamp(visit.locale, incident.filed_at);
    TEXTS.of(visit.locale).ww("filed", ("by", &desk.actor(words, &incident.filed_by)), ("when", &at))
}

/// How a report was settled, as a state.
pub fn settled(chrome: &Chrome, words: &Texts, incident: &incidents::Kept) -> Pill {
    match &incident.settled {
        Some(settled) => {
            let icon = if settled.resolution == Resolution::Jury { "gavel" } else { "circle-check" };
            Pill::new(
                chrome,
                "ok",
                icon,
                words.s(&format!("resolution-{}", resolution_code(settled.resolution))),
            )
        }
        None if incident.waits() => Pill::new(chrome, "warn", "gavel", words.s("resolution-none")),
        None => Pill::new(chrome, "off", "info", words.s("resolution-no_effect")),
    }
}
