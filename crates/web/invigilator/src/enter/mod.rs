//! `/surveillant`: the door of a room. Session number, password, and the name of the person: the journal knows people.

use acts::certification::enter_room::NAME_MAX;
use acts::certification::{CannotEnterRoom, EnterRoom, LeaveRoom};
use acts::people::{FREE, GiveBackTurn, MustWait, TakeTurn};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::certification::session::{
    CodeFault, InvigilatorPassword, NumberFault, SessionNumber, SessionRefusal,
};
use domain::journal::Actor;
use domain::text::{Line, TextFault};
use store::{Stop, sessions};
use web_shell::cookies::{self, Brought, Name};
use web_shell::form::{Faults, Form};
use web_shell::guide::Guide;
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, outcome};

use crate::board::Nothing;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "enter/page.html")]
struct EnterPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
    inside: Option<String>,
}

/// The form as it was sent.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    numero: String,
    #[serde(default)]
    mot_de_passe: String,
    #[serde(default)]
    nom: String,
}

fn page(visit: &Visit, typed: Typed, faults: Faults, inside: Option<String>) -> EnterPage {
    let t = TEXTS.of(visit.locale);
    let help = Some(Guide::Invigilator.step(visit.locale, "before"));
    let chrome = Chrome { help, ..Chrome::plain(visit, t.s("title")) };
    EnterPage { chrome, t, typed, faults, inside }
}

/// What a link, as the one printed in the kit, fills in. Never the password: addresses stay in histories.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Given {
    #[serde(default)]
    numero: String,
}

/// `GET /surveillant`, with `?numero=…` for the number of the session.
pub(crate) async fn show(
    State(app): State<Shared>,
    visit: Visit,
    given: Result<Query<Given>, QueryRejection>,
) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let mut inside = None;
    if let Ok(room) = visit.room() {
        let mut reader = app.store.read().await?;
        let session = sessions::by_id(&mut reader.conn(), room.session).await?;
        inside = session.filter(|s| s.state().can_invigilate().is_ok()).map(|s| s.room);
    }
    let nom = visit.account.as_deref().map(|a| a.name.clone()).unwrap_or_default();
    let given = given.map(|Query(given)| given).unwrap_or_default();
    let numero = SessionNumber::parse(&given.numero).map(SessionNumber::grouped).unwrap_or_default();
    let typed = Typed { numero, nom, ..Typed::default() };
    let shown = Page(page(&visit, typed, Faults::none(), inside)).into_response();
    Ok(match cookie {
        Some(cookie) => (CookieJar::new().add(cookie), shown).into_response(),
        None => shown,
    })
}

/// What was typed, once each field fits on its own.
struct Read {
    number: SessionNumber,
    password: InvigilatorPassword,
    name: String,
}

fn read(typed: &Typed, t: Texts) -> Result<Read, Faults> {
    let mut faults = Faults::none();
    let number =
        SessionNumber::parse(&typed.numero).map_err(|why| faults.add("numero", number_fault(why, t))).ok();
    let password = InvigilatorPassword::parse(&typed.mot_de_passe);
    let password = password.map_err(|why| faults.add("mot_de_passe", password_fault(why, t))).ok();
    let name = Line::parse(&typed.nom, NAME_MAX);
    let name = name.map_err(|why| faults.add("nom", t.s(name_fault(why)))).ok();
    match (number, password, name) {
        (Some(number), Some(password), Some(name)) => Ok(Read { number, password, name }),
        _ => Err(faults),
    }
}

fn number_fault(why: NumberFault, t: Texts) -> String {
    match why {
        NumberFault::Empty => t.s("number-empty").to_owned(),
        NumberFault::NotSevenDigits { digits } => {
            t.n("number-digits", "digits", i64::try_from(digits).unwrap_or(0))
        }
        NumberFault::NotADigit { character } => t.w("number-character", "character", character),
        NumberFault::Mistyped => t.s("number-mistyped").to_owned(),
    }
}

fn password_fault(why: CodeFault, t: Texts) -> String {
    match why {
        CodeFault::Empty => t.s("password-empty").to_owned(),
        CodeFault::Length { len, .. } => t.n("password-length", "len", i64::try_from(len).unwrap_or(0)),
        CodeFault::Character { character, .. } => t.w("password-character", "character", character),
    }
}

const fn name_fault(why: TextFault) -> &'static str {
    match why {
        TextFault::Empty => "name-empty",
        TextFault::TooLong { .. } => "name-too-long",
        TextFault::ControlCharacter => "name-control",
    }
}

