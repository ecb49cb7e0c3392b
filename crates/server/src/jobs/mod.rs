//! What runs beside the pages: the outbox and the sweeping.

mod outbox;

use std::sync::Arc;
use std::time::Duration;

use acts::upkeep::Sweep;
use tokio::task::JoinHandle;
use web_shell::Shared;

use crate::config::ServeOptions;

/// The connection to the mail server of the options; none when no mail server is set.
pub fn mailer(options: &ServeOptions) -> Result<Option<outbox::Mailer>, String> {
    outbox::Mailer::new(options.smtp.as_deref(), options.mail_from.as_deref())
}

/// Starts the jobs; they end when the handle is aborted.
pub fn start(app: &Shared, mailer: Option<outbox::Mailer>) -> JoinHandle<()> {
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
            beats = beats.wrapping_add(1);
        }
    })
}
