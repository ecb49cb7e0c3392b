//! Somebody else has taken the session while words were being written: the words stay on the page, beside the button that takes
//! the session back, and are in their form again once it is taken.

use acts::certification::{AssignSession, CannotAssign};
use askama::Template;
use axum::response::Response;
use domain::certification::session::Session;
use domain::id::Id;
use store::Stop;
use web_shell::outcome::refused;
use web_shell::{Chrome, Shared, Texts, Trouble, Visit};

use crate::room::{self, Desk, session_address};

web_shell::texts!(TEXTS, "page");

/// What was written, and the form that carries it on.
pub struct Written {
    /// Where it was posted.
    pub action: String,
    /// The other fields of its form.
    pub hidden: Vec<(&'static str, String)>,
    /// The field of the words.
    pub name: &'static str,
    /// What the field is called.
    pub label: &'static str,
    /// The words.
    pub text: String,
    /// How many characters there may be.
    pub max: usize,
}

#[derive(Template)]
#[template(path = "taken/page.html")]
struct TakenPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    /// Why nothing was recorded.
    why: String,
    /// The button that takes the session, unless it is not the visitor's to take.
    take: Option<&'static str>,
    written: Written,
}

/// The page with what was written, when the session is not the visitor's to decide.
pub async fn lost(
    app: &Shared,
    visit: &Visit,
    session: Id<Session>,
    written: Written,
) -> Result<Option<Response>, Trouble> {
    let desk = room::desk(&mut app.store.read().await?.conn(), visit, session).await?;
    let Err(not) = desk.duty() else { return Ok(None) };
    let why = desk.not_yours(&room::words(visit.locale), not);
    let may_be_taken = desk.dossier.session.facts.published_at.is_none();
    let take = crate::session::take_label(visit.locale, not).filter(|_| may_be_taken);
    Ok(Some(refused(&page(visit, &desk, why, take, written))))
}

fn page(visit: &Visit, desk: &Desk, why: String, take: Option<&'static str>, written: Written) -> TakenPage {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let session = (session_address(desk.dossier.session.id, ""), desk.title(&words));
    TakenPage { chrome: room::chrome(visit, t.s("title")), session, why, take, written, t, words }
}

/// Takes the session, so that what was written can be shown in its form again; otherwise the page that says why it cannot be taken.
pub async fn take(
    app: &Shared,
    visit: &Visit,
    session: Id<Session>,
    written: Written,
) -> Result<Option<Response>, Trouble> {
    let key = match app.store.act(AssignSession { doing: room::doing(visit)?, session }).await {
        Ok(()) => return Ok(None),
        Err(Stop::Refused(CannotAssign::OwnCentre)) => "not-own_centre",
        Err(Stop::Refused(CannotAssign::Session(_))) => "hinders-session",
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    let desk = room::desk(&mut app.store.read().await?.conn(), visit, session).await?;
    let why = room::words(visit.locale).s(key).to_owned();
    Ok(Some(refused(&page(visit, &desk, why, None, written))))
}
