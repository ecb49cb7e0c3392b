//! `/surveillant/salle/tous`: what is done for the whole room at once: stop it and let it go on, give minutes, note when the
//! test really began.

use acts::certification::{CannotTime, GrantTime, NoteStart, PauseRoom, ResumeRoom};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use domain::certification::closing::hour_in;
use domain::certification::standstill::{GRANT_MAX_MINUTES, REASON_MAX, parse_minutes};
use domain::id::Id;
use domain::text::{Line, TextFault};
use store::Stop;
use store::time_changes::TimeChange;
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use crate::board::Nothing;
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

/// Why a room is stopped, as the page proposes it; the last one wants words.
const REASONS: [&str; 3] = ["alarm", "network", "other"];

#[derive(Template)]
#[template(path = "everyone/page.html")]
struct EveryonePage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    paused: Option<String>,
    reasons: [&'static str; 3],
    began: Option<String>,
    key: String,
    max: u32,
    typed: Typed,
    faults: Faults,
}

/// The fields of every form of the page, as typed.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    raison: String,
    precision: String,
    cle: String,
    minutes: String,
    motif: String,
    debut: String,
}

fn page(inside: &Inside, typed: Typed, faults: Faults) -> EveryonePage {
    let t = TEXTS.of(inside.visit.locale);
    let session = &inside.session;
    let key = Id::<TimeChange>::from_seed(&inside.visit.seed, "minutes").to_string();
    EveryonePage {
        chrome: inside.chrome(t.s("title"), Here::Candidate),
        t,
        top: inside.top(),
        paused: session.paused_at.map(|since| t.w("paused", "hour", inside.hour(since))),
        reasons: REASONS,
        began: session.real_start.map(|at| t.w("began", "hour", inside.hour(at))),
        key: if typed.cle.is_empty() { key } else { typed.cle.clone() },
        max: GRANT_MAX_MINUTES,
        typed,
        faults,
    }
}

/// `GET /surveillant/salle/tous`.
pub(crate) async fn show(inside: Inside) -> Answer {
    if inside.opened_at().is_none() {
        return Ok(outcome::go("/surveillant/salle"));
    }
    let now = inside.visit.at.local(&inside.session.zone).strftime("%H:%M").to_string();
    let typed = Typed { raison: REASONS[0].to_owned(), debut: now, ..Typed::default() };
    Ok(Page(page(&inside, typed, Faults::none())).into_response())
}

fn again(inside: &Inside, typed: Typed, faults: Faults) -> Response {
    outcome::refused(&page(inside, typed, faults))
}

/// The sentence of a line that does not fit.
pub(crate) fn line_fault(t: Texts, why: TextFault) -> String {
    match why {
        TextFault::Empty => t.s("fault-reason-empty").to_owned(),
        TextFault::TooLong { .. } => {
            t.n("fault-reason-long", "max", i64::try_from(REASON_MAX).unwrap_or(i64::MAX))
        }
        TextFault::ControlCharacter => t.s("fault-control").to_owned(),
    }
}

/// `POST /surveillant/salle/pause`.
pub(crate) async fn pause(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let mut faults = Faults::none();
    let proposed = REASONS.into_iter().find(|reason| *reason == typed.raison);
    let words = match (proposed, Line::parse(&typed.precision, REASON_MAX)) {
        (Some("other"), Err(why)) => {
            faults.add("precision", line_fault(t, why));
            String::new()
        }
        (_, Err(TextFault::Empty)) => String::new(),
        (_, Err(why)) => {
            faults.add("precision", line_fault(t, why));
            String::new()
        }
        (_, Ok(words)) => words,
    };
    let Some(proposed) = proposed else {
        faults.add("raison", t.s("fault-choice"));
        return Ok(again(&inside, typed, faults));
    };
    if faults.any() {
        return Ok(again(&inside, typed, faults));
    }
    let reason = match (proposed, words.is_empty()) {
        ("other", _) => words,
        (code, true) => t.s(&format!("reason-{code}")).to_owned(),
        (code, false) => format!("{}, {words}", t.s(&format!("reason-{code}"))),
    };
    done(app.store.act(PauseRoom { doing: inside.doing(), session: inside.id(), reason }).await)
}

/// `POST /surveillant/salle/continuer`.
pub(crate) async fn go_on(
    State(app): State<Shared>,
    inside: Inside,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    done(app.store.act(ResumeRoom { doing: inside.doing(), session: inside.id() }).await)
}

/// `POST /surveillant/salle/minutes`: for everyone who is at work.
pub(crate) async fn minutes(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let id: Id<TimeChange> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let mut faults = Faults::none();
    let minutes = parse_minutes(&typed.minutes);
    if minutes.is_none() {
        faults.add("minutes", t.n("fault-minutes", "max", GRANT_MAX_MINUTES));
    }
    let reason =
        Line::parse(&typed.motif, REASON_MAX).map_err(|why| faults.add("motif", line_fault(t, why))).ok();
    let (Some(minutes), Some(reason)) = (minutes, reason) else {
        return Ok(again(&inside, typed, faults));
    };
    let act = GrantTime { doing: inside.doing(), session: inside.id(), candidate: None, id, minutes, reason };
    match app.store.act(act).await {
        // Refused: finalised in this very second. The guard of the board says so.
        Ok(_) | Err(Stop::Refused(CannotTime::Session(_))) => Ok(outcome::go("/surveillant/salle")),
        Err(Stop::Refused(_)) => Err(Trouble::BadRequest),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

/// `POST /surveillant/salle/debut`: when the test really began.
pub(crate) async fn began(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let Some(opened) = inside.opened_at() else { return Ok(outcome::go("/surveillant/salle")) };
    let zone = &inside.session.zone;
    let Some(began) = hour_in(&typed.debut, opened.local(zone).date(), zone, opened, inside.visit.at) else {
        let mut faults = Faults::none();
        let (opened, now) = (inside.hour(opened), inside.hour(inside.visit.at));
        faults.add("debut", t.ww("fault-hour", ("opened", &opened), ("now", &now)));
        return Ok(again(&inside, typed, faults));
    };
    done(app.store.act(NoteStart { doing: inside.doing(), session: inside.id(), began }).await)
}

/// Back to the board. Refused: the room was closed in this very second, and the guard of the board says so.
fn done<Done, Refusal>(what: Result<Done, Stop<Refusal>>) -> Answer {
    match what {
        Ok(_) | Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/salle")),
        Err(Stop::Absent) => Err(Trouble::NotFound),
        Err(Stop::Failed(why)) => Err(why.into()),
    }
}
