//! Taking an answer: judge it and render what follows, then one act, then the next page. What seldom happens waits in a box of
//! its own: each layer of the router copies what a request may have to wait for.

use acts::Doing;
use acts::certification::preparing::prepare_answer;
use acts::certification::{AnswerQuestion, LeaveWindow};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::{Attempt, AttemptState, CannotAnswer, Serving};
use domain::certification::exam::Chosen;
use domain::id::Id;
use domain::journal::Actor;
use store::attempts::{self, Current};
use store::{Failure, Stop};
use web_shell::outcome::{self, Prefers, go};
use web_shell::question::{self, Posted, Slip, field, value_of};
use web_shell::{Answer, Chrome, Form, Shared, Trouble, Visit};

use super::still::{Unsent, told};
use super::{PassPage, TEXTS, With, call, end, page};

/// What the form brought.
struct Sent {
    serving: Id<Serving>,
    fence: i64,
    passes: bool,
    is_sure: bool,
}

fn read(posted: &Posted) -> Result<Sent, Trouble> {
    let id = field(posted, "serving").and_then(|s| s.parse().ok());
    let fence = field(posted, "fence").and_then(|f| f.parse().ok());
    let (serving, fence) = id.zip(fence).ok_or(Trouble::BadRequest)?;
    let passes = field(posted, "passe").is_some();
    Ok(Sent { serving, fence, passes, is_sure: field(posted, "passe") == Some("oui") })
}

/// How an answer ends.
enum Told {
    /// With this page.
    Page(Response),
    /// With the page of the test, as it is now: known already where this answer moved it on.
    Test(Option<Box<Current>>),
}

impl From<Response> for Told {
    fn from(page: Response) -> Self {
        Self::Page(page)
    }
}

/// `POST /candidat/test/{attempt}/reponse`. Whoever asks for it by `Prefer: return=representation` (RFC 7240), as the page's script
/// does, gets the page of the test at once (ADR 0052), without what that script holds of the page before (ADR 0056); a form that
/// posts by itself is sent to it.
pub async fn answer(
    State(app): State<Shared>,
    visit: Visit,
    prefers: Prefers,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let now = match taken(&app, &visit, attempt, &posted).await? {
        Told::Page(page) => return Ok(page),
        Told::Test(now) => now,
    };
    let test = format!("/candidat/test/{attempt}");
    if !prefers.page {
        return Ok(go(&test));
    }
    let current = match now {
        Some(current) => *current,
        None => super::load(&app, &visit, attempt).await?,
    };
    let held = prefers.holds(&super::frame(&visit));
    let page = page(&app, &visit, current, With { held, ..With::default() }).await?;
    // To a browser that no longer holds the test it says so, and is not what the answer led to.
    Ok(if page.status().is_success() { outcome::represents(&test, page) } else { page })
}

async fn taken(app: &Shared, visit: &Visit, attempt: Id<Attempt>, posted: &Posted) -> Result<Told, Trouble> {
    let sent = read(posted)?;
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let found = attempts::current_with_next(&mut reader.conn(), attempt, account).await?;
    let (current, next) = found.ok_or(Trouble::NotFound)?;
    drop(reader);
    if current.kept.serving != sent.serving || matches!(current.kept.state, AttemptState::Ended { .. }) {
        return Box::pin(left_behind(app, visit, current, &sent, posted)).await;
    }
    let value = value_of(&current.served.shown.form, posted);
    let mine = visit.device == Some(current.kept.device);
    if field(posted, "brouillon") == Some("appel") {
        return Ok(call::form(visit, &current, posted).into());
    }
    // Back to the question with what was typed, or, while the test stands still, to the page that says so.
    if field(posted, "brouillon").is_some() || mine && current.kept.timing.holds.any() {
        let unsent = Unsent::read(&current.served.shown, posted);
        let with = With { typed: value, unsent, ..With::default() };
        return Box::pin(page(app, visit, current, with)).await.map(Told::Page);
    }
    if sent.passes && !sent.is_sure && !current.kept.timing.is_over(visit.at) {
        return Ok(confirm_pass(visit, &current).into());
    }
    let slip = question::slip(&current.served.shown.form, &value).filter(|_| !sent.passes);
    if let Some(slip) = slip {
        let why = match slip {
            Slip::Empty => "why-empty",
            Slip::NoNumber => "why-number",
        };
        let sentence = TEXTS.of(visit.locale).s(why).to_owned();
        let with = With { typed: value, refusal: Some(sentence), ..With::default() };
        return Box::pin(page(app, visit, current, with)).await.map(Told::Page);
    }
    keep(app, visit, (current, next), &sent, posted).await
}

