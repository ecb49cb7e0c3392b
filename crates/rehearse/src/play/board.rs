//! A board that follows a room, as the page's script does: told of a change by a stream of events, it asks for the room.

use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Stage;
use super::losses::Losses;
use super::room::{Invigilator, Room};
use crate::changes::View;
use crate::clock;
use crate::figures::NO_BODY;
use crate::http::{Client, Events, Reply};
use crate::trouble::Trouble;

/// The step from an acknowledged change to the board that shows it.
pub const CHANGE_TO_BOARD: &str = "change to board";
/// What a browser waits before it opens a stream again that has ended: 3 s, a little more or less.
const AGAIN: Duration = Duration::from_secs(3);

/// Enters the room and follows it until the task is ended.
pub async fn follow(stage: &Stage, room: &Room, number: usize) -> Result<(), Trouble> {
    let mut losses = Losses::of_staff(&stage.dice.branch(&room.session, number));
    let mut dice = stage.dice.branch(&room.session, number);
    let name = format!("Tableau {}", number + 1);
    let mut client = loop {
        let entered = Invigilator::enter(stage, room, &name).await;
        if let Some(invigilator) = stage.persist(&mut losses, entered).await? {
            break invigilator.client;
        }
    };
    let mut view = View::new(&room.changes);
    loop {
        let opened = client.events("board stream", "/surveillant/salle/flux").await;
        let Some(events) = stage.persist(&mut losses, opened).await? else { continue };
        watch_stream(stage, room, &mut client, &mut view, events).await;
        stage.figures.stream_ended();
        tokio::time::sleep(AGAIN.mul_f64(0.75 + dice.fraction() / 2.0)).await;
    }
}

/// Shows the room at once, then at every change, until the stream ends.
async fn watch_stream(stage: &Stage, room: &Room, client: &mut Client, view: &mut View, events: Events) {
    let (tell, mut told) = watch::channel(clock::now());
    told.mark_changed();
    // Ended with this function: it hears on while the room is asked for, so that several changes are one.
    let mut listening = JoinSet::new();
    listening.spawn(listen(events, tell));
    while told.changed().await.is_ok() {
        let since = *told.borrow_and_update();
        let asked = clock::now();
        let shown = client.get("board (followed)", "/surveillant/salle").await.and_then(Reply::ok);
        if stage.overlook(shown).is_some()
            && let Some(oldest) = view.shows(&room.changes, since, asked)
        {
            stage.figures.took(CHANGE_TO_BOARD, oldest.elapsed(), NO_BODY);
        }
    }
}

async fn listen(mut events: Events, tell: watch::Sender<Instant>) {
    while let Some(name) = events.next().await {
        if name == "change" {
            tell.send_replace(clock::now());
        }
    }
}
