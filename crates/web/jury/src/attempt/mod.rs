//! The file of one test: on the left what happened, on the right what the jury may decide, with its effect told before
//! it is decided (certification rules §10.2).

mod acting;
mod happened;
mod identity;
mod options;
mod seen;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::Attempt;
use domain::certification::scoring::ScoringInput;
use domain::certification::session::Session;
use domain::id::Id;
use domain::question::Outcome;
use store::dossiers::File;
use store::scores::{self, Basis};
use store::{incidents, journal, jury_pages};
use web_shell::outcome::{download, go};
use web_shell::{Answer, Chrome, Faults, Page, Shared, Texts, Trouble, Visit};

use crate::room::{self, Desk, Pill, attempt_address, name_of, session_address};

pub use acting::{confirm, decide, dismiss};
use happened::Event;
use identity::{IdentityForm, Proposal};
pub use identity::{confirm as confirm_identity, dismiss as dismiss_identity, propose};
use options::{Done, MarkLine, Options, Typed};
use seen::Seen;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "attempt/page.html")]
struct AttemptPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    address: String,
    pills: Vec<Pill>,
    lead: String,
    previous: Option<String>,
    next: Option<String>,
    tiles: Vec<Tile>,
    counts: Vec<(&'static str, String)>,
    seen: Seen,
    events: Vec<Event>,
    reports: Vec<Report>,
    marks: Vec<MarkLine>,
    options: Options,
    identity: Option<IdentityForm>,
    proposal: Option<Proposal>,
    done: Vec<Done>,
    faults: Faults,
}

/// One question of the test, as a tile.
struct Tile {
    position: u16,
    kind: &'static str,
    icon: web_shell::Icon,
    text: String,
    neutralised: bool,
    here: bool,
}

/// A report about the candidate.
struct Report {
    kind: String,
    question: Option<u16>,
    description: Option<String>,
    filed: String,
    state: Pill,
}

/// Which question is shown.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    question: String,
}

/// GET …/tentatives/{attempt}
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let position = asked.question.parse().ok();
    match page(&app, &visit, (session, attempt), position, Typed::default(), Faults::none()).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(go(&session_address(session, ""))),
    }
}

/// GET …/fichiers/{position}/{name}: a file of a question, made again from its seed.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt, position, name)): Path<(Id<Session>, Id<Attempt>, u32, String)>,
) -> Answer {
    let (question, exam) = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        let desk = room::desk(db, &visit, session).await?;
        let file = desk.dossier.file(attempt).filter(|_| desk.may_read()).ok_or(Trouble::NotFound)?;
        let question = jury_pages::question(db, attempt, position).await?.ok_or(Trouble::NotFound)?;
        (question, file.attempt.exam.clone())
    };
    let bank = app.bank_of(&exam.release).await?;
    let made = bank.file(&question.challenge, &question.seed, exam.locale, &name).ok_or(Trouble::NotFound)?;
    Ok(download(&made.name, &made.media_type, made.bytes))
}

/// The page, or nothing when the visitor may not read this session's tests.
async fn page(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    position: Option<u16>,
    mut typed: Typed,
    faults: Faults,
) -> Result<Option<AttemptPage>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let desk = room::desk(db, visit, session).await?;
    let file = desk.dossier.file(attempt).ok_or(Trouble::NotFound)?;
    if !desk.may_read() {
        return Ok(None);
    }
    let basis = scores::basis(db, &file.attempt).await?;
    let input = basis.input(None);
    let position =
        position.filter(|p| input.question(*p).is_some()).unwrap_or_else(|| first_to_look_at(file, &input));
    let question = jury_pages::question(db, attempt, u32::from(position)).await?;
    let records = journal::of_stream(db, &journal::stream("attempt", attempt)).await?;
    drop(reader);
    let bank = app.bank_of(&file.attempt.exam.release).await?;
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let chrome = room::chrome(visit, name_of(&file.candidate));
    let (previous, next) = neighbours(&desk, attempt);
    Ok(Some(AttemptPage {
        session: (session_address(session, ""), desk.title(&words)),
        address: attempt_address(session, attempt),
        pills: pills(&chrome, &t, file),
        lead: happened::lead(&t, &desk, file),
        previous,
        next,
        tiles: tiles(&chrome, &words, &basis, &input, position),
        counts: counts(&t, &input),
        seen: seen::of(
            visit,
            &t,
            &words,
            &chrome,
            &bank.framework,
            &input,
            (position, file.attempt.exam.locale.code(), &attempt_address(session, attempt)),
            question,
            &desk,
        ),
        events: happened::events(&chrome, &t, &words, &desk, &records),
        reports: reports(visit, &chrome, &words, &desk, file),
        marks: options::marks(visit, &t, &bank.framework, &basis),
        proposal: identity::proposal(visit, &t, &words, &desk, file),
        identity: identity::form(&t, &desk, file, typed.identity.take()),
        options: options::of(&t, &words, &desk, file, &basis, position, typed),
        done: options::done(visit, &t, &words, &desk, file, &basis),
        faults,
        chrome,
        t,
        words,
    }))
}

/// The question of an open report, or else the first.
fn first_to_look_at(file: &File, input: &ScoringInput) -> u16 {
    let open = file.incidents.iter().filter(|incident| incident.settled.is_none());
    let mut reported = open.filter_map(|incident| incident.told.question);
    let neutralised =
        input.questions.iter().find(|question| question.neutralised).map(|question| question.position);
    reported.find(|position| input.question(*position).is_some()).or(neutralised).unwrap_or(1)
}