/// Wrong passwords of a room, from whatever browsers, that keep nobody waiting. The number stands on the board, so that a
/// few guesses of a pupil must not keep the invigilator out; thousands would be needed to find one of 30 million.
const FREE_OF_ROOM: i64 = 200;

/// What is counted when somebody guesses, with the failures that cost no wait: the browser, and the room. A member of the
/// centre is never slowed by the guesses of others.
async fn subjects(app: &Shared, visit: &Visit, number: SessionNumber) -> Result<Vec<Subject>, Trouble> {
    let mut reader = app.store.read().await?;
    let session = sessions::by_number(&mut reader.conn(), number).await?;
    let member = session.is_some_and(|s| visit.member_of(s.centre).is_ok());
    let browser = visit.device.map(|device| (cookies::hash(&format!("room browser:{device:?}")), FREE));
    let room = (!member).then(|| (cookies::hash(&format!("room:{number}")), FREE_OF_ROOM));
    Ok(browser.into_iter().chain(room).collect())
}

/// What is guessed at, hashed, with the failures that cost no wait.
type Subject = ([u8; 32], i64);

/// Takes a turn at every subject before the pair is looked at, so that guesses sent at once gain nothing; or says how
/// long to wait, and nothing is counted.
async fn take_turns(
    app: &Shared,
    visit: &Visit,
    subjects: &[Subject],
) -> Result<Result<(), MustWait>, Trouble> {
    for (place, &(subject, free)) in subjects.iter().enumerate() {
        match app.store.act(TakeTurn { subject, free, at: visit.at }).await {
            Ok(()) => {}
            Err(Stop::Refused(wait)) => {
                give_back(app, &subjects[..place]).await?;
                return Ok(Err(wait));
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    Ok(Ok(()))
}

async fn give_back(app: &Shared, subjects: &[Subject]) -> Result<(), Trouble> {
    for &(subject, _) in subjects {
        app.store.act(GiveBackTurn { subject }).await?;
    }
    Ok(())
}

/// `POST /surveillant`.
pub(crate) async fn enter(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let again = |faults| page(&visit, typed.clone(), faults, None);
    let read = match read(&typed, t) {
        Ok(read) => read,
        Err(faults) => return Ok(outcome::refused(&again(faults))),
    };
    let mut faults = Faults::none();
    let subjects = subjects(&app, &visit, read.number).await?;
    if let Err(MustWait { seconds }) = take_turns(&app, &visit, &subjects).await? {
        faults.add("mot_de_passe", t.n("wait", "seconds", seconds));
        return Ok(outcome::with_status(StatusCode::TOO_MANY_REQUESTS, &again(faults)));
    }
    let token = cookies::token(&visit.seed.branch("room"));
    let act = EnterRoom {
        doing: acts::Doing {
            at: visit.at,
            by: Actor::Invigilator { name: read.name },
            seed: visit.seed.clone(),
        },
        number: read.number,
        password: read.password,
        token: cookies::hash(&token),
        forgive: subjects.iter().map(|(subject, _)| *subject).collect(),
    };
    match app.store.act(act).await {
        Ok(_) => {
            let cookie = cookies::make(Name::Room, token, Some(1), app.config.secure);
            Ok((CookieJar::new().add(cookie), outcome::go("/surveillant/salle")).into_response())
        }
        Err(Stop::Refused(why)) => {
            if why != CannotEnterRoom::WrongPair {
                give_back(&app, &subjects).await?;
            }
            let (field, key) = match why {
                CannotEnterRoom::WrongPair => ("mot_de_passe", "wrong-pair"),
                CannotEnterRoom::Session(SessionRefusal::Cancelled { .. }) => ("numero", "cancelled"),
                CannotEnterRoom::Session(_) => ("numero", "finalised"),
                CannotEnterRoom::Nameless => ("nom", "name-empty"),
            };
            faults.add(field, t.s(key));
            Ok(outcome::refused(&again(faults)))
        }
        Err(stop) => {
            give_back(&app, &subjects).await?;
            Err(Trouble::from(stop))
        }
    }
}

/// `POST /surveillant/quitter`.
pub(crate) async fn leave(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let by = Actor::Invigilator { name: visit.room()?.name.clone() };
    if let Some(token) = Brought::read(&headers, app.config.secure).get(Name::Room) {
        let doing = acts::Doing { at: visit.at, by, seed: visit.seed.clone() };
        app.store.act(LeaveRoom { doing, token: cookies::hash(token) }).await?;
    }
    Ok(left(&app))
}

fn left(app: &Shared) -> Response {
    let gone = CookieJar::new().add(cookies::forget(Name::Room, app.config.secure));
    (gone, outcome::go("/surveillant")).into_response()
}
