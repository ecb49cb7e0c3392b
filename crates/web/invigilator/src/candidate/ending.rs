//! `…/terminer`: ending a test in the room, once its consequence was read.

use acts::certification::{CannotEnd, EndAttempt};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::attempt::{AbortReason, AlreadyEnded, AttemptState};
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use store::Stop;
use web_shell::form::Form;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use super::{TEXTS as CANDIDATE, refused, seat_of};
use crate::board::view::listed_name;
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "ending");

#[derive(Template)]
#[template(path = "candidate/ending.html")]
struct EndingPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    id: Id<Candidate>,
    name: String,
    progress: String,
    reasons: [&'static str; 3],
}

/// `GET …/terminer`: the page that says what it means.
pub(crate) async fn ask(State(app): State<Shared>, inside: Inside, Path(id): Path<Id<Candidate>>) -> Answer {
    let seat = seat_of(&app, &inside, id).await?;
    let running = seat.test.as_ref().filter(|t| !matches!(t.state, AttemptState::Ended { .. }));
    let Some(test) = running else {
        return Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}")));
    };
    let t = TEXTS.of(inside.visit.locale);
    let name = listed_name(&seat);
    let numbers = [
        ("answered", test.position.saturating_sub(1).into()),
        ("questions", test.questions.into()),
        ("hour", inside.hour(test.timing.end_as_of(inside.visit.at)).into()),
    ];
    let page = EndingPage {
        chrome: inside.chrome(t.w("title", "name", &name), Here::Candidate),
        t,
        top: inside.top(),
        id,
        name,
        progress: t.with("progress", &numbers),
        reasons: ["later", AbortReason::Candidate.code(), AbortReason::Technical.code()],
    };
    Ok(Page(page).into_response())
}

/// Why, as chosen; anything else than a reason leaves it to the finalisation.
#[derive(serde::Deserialize)]
pub(crate) struct Why {
    #[serde(default)]
    raison: String,
}

/// `POST …/terminer`.
pub(crate) async fn end(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Why>,
) -> Answer {
    let reason = AbortReason::from_code(&typed.raison);
    let t = CANDIDATE.of(inside.visit.locale);
    let act = EndAttempt { doing: inside.doing(), session: inside.id(), candidate: id, reason };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&format!("/surveillant/salle/candidats/{id}"))),
        Err(Stop::Refused(CannotEnd::NotStarted)) => {
            refused(&app, &inside, id, t.s("why-not-started").to_owned()).await
        }
        Err(Stop::Refused(CannotEnd::Ended(AlreadyEnded { at, .. }))) => {
            refused(&app, &inside, id, t.w("why-ended", "hour", inside.hour(at))).await
        }
        Err(Stop::Refused(CannotEnd::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}
