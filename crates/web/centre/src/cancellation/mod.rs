//! A session is called off: the consequence first, with the reason that is kept, then the act (ADR 0043).

use acts::certification::CancelSession;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::{CANCEL_REASON_MAX, Session};
use domain::id::Id;
use domain::text::{Line, TextFault};
use store::sessions::Kept;
use store::{Stop, candidates};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome};

use crate::field::{Field, Kind};
use crate::room::{self, Head, address};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "cancellation/page.html")]
struct CancellationPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    faults: Faults,
    consequence: String,
    /// It cannot be called off: why.
    closed: Option<String>,
    because: Field,
}

/// What the form sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    motif: String,
}

struct Seen {
    kept: Kept,
    membership: Membership,
    /// Candidates on the list, and how many of them have joined.
    list: (usize, usize),
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session_of_referent(db, visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    let joined = list.iter().filter(|row| row.account.is_some()).count();
    Ok(Seen { kept, membership, list: (list.len(), joined) })
}

/// GET /centre/sessions/{id}/annuler
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    Ok(Page(page(&visit, &seen, "", Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/annuler
pub async fn cancel(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let because = match Line::parse(&typed.motif, CANCEL_REASON_MAX) {
        Ok(because) => because,
        Err(why) => {
            let key = match why {
                TextFault::Empty => "why-required",
                TextFault::TooLong { .. } => "why-too_long",
                TextFault::ControlCharacter => "why-control_character",
            };
            faults.add("motif", t.s(key));
            return Ok(outcome::refused(&page(&visit, &seen, &typed.motif, faults)));
        }
    };
    match app.store.act(CancelSession { doing: room::doing(&visit)?, session: id, because }).await {
        Ok(()) => Ok(outcome::go(&address(id, ""))),
        Err(Stop::Refused(why)) => {
            let mut page = page(&visit, &seen, &typed.motif, faults);
            page.closed = Some(room::refusal(visit.locale, why));
            Ok(outcome::refused(&page))
        }
        Err(stop) => Err(stop.into()),
    }
}

fn page(visit: &Visit, seen: &Seen, typed: &str, faults: Faults) -> CancellationPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title"));
    let (listed, joined) = seen.list;
    let words = [t.n("consequence", "count", listed), t.n("joined", "count", joined)];
    let because = Field {
        name: "motif",
        label: t.s("label").to_owned(),
        hint: Some(t.s("hint").to_owned()),
        value: typed.to_owned(),
        fault: None,
        optional: false,
        kind: Kind::line("w-l"),
    };
    CancellationPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        closed: seen.kept.state().may_cancel().err().map(|why| room::refusal(visit.locale, why)),
        consequence: words[..if joined > 0 { 2 } else { 1 }].join(" "),
        because: because.faulty(&faults),
        chrome,
        t,
        faults,
    }
}
