//! Joining a session, waiting to be let in, starting, and coming back.

mod enter;
mod waiting;

use acts::Doing;
use acts::certification::JoinSession;
use askama::Template;
use axum::extract::State;
use domain::certification::enrolment::{CannotJoin, FieldName, TypedIdentity};
use domain::certification::session::{NumberFault, SessionNumber};
use domain::journal::Actor;
use domain::moment::Zone;
use domain::placement::Certifiability;
use serde::Deserialize;
use store::{Stop, candidate_sessions, placements, sessions};
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Shared, Texts, Trouble, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// The doors of joining.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/certification", Who::SignedIn, show)
        .post("/candidat/certification", Who::SignedIn, join)
        .get("/candidat/certification/{session}", Who::SignedIn, waiting::show)
        .post("/candidat/certification/{session}/commencer", Who::SignedIn, enter::enter)
        .post("/candidat/certification/{session}/reprendre", Who::SignedIn, enter::ask)
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    number: String,
    first_name: String,
    last_name: String,
    birth_date: String,
}

#[derive(Template)]
#[template(path = "certification/page.html")]
struct JoinPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
    certifiable: bool,
    competences: i64,
    needed: i64,
    joined: Vec<JoinedSession>,
}

/// A session that the account has joined and that is not over.
struct JoinedSession {
    id: String,
    what: String,
}

fn chrome(visit: &Visit, title: &str) -> Chrome {
    let t = TEXTS.of(visit.locale);
    let nav = [
        ("/candidat", t.s("nav-skills")),
        ("/candidat/certification", t.s("nav-certification")),
        ("/candidat/certifications", t.s("nav-results")),
    ];
    Chrome::room(visit, title, t.s("room"), &nav)
}

async fn made(app: &Shared, visit: &Visit, typed: Typed, faults: Faults) -> Result<JoinPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let certifiability = placements::profile_of(db, account, visit.at).await?.certifiability();
    let found = candidate_sessions::joined(db, account).await?;
    let joined = found.into_iter().map(|s| {
        let day = s.starts_at.local(&s.zone);
        let what = t.with(
            "joined-session",
            &[
                ("number", s.number.grouped().into()),
                ("room", s.room.into()),
                ("day", day.strftime("%d/%m/%Y").to_string().into()),
                ("time", day.strftime("%H:%M").to_string().into()),
            ],
        );
        JoinedSession { id: s.id.to_string(), what }
    });
    let joined = joined.collect();
    let (competences, needed) = figures(&certifiability);
    let chrome = chrome(visit, t.s("title"));
    Ok(JoinPage {
        chrome,
        t,
        typed,
        faults,
        certifiable: certifiability.certifiable,
        competences,
        needed,
        joined,
    })
}

/// Competences at level 1 or more, and how many are needed, as texts count them.
fn figures(certifiability: &Certifiability) -> (i64, i64) {
    let figure = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    (figure(certifiability.competences), figure(certifiability.needed))
}

/// `GET /candidat/certification`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let page = made(&app, &visit, Typed::default(), Faults::none()).await?;
    Ok(outcome::with_status(http::StatusCode::OK, &page))
}

/// `POST /candidat/certification`: number, names and date of birth, all faults at once.
async fn join(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let number =
        SessionNumber::parse(&typed.number).map_err(|why| faults.add("number", number_fault(&t, why))).ok();
    let today = visit.at.local(&Zone::paris()).date();
    let identity = TypedIdentity::parse(&typed.first_name, &typed.last_name, &typed.birth_date, today);
    let identity = identity.map_err(|found| {
        for fault in found {
            faults.add(fault.field.code(), identity_fault(&t, fault.field, fault.why.code()));
        }
    });
    let (Some(number), Ok(identity)) = (number, identity) else {
        return Ok(outcome::refused(&made(&app, &visit, typed, faults).await?));
    };
    let mut reader = app.store.read().await?;
    let session = sessions::by_number(&mut reader.conn(), number).await?;
    drop(reader);
    let account = visit.account()?;
    let Some(session) = session.filter(|s| s.rehearsal == account.rehearsal) else {
        faults.add("number", t.w("why-no-session", "number", number.grouped()));
        return Ok(outcome::refused(&made(&app, &visit, typed, faults).await?));
    };
    let doing = Doing { at: visit.at, by: Actor::Account(account.id), seed: visit.seed.clone() };
    let act = JoinSession { doing, account: account.id, session: session.id, typed: identity };
    match app.store.act(act).await {
        Ok(_) => Ok(go(&format!("/candidat/certification/{}", session.id))),
        Err(Stop::Refused(why)) => {
            let (field, sentence) = join_fault(&t, &why, &number.grouped());
            faults.add(field, sentence);
            Ok(outcome::refused(&made(&app, &visit, typed, faults).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

fn number_fault(t: &Texts, why: NumberFault) -> String {
    match why {
        NumberFault::Empty => t.s("why-number-empty").to_owned(),
        NumberFault::NotSevenDigits { digits } => {
            t.n("why-number-digits", "digits", i64::try_from(digits).unwrap_or(0))
        }
        NumberFault::NotADigit { character } => t.w("why-number-sign", "sign", character),
        NumberFault::Mistyped => t.s("why-number-check").to_owned(),
    }
}

fn identity_fault(t: &Texts, field: FieldName, why: &str) -> String {
    let key = format!("why-{}-{why}", field.code());
    t.find(&key).or_else(|| t.find(&format!("why-{why}"))).unwrap_or(t.s("why-unreadable")).to_owned()
}

/// Which field a refusal belongs to, and its sentence: what does not fit, and what to do.
fn join_fault(t: &Texts, why: &CannotJoin, number: &str) -> (&'static str, String) {
    match why {
        CannotJoin::Session(_) => ("number", t.w("why-session-over", "number", number)),
        CannotJoin::NotOnList => ("last_name", t.w("why-not-on-list", "number", number)),
        CannotJoin::ListedOtherwise { what } => {
            (what.code(), t.s(&format!("why-otherwise-{}", what.code())).to_owned())
        }
        CannotJoin::SeveralMatch => ("last_name", t.s("why-several").to_owned()),
        CannotJoin::LinkedToAnotherAccount => ("last_name", t.s("why-taken").to_owned()),
        CannotJoin::AlreadyLinkedInSession => ("last_name", t.s("why-already").to_owned()),
        CannotJoin::OtherAccountUsed => ("last_name", t.s("why-other-account").to_owned()),
    }
}
