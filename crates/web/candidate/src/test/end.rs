//! The end screen: the invigilator must see it, here or on their own device.

use acts::Doing;
use acts::certification::{CannotConfirm, ConfirmEndScreen};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::{Attempt, AttemptState, EndedBy};
use domain::id::Id;
use domain::journal::Actor;
use store::Stop;
use store::attempts::Current;
use web_shell::outcome::{self, go};
use web_shell::question::{Posted, field};
use web_shell::{Answer, Chrome, Form, Shared, Texts, Visit};

use super::{TEXTS, hour, load, receipt};

/// « Vous avez presque terminé », then « L’écran de fin est vu ».
#[derive(Template)]
#[template(path = "test/end.html")]
struct EndPage {
    chrome: Chrome,
    t: Texts,
    attempt: Id<Attempt>,
    person: String,
    by: &'static str,
    seen: Option<String>,
    finalised: bool,
    receipt: Option<String>,
    not_taken: Option<String>,
    refusal: Option<&'static str>,
    session: String,
}

/// The end screen for an answer that arrived after somebody else had ended the test: it says that it was not taken.
pub fn too_late(visit: &Visit, current: &Current) -> Response {
    let t = TEXTS.of(visit.locale);
    let mut page = made(visit, current, "", None);
    page.not_taken = Some(t.n("why-not-taken", "number", i64::from(current.kept.position)));
    outcome::with_status(http::StatusCode::CONFLICT, &page)
}

/// The end screen of an attempt.
pub fn page(visit: &Visit, current: &Current, by: EndedBy) -> Response {
    let status = http::StatusCode::OK;
    outcome::with_status(status, &made(visit, current, by.code(), None))
}

fn made(visit: &Visit, current: &Current, by: &'static str, refusal: Option<&'static str>) -> EndPage {
    let t = TEXTS.of(visit.locale);
    let seen = current.kept.end_seen.as_ref().map(|(at, _)| hour(&t, *at, &current.zone));
    let receipt = receipt(&t, &current.kept, &current.zone);
    let title = if seen.is_some() { t.s("seen-title") } else { t.s("end-title") };
    EndPage {
        chrome: Chrome::plain(visit, title),
        t,
        attempt: current.kept.id,
        person: visit.account.as_ref().map(|a| a.name.clone()).unwrap_or_default(),
        by,
        seen,
        finalised: current.finalised_at.is_some(),
        receipt,
        not_taken: None,
        refusal,
        session: current.number.grouped(),
    }
}

/// `POST /candidat/test/{attempt}/ecran-vu`: « Le surveillant a bien vu cet écran », ticked by the invigilator.
pub async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let current = load(&app, &visit, attempt).await?;
    let AttemptState::Ended { by, .. } = current.kept.state else {
        return Ok(go(&format!("/candidat/test/{attempt}")));
    };
    if field(&posted, "vu") != Some("oui") {
        let key = TEXTS.of(visit.locale).s("why-not-ticked");
        return Ok(outcome::refused(&made(&visit, &current, by.code(), Some(key))));
    }
    let by = Actor::Account(visit.account()?.id);
    let act = ConfirmEndScreen { doing: Doing { at: visit.at, by, seed: visit.seed.clone() }, attempt };
    match app.store.act(act).await {
        Ok(()) | Err(Stop::Refused(CannotConfirm::NotEnded | CannotConfirm::Finalised)) => {
            Ok(go(&format!("/candidat/test/{attempt}")))
        }
        Err(stop) => Err(stop.into()),
    }
}
