//! Erases what is due, once a night, where the operator asked for it (`--erase-due`); who is concerned soon is told before.

use std::sync::Arc;
use std::time::Duration;

use domain::journal::Actor;
use domain::moment::{Moment, Zone};
use store::{Failure, retention_runs};
use tokio::task::JoinHandle;
use web_shell::Shared;
use web_shell::retention::{Eraser, warn};

/// The hour of the night, in Paris.
const HOUR: i8 = 3;
/// How often it is looked at.
const LOOK: Duration = Duration::from_mins(5);

/// Starts the job; it ends when its handle is aborted. What it was at goes on the next night.
pub fn start(app: &Shared) -> JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut pulse = tokio::time::interval(LOOK);
        loop {
            pulse.tick().await;
            if let Err(why) = tonight(&app).await {
                tracing::warn!(error = %why, "what is due could not be erased");
            }
        }
    })
}

/// Whether it is the hour, and no run began this night.
fn is_due(now: Moment, last: Option<Moment>) -> bool {
    let paris = Zone::paris();
    let local = now.local(&paris);
    local.hour() == HOUR && last.is_none_or(|last| last.local(&paris).date() < local.date())
}

/// Runs it when it is due; whether it did.
pub async fn tonight(app: &Shared) -> Result<bool, Failure> {
    let now = app.clock.now();
    let last = {
        let mut reader = app.store.read().await?;
        retention_runs::list(&mut reader.conn(), 1).await?.into_iter().next()
    };
    let open = last.as_ref().is_some_and(|run| run.ended_at.is_none());
    if !open && !is_due(now, last.map(|run| run.started_at)) {
        return Ok(false);
    }
    warn(app).await?;
    Eraser { store: &app.store, keys: &app.keys, clock: &app.clock, by: Actor::Program }.run().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use testkit::world::World;

    use super::*;

    #[tokio::test]
    async fn it_runs_once_a_night() {
        let world = World::new().await;
        let mut ran = Vec::new();
        for (date, time) in [
            ("2026-11-21", "02:59"),
            ("2026-11-21", "03:05"),
            ("2026-11-21", "03:10"),
            ("2026-11-21", "12:00"),
            ("2026-11-22", "03:59"),
        ] {
            world.turn_to(date, time);
            ran.push(tonight(&world.app).await.expect("it looks"));
        }
        assert_eq!(ran, [false, true, false, false, true]);
        let mut reader = world.store().read().await.expect("a reader");
        let runs = retention_runs::list(&mut reader.conn(), 10).await.expect("runs");
        assert_eq!(runs.len(), 2);
        assert!(runs.iter().all(|run| run.report.is_some()));
    }
}
