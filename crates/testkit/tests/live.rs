//! A room that is watched tells every change, whoever made it; and a server that comes back gives back the time of an outage.

use std::time::Duration;

use testkit::engines::{embedded, postgres};
use testkit::world::World;
use tokio::time::timeout;
use web_shell::live::Live;

/// Long enough for a loaded machine: a change is told within some two seconds.
const PATIENCE: Duration = Duration::from_secs(60);

async fn tells(world: World) {
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let person = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&person]).await;
    let mut board = Live::follow(&world.app, session.id).await.expect("followed");
    let mut other = Live::follow(&world.app, session.id).await.expect("followed");
    let before = board.borrow_and_update().to_string();
    world.open_room(&session).await;
    timeout(PATIENCE, board.changed()).await.expect("in time").expect("told");
    let opened = board.borrow_and_update().to_string();
    assert_ne!(before, opened);
    world.join(&session, &person).await;
    world.tick(&session, 0).await;
    let browser = world.signed_in(&person).await;
    let attempt = world.start(&session, &person, &browser).await;
    timeout(PATIENCE, board.wait_for(|stamp| stamp.to_string() != opened))
        .await
        .expect("in time")
        .expect("told");
    assert!(world.answer(attempt, &person, true).await);
    timeout(PATIENCE, other.changed()).await.expect("in time").expect("every board of the room");
    // Who has left is told nothing; who comes back is told again.
    drop((board, other));
    let mut again = Live::follow(&world.app, session.id).await.expect("followed");
    again.mark_unchanged();
    assert!(world.answer(attempt, &person, true).await);
    timeout(PATIENCE, again.changed()).await.expect("in time").expect("told");
}

#[tokio::test]
async fn a_watched_room_tells_every_change() {
    tells(World::on(embedded().await).await).await;
    if let Some(fresh) = postgres().await {
        tells(World::on(fresh).await).await;
    }
}

#[tokio::test]
async fn the_stream_of_a_room_is_for_who_stands_in_it() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let session = world.session_of(&centre, &[]).await;
    let mut board = world.invigilating(&session, "Nadia Cissé").await;
    let page = board.send(http::Method::GET, "/surveillant/salle/flux", None).await;
    page.expect_status(200);
    assert_eq!(page.headers[http::header::CONTENT_TYPE], "text/event-stream");
    let mut stranger = world.fresh_browser();
    let page = stranger.send(http::Method::GET, "/surveillant/salle/flux", None).await;
    assert_ne!(page.status, 200);
}