fn pills(chrome: &Chrome, t: &Texts, file: &File) -> Vec<Pill> {
    let mut pills = vec![room::status(chrome, file.status())];
    if file.open_incidents() > 0 {
        let text = t.n("needs-incidents", "count", room::count(file.open_incidents()));
        pills.push(Pill::new(chrome, "warn", "triangle-alert", text));
    }
    if file.awaits_second_person() {
        pills.push(Pill::new(chrome, "warn", "users", t.s("needs-second")));
    }
    if file.contested() {
        pills.push(Pill::new(chrome, "warn", "scale", t.s("needs-president")));
    }
    pills
}

/// The tests before and after this one in the list of the session.
fn neighbours(desk: &Desk, attempt: Id<Attempt>) -> (Option<String>, Option<String>) {
    let files = &desk.dossier.files;
    let here = files.iter().position(|file| file.attempt.id == attempt).unwrap_or_default();
    let href = |file: &File| attempt_address(desk.dossier.session.id, file.attempt.id);
    (here.checked_sub(1).map(|before| href(&files[before])), files.get(here + 1).map(href))
}

fn tiles(chrome: &Chrome, words: &Texts, basis: &Basis, input: &ScoringInput, here: u16) -> Vec<Tile> {
    let tile = |given: &domain::certification::scoring::ScoredQuestion| {
        let now = input.question(given.position);
        let outcome = now.and_then(|question| question.outcome);
        let (kind, icon) = mark(outcome);
        Tile {
            position: given.position,
            kind,
            icon: chrome.icon(icon),
            text: words.s(outcome_key(outcome)).to_lowercase(),
            neutralised: now.is_some_and(|question| question.neutralised),
            here: given.position == here,
        }
    };
    basis.given.questions.iter().map(tile).collect()
}

/// The colour and icon of an outcome: right answers stay plain, so that the eye goes to the others.
fn mark(outcome: Option<Outcome>) -> (&'static str, &'static str) {
    match outcome {
        Some(Outcome::Right) => ("", "check"),
        Some(Outcome::Wrong) => ("bad", "circle-x"),
        Some(Outcome::Partial) => ("bad", "minus"),
        Some(Outcome::TimedOut) => ("warn", "timer"),
        Some(Outcome::FocusedOut) => ("warn", "eye"),
        Some(Outcome::Passed) => ("off", "chevron-right"),
        None => ("off", "circle-help"),
    }
}

/// The name of the text for an outcome.
fn outcome_key(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Right) => "outcome-right",
        Some(Outcome::Partial) => "outcome-partial",
        Some(Outcome::Wrong) => "outcome-wrong",
        Some(Outcome::Passed) => "outcome-passed",
        Some(Outcome::TimedOut) => "outcome-timed_out",
        Some(Outcome::FocusedOut) => "outcome-focused_out",
        None => "outcome-none",
    }
}

/// How many of each, with an icon; what does not occur is left out.
fn counts(t: &Texts, input: &ScoringInput) -> Vec<(&'static str, String)> {
    let those =
        |hit: &dyn Fn(Option<Outcome>) -> bool| input.questions.iter().filter(|q| hit(q.outcome)).count();
    let late = |outcome| matches!(outcome, Some(Outcome::TimedOut | Outcome::FocusedOut));
    let wrong = |outcome| matches!(outcome, Some(Outcome::Wrong | Outcome::Partial));
    let neutralised = input.questions.iter().filter(|q| q.neutralised).count();
    [
        ("check", "count-right", those(&|o| o == Some(Outcome::Right))),
        ("circle-x", "count-wrong", those(&wrong)),
        ("timer", "count-late", those(&late)),
        ("chevron-right", "count-passed", those(&|o| o == Some(Outcome::Passed))),
        ("circle-help", "count-none", those(&|o| o.is_none())),
        ("ban", "count-neutralised", neutralised),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 0)
    .map(|(icon, key, count)| (icon, t.n(key, "count", room::count(count))))
    .collect()
}

fn reports(visit: &Visit, chrome: &Chrome, words: &Texts, desk: &Desk, file: &File) -> Vec<Report> {
    let report = |incident: &incidents::Kept| Report {
        kind: kind(words, incident),
        question: incident.told.question,
        description: incident.told.description.clone(),
        filed: crate::session::filed(visit, words, desk, incident),
        state: crate::session::settled(chrome, words, incident),
    };
    file.incidents.iter().map(report).collect()
}

/// « E3 · Fichier qui ne s’ouvre pas ».
fn kind(words: &Texts, incident: &incidents::Kept) -> String {
    let code = incident.told.kind.code();
    format!("{code} · {}", words.s(&format!("kind-{code}")))
}

/// The page with its refusal, or the session's page when it may no longer be read.
async fn again(
    app: &Shared,
    visit: &Visit,
    of: (Id<Session>, Id<Attempt>),
    position: Option<u16>,
    typed: Typed,
    faults: Faults,
) -> Result<Response, Trouble> {
    match page(app, visit, of, position, typed, faults).await? {
        Some(page) => Ok(web_shell::outcome::refused(&page)),
        None => Ok(go(&session_address(of.0, ""))),
    }
}
