//! What is done for one candidate in one tap: tick, allow, see the end screen. Each comes back to the page it was done
//! from, at that candidate; a refusal is the candidate's page with its reason.

use acts::certification::{
    AllowResumption, CannotAllow, CannotConfirm, CannotTick, CannotUnlink, ConfirmEndScreen, TickCandidate,
    UnlinkCandidate,
};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::AlreadyEnded;
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use store::Stop;
use web_shell::form::Form;
use web_shell::{Answer, Shared, Trouble, outcome};

use super::{TEXTS, refused, seat_of};
use crate::inside::Inside;

/// The page from which something was done.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Origin {
    /// The board.
    Salle,
    /// The roll call.
    Appel,
    /// The candidate's page.
    #[default]
    Fiche,
}

fn back(origin: Origin, id: Id<Candidate>) -> Response {
    match origin {
        Origin::Salle => outcome::go(&format!("/surveillant/salle#c-{id}")),
        Origin::Appel => outcome::go(&format!("/surveillant/salle?vue=appel#c-{id}")),
        Origin::Fiche => outcome::go(&format!("/surveillant/salle/candidats/{id}")),
    }
}

/// The form of a tick.
#[derive(serde::Deserialize)]
pub(crate) struct Tick {
    present: u8,
    #[serde(default)]
    suite: Origin,
}

/// `POST …/present`.
pub(crate) async fn tick(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Tick>,
) -> Answer {
    let act = TickCandidate {
        doing: inside.doing(),
        session: inside.id(),
        candidate: id,
        present: typed.present != 0,
    };
    let t = TEXTS.of(inside.visit.locale);
    match app.store.act(act).await {
        Ok(()) => Ok(back(typed.suite, id)),
        Err(Stop::Refused(CannotTick::Started { at })) => {
            refused(&app, &inside, id, t.w("why-started", "hour", inside.hour(at))).await
        }
        Err(Stop::Refused(CannotTick::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// `POST …/detacher`.
pub(crate) async fn unlink(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Plain>,
) -> Answer {
    let act = UnlinkCandidate { doing: inside.doing(), session: inside.id(), candidate: id };
    let t = TEXTS.of(inside.visit.locale);
    match app.store.act(act).await {
        Ok(()) => Ok(back(typed.suite, id)),
        Err(Stop::Refused(CannotUnlink::Started { at })) => {
            refused(&app, &inside, id, t.w("why-linked", "hour", inside.hour(at))).await
        }
        Err(Stop::Refused(CannotUnlink::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// The form of a permission.
#[derive(serde::Deserialize)]
pub(crate) struct Permission {
    autorise: u8,
    #[serde(default)]
    suite: Origin,
}

/// `POST …/reprise`.
pub(crate) async fn allow(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Permission>,
) -> Answer {
    let act = AllowResumption {
        doing: inside.doing(),
        session: inside.id(),
        candidate: id,
        allowed: typed.autorise != 0,
    };
    let t = TEXTS.of(inside.visit.locale);
    match app.store.act(act).await {
        Ok(()) => Ok(back(typed.suite, id)),
        Err(Stop::Refused(CannotAllow::NotStarted)) => {
            refused(&app, &inside, id, t.s("why-not-started").to_owned()).await
        }
        Err(Stop::Refused(CannotAllow::Ended(AlreadyEnded { at, .. }))) => {
            refused(&app, &inside, id, t.w("why-ended", "hour", inside.hour(at))).await
        }
        Err(Stop::Refused(CannotAllow::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// The form of what needs nothing else.
#[derive(serde::Deserialize)]
pub(crate) struct Plain {
    #[serde(default)]
    suite: Origin,
}

/// `POST …/ecran-vu`.
pub(crate) async fn end_seen(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Plain>,
) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let Some(test) = seat_of(&app, &inside, id).await?.test else {
        return refused(&app, &inside, id, t.s("why-no-end").to_owned()).await;
    };
    match app.store.act(ConfirmEndScreen { doing: inside.doing(), attempt: test.attempt }).await {
        Ok(()) => Ok(back(typed.suite, id)),
        Err(Stop::Refused(CannotConfirm::NotEnded)) => {
            refused(&app, &inside, id, t.s("why-no-end").to_owned()).await
        }
        Err(Stop::Refused(CannotConfirm::Finalised)) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}
