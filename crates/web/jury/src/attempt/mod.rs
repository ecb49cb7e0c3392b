//! The file of one test: on the left what happened, on the right what the jury may decide, with its effect told before
//! it is decided (certification rules §10.2).

mod acting;
mod fetched;
mod happened;
mod identity;
mod options;
mod others;
mod seen;
mod tiles;
mod usage;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::Attempt;
use domain::certification::explanation::explain;
use domain::certification::question_use::QuestionUse;
use domain::certification::risk::Signs;
use domain::certification::scoring::ScoringInput;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use store::dossiers::File;
use store::scores::{self, Basis};
use store::time_changes::{self, TimeChange};
use store::{Conn, Failure, comments, incidents, journal, jury_pages, jury_reviews, question_uses, signs};
use web_shell::outcome::{download, go};
use web_shell::{Answer, Chrome, Faults, Page, Shared, Texts, Trouble, Visit, explanation};

use crate::comments::{Comments, shown as commented};
use crate::room::{self, Desk, Pill, attempt_address, name_of, session_address};
use crate::standstill::{self, Pause};

pub use acting::{confirm, decide, dismiss};
use happened::Happened;
use identity::{IdentityForm, Proposal};
pub use identity::{confirm as confirm_identity, dismiss as dismiss_identity, propose};
use options::{Done, MarkLine, Options, Typed};
use others::Other;
use seen::Seen;
use tiles::{Tile, counts, mark, outcome_key, tiles};
use usage::Usage;

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
    /// The tests before and after this one.
    neighbours: (Option<String>, Option<String>),
    tiles: Vec<Tile>,
    counts: Vec<(&'static str, String)>,
    seen: Seen,
    /// Questions of the same number whose place this one took: the address after that of the test, and when each was shown.
    replaced: Vec<(String, String)>,
    /// The question that is shown is one whose place another took: the address of that one, after that of the test.
    counted: Option<String>,
    happened: Happened,
    /// How the question that is shown has worked elsewhere.
    usage: Option<Usage>,
    /// Other tests of the same account.
    others: Vec<Other>,
    comments: Comments,
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
    /// What of what happened.
    #[serde(default)]
    fil: String,
}

/// What of a test is shown: which question by its number, how many before the one that counted, and what of what happened.
#[derive(Default)]
struct Place {
    position: Option<u16>,
    ago: u32,
    thread: String,
}

/// GET …/tentatives/{attempt}
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (position, ago) = (asked.question.parse().ok(), asked.remplacee.parse().unwrap_or_default());
    let place = Place { position, ago, thread: asked.fil };
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
    let again = move || bank.file(&question.challenge, &question.seed, exam.locale, &name);
    let made = tokio::task::spawn_blocking(again).await.map_err(Trouble::failed)?.ok_or(Trouble::NotFound)?;
    Ok(download(&made.name, &made.media_type, made.bytes))
}

