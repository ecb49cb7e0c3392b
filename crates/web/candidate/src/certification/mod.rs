//! Joining a session, waiting to be let in, starting, and coming back.

mod enter;
mod files;
mod tries;
mod waiting;

use acts::Doing;
use acts::certification::JoinSession;
use askama::Template;
use axum::extract::State;
use domain::certification::enrolment::{CannotJoin, FieldName, TypedIdentity};
use domain::certification::session::{NumberFault, Session, SessionNumber, SessionRefusal};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Zone;
use domain::people::{Account, Login};
use domain::placement::Certifiability;
use serde::Deserialize;
use store::{Stop, accounts, candidate_sessions, placements, sessions};
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Shared, Texts, Trouble, Visit, Who, when};

web_shell::texts!(TEXTS, "page");

/// The doors of joining.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/certification", Who::SignedIn, show)
        .post("/candidat/certification", Who::SignedIn, join)
        .get("/candidat/certification/{session}", Who::SignedIn, waiting::show)
        .get("/candidat/certification/{session}/attente", Who::SignedIn, waiting::wait_on)
        .get("/candidat/certification/{session}/etat", Who::SignedIn, waiting::state)
        .get("/candidat/certification/{session}/fichier", Who::SignedIn, files::show)
        .post("/candidat/certification/{session}/fichier", Who::SignedIn, files::tell)
        .get("/candidat/certification/{session}/fichier/mot.ods", Who::SignedIn, files::file)
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
    local_id: String,
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
    /// Homonyms born on one day stand on the list: their own number tells them apart.
    ask_local_id: bool,
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
    let ask_local_id = faults.at("local_id").is_some() || !typed.local_id.is_empty();
    Ok(JoinPage {
        chrome,
        t,
        typed,
        faults,
        certifiable: certifiability.certifiable,
        competences,
        needed,
        joined,
        ask_local_id,
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
    let identity = TypedIdentity { local_id: Some(typed.local_id.clone()), ..identity };
    match tried(&app, &visit, number, identity).await? {
        Ok(session) => Ok(go(&format!("/candidat/certification/{session}"))),
        Err((field, sentence)) => {
            faults.add(field, sentence);
            Ok(outcome::refused(&made(&app, &visit, typed, faults).await?))
        }
    }
}

/// The session joined, or the field at fault and its sentence.
async fn tried(
    app: &Shared,
    visit: &Visit,
    number: SessionNumber,
    typed: TypedIdentity,
) -> Result<Result<Id<Session>, (&'static str, String)>, Trouble> {
    let t = TEXTS.of(visit.locale);
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let session = sessions::by_number(&mut reader.conn(), number).await?;
    drop(reader);
    let session = session.filter(|s| s.rehearsal == account.rehearsal).map(|s| s.id);
    if let Err(wait) = tries::take(app, visit, account.id, session).await? {
        return Ok(Err(("number", wait)));
    }
    let Some(session) = session else {
        return Ok(Err(("number", t.w("why-no-session", "number", number.grouped()))));
    };
    let doing = Doing { at: visit.at, by: Actor::Account(account.id), seed: visit.seed.clone() };
    match app.store.act(JoinSession { doing, account: account.id, session, typed }).await {
        Ok(_) => {
            tries::forgive(app, account.id, session).await?;
            Ok(Ok(session))
        }
        Err(Stop::Refused(CannotJoin::OtherAccountUsed { account })) => {
            let login = masked_login(app, account).await?;
            Ok(Err(("last_name", t.w("why-other-account", "login", login))))
        }
        Err(Stop::Refused(why)) => Ok(Err(join_fault(&t, &why, &number.grouped()))),
        Err(stop) => Err(stop.into()),
    }
}

/// What an account signs in with, for its holder to recognise.
async fn masked_login(app: &Shared, account: Id<Account>) -> Result<String, Trouble> {
    let mut reader = app.store.read().await?;
    let logins = accounts::credentials_of(&mut reader.conn(), account).await?;
    let masked = logins.first().and_then(|kept| Login::parse(&kept.login).ok()).map(|login| login.masked());
    Ok(masked.unwrap_or_else(|| "***".to_owned()))
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
        CannotJoin::Session(SessionRefusal::Cancelled { .. }) => {
            ("number", t.w("why-session-cancelled", "number", number))
        }
        CannotJoin::Session(_) => ("number", t.w("why-session-over", "number", number)),
        CannotJoin::NotOnList => ("last_name", t.w("why-not-on-list", "number", number)),
        CannotJoin::ListedOtherwise { what } => {
            (what.code(), t.s(&format!("why-otherwise-{}", what.code())).to_owned())
        }
        CannotJoin::Swapped => ("last_name", t.s("why-swapped").to_owned()),
        CannotJoin::SeveralMatch => ("local_id", t.s("why-several").to_owned()),
        CannotJoin::LinkedToAnotherAccount => ("last_name", t.s("why-taken").to_owned()),
        CannotJoin::AlreadyLinkedInSession => ("last_name", t.s("why-already").to_owned()),
        CannotJoin::TooSoon { from } => ("number", t.w("why-too-soon", "day", when::date(t.locale, *from))),
        CannotJoin::Staff => ("number", t.s("why-staff").to_owned()),
        CannotJoin::OtherAccountUsed { .. } => ("last_name", t.w("why-other-account", "login", "***")),
    }
}
