//! Appeals before the jury, by age: those that wait for an answer, then those that wait for their centre, then the closed ones.
//! A member sees those about the sessions they took, a president all.

pub mod file;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::appeal::Appeal;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use store::appeals::{self, Listed};
use store::{Conn, Failure};
use web_shell::appeal::{self, Pill};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Visit, when};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// The address of the list.
pub const LIST: &str = "/jury/reclamations";

/// The address of the open appeal about a test, the oldest one, where there is one.
pub async fn open_about(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Option<String>, Failure> {
    let all = appeals::of_attempt(db, attempt).await?;
    Ok(all.iter().find(|kept| kept.state.is_open()).map(|kept| address(kept.about.id)))
}

/// The address of an appeal.
pub fn address(id: Id<Appeal>) -> String {
    format!("{LIST}/{id}")
}

#[derive(Template)]
#[template(path = "appeals/page.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    candidate: String,
    kind: &'static str,
    number: String,
    centre: String,
    age: String,
    state: Pill,
    due: Option<String>,
    late: bool,
}

/// GET /jury/reclamations
pub async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let juror = room::juror(&visit)?;
    let mut reader = app.store.read().await?;
    let mut all = appeals::before_jury(&mut reader.conn(), juror.account).await?;
    drop(reader);
    all.retain(|one| juror.president || one.assigned == Some(juror.account));
    all.sort_by_key(|one| (!one.state.awaits_jury(visit.at, &one.zone), !one.state.is_open()));
    let waiting = all.iter().filter(|one| one.state.awaits_jury(visit.at, &one.zone)).count();
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.n("title", "count", waiting));
    let rows = all.iter().map(|one| row(&visit, &chrome, one)).collect();
    Ok(Page(ListPage { chrome, t, rows }).into_response())
}

fn row(visit: &Visit, chrome: &Chrome, one: &Listed) -> Row {
    let age = if one.state.is_open() {
        room::age(&room::words(visit.locale), one.asked_at, visit.at)
    } else {
        when::date(visit.locale, one.asked_at.local(&one.zone).date())
    };
    Row {
        href: address(one.about.id),
        candidate: one.candidate.clone(),
        kind: appeal::kind(visit.locale, one.about.kind),
        number: one.number.grouped(),
        centre: one.centre.clone(),
        age,
        state: appeal::pill(chrome, one.state),
        due: appeal::due(visit.locale, one.state, &one.zone, visit.at),
        late: one.state.is_late(visit.at, &one.zone),
    }
}
