//! Appeals of the candidates of a centre, for its référent: what waits for the centre, those that are late first, and what the
//! centre knows about one of them.

use acts::certification::StateAppeal;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::appeal::{Appeal, AppealState, CannotAppeal, WORDS_MAX};
use domain::id::Id;
use domain::text::TextFault;
use store::appeals::{self, Kept, Listed};
use store::candidates::Kept as Candidate;
use store::sessions::Kept as Session;
use store::{Stop, attempts, candidates, decisions, lost_certificates};
use web_shell::appeal::{self, Course, Letter, Pill};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// The address of the list.
pub const LIST: &str = "/centre/reclamations";

#[derive(Template)]
#[template(path = "appeals/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    /// How many wait for the centre.
    waiting: i64,
    /// How many lost certificates are to be handed out.
    lost: i64,
    several: bool,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    candidate: String,
    kind: &'static str,
    number: String,
    session: String,
    centre: String,
    asked: String,
    state: Pill,
    due: Option<String>,
    late: bool,
}

/// GET /centre/reclamations
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let mut all = appeals::of_referent(&mut reader.conn(), account.id).await?;
    let lost = lost_certificates::waiting(&mut reader.conn(), account.id).await?;
    drop(reader);
    // What waits for the centre comes first, then the rest, each in its order.
    all.sort_by_key(|one| !matches!(one.state, AppealState::WithCentre { .. }));
    let waiting = all.iter().filter(|one| matches!(one.state, AppealState::WithCentre { .. })).count();
    let t = TEXTS.of(visit.locale);
    let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
    let chrome = room::chrome(&visit, t.n("title", "count", waiting));
    let page = ListPage {
        waiting,
        lost,
        several: account.centres.len() > 1,
        rows: all.iter().map(|one| row(&visit, &chrome, one)).collect(),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

fn row(visit: &Visit, chrome: &Chrome, one: &Listed) -> Row {
    Row {
        href: appeal::of_centre(&one.about),
        candidate: one.candidate.clone(),
        kind: appeal::kind(visit.locale, one.about.kind),
        number: one.number.grouped(),
        session: room::address(one.about.session, ""),
        centre: one.centre.clone(),
        asked: when::date(visit.locale, one.asked_at.local(&one.zone).date()),
        state: appeal::pill(chrome, one.state),
        due: appeal::due(visit.locale, one.state, &one.zone, visit.at),
        late: one.state.is_late(visit.at, &one.zone),
    }
}

#[derive(Template)]
#[template(path = "appeals/statement.html")]
struct AppealPage {
    chrome: Chrome,
    t: Texts,
    /// Its address.
    address: String,
    session: (String, String),
    born: String,
    course: Course,
    /// The centre may say what it knows.
    open: bool,
    typed: String,
    words_max: i64,
    faults: Faults,
}

/// An appeal about a session of a centre of which the visitor is the référent.
struct Found {
    appeal: Kept,
    session: Session,
    candidate: Candidate,
    decided: Vec<decisions::Kept>,
}

async fn read(app: &Shared, visit: &Visit, id: Id<Appeal>) -> Result<Found, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let appeal = appeals::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let about = &appeal.about;
    let (session, membership) = room::session(db, visit, about.session).await?;
    if !membership.referent {
        return Err(Trouble::NotFound);
    }
    let tests = attempts::of_session(db, session.id).await?;
    let test = tests.into_iter().find(|test| test.id == about.attempt).ok_or(Trouble::NotFound)?;
    let candidate = candidates::by_id(db, session.id, test.candidate).await?.ok_or(Trouble::NotFound)?;
    let decided = decisions::of_attempt(db, session.id, about.attempt).await?;
    Ok(Found { appeal, session, candidate, decided })
}

fn page(visit: &Visit, found: &Found, typed: String, faults: Faults) -> AppealPage {
    let (t, words) = (TEXTS.of(visit.locale), room::texts(visit.locale));
    let Found { appeal: kept, session, candidate, decided } = found;
    let chrome = room::chrome(visit, format!("{} {}", candidate.last_name, candidate.first_name));
    AppealPage {
        address: appeal::of_centre(&kept.about),
        session: (room::address(session.id, ""), words.w("head-name", "number", session.number.grouped())),
        born: t.w("born", "date", when::short(candidate.birth_date)),
        course: appeal::course(&chrome, kept, decided, &session.zone, visit.at),
        open: matches!(kept.state, AppealState::WithCentre { .. }),
        typed,
        words_max: i64::try_from(WORDS_MAX).unwrap_or(i64::MAX),
        faults,
        chrome,
        t,
    }
}

/// GET /centre/reclamations/{appeal}
pub async fn appeal(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Appeal>>) -> Answer {
    let found = read(&app, &visit, id).await?;
    Ok(Page(page(&visit, &found, String::new(), Faults::none())).into_response())
}

/// The words of the form.
#[derive(serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    mots: String,
}

/// POST /centre/reclamations/{appeal}
pub async fn state(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Appeal>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let found = read(&app, &visit, id).await?;
    let act = StateAppeal {
        doing: room::doing(&visit)?,
        session: found.session.id,
        appeal: id,
        words: posted.mots.clone(),
        mail: Letter::Stated.written(&app.config.public_url, &found.appeal.about),
    };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(go(&appeal::of_centre(&found.appeal.about))),
        Err(Stop::Refused(why)) => why,
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    let found = read(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    match why {
        CannotAppeal::Words(TextFault::Empty) => faults.add("mots", t.s("fault-empty")),
        CannotAppeal::Words(TextFault::TooLong { .. }) => faults.add("mots", t.s("fault-long")),
        CannotAppeal::Words(TextFault::ControlCharacter) => faults.add("mots", t.s("fault-signs")),
        _ => faults.add("", t.s("fault-not_there")),
    }
    Ok(refused(&page(&visit, &found, posted.mots, faults)))
}
