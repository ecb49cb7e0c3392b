//! `/surveillant/essai`: the rehearsal of who will watch over a room: the same screens, with invented candidates, in five minutes
//! and without an account (ecosystem and documents §7).

pub(crate) mod note;

use acts::certification::EnterRoom;
use acts::people::MustWait;
use acts::people::take_turn::TakeTry;
use acts::tryout::{CannotTryOut, ForgetTryout, PrepareTryout};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use store::{Stop, sessions, tryouts};
use web_shell::cookies::{self, Name};
use web_shell::form::Form;
use web_shell::visit::with_browser;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, outcome, tryout};

use crate::board::Nothing;

web_shell::texts!(TEXTS, "page");

/// Rooms that one browser makes in a quarter of an hour: whoever starts again and again has learnt the button.
const TRIES: i64 = 6;
/// The same for all together, so that nobody keeps the writer busy with them.
const TRIES_OF_ALL: i64 = 96;

/// The texts of the try-out, for the note of its room.
fn texts(locale: Locale) -> Texts {
    TEXTS.of(locale)
}

#[derive(Template)]
#[template(path = "tryout/page.html")]
struct TryoutPage {
    chrome: Chrome,
    t: Texts,
    steps: [&'static str; 4],
    /// Why no room is made now.
    refusal: Option<String>,
    /// This device stands in a real room: it stays there.
    inside: Option<String>,
}

fn page(visit: &Visit, refusal: Option<String>, inside: Option<String>) -> TryoutPage {
    let t = TEXTS.of(visit.locale);
    let steps = ["what-people", "what-alone", "what-note", "what-gone"].map(|key| t.s(key));
    TryoutPage { chrome: Chrome::plain(visit, t.s("title")), t, steps, refusal, inside }
}

/// The name of the real room that this browser was let into and that is still watched over.
async fn real_room(app: &Shared, visit: &Visit) -> Result<Option<String>, Trouble> {
    let Ok(room) = visit.room() else { return Ok(None) };
    let mut reader = app.store.read().await?;
    let session = sessions::by_id(&mut reader.conn(), room.session).await?;
    Ok(session.filter(|s| !s.rehearsal && s.state().can_invigilate().is_ok()).map(|s| s.room))
}

/// `GET /surveillant/essai`.
pub(crate) async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let (visit, cookie) = with_browser(&app, &visit);
    let inside = real_room(&app, &visit).await?;
    let shown = Page(page(&visit, None, inside)).into_response();
    Ok(match cookie {
        Some(cookie) => (CookieJar::new().add(cookie), shown).into_response(),
        None => shown,
    })
}

/// `POST /surveillant/essai`: a fresh room for this browser, in the place of the one that it had.
pub(crate) async fn make(State(app): State<Shared>, visit: Visit, Form(Nothing {}): Form<Nothing>) -> Answer {
    if let Some(room) = real_room(&app, &visit).await? {
        return Ok(outcome::refused(&page(&visit, None, Some(room))));
    }
    let browser = visit.device.ok_or(Trouble::BadRequest)?;
    let t = TEXTS.of(visit.locale);
    let tries = TakeTry {
        subjects: vec![
            (cookies::hash(&format!("tryout:{browser:?}")), TRIES),
            (cookies::hash("tryout"), TRIES_OF_ALL),
        ],
        at: visit.at,
    };
    match app.store.act(tries).await {
        Ok(()) => {}
        Err(Stop::Refused(MustWait { seconds })) => {
            return Ok(busy(&visit, t.n("wait", "minutes", minutes(seconds))));
        }
        Err(stop) => return Err(Trouble::from(stop)),
    }
    let mut reader = app.store.read().await?;
    let former = tryouts::of_browser(&mut reader.conn(), &browser).await?;
    drop(reader);
    if let Some(former) = former {
        app.store.act(ForgetTryout { session: former.session }).await?;
    }
    let act = PrepareTryout {
        doing: acts::Doing { at: visit.at, by: Actor::Program, seed: visit.seed.branch("tryout") },
        browser,
        name: t.s("room").to_owned(),
        locale: visit.locale,
    };
    match app.store.act(act).await {
        Ok(session) => enter(&app, &visit, session).await,
        Err(Stop::Refused(CannotTryOut::Full { until })) => {
            Ok(busy(&visit, t.n("full", "minutes", minutes(until.seconds_since(visit.at)))))
        }
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// The page that says why no room is made now.
fn busy(visit: &Visit, why: String) -> Response {
    outcome::with_status(StatusCode::TOO_MANY_REQUESTS, &page(visit, Some(why), None))
}

/// Seconds as minutes to wait: one at least.
fn minutes(seconds: i64) -> i64 {
    (seconds + 59).div_euclid(60).max(1)
}

/// The browser is let into its room, by the act of every invigilator, and the first candidates arrive.
async fn enter(app: &Shared, visit: &Visit, session: Id<Session>) -> Answer {
    let mut reader = app.store.read().await?;
    let kept = sessions::by_id(&mut reader.conn(), session).await?.ok_or(Trouble::NotFound)?;
    let room = tryouts::of_session(&mut reader.conn(), session).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let name = visit.account.as_deref().map_or_else(|| t.s("you").to_owned(), |account| account.name.clone());
    let token = cookies::token(&visit.seed.branch("room"));
    let act = EnterRoom {
        doing: acts::Doing { at: visit.at, by: Actor::Invigilator { name }, seed: visit.seed.clone() },
        number: kept.number,
        password: kept.invigilator_password,
        token: cookies::hash(&token),
        forgive: Vec::new(),
    };
    match app.store.act(act).await {
        Ok(_) => {}
        // A room that was made a moment ago refuses nobody: it was swept in between.
        Err(Stop::Refused(_) | Stop::Absent) => return Err(Trouble::NotFound),
        Err(Stop::Failed(failure)) => return Err(failure.into()),
    }
    tryout::play(app, &room, visit.at).await?;
    let cookie = cookies::make(Name::Room, token, Some(1), app.config.secure);
    Ok((CookieJar::new().add(cookie), outcome::go("/surveillant/salle")).into_response())
}
