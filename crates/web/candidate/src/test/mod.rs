//! The exam: one question, its receipt, its answer; then the end screen.
//!
//! A page shows what is stored, so that reloading, a second tab or another device show the same. The answer's form carries
//! the serving and the fence; sending it twice is safe.

mod answer;
mod call;
mod end;
mod pace;
mod still;
pub(crate) mod watch;

use std::sync::LazyLock;

use acts::Doing;
use acts::certification::DownloadFile;
use askama::Template;
use axum::extract::{Path, State};
use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::standstill::Timing;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::question::Shown;
use store::attempts::{self, Current, Kept};
use web_shell::assets;
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Doors, Shared, Texts, Trouble, Visit, Who};

use self::pace::Timed;
use self::still::Unsent;
use self::watch::Watch;

web_shell::texts!(TEXTS, "page");

/// The doors of the exam.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/test/{attempt}", Who::SignedIn, show)
        .get("/candidat/test/{attempt}/etat", Who::SignedIn, watch::state)
        .get("/candidat/test/{attempt}/appel", Who::SignedIn, call::show)
        .post("/candidat/test/{attempt}/appel", Who::SignedIn, call::raise)
        .post("/candidat/test/{attempt}/retrait", Who::SignedIn, still::withdraw)
        .post("/candidat/test/{attempt}/rester", Who::SignedIn, still::stay)
        .post("/candidat/test/{attempt}/reponse", Who::SignedIn, answer::answer)
        .post("/candidat/test/{attempt}/fenetre", Who::SignedIn, answer::leave_window)
        .get("/candidat/test/{attempt}/fichiers/{name}", Who::SignedIn, file)
        .post("/candidat/test/{attempt}/ecran-vu", Who::SignedIn, end::confirm)
}

/// The page of the question that waits.
#[derive(Template)]
#[template(path = "test/page.html", blocks = ["header", "body", "footer"])]
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
    watch: Watch,
    key: String,
    person: String,
    ends: String,
    minutes_left: i64,
    seconds_left: i64,
    saved: Option<String>,
    replaced: Vec<String>,
    time_is_up: bool,
    timed: Option<Timed>,
    ahead: Vec<String>,
    receipt: Option<String>,
    refusal: Option<String>,
    session: String,
    clock: String,
    /// What a browser with this page holds: [`Prefers::holds`].
    holds: String,
    /// The browser holds it already.
    held: bool,
}

/// The same without what the browser holds.
#[derive(Template)]
#[template(path = "test/next.html")]
struct NextPage<'a> {
    page: &'a QuestionPage,
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
    watch: Watch,
    session: String,
}

/// What a page is given beside what is stored.
#[derive(Default)]
struct With {
    /// The answer as it was typed.
    typed: String,
    /// Why it was not kept.
    refusal: Option<String>,
    /// The same for the page of a test that stands still.
    unsent: Option<Unsent>,
    /// What was typed for a question that was replaced, in lines of safe HTML.
    replaced: Vec<String>,
    /// The page goes into the place of one that holds what stays the same.
    held: bool,
}

/// The build of what stays the same from one question to the next: style sheets, scripts, templates and words.
static BUILD: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    hasher.update(assets::DIGEST.as_bytes());
    for part in [
        include_str!("page.html"),
        include_str!("words.html"),
        include_str!("aids.html"),
        include_str!("page.fr.ftl"),
        include_str!("page.en.ftl"),
    ] {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

/// The name of what stays the same from one question to the next: the build, the language, and how the person has pages shown,
/// which the reading aids tell. A browser whose page has another name gets a whole page.
fn frame(visit: &Visit) -> String {
    [BUILD.as_str(), visit.locale.code(), &visit.looks.text()].join(".")
}

async fn load(app: &Shared, visit: &Visit, attempt: Id<Attempt>) -> Result<Current, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    attempts::current(&mut reader.conn(), attempt, account).await?.ok_or(Trouble::NotFound)
}

/// `GET /candidat/test/{attempt}`: the question that waits, or the end screen.
async fn show(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let current = load(&app, &visit, attempt).await?;
    page(&app, &visit, current, With::default()).await
}

