//! Try-out rooms: their invented candidates go on by themselves, and what is old is swept. A room at a time, a few acts at a time:
//! whoever sits an exam is never behind more than that.

use std::sync::Arc;
use std::time::Duration;

use acts::tryout::ForgetTryout;
use domain::certification::tryout::{PLAY_MINUTES, STAY_HOURS};
use store::{Failure, tryouts};
use tokio::task::JoinHandle;
use web_shell::{Shared, tryout};

/// How often the candidates of the rooms are looked at.
const TURN: Duration = Duration::from_secs(3);

/// Starts the job; it ends when its handle is aborted.
pub fn job(app: &Shared) -> JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut pulse = tokio::time::interval(TURN);
        pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            pulse.tick().await;
            if let Err(why) = turn(&app).await {
                tracing::warn!(error = %why, "a try-out room stands still");
            }
        }
    })
}

/// One turn: the oldest room is swept when its time is over, then every young one goes on.
async fn turn(app: &Shared) -> Result<(), Failure> {
    let now = app.clock.now();
    let mut reader = app.store.read().await?;
    let old = tryouts::before(&mut reader.conn(), now.plus_minutes(-60 * STAY_HOURS)).await?;
    let young = tryouts::since(&mut reader.conn(), now.plus_minutes(-PLAY_MINUTES)).await?;
    drop(reader);
    if let Some(old) = old {
        let swept = app.store.act(ForgetTryout { session: old.session }).await;
        if let Err(store::Stop::Failed(failure)) = swept {
            return Err(failure);
        }
    }
    for room in young {
        tryout::play(app, &room, now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use acts::Doing;
    use acts::tryout::PrepareTryout;
    use domain::certification::session::Session;
    use domain::id::Id;
    use domain::journal::Actor;
    use domain::locale::Locale;
    use store::invigilator_pages;
    use testkit::world::World;

    use super::*;

    async fn room(world: &World, browser: u8) -> Id<Session> {
        let act = PrepareTryout {
            doing: Doing { at: world.now(), by: Actor::Program, seed: world.seed() },
            browser: [browser; 32],
            name: "Salle d’essai".into(),
            locale: Locale::Fr,
        };
        world.act(act).await
    }

    async fn joined(world: &World, session: Id<Session>) -> usize {
        let mut reader = world.store().read().await.expect("a reader");
        let seats = invigilator_pages::board(&mut reader.conn(), session).await.expect("seats");
        seats.iter().filter(|seat| seat.joined_at.is_some()).count()
    }

    #[tokio::test]
    async fn rooms_go_on_a_few_acts_at_a_time_and_are_swept() {
        let world = World::new().await;
        let first = room(&world, 1).await;
        world.pass_minutes(1);
        turn(&world.app).await.expect("a turn");
        assert_eq!(joined(&world, first).await, 3, "ten could come, three do");
        turn(&world.app).await.expect("a turn");
        assert_eq!(joined(&world, first).await, 6);
        world.pass_minutes(PLAY_MINUTES);
        turn(&world.app).await.expect("a turn");
        assert_eq!(joined(&world, first).await, 6, "nobody plays for ever");
        let second = room(&world, 2).await;
        world.pass_minutes(60 * STAY_HOURS - PLAY_MINUTES - 1);
        turn(&world.app).await.expect("a turn");
        assert_eq!(joined(&world, first).await, 0, "it is gone");
        let mut reader = world.store().read().await.expect("a reader");
        let kept = tryouts::of_session(&mut reader.conn(), second).await.expect("it reads");
        assert!(kept.is_some(), "the younger one stays");
    }
}
