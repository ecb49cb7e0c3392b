//! Delivers the mails of the outbox by SMTP: at least once, with growing pauses when the server refuses.

use std::time::Duration;

use acts::upkeep::{NoteSent, NoteTrouble, TakeDueMails};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use store::mails::Kept;
use web_shell::App;

use crate::config::{host, is_this_machine};

/// Mails sent at one go; the jobs beside wait no longer than that.
const LIMIT: usize = 20;
/// Minutes for which a mail that was taken is ours: far more than [`PATIENCE`].
const LEASE_MINUTES: i64 = 5;
/// The time that the server has for a mail, from the greeting to the last answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection to the mail server.
pub struct Mailer {
    smtp: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

/// Why a mail was not taken.
struct Refusal {
    /// Everything, for the administrator beside the mail.
    told: String,
    /// What the log may hold: no name, no address.
    logged: String,
    /// The server does not answer: another mail would fare no better.
    silent: bool,
}

impl Refusal {
    fn new(logged: &str, told: impl std::fmt::Display, silent: bool) -> Self {
        Self { told: format!("{logged}: {told}"), logged: logged.to_owned(), silent }
    }

    fn of(error: &smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::new(&format!("the server answered {code}"), error, false),
            None if error.is_timeout() => Self::new("the server was too slow", error, true),
            None => Self::new("the server was not reached", error, true),
        }
    }
}

impl Mailer {
    /// The mailer of the options; none when no mail server is set.
    pub fn new(url: Option<&str>, from: Option<&str>) -> Result<Option<Self>, String> {
        let Some(url) = url else { return Ok(None) };
        let Some(from) = from else {
            return Err("--smtp needs --mail-from, the sender that people see and answer to".into());
        };
        // The address may hold a password: it is not repeated.
        let wrong = |e: String| format!("--smtp is not the address of a mail server: {e}");
        let name = host(url).ok_or_else(|| wrong("there is no host in it".into()))?;
        if url.contains('@') && !url.starts_with("smtps://") && !is_this_machine(name) {
            let query = url.split_once('?').map_or("", |(_, query)| query);
            if !query.split('&').any(|pair| pair == "tls=required") {
                return Err(format!(
                    "--smtp would send a password to {name} unprotected: write smtps://…:465, or add ?tls=required"
                ));
            }
        }
        drop(rustls::crypto::ring::default_provider().install_default());
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|e| wrong(e.to_string()))?;
        let from = from.parse().map_err(|e| format!("--mail-from {from}: {e}"))?;
        let smtp = smtp.timeout(Some(PATIENCE / 2)).build();
        Ok(Some(Self { smtp, from, patience: PATIENCE }))
    }

    /// Sends what is due, mail by mail: each is ours for as long as its own sending can take.
    pub async fn deliver(&self, app: &App) {
        for _ in 0..LIMIT {
            let at = app.clock.now();
            let act = TakeDueMails { at, until: at.plus_minutes(LEASE_MINUTES), limit: 1 };
            let Ok(due) = app.store.act(act).await else {
                tracing::warn!("the outbox could not be read");
                return;
            };
            let Some(mail) = due.into_iter().next() else { return };
            if !self.attend(app, &mail).await {
                return;
            }
        }
    }

    /// Sends one mail and notes what became of it; whether the server answered.
    async fn attend(&self, app: &App, mail: &Kept) -> bool {
        let refusal = self.send(mail).await.err();
        let silent = refusal.as_ref().is_some_and(|r| r.silent);
        let noted = match refusal {
            None => app.store.act(NoteSent { mail: mail.id, at: app.clock.now() }).await,
            Some(Refusal { told, logged, .. }) => {
                tracing::warn!(mail = %mail.id, why = %logged, "a mail was not taken");
                let again_at = app.clock.now().plus_minutes(pause_minutes(mail.tries));
                app.store.act(NoteTrouble { mail: mail.id, trouble: told, again_at }).await
            }
        };
        if noted.is_err() {
            tracing::warn!(mail = %mail.id, "the fate of a mail could not be noted: it may be sent twice");
        }
        !silent
    }

    async fn send(&self, mail: &Kept) -> Result<(), Refusal> {
        let message = self.message(mail)?;
        match tokio::time::timeout(self.patience, self.smtp.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(e)) => Err(Refusal::of(&e)),
            Err(_) => Err(Refusal::new("the server was too slow", "no answer", true)),
        }
    }

    /// The mail as it travels. Its name is made from its number: a mail that is sent twice, because nobody knew whether it
    /// had arrived, is one and the same to the mailbox.
    fn message(&self, mail: &Kept) -> Result<Message, Refusal> {
        let wrong = |e: String| Refusal::new("the mail cannot be sent", e, false);
        let to: Mailbox = mail.recipient.parse().map_err(|e| wrong(format!("{e}")))?;
        Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|e| wrong(e.to_string()))
    }
}

/// 1, 2, 4 … minutes, at most a little over 4 hours.
fn pause_minutes(tries: i64) -> i64 {
    1 << tries.clamp(0, 8)
}

#[cfg(test)]
#[path = "outbox_tests.rs"]
mod tests;
