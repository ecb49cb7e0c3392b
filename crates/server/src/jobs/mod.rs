//! What runs beside the pages: the outbox, the sweeping, the reminders, the statistics, signs of life, try-out rooms, and what is
//! erased by night.

mod outbox;
mod reminders;
mod retention;
mod statistics;
mod tryouts;
mod words;

use std::sync::Arc;
use std::time::Duration;

use acts::Doing;
use acts::upkeep::{Beat, Sweep};
use domain::journal::Actor;
use store::presences;
use tokio::task::JoinHandle;
use web_shell::Shared;
use web_shell::clock::draw_seed;

use crate::config::ServeOptions;

/// The connection to the mail server of the options; none when no mail server is set.
pub fn mailer(options: &ServeOptions) -> Result<Option<outbox::Mailer>, String> {
    outbox::Mailer::new(options.smtp.as_deref(), options.mail_from.as_deref())
}

/// How often this server gives a sign of life while a room is open.
const SIGN: Duration = Duration::from_secs(2);
/// Hours after which an open room is one that was forgotten.
const FORGOTTEN_HOURS: i64 = 24;

/// Starts the jobs; they end when their handles are aborted. What is due is erased only where the operator wants it.
pub fn start(app: &Shared, mailer: Option<outbox::Mailer>, erase_due: bool) -> Vec<JoinHandle<()>> {
    let living = Arc::clone(app);
    let signs = tokio::spawn(async move {
        let mut pulse = tokio::time::interval(SIGN);
        pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            pulse.tick().await;
            if let Err(why) = living.live.keep(&living.store).await {
                tracing::warn!(error = %why, "signs of life were not kept");
            }
            beat(&living).await;
        }
    });
    let erasure = erase_due.then(|| retention::start(app));
    [signs, upkeep(app, mailer), tryouts::job(app)].into_iter().chain(erasure).collect()
}

/// A sign of life of this server, while a room is open; what an outage took is given back.
pub async fn beat(app: &Shared) {
    let at = app.clock.now();
    let open = async {
        let mut reader = app.store.read().await?;
        presences::any_open(&mut reader.conn(), at.plus_minutes(-60 * FORGOTTEN_HOURS)).await
    };
    if !open.await.unwrap_or(false) {
        return;
    }
    match app.store.act(Beat { doing: Doing { at, by: Actor::Program, seed: draw_seed() } }).await {
        Ok(0) => {}
        Ok(tests) => tracing::warn!(tests, "an outage: its time was given back"),
        Err(_) => tracing::warn!("no sign of life could be kept"),
    }
}

fn upkeep(app: &Shared, mailer: Option<outbox::Mailer>) -> JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut beats: u32 = 0;
        let mut pulse = tokio::time::interval(Duration::from_secs(5));
        loop {
            pulse.tick().await;
            if let Some(mailer) = &mailer {
                mailer.deliver(&app).await;
            }
            if beats.is_multiple_of(720) && app.store.act(Sweep { at: app.clock.now() }).await.is_err() {
                tracing::warn!("what has expired could not be swept");
            }
            if beats.is_multiple_of(60)
                && let Err(why) = reminders::remind(&app).await
            {
                tracing::warn!(error = %why, "nobody could be reminded of sessions to finalise");
            }
            if beats.is_multiple_of(12)
                && let Err(why) = statistics::count(&app).await
            {
                tracing::warn!(error = %why, "published sessions could not be counted");
            }
            if let Err(why) = words::keep_all(&app).await {
                tracing::warn!(error = %why, "older names could not be made findable");
            }
            beats = beats.wrapping_add(1);
        }
    })
}