/// What an attempt shows now to this browser.
async fn page(app: &Shared, visit: &Visit, current: Current, with: With) -> Answer {
    let t = TEXTS.of(visit.locale);
    if let AttemptState::Ended { by, .. } = current.kept.state {
        return Box::pin(end::page(app, visit, &current, by)).await;
    }
    if visit.device != Some(current.kept.device) {
        let chrome = Chrome::plain(visit, t.s("elsewhere-title"));
        let watch = Watch::of(visit, &current.kept);
        let page = ElsewherePage { chrome, t, watch, session: current.kept.session.to_string() };
        return Ok(outcome::with_status(http::StatusCode::CONFLICT, &page));
    }
    app.live.note(current.kept.id, visit.at, visit.means.script);
    if current.kept.timing.holds.any() {
        return Box::pin(still::page(app, visit, current, with.unsent)).await;
    }
    let refused = with.refusal.is_some();
    let page = question(app, visit, current, with);
    if page.held {
        return Ok(outcome::with_status(http::StatusCode::OK, &NextPage { page: &page }));
    }
    Ok(if refused { outcome::refused(&page) } else { outcome::with_status(http::StatusCode::OK, &page) })
}

fn question(app: &Shared, visit: &Visit, current: Current, with: With) -> QuestionPage {
    let t = TEXTS.of(visit.locale);
    let (kept, served) = (current.kept, current.served);
    let title = t.with(
        "question-title",
        &[("number", i64::from(kept.position).into()), ("of", i64::from(kept.questions).into())],
    );
    let receipt = receipt(&t, &kept, &current.zone);
    let timed = pace::timed(&kept, &served, &current.zone, visit.at);
    let ahead = pace::ahead(&t, served.shown.ahead, kept.extra_time);
    let end = kept.timing.end_as_of(visit.at);
    QuestionPage {
        chrome: Chrome::plain(visit, title),
        t,
        q: served.shown,
        typed: with.typed,
        file_base: format!("/candidat/test/{}/fichiers", kept.id),
        attempt: kept.id,
        position: kept.position,
        questions: kept.questions,
        fence: kept.fence,
        serving: kept.serving.to_string(),
        watch: Watch::of(visit, &kept),
        key: web_shell::handin::key_text(&app.keys, kept.id, kept.serving),
        person: visit.account.as_deref().map(|account| account.first_name.clone()).unwrap_or_default(),
        ends: hour(&t, end, &current.zone),
        minutes_left: minutes_left(&kept.timing, visit.at),
        seconds_left: end.seconds_since(visit.at),
        saved: kept.last_answered.map(|(_, at)| at.local(&current.zone).strftime("%H:%M:%S").to_string()),
        replaced: with.replaced,
        time_is_up: kept.timing.is_over(visit.at),
        timed,
        ahead,
        receipt,
        refusal: with.refusal,
        session: current.number.grouped(),
        holds: frame(visit),
        held: with.held,
        clock: visit.at.local(&current.zone).strftime("%H:%M:%S").to_string(),
    }
}

/// Whole minutes that are left of a candidate's own time, rounded up: none or fewer when it is over.
pub(crate) fn minutes_left(timing: &Timing, at: Moment) -> i64 {
    (timing.end_as_of(at).seconds_since(at) + 59).div_euclid(60)
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

/// `GET …/fichiers/{name}`: a file of the question that waits, made from its seed. That it was given is kept before it is.
async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((attempt, name)): Path<(Id<Attempt>, String)>,
) -> Answer {
    let Current { kept, served, .. } = load(&app, &visit, attempt).await?;
    let gone = || Ok(go(&format!("/candidat/test/{attempt}")));
    let Some(device) = visit.device.filter(|it| kept.state == AttemptState::Running && *it == kept.device)
    else {
        return gone();
    };
    let bank = app.bank_of(&kept.exam.release).await?;
    let (challenge, seed, locale) = (served.challenge, served.seed, kept.exam.locale);
    let made = tokio::task::spawn_blocking(move || bank.file(&challenge, &seed, locale, &name)).await;
    let file = made.map_err(Trouble::failed)?.ok_or(Trouble::NotFound)?;
    let account = visit.account()?.id;
    let given = DownloadFile {
        doing: Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        attempt,
        device,
        serving: kept.serving,
        name: file.name.clone(),
        size: file.bytes.len() as u64,
        digest: file.digest(),
    };
    if !app.store.act(given).await? {
        return gone();
    }
    Ok(outcome::download(&file.name, &file.media_type, file.bytes))
}