/// A form of a question that waits no more: it was answered before, here or in another tab, and what is true now is shown. But
/// an answer that comes after the invigilator ended the test, or to a question that the invigilator replaced, must not look
/// as if it had been taken.
async fn left_behind(
    app: &Shared,
    visit: &Visit,
    current: Current,
    sent: &Sent,
    posted: &Posted,
) -> Result<Told, Trouble> {
    let attempt = current.kept.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if sent.passes || attempts::answered(db, attempt, sent.serving).await?.is_some() {
        return Ok(Told::Test(Some(Box::new(current))));
    }
    let before = attempts::shown(db, attempt, sent.serving).await?;
    drop(reader);
    if let AttemptState::Ended { by, .. } = current.kept.state {
        return end::too_late(app, visit, &current, by).await.map(Told::Page);
    }
    let value = before.map(|shown| (value_of(&shown.form, posted), shown));
    let typed = value.filter(|(value, _)| !value.is_empty());
    let replaced = typed.map(|(value, shown)| told(&shown, &value)).unwrap_or_default();
    page(app, visit, current, With { replaced, ..With::default() }).await.map(Told::Page)
}

/// Judges an answer and keeps it; the next page, or the same with what hindered.
async fn keep(
    app: &Shared,
    visit: &Visit,
    (current, next): (Current, Vec<Chosen>),
    sent: &Sent,
    posted: &Posted,
) -> Result<Told, Trouble> {
    let (account, attempt) = (visit.account()?.id, current.kept.id);
    let bank = app.bank_of(&current.kept.exam.release).await?;
    let value = (!sent.passes).then(|| value_of(&current.served.shown.form, posted));
    let prepared = prepare_answer(
        &bank,
        &current.kept,
        &current.served,
        &next,
        value.as_deref(),
        visit.at,
        visit.means,
    )?;
    let act = AnswerQuestion {
        doing: Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        device: visit.device.unwrap_or_default(),
        fence: sent.fence,
        serving: sent.serving,
        read: current.kept.clone(),
        value: value.clone(),
        outcome: prepared.outcome,
        trace: prepared.trace,
        following: prepared.following,
    };
    match app.store.act(act).await {
        Ok(taken) => {
            let now = taken.now.map(|(kept, served)| Box::new(Current { kept, served, ..current }));
            Ok(Told::Test(now))
        }
        Err(Stop::Refused(why)) => Box::pin(refused(app, visit, attempt, (sent, posted), value, why)).await,
        Err(Stop::Failed(why)) => {
            if !matches!(why, Failure::Busy) {
                tracing::error!(error = %why, "an answer was not kept");
            }
            Box::pin(not_kept(app, visit, current, value.unwrap_or_default())).await.map(Told::Page)
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What hindered the answer, said on the test as it is now, with what was typed.
async fn refused(
    app: &Shared,
    visit: &Visit,
    attempt: Id<Attempt>,
    (sent, posted): (&Sent, &Posted),
    value: Option<String>,
    why: CannotAnswer,
) -> Result<Told, Trouble> {
    let current = super::load(app, visit, attempt).await?;
    if let CannotAnswer::Ended { by, .. } = why {
        return end::too_late(app, visit, &current, by).await.map(Told::Page);
    }
    // Replaced between the judgement and now, whatever else came between.
    if current.kept.serving != sent.serving {
        return left_behind(app, visit, current, sent, posted).await;
    }
    let key = match why {
        CannotAnswer::OpenedElsewhere => Some("why-resumed"),
        CannotAnswer::Session(_) => Some("why-session"),
        CannotAnswer::TimeIsUp { .. } => Some("why-time-is-up"),
        // A test that stands still says so itself, with what was typed.
        CannotAnswer::Suspended | CannotAnswer::AnotherQuestion | CannotAnswer::Ended { .. } => None,
    };
    let refusal = key.map(|key| TEXTS.of(visit.locale).s(key).to_owned());
    let unsent = Unsent::read(&current.served.shown, posted);
    let with = With { typed: value.unwrap_or_default(), refusal, unsent, ..With::default() };
    page(app, visit, current, with).await.map(Told::Page)
}

/// The store could not keep it: the value stays on the page, nothing else changed.
async fn not_kept(app: &Shared, visit: &Visit, current: Current, typed: String) -> Answer {
    let refusal = Some(TEXTS.of(visit.locale).s("why-busy").to_owned());
    let mut response = page(app, visit, current, With { typed, refusal, ..With::default() }).await?;
    *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
    let wait = 1 + visit.seed.branch("retry").bytes::<1>()[0] % 4;
    response.headers_mut().insert(http::header::RETRY_AFTER, http::HeaderValue::from(u16::from(wait)));
    Ok(response)
}

fn confirm_pass(visit: &Visit, current: &Current) -> Response {
    let t = TEXTS.of(visit.locale);
    let page = PassPage {
        chrome: Chrome::plain(visit, t.s("pass-title")),
        t,
        attempt: current.kept.id,
        position: current.kept.position,
        questions: current.kept.questions,
        focused: current.served.shown.focused,
        fence: current.kept.fence,
        serving: current.kept.serving.to_string(),
    };
    outcome::Page(page).into_response()
}

/// `POST /candidat/test/{attempt}/fenetre`: the window of a focused question was left.
pub async fn leave_window(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let sent = read(&posted)?;
    let (account, device) = (visit.account()?.id, visit.device.unwrap_or_default());
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() };
    app.store.act(LeaveWindow { doing, account, attempt, device, serving: sent.serving }).await?;
    Ok(http::StatusCode::NO_CONTENT.into_response())
}
