//! `/centre/sessions/{id}/salle`: the référent watches the room of their centre: the board as it is, and nothing to press.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::session::Session;
use domain::id::Id;
use store::{invigilator_pages, rooms, sessions};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit};

use crate::board::view::View;
use crate::board::{Age, texts as board_texts, watchers};
use crate::flux;
use crate::inside::{Inside, Top};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "watch/page.html")]
struct WatchPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    view: View,
    age: Age,
    watching: String,
    session: String,
    news: String,
    open: bool,
}

/// The room of a session of the visitor's centre; what is not theirs is absent.
async fn inside(app: &Shared, visit: Visit, id: Id<Session>) -> Result<Inside, Trouble> {
    let mut reader = app.store.read().await?;
    let session = sessions::by_id(&mut reader.conn(), id).await?.ok_or(Trouble::NotFound)?;
    let member = visit.member_of(session.centre)?;
    if !member.referent {
        return Err(Trouble::Forbidden);
    }
    let name = visit.account()?.name.clone();
    Ok(Inside { visit, session, name, tried: None })
}

/// `GET /centre/sessions/{id}/salle`.
pub(crate) async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let inside = inside(&app, visit, id).await?;
    let mut reader = app.store.read().await?;
    let seats = invigilator_pages::board(&mut reader.conn(), id).await?;
    let watching = rooms::watching(&mut reader.conn(), id, inside.visit.at).await?;
    drop(reader);
    let (t, board) = (TEXTS.of(inside.visit.locale), board_texts(inside.visit.locale));
    let (view, top) = (View::new(&inside, &seats, board), inside.top());
    let open = inside.opened_at().is_some();
    let title = if open { view.title.clone() } else { t.s("not-open").to_owned() };
    let page = WatchPage {
        chrome: Chrome::plain(&inside.visit, title),
        t,
        age: Age::new(&top, board),
        view,
        watching: watchers(&inside, &watching),
        session: format!("/centre/sessions/{id}"),
        news: format!("/centre/sessions/{id}/salle/flux"),
        open,
        top,
    };
    Ok(Page(page).into_response())
}

/// `GET /centre/sessions/{id}/salle/flux`.
pub(crate) async fn news(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
) -> Result<Response, Trouble> {
    let inside = inside(&app, visit, id).await?;
    Ok(flux::events(&app, inside.id()).await?)
}