/// The page, or nothing when the visitor may not read this session's tests.
async fn page(
    app: &Shared,
    visit: &Visit,
    (session, attempt): (Id<Session>, Id<Attempt>),
    Place { position, ago, thread }: Place,
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
    let position = to_look_at(file, &input, position);
    let read = read(db, &desk, file, (u32::from(position), ago)).await?;
    drop(reader);
    let bank = app.bank_of(&file.attempt.exam.release).await?;
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let chrome = room::chrome(visit, name_of(&file.candidate));
    let fetched = fetched::facts(&t, &desk, &bank, file.attempt.exam.locale, &read).await?;
    Ok(Some(AttemptPage {
        session: (session_address(session, ""), desk.title(&words)),
        address: attempt_address(session, attempt),
        pills: pills(&chrome, &t, &desk, file, &read),
        lead: happened::lead(&t, &desk, file),
        neighbours: neighbours(&desk, attempt),
        tiles: tiles(&chrome, &words, &basis, &input, position),
        counts: counts(&t, &input),
        counted: (ago > 0).then(|| format!("?question={position}")),
        replaced: replaced_before(&t, &desk, position, &read.earlier),
        happened: happened::of(&chrome, (&t, &words), &desk, &read, (position, &thread)),
        seen: seen::of(
            visit,
            &t,
            &words,
            &chrome,
            &bank.framework,
            &input,
            (position, ago, file.attempt.exam.locale.code(), &attempt_address(session, attempt)),
            (read.question, fetched),
            &desk,
        ),
        usage: read.uses.map(|found| usage::of(&t, bank.release.as_str(), &found)),
        others: others::of(visit, &t, &words, &desk, &read.others),
        comments: commented(visit, &chrome, &desk, &read.written, Some(attempt), typed.comment.take()),
        reports: reports(visit, &chrome, &words, &desk, file),
        why: why(visit, &bank.framework, &basis, &input),
        marks: options::marks(visit, &t, &bank.framework, &basis),
        appeal: read.appeal,
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

/// What is read of a test beside the dossier.
struct Read {
    /// The question that is shown, unless it was never shown.
    question: Option<jury_pages::Question>,
    /// When those were shown whose place it took.
    earlier: Vec<Moment>,
    records: Vec<journal::Kept>,
    /// When the whole room stood still.
    pauses: Vec<Pause>,
    /// What moved the end of this test.
    moved: Vec<TimeChange>,
    shown: Vec<jury_reviews::ShownAt>,
    others: Vec<jury_reviews::Earlier>,
    /// How the question has worked, by release.
    uses: Option<Vec<(String, QuestionUse)>>,
    written: Vec<comments::Kept>,
    /// The address of the candidate's open appeal.
    appeal: Option<String>,
    signs: Option<(u32, Signs)>,
}

async fn read(
    db: &mut Conn<'_>,
    desk: &Desk,
    file: &File,
    (position, ago): (u32, u32),
) -> Result<Read, Failure> {
    let (attempt, session) = (file.attempt.id, desk.dossier.session.id);
    let question = jury_pages::question(db, attempt, position, ago).await?;
    let uses = match &question {
        Some(question) => Some(question_uses::of_question(db, &question.challenge).await?),
        None => None,
    };
    let beside = journal::of_stream(db, &journal::stream("session", session)).await?;
    let mut moved = time_changes::of_session(db, session).await?;
    moved.retain(|change| change.attempt == attempt);
    Ok(Read {
        question,
        earlier: jury_pages::replaced(db, attempt, position).await?,
        records: journal::of_stream(db, &journal::stream("attempt", attempt)).await?,
        pauses: standstill::pauses(&beside),
        moved,
        shown: jury_reviews::shown(db, attempt).await?,
        others: jury_reviews::others(db, file.attempt.account, attempt, desk.juror.account).await?,
        uses,
        written: comments::of_session(db, session).await?,
        appeal: crate::appeals::open_about(db, attempt).await?,
        signs: signs::of_session(db, session).await?,
    })
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
fn replaced_before(t: &Texts, desk: &Desk, position: u16, shown: &[Moment]) -> Vec<(String, String)> {
    let zone = &desk.dossier.session.zone;
    let one = |(back, at): (usize, &Moment)| {
        let hour = web_shell::when::receipt(*at, zone);
        (format!("?question={position}&remplacee={back}"), t.w("replaced-link", "hour", hour))
    };
    (1..).zip(shown).map(one).collect()
}

/// The question that is asked for, or that of an open report, or else the first.
fn to_look_at(file: &File, input: &ScoringInput, asked: Option<u16>) -> u16 {
    if let Some(asked) = asked.filter(|position| input.question(*position).is_some()) {
        return asked;
    }
    let open = file.incidents.iter().filter(|incident| incident.settled.is_none());
    let mut reported = open.filter_map(|incident| incident.told.question);
    let neutralised =
        input.questions.iter().find(|question| question.neutralised).map(|question| question.position);
    reported.find(|position| input.question(*position).is_some()).or(neutralised).unwrap_or(1)
}

fn pills(chrome: &Chrome, t: &Texts, desk: &Desk, file: &File, read: &Read) -> Vec<Pill> {
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
    if let Some((_, signs)) = &read.signs {
        pills.extend(room::signs(chrome, &desk.dossier, signs, file.attempt.id));
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
    let place = Place { position, ..Place::default() };
    match page(app, visit, of, place, typed, faults).await? {
        Some(page) => Ok(web_shell::outcome::refused(&page)),
        None => Ok(go(&session_address(of.0, ""))),
    }
}

/// The page with a comment that was refused, or that is still to be kept.
pub async fn with_comment(
    app: &Shared,
    visit: &Visit,
    of: (Id<Session>, Id<Attempt>),
    comment: crate::comments::Typed,
) -> Answer {
    let faults = comment.faults();
    let typed = Typed { comment, ..Typed::default() };
    if faults.any() {
        return again(app, visit, of, None, typed, faults).await;
    }
    match page(app, visit, of, Place::default(), typed, faults).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(go(&session_address(of.0, ""))),
    }
}
