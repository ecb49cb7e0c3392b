//! A president proposes to withdraw a publication, with a reason; another one confirms it or sets it aside.

use acts::certification::{CannotPropose, CannotWithdraw, ProposeWithdrawal, WithdrawPublication};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::jury::REASON_MAX;
use domain::certification::session::Session;
use domain::id::Id;
use domain::text::TextFault;
use store::{Stop, certificates};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use crate::room::{self, Nothing, session_address};

web_shell::texts!(TEXTS, "withdraw");

#[derive(Template)]
#[template(path = "publication/withdraw.html")]
struct WithdrawPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    /// Certificates in force.
    certificates: i64,
    /// What was proposed and waits.
    waiting: Option<Waiting>,
    reason: String,
    reason_max: usize,
    faults: Faults,
}

/// A proposal that waits.
struct Waiting {
    reason: String,
    signed: String,
    /// The visitor has proposed it.
    own: bool,
}

/// The reason as typed.
#[derive(serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    reason: String,
}

/// GET /jury/sessions/{id}/retrait
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    match page(&app, &visit, id, String::new(), Faults::none()).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(go(&session_address(id, ""))),
    }
}

/// The page, or nothing when there is no publication to withdraw.
async fn page(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    reason: String,
    faults: Faults,
) -> Result<Option<WithdrawPage>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let desk = room::desk(db, visit, id).await?;
    if desk.dossier.session.facts.published_at.is_none() || !desk.may_second() {
        return Ok(None);
    }
    let certificates = certificates::of_session(db, id).await?;
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let waiting = desk.withdrawal_waits().map(|kept| Waiting {
        signed: t.ww(
            "signed",
            ("by", &desk.name(&words, kept.by)),
            ("when", &desk.stamp(visit.locale, kept.at)),
        ),
        own: kept.by == desk.juror.account,
        reason: kept.reason.clone(),
    });
    Ok(Some(WithdrawPage {
        chrome: room::chrome(visit, t.w("title", "number", desk.dossier.session.number.grouped())),
        session: (session_address(id, ""), desk.title(&words)),
        certificates: room::count(certificates.iter().filter(|kept| kept.revoked_at.is_none()).count()),
        waiting,
        reason,
        reason_max: REASON_MAX,
        faults,
        t,
        words,
    }))
}

/// POST /jury/sessions/{id}/retrait
pub async fn propose(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let reason = posted.reason.clone();
    match app.store.act(ProposeWithdrawal { doing: room::doing(&visit)?, session: id, reason }).await {
        Ok(()) => return Ok(go(&session_address(id, "/retrait"))),
        Err(Stop::Refused(CannotPropose::Session(_))) => return Ok(go(&session_address(id, ""))),
        Err(Stop::Refused(CannotPropose::Waits)) => faults.add("", t.s("fault-waits")),
        Err(Stop::Refused(CannotPropose::Erased)) => faults.add("", t.s("fault-erased")),
        Err(Stop::Refused(CannotPropose::Reason(why))) => faults.add("reason", reason_fault(&t, why)),
        Err(Stop::Refused(CannotPropose::OwnCentre)) => {
            faults.add("", room::words(visit.locale).s("not-own_centre"));
        }
        Err(stop) => return Err(stop.into()),
    }
    again(&app, &visit, id, posted.reason, faults).await
}

/// POST /jury/sessions/{id}/retrait/confirmer
pub async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    second(&app, &visit, id, true).await
}

/// POST /jury/sessions/{id}/retrait/ecarter
pub async fn dismiss(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    second(&app, &visit, id, false).await
}

async fn second(app: &Shared, visit: &Visit, id: Id<Session>, confirms: bool) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    match app.store.act(WithdrawPublication { doing: room::doing(visit)?, session: id, confirms }).await {
        Ok(()) => return Ok(go(&session_address(id, ""))),
        Err(Stop::Refused(CannotWithdraw::NotWaiting)) => faults.add("", t.s("fault-not_waiting")),
        Err(Stop::Refused(CannotWithdraw::SamePerson)) => faults.add("", t.s("fault-same_person")),
        Err(Stop::Refused(CannotWithdraw::OwnCentre)) => {
            faults.add("", room::words(visit.locale).s("not-own_centre"));
        }
        Err(stop) => return Err(stop.into()),
    }
    again(app, visit, id, String::new(), faults).await
}

async fn again(app: &Shared, visit: &Visit, id: Id<Session>, reason: String, faults: Faults) -> Answer {
    match page(app, visit, id, reason, faults).await? {
        Some(page) => Ok(refused(&page)),
        None => Ok(go(&session_address(id, ""))),
    }
}

fn reason_fault(t: &Texts, why: TextFault) -> String {
    match why {
        TextFault::Empty => t.s("fault-reason").to_owned(),
        TextFault::TooLong { max, len } => {
            t.with("fault-reason_long", &[("max", room::count(max).into()), ("len", room::count(len).into())])
        }
        TextFault::ControlCharacter => t.s("fault-reason_signs").to_owned(),
    }
}
