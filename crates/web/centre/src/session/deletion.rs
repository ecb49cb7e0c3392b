//! Deleting a session that nobody has sat in: the consequence first, then the act.

use acts::certification::DeleteSession;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::session::Session;
use domain::id::Id;
use store::sessions::Kept;
use store::{Stop, attempts, candidates, sessions};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Form, Page, Shared, Texts, Trouble, Visit, outcome};

use super::TEXTS;
use crate::room::{self, Head, Sent};

#[derive(Template)]
#[template(path = "session/deletion.html")]
struct DeletionPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    consequence: String,
    refusal: Option<String>,
}

/// GET /centre/sessions/{id}/supprimer
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session_of_referent(db, &visit, id).await?;
    let count = candidates::of_session(db, id).await?.len();
    let attempts = attempts::of_session(db, id).await?.len();
    let refusal = kept.state().may_delete(attempts).err().map(|why| room::refusal(visit.locale, why));
    let page = page(&visit, &kept, &membership, count, refusal);
    Ok(if page.refusal.is_some() { outcome::refused(&page) } else { Page(page).into_response() })
}

/// POST /centre/sessions/{id}/supprimer
pub async fn delete(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    _: Form<Sent>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let (kept, membership) = match room::session_of_referent(&mut reader.conn(), &visit, id).await {
        Ok(found) => found,
        // Sent twice: the first time has deleted it. Asked afterwards, as the two may run at the same moment.
        Err(Trouble::NotFound) if sessions::by_id(&mut reader.conn(), id).await?.is_none() => {
            return Ok(outcome::go("/centre"));
        }
        Err(trouble) => return Err(trouble),
    };
    match app.store.act(DeleteSession { doing: room::doing(&visit)?, session: id }).await {
        Ok(()) => Ok(outcome::go("/centre")),
        Err(Stop::Refused(why)) => {
            let count = candidates::of_session(&mut reader.conn(), id).await?.len();
            let refusal = Some(room::refusal(visit.locale, why));
            Ok(outcome::refused(&page(&visit, &kept, &membership, count, refusal)))
        }
        Err(stop) => Err(stop.into()),
    }
}

fn page(
    visit: &Visit,
    kept: &Kept,
    membership: &Membership,
    count: usize,
    refusal: Option<String>,
) -> DeletionPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("delete-title"));
    let head = Head::of(visit, &chrome, kept, membership);
    let consequence = t.n("delete-consequence", "count", i64::try_from(count).unwrap_or(i64::MAX));
    DeletionPage { chrome, t, head, consequence, refusal }
}
