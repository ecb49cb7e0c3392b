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
use domain::certification::explanation::explain;
use domain::certification::scoring::ScoringInput;
use domain::certification::session::Session;
use domain::id::Id;
use domain::question::Outcome;
use store::dossiers::File;
use store::scores::{self, Basis};
use store::{incidents, journal, jury_pages};
use web_shell::outcome::{download, go};
use web_shell::{Answer, Chrome, Faults, Page, Shared, Texts, Trouble, Visit, explanation};

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
    /// Questions of the same number whose place this one took: the address and when each was shown.
    replaced: Vec<(String, String)>,
    /// The question that is shown is one whose place another took: the address of that one.
    counted: Option<String>,
    events: Vec<Event>,
    reports: Vec<Report>,
    /// Why the result is what it is, as the candidate reads it.
    why: Vec<String>,
    marks: Vec<MarkLine>,
    options: Options,
    identity: Option<IdentityForm>,
    proposal: Option<Proposal>,
    /// The candidate's open appeal about this test.
    appeal: Option<String>,
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
    /// How many before the one that counted; nothing for that one.
    #[serde(default)]
    remplacee: String,
}

/// Which question of a test: its number, and how many before the one that counted.
type Place = (Option<u16>, u32);

/// GET …/tentatives/{attempt}
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let place = (asked.question.parse().ok(), asked.remplacee.parse().unwrap_or_default());
    match page(&app, &visit, (session, attempt), place, Typed::default(), Faults::none()).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(go(&session_address(session, ""))),
    }
}

/// GET …/fichiers/{position}/{name}: a file of a question, made again from its seed. `12-1` is the first one before the
/// question 12 that counted.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt, place, name)): Path<(Id<Session>, Id<Attempt>, String, String)>,
) -> Answer {
    let (number, ago) = place.split_once('-').unwrap_or((&place, "0"));
    let asked = number.parse().ok().zip(ago.parse().ok());
    let (position, ago): (u32, u32) = asked.ok_or(Trouble::NotFound)?;
    let (question, exam) = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        let desk = room::desk(db, &visit, session).await?;
        let file = desk.dossier.file(attempt).filter(|_| desk.may_read()).ok_or(Trouble::NotFound)?;
        let question = jury_pages::question(db, attempt, position, ago).await?.ok_or(Trouble::NotFound)?;
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
    (position, ago): Place,
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
    let question = jury_pages::question(db, attempt, u32::from(position), ago).await?;
    let earlier = jury_pages::replaced(db, attempt, u32::from(position)).await?;
    let records = journal::of_stream(db, &journal::stream("attempt", attempt)).await?;
    let appeal = crate::appeals::open_about(db, attempt).await?;
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
            (position, ago, file.attempt.exam.locale.code(), &attempt_address(session, attempt)),
            question,
            &desk,
        ),
        counted: (ago > 0).then(|| format!("?question={position}")),
        replaced: replaced_before(&t, &desk, position, &earlier),
        events: happened::events(&chrome, &t, &words, &desk, &records),
        reports: reports(visit, &chrome, &words, &desk, file),
        why: why(visit, &bank.framework, &basis, &input),
        marks: options::marks(visit, &t, &bank.framework, &basis),
        appeal,
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

/// The explanation of the result as it stands.
fn why(
    visit: &Visit,
    framework: &domain::framework::Framework,
    basis: &Basis,
    input: &ScoringInput,
) -> Vec<String> {
    let (score, status) = basis.scored(None);
    explanation::sentences(visit.locale, framework, &explain(input, &score, status))
}

/// The questions whose place another took, with their addresses, the last first.
fn replaced_before(
    t: &Texts,
    desk: &Desk,
    position: u16,
    shown: &[domain::moment::Moment],
) -> Vec<(String, String)> {
    let zone = &desk.dossier.session.zone;
    let one = |(back, at): (usize, &domain::moment::Moment)| {
        let hour = web_shell::when::receipt(*at, zone);
        (format!("?question={position}&remplacee={back}"), t.w("replaced-link", "hour", hour))
    };
    (1..).zip(shown).map(one).collect()
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
    match page(app, visit, of, (position, 0), typed, faults).await? {
        Some(page) => Ok(web_shell::outcome::refused(&page)),
        None => Ok(go(&session_address(of.0, ""))),
    }
}
