//! A president withdraws a publication, with a reason.

use acts::certification::{CannotWithdraw, WithdrawPublication};
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

use crate::room::{self, session_address};

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
    reason: String,
    reason_max: usize,
    faults: Faults,
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
    Ok(Some(WithdrawPage {
        chrome: room::chrome(visit, t.w("title", "number", desk.dossier.session.number.grouped())),
        session: (session_address(id, ""), desk.title(&words)),
        certificates: room::count(certificates.iter().filter(|kept| kept.revoked_at.is_none()).count()),
        reason,
        reason_max: REASON_MAX,
        faults,
        t,
        words,
    }))
}

/// POST /jury/sessions/{id}/retrait
pub async fn withdraw(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let reason = posted.reason.clone();
    match app.store.act(WithdrawPublication { doing: room::doing(&visit)?, session: id, reason }).await {
        Ok(()) | Err(Stop::Refused(CannotWithdraw::Session(_))) => return Ok(go(&session_address(id, ""))),
        Err(Stop::Refused(CannotWithdraw::Reason(why))) => faults.add("reason", reason_fault(&t, why)),
        Err(Stop::Refused(CannotWithdraw::OwnCentre)) => {
            faults.add("", room::words(visit.locale).s("not-own_centre"));
        }
        Err(stop) => return Err(stop.into()),
    }
    match page(&app, &visit, id, posted.reason, faults).await? {
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
