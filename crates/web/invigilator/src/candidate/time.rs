//! What moves a candidate's time by hand: minutes with a reason, stopping and going on, an end that was a mistake.

use acts::certification::{CannotTime, CannotUndo, GrantTime, HoldAttempt, UndoEnd};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::AlreadyEnded;
use domain::certification::enrolment::Candidate;
use domain::certification::standstill::{GRANT_MAX_MINUTES, REASON_MAX, parse_minutes};
use domain::id::Id;
use domain::text::{Line, TextFault};
use store::Stop;
use store::time_changes::TimeChange;
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Shared, Texts, Trouble, outcome};

use super::again::{Again, Fold, Typed};
use super::{TEXTS, refused, shown_again};
use crate::inside::Inside;

pub(super) fn home(id: Id<Candidate>) -> Response {
    outcome::go(&format!("/surveillant/salle/candidats/{id}"))
}

/// What does not fit a reason; an empty one only where it is needed.
pub(super) fn reason(typed: &str, needed: bool, t: Texts) -> Result<String, String> {
    match Line::parse(typed, REASON_MAX) {
        Ok(reason) => Ok(reason),
        Err(TextFault::Empty) if !needed => Ok(String::new()),
        Err(TextFault::Empty) => Err(t.s("fault-reason-empty").to_owned()),
        Err(TextFault::TooLong { .. }) => {
            Err(t.n("fault-reason-long", "max", i64::try_from(REASON_MAX).unwrap_or(i64::MAX)))
        }
        Err(TextFault::ControlCharacter) => Err(t.s("fault-control").to_owned()),
    }
}

async fn timed(app: &Shared, inside: &Inside, id: Id<Candidate>, why: CannotTime) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    match why {
        CannotTime::NotStarted => refused(app, inside, id, t.s("why-not-started").to_owned()).await,
        CannotTime::Ended(AlreadyEnded { at, .. }) => {
            refused(app, inside, id, t.w("why-ended", "hour", inside.hour(at))).await
        }
        CannotTime::Session(_) => Ok(outcome::go("/surveillant/salle")),
    }
}

/// The form of minutes that are given.
#[derive(serde::Deserialize)]
pub(crate) struct Gift {
    cle: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    motif: String,
}

/// `POST …/minutes`.
pub(crate) async fn minutes(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Gift>,
) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let key: Id<TimeChange> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let mut faults = Faults::none();
    let minutes = parse_minutes(&typed.minutes);
    if minutes.is_none() {
        faults.add("minutes", t.n("fault-minutes", "max", GRANT_MAX_MINUTES));
    }
    let reason = reason(&typed.motif, true, t).map_err(|why| faults.add("motif", why)).ok();
    let (Some(minutes), Some(reason)) = (minutes, reason) else {
        let typed = Typed { key: typed.cle, number: typed.minutes, reason: typed.motif };
        return shown_again(&app, &inside, id, Again::fold(Fold::Minutes, typed, faults)).await;
    };
    let act = GrantTime {
        doing: inside.doing(),
        session: inside.id(),
        candidate: Some(id),
        id: key,
        minutes,
        reason,
    };
    match app.store.act(act).await {
        Ok(_) => Ok(home(id)),
        Err(Stop::Refused(why)) => timed(&app, &inside, id, why).await,
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// The form of a stop: it stands still, or goes on.
#[derive(serde::Deserialize)]
pub(crate) struct Stopping {
    arret: u8,
    #[serde(default)]
    motif: String,
}

/// `POST …/arret`.
pub(crate) async fn hold(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Stopping>,
) -> Answer {
    let reason = match reason(&typed.motif, false, TEXTS.of(inside.visit.locale)) {
        Ok(reason) => reason,
        Err(why) => return refused(&app, &inside, id, why).await,
    };
    let held = typed.arret != 0;
    let act = HoldAttempt { doing: inside.doing(), session: inside.id(), candidate: id, held, reason };
    match app.store.act(act).await {
        Ok(()) => Ok(home(id)),
        Err(Stop::Refused(why)) => timed(&app, &inside, id, why).await,
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// The form of an end that was a mistake.
#[derive(serde::Deserialize)]
pub(crate) struct Undoing {
    #[serde(default)]
    motif: String,
}

/// `POST …/retablir`.
pub(crate) async fn undo_end(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Candidate>>,
    Form(typed): Form<Undoing>,
) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let sent = |reason| Typed { key: String::new(), number: String::new(), reason };
    let reason = match reason(&typed.motif, true, t) {
        Ok(reason) => reason,
        Err(why) => {
            let mut faults = Faults::none();
            faults.add("motif", why);
            return shown_again(&app, &inside, id, Again::fold(Fold::UndoEnd, sent(typed.motif), faults))
                .await;
        }
    };
    let act = UndoEnd { doing: inside.doing(), session: inside.id(), candidate: id, reason };
    let why = match app.store.act(act).await {
        Ok(()) => return Ok(home(id)),
        Err(Stop::Refused(why)) => why,
        Err(stop) => return Err(Trouble::from(stop)),
    };
    let key = match why {
        CannotUndo::Session(_) => return Ok(outcome::go("/surveillant/salle")),
        CannotUndo::NotStarted => "why-not-started",
        CannotUndo::Finished => "why-finished",
        CannotUndo::Paused => "why-paused",
    };
    let mut again = Again::fold(Fold::UndoEnd, sent(typed.motif), Faults::none());
    again.refusal = Some(t.s(key).to_owned());
    shown_again(&app, &inside, id, again).await
}
