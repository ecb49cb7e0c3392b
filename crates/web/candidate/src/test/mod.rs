//! The exam: one question, its receipt, its answer; then the end screen.
//!
//! A page shows what is stored, so that reloading, a second tab or another device show the same. The answer's form carries
//! the serving and the fence; sending it twice is safe.

mod answer;
mod end;
mod pace;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::{Attempt, AttemptState};
use domain::id::Id;
use domain::moment::Moment;
use domain::question::Shown;
use store::attempts::{self, Current, Kept};
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Doors, Shared, Texts, Trouble, Visit, Who};

use self::pace::Timed;

web_shell::texts!(TEXTS, "page");

/// The doors of the exam.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/test/{attempt}", Who::SignedIn, show)
        .post("/candidat/test/{attempt}/reponse", Who::SignedIn, answer::answer)
        .post("/candidat/test/{attempt}/fenetre", Who::SignedIn, answer::leave_window)
        .get("/candidat/test/{attempt}/fichiers/{name}", Who::SignedIn, file)
        .post("/candidat/test/{attempt}/ecran-vu", Who::SignedIn, end::confirm)
}

/// The page of the question that waits.
#[derive(Template)]
#[template(path = "test/page.html")]
struct QuestionPage {
    chrome: Chrome,
    t: Texts,
    q: Shown,
    typed: String,
    file_base: String,
    attempt: Id<Attempt>,
    position: u32,
    questions: u32,
    fence: i64,
    serving: String,
    ends: String,
    minutes_left: i64,
    time_is_up: bool,
    timed: Option<Timed>,
    ahead: Vec<String>,
    receipt: Option<String>,
    refusal: Option<String>,
    session: String,
    clock: String,
}

/// The page on which « Je passe » is confirmed.
#[derive(Template)]
#[template(path = "test/pass.html")]
struct PassPage {
    chrome: Chrome,
    t: Texts,
    attempt: Id<Attempt>,
    position: u32,
    questions: u32,
    focused: bool,
    fence: i64,
    serving: String,
}

/// The page of a browser that no longer holds the exam.
#[derive(Template)]
#[template(path = "test/elsewhere.html")]
struct ElsewherePage {
    chrome: Chrome,
    t: Texts,
    session: String,
}

async fn load(app: &Shared, visit: &Visit, attempt: Id<Attempt>) -> Result<Current, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    attempts::current(&mut reader.conn(), attempt, account).await?.ok_or(Trouble::NotFound)
}

/// `GET /candidat/test/{attempt}`: the question that waits, or the end screen.
async fn show(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let current = load(&app, &visit, attempt).await?;
    Ok(page(&visit, current, String::new(), None))
}

/// What an attempt shows now to this browser.
fn page(visit: &Visit, current: Current, typed: String, refusal: Option<String>) -> Response {
    let t = TEXTS.of(visit.locale);
    if let AttemptState::Ended { by, .. } = current.kept.state {
        return end::page(visit, &current, by);
    }
    if visit.device != Some(current.kept.device) {
        let chrome = Chrome::plain(visit, t.s("elsewhere-title"));
        let page = ElsewherePage { chrome, t, session: current.kept.session.to_string() };
        return outcome::with_status(http::StatusCode::CONFLICT, &page);
    }
    let refused = refusal.is_some();
    let page = question(visit, current, typed, refusal);
    if refused { outcome::refused(&page) } else { outcome::with_status(http::StatusCode::OK, &page) }
}

fn question(visit: &Visit, current: Current, typed: String, refusal: Option<String>) -> QuestionPage {
    let t = TEXTS.of(visit.locale);
    let (kept, served) = (current.kept, current.served);
    let title = t.with(
        "question-title",
        &[("number", i64::from(kept.position).into()), ("of", i64::from(kept.questions).into())],
    );
    let receipt = receipt(&t, &kept, &current.zone);
    let timed = pace::timed(&kept, &served, &current.zone, visit.at);
    let ahead = pace::ahead(&t, served.shown.ahead, kept.extra_time);
    QuestionPage {
        chrome: Chrome::plain(visit, title),
        t,
        q: served.shown,
        typed,
        file_base: format!("/candidat/test/{}/fichiers", kept.id),
        attempt: kept.id,
        position: kept.position,
        questions: kept.questions,
        fence: kept.fence,
        serving: kept.serving.to_string(),
        ends: hour(&t, kept.timing.end_as_of(visit.at), &current.zone),
        minutes_left: (kept.timing.end_as_of(visit.at).seconds_since(visit.at) + 59).div_euclid(60),
        time_is_up: kept.timing.is_over(visit.at),
        timed,
        ahead,
        receipt,
        refusal,
        session: current.number.grouped(),
        clock: visit.at.local(&current.zone).strftime("%H:%M:%S").to_string(),
    }
}

/// What was kept last: « Réponse n° 12 enregistrée à 09:41:07 ».
pub(crate) fn receipt(t: &Texts, kept: &Kept, zone: &domain::moment::Zone) -> Option<String> {
    kept.last_answered.map(|(_, at)| {
        let hour = at.local(zone).strftime("%H:%M:%S").to_string();
        t.with("receipt", &[("number", i64::from(kept.position - 1).into()), ("time", hour.into())])
    })
}

/// An hour as people read it: « 10 h 45 », “10:45”.
pub(crate) fn hour(t: &Texts, at: Moment, zone: &domain::moment::Zone) -> String {
    let local = at.local(zone);
    t.ww("hour", ("h", &local.hour().to_string()), ("m", &local.strftime("%M").to_string()))
}

/// `GET …/fichiers/{name}`: a file of the question that waits, made again from its seed.
async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((attempt, name)): Path<(Id<Attempt>, String)>,
) -> Answer {
    let Current { kept, served, .. } = load(&app, &visit, attempt).await?;
    if kept.state != AttemptState::Running || visit.device != Some(kept.device) {
        return Ok(go(&format!("/candidat/test/{attempt}")));
    }
    let bank = app.bank_of(&kept.exam.release).await?;
    let (challenge, seed, locale) = (served.challenge, served.seed, kept.exam.locale);
    let made = tokio::task::spawn_blocking(move || bank.file(&challenge, &seed, locale, &name)).await;
    let file = made.map_err(Trouble::failed)?.ok_or(Trouble::NotFound)?;
    Ok(outcome::download(&file.name, &file.media_type, file.bytes))
}
