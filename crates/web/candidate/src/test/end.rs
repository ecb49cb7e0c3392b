//! The end screen: the invigilator must see it, here or on their own device.

use acts::Doing;
use acts::certification::{CannotConfirm, ConfirmEndScreen};
use acts::people::{FREE, ForgiveFailures, MustWait, TakeTurn};
use askama::Template;
use axum::extract::{Path, State};
use domain::certification::attempt::{Attempt, AttemptState, EndedBy};
use domain::certification::session::kit_code;
use domain::id::Id;
use domain::journal::Actor;
use store::attempts::Current;
use store::{Stop, sessions};
use web_shell::outcome::{self, go};
use web_shell::question::{Posted, field};
use web_shell::{Answer, Chrome, Form, Shared, Texts, Trouble, Visit};

use super::watch::Watch;
use super::{TEXTS, hour, load, receipt};

/// « Vous avez presque terminé », then « L’écran de fin est vu ».
#[derive(Template)]
#[template(path = "test/end.html")]
struct EndPage {
    chrome: Chrome,
    t: Texts,
    watch: Watch,
    on_paper: bool,
    typed: String,
    attempt: Id<Attempt>,
    person: String,
    by: &'static str,
    seen: Option<String>,
    finalised: bool,
    receipt: Option<String>,
    not_taken: Option<String>,
    refusal: Option<String>,
    session: String,
}

/// The end screen for an answer that arrived after somebody else had ended the test: it says that it was not taken.
///
/// # Errors
/// When the store cannot be read.
pub async fn too_late(app: &Shared, visit: &Visit, current: &Current, by: EndedBy) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut page = made(app, visit, current, "").await?;
    let why = if by == EndedBy::Finalisation { "why-not-taken-finalised" } else { "why-not-taken" };
    page.not_taken = Some(t.n(why, "number", i64::from(current.kept.position)));
    Ok(outcome::with_status(http::StatusCode::CONFLICT, &page))
}

/// The end screen of an attempt.
///
/// # Errors
/// When the store cannot be read.
pub async fn page(app: &Shared, visit: &Visit, current: &Current, by: EndedBy) -> Answer {
    Ok(outcome::with_status(http::StatusCode::OK, &made(app, visit, current, by.code()).await?))
}

async fn made(app: &Shared, visit: &Visit, current: &Current, by: &'static str) -> Result<EndPage, Trouble> {
    let mut reader = app.store.read().await?;
    let session = sessions::by_id(&mut reader.conn(), current.kept.session).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let seen = current.kept.end_seen.as_ref().map(|(at, _)| hour(&t, *at, &current.zone));
    let receipt = receipt(&t, &current.kept, &current.zone);
    let title = if seen.is_some() { t.s("seen-title") } else { t.s("end-title") };
    Ok(EndPage {
        chrome: Chrome::plain(visit, title),
        t,
        watch: Watch::of(visit, &current.kept),
        on_paper: session.is_some_and(|session| session.on_paper),
        typed: String::new(),
        attempt: current.kept.id,
        person: visit.account.as_deref().map(|a| a.name.clone()).unwrap_or_default(),
        by,
        seen,
        finalised: current.finalised_at.is_some(),
        receipt,
        not_taken: None,
        refusal: None,
        session: current.number.grouped(),
    })
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
    if let Some(refusal) = hindered(&app, &visit, &current, &posted).await? {
        let page = made(&app, &visit, &current, by.code()).await?;
        let typed = field(&posted, "code").unwrap_or_default().to_owned();
        return Ok(outcome::refused(&EndPage { refusal: Some(refusal), typed, ..page }));
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

/// Why the box is not taken: it is not ticked or, where no invigilator has a screen, the code of the kit is not right. Codes
/// are guessed one after the other, and wait longer and longer.
async fn hindered(
    app: &Shared,
    visit: &Visit,
    current: &Current,
    posted: &Posted,
) -> Result<Option<String>, Trouble> {
    let t = TEXTS.of(visit.locale);
    if field(posted, "vu") != Some("oui") {
        return Ok(Some(t.s("why-not-ticked").to_owned()));
    }
    let mut reader = app.store.read().await?;
    let session = sessions::by_id(&mut reader.conn(), current.kept.session).await?;
    drop(reader);
    let Some(session) = session.filter(|session| session.on_paper) else { return Ok(None) };
    let typed = field(posted, "code").unwrap_or_default();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return Ok(Some(t.s("why-kit-code-empty").to_owned()));
    }
    let subject = *blake3::hash(format!("kit code:{}", current.kept.id).as_bytes()).as_bytes();
    match app.store.act(TakeTurn { subject, free: FREE, at: visit.at }).await {
        Ok(()) => {}
        Err(Stop::Refused(MustWait { seconds })) => return Ok(Some(t.n("why-kit-wait", "seconds", seconds))),
        Err(stop) => return Err(stop.into()),
    }
    if digits != kit_code(session.id, &session.invigilator_password) {
        return Ok(Some(t.s("why-kit-code").to_owned()));
    }
    app.store.act(ForgiveFailures { subject }).await?;
    Ok(None)
}
