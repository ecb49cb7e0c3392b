//! Taking an answer: judge it and render what follows, then one act, then the next page.

use acts::Doing;
use acts::certification::preparing::prepare_answer;
use acts::certification::{AnswerQuestion, LeaveWindow};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::{Attempt, AttemptState, CannotAnswer, Serving};
use domain::id::Id;
use domain::journal::Actor;
use store::attempts::{self, Current};
use store::{Failure, Stop};
use web_shell::outcome::{self, go};
use web_shell::question::{Posted, field, value_of};
use web_shell::{Answer, Chrome, Form, Shared, Trouble, Visit};

use super::{PassPage, TEXTS, end, page};

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

/// `POST /candidat/test/{attempt}/reponse`.
pub async fn answer(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let sent = read(&posted)?;
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let found = attempts::current_with_form(db, attempt, account).await?;
    let (current, form) = found.ok_or(Trouble::NotFound)?;
    let over = matches!(current.kept.state, AttemptState::Ended { .. });
    if current.kept.serving != sent.serving || over {
        // Answered before, here or in another tab: show what is true now. But an answer that comes after the invigilator
        // ended the test must not look as if it had been taken.
        if over && !sent.passes && attempts::answered(db, attempt, sent.serving).await?.is_none() {
            return Ok(end::too_late(&visit, &current));
        }
        return Ok(go(&format!("/candidat/test/{attempt}")));
    }
    let value = value_of(&current.served.shown.form, &posted);
    let time_is_up = current.kept.timing.is_over(visit.at);
    if sent.passes && !sent.is_sure && !time_is_up {
        return Ok(confirm_pass(&visit, &current));
    }
    if !sent.passes && value.is_empty() {
        let sentence = TEXTS.of(visit.locale).s("why-empty").to_owned();
        return Ok(page(&visit, current, value, Some(sentence)));
    }
    drop(reader);
    let bank = app.bank_of(&current.kept.exam.release).await?;
    let value = (!sent.passes).then_some(value);
    let prepared = prepare_answer(
        &bank,
        &current.kept,
        &current.served,
        &form,
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
        Ok(_) => Ok(go(&format!("/candidat/test/{attempt}"))),
        Err(Stop::Refused(why)) => Ok(refused(&visit, current, value.unwrap_or_default(), why)),
        Err(Stop::Failed(why)) => {
            if !matches!(why, Failure::Busy) {
                tracing::error!(error = %why, "an answer was not kept");
            }
            Ok(not_kept(&visit, current, value.unwrap_or_default()))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The page again with the reason, and what was typed.
fn refused(visit: &Visit, current: Current, value: String, why: CannotAnswer) -> Response {
    let key = match why {
        CannotAnswer::Ended { .. } => return end::too_late(visit, &current),
        CannotAnswer::AnotherQuestion | CannotAnswer::OpenedElsewhere => {
            return go(&format!("/candidat/test/{}", current.kept.id));
        }
        CannotAnswer::Session(_) => "why-session",
        CannotAnswer::Suspended => "why-suspended",
        CannotAnswer::TimeIsUp { .. } => "why-time-is-up",
    };
    let sentence = TEXTS.of(visit.locale).s(key).to_owned();
    page(visit, current, value, Some(sentence))
}

/// The store could not keep it: the value stays on the page, nothing else changed.
fn not_kept(visit: &Visit, current: Current, value: String) -> Response {
    let sentence = TEXTS.of(visit.locale).s("why-busy").to_owned();
    let mut response = page(visit, current, value, Some(sentence));
    *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
    let wait = 1 + visit.seed.branch("retry").bytes::<1>()[0] % 4;
    response.headers_mut().insert(http::header::RETRY_AFTER, http::HeaderValue::from(u16::from(wait)));
    response
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
