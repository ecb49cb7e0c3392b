//! `GET /surveillant/salle/flux`: server-sent events for the board. `change` says that the room changed, `pulse` that nothing
//! did for a while; what is true is then read from the board itself. The stream ends when the room closes or the server
//! stops, and the browser comes back by itself.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use web_shell::live::Live;
use web_shell::{Answer, Shared};

use crate::inside::Inside;

/// Without a change the board is told after this long, so that ages and silences are drawn anew.
const PULSE: Duration = Duration::from_secs(10);

/// The events of the room.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside) -> Answer {
    Ok(events(&app, inside.id()).await?)
}

/// The events of a room; the caller has checked that it is theirs to see.
pub(crate) async fn events(
    app: &Shared,
    session: domain::id::Id<domain::certification::session::Session>,
) -> Result<Response, store::Failure> {
    let room = Live::follow(app, session).await?;
    let events = stream::unfold(room, |mut room| async move {
        let name = match tokio::time::timeout(PULSE, room.changed()).await {
            Ok(Ok(())) => "change",
            Ok(Err(_)) => return None,
            Err(_) => "pulse",
        };
        let stamp = room.borrow_and_update().to_string();
        Some((Ok::<_, Infallible>(Event::default().event(name).data(stamp)), room))
    });
    let mut response = Sse::new(events).into_response();
    // A proxy that gathers would hold the news back.
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    Ok(response)
}
