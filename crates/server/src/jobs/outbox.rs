//! Delivers the mails of the outbox by SMTP: at least once, with growing pauses when the server refuses.

use std::time::Duration;

use acts::upkeep::{NoteSent, NoteTrouble, TakeDueMails};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use store::mails::Kept;
use web_shell::App;

use crate::config::ServeOptions;

/// Mails taken at once.
const LIMIT: i64 = 20;
/// Minutes for which taken mails are ours.
const LEASE_MINUTES: i64 = 5;

/// A connection to the mail server.
pub struct Mailer {
    smtp: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// The mailer of the options; none when no mail server is set.
    pub fn new(options: &ServeOptions) -> Result<Option<Self>, String> {
        let Some(url) = &options.smtp else { return Ok(None) };
        drop(rustls::crypto::ring::default_provider().install_default());
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|e| format!("--smtp {url} is not the address of a mail server: {e}"))?
            .timeout(Some(Duration::from_secs(30)))
            .build();
        let from =
            options.mail_from.parse().map_err(|e| format!("--mail-from {}: {e}", options.mail_from))?;
        Ok(Some(Self { smtp, from }))
    }

    /// Sends what is due.
    pub async fn deliver(&self, app: &App) {
        let at = app.clock.now();
        let act = TakeDueMails { at, until: at.plus_minutes(LEASE_MINUTES), limit: LIMIT };
        let Ok(due) = app.store.act(act).await else {
            tracing::warn!("the outbox could not be read");
            return;
        };
        for mail in due {
            let noted = match self.send(&mail).await {
                Ok(()) => app.store.act(NoteSent { mail: mail.id, at: app.clock.now() }).await,
                Err(trouble) => {
                    tracing::warn!(mail = %mail.id, %trouble, "a mail was not taken");
                    let again_at = app.clock.now().plus_minutes(pause_minutes(mail.tries));
                    app.store.act(NoteTrouble { mail: mail.id, trouble, again_at }).await
                }
            };
            if noted.is_err() {
                tracing::warn!(mail = %mail.id, "the fate of a mail could not be noted: it may be sent twice");
            }
        }
    }

    async fn send(&self, mail: &Kept) -> Result<(), String> {
        let to: Mailbox = mail.recipient.parse().map_err(|e| format!("the address: {e}"))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .body(mail.body.clone())
            .map_err(|e| e.to_string())?;
        self.smtp.send(message).await.map(drop).map_err(|e| e.to_string())
    }
}

/// 1, 2, 4 … minutes, at most a little over 4 hours.
fn pause_minutes(tries: i64) -> i64 {
    1 << tries.clamp(0, 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        assert_eq!([0, 1, 3, 8, 50].map(pause_minutes), [1, 2, 8, 256, 256]);
    }
}
