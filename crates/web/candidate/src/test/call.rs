//! « Appeler le surveillant »: what is wrong with the question, in a pupil's words.

use acts::certification::RaiseAlert;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::alert::{KINDS, Told, ToldFault, WORDS_MAX};
use domain::certification::attempt::{Attempt, AttemptState};
use domain::certification::incident::IncidentKind;
use domain::certification::standstill::Hold;
use domain::id::Id;
use domain::text::TextFault;
use store::Stop;
use store::attempts::Current;
use web_shell::outcome::{self, go};
use web_shell::question::{Posted, field};
use web_shell::{Answer, Chrome, Faults, Form, Shared, Texts, Visit};

use super::still::{Unsent, doing};
use super::{TEXTS, load};

#[derive(Template)]
#[template(path = "test/call.html")]
struct CallPage {
    chrome: Chrome,
    t: Texts,
    attempt: Id<Attempt>,
    position: u32,
    questions: u32,
    serving: String,
    fence: i64,
    chosen: String,
    words: String,
    faults: Faults,
    draft: Vec<String>,
}

impl CallPage {
    fn kinds(&self) -> impl Iterator<Item = (&'static str, String)> {
        let others = [("autre", said(&self.t, None))];
        KINDS.into_iter().map(|kind| (kind.code(), said(&self.t, Some(kind)))).chain(others)
    }
}

/// What was said of a question, in words.
pub(super) fn said(t: &Texts, kind: Option<IncidentKind>) -> String {
    t.s(&format!("kind-{}", kind.map_or("other", IncidentKind::code))).to_owned()
}

fn made(visit: &Visit, current: &Current, posted: &Posted, faults: Faults) -> CallPage {
    let t = TEXTS.of(visit.locale);
    let typed = |name| field(posted, name).unwrap_or_default().to_owned();
    CallPage {
        chrome: Chrome::plain(visit, t.s("call-title")),
        t,
        attempt: current.kept.id,
        position: current.kept.position,
        questions: current.kept.questions,
        serving: current.kept.serving.to_string(),
        fence: current.kept.fence,
        chosen: typed("quoi"),
        words: typed("mots"),
        faults,
        draft: posted.iter().filter(|(name, _)| name == "r").map(|(_, value)| value.clone()).collect(),
    }
}

/// Whether a call can be raised from this browser.
fn may_call(visit: &Visit, current: &Current) -> bool {
    let kept = &current.kept;
    !matches!(kept.state, AttemptState::Ended { .. })
        && visit.device == Some(kept.device)
        && !kept.timing.holds.has(Hold::Alert)
}

/// The form, with what was typed for the question carried along.
pub(super) fn form(visit: &Visit, current: &Current, posted: &Posted) -> Response {
    if !may_call(visit, current) {
        return go(&format!("/candidat/test/{}", current.kept.id));
    }
    outcome::with_status(http::StatusCode::OK, &made(visit, current, posted, Faults::none()))
}

/// `GET /candidat/test/{attempt}/appel`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    Ok(form(&visit, &load(&app, &visit, attempt).await?, &Posted::new()))
}

/// `POST /candidat/test/{attempt}/appel`.
pub async fn raise(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let current = load(&app, &visit, attempt).await?;
    let here = go(&format!("/candidat/test/{attempt}"));
    let shown = field(&posted, "serving").and_then(|id| id.parse().ok());
    let Some(serving) = shown.filter(|_| may_call(&visit, &current)) else { return Ok(here) };
    let (chosen, words) = (field(&posted, "quoi"), field(&posted, "mots"));
    let told = match Told::parse(chosen.unwrap_or_default(), words.unwrap_or_default()) {
        Ok(told) => told,
        Err(fault) => {
            let faults = faults(&TEXTS.of(visit.locale), fault);
            return Ok(outcome::refused(&made(&visit, &current, &posted, faults)));
        }
    };
    let (account, device) = (visit.account()?.id, visit.device.unwrap_or_default());
    let act = RaiseAlert { doing: doing(&visit)?, account, attempt, device, serving, told };
    match app.store.act(act).await {
        Ok(()) => {}
        Err(Stop::Refused(_)) => return Ok(here),
        Err(stop) => return Err(stop.into()),
    }
    let mut posted = posted;
    posted.push(("brouillon".to_owned(), "1".to_owned()));
    let Some(unsent) = Unsent::read(&current.served.shown, &posted) else { return Ok(here) };
    let current = load(&app, &visit, attempt).await?;
    super::page(&app, &visit, current, super::With { unsent: Some(unsent), ..super::With::default() }).await
}

fn faults(t: &Texts, fault: ToldFault) -> Faults {
    let mut faults = Faults::none();
    match fault {
        ToldFault::NothingChosen => faults.add("quoi", t.s("why-nothing-chosen")),
        ToldFault::WordsMissing => faults.add("mots", t.s("why-words-missing")),
        ToldFault::Words(TextFault::TooLong { .. }) => {
            let most = i64::try_from(WORDS_MAX).unwrap_or(i64::MAX);
            faults.add("mots", t.n("why-words-long", "most", most));
        }
        ToldFault::Words(_) => faults.add("mots", t.s("why-words")),
    }
    faults
}
