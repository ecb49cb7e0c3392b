//! The référent opens the room of a session that is held on paper: nobody in it has a device to do so.

use acts::certification::OpenRoom;
use axum::extract::{Path, State};
use domain::certification::session::Session;
use domain::id::Id;
use store::Stop;
use web_shell::{Answer, Form, Shared, Trouble, Visit, outcome};

use crate::room::{self, Sent, address};

/// POST /centre/sessions/{id}/ouvrir. A session with a room on a screen is opened there: here it stays as it is.
pub async fn open(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(Sent {}): Form<Sent>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let (kept, _) = room::session_of_referent(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    if kept.on_paper {
        match app.store.act(OpenRoom { doing: room::doing(&visit)?, session: id }).await {
            // Refused: finalised in this very second. The page says so.
            Ok(_) | Err(Stop::Refused(_)) => {}
            Err(Stop::Absent) => return Err(Trouble::NotFound),
            Err(Stop::Failed(why)) => return Err(why.into()),
        }
    }
    Ok(outcome::go(&address(id, "")))
}
