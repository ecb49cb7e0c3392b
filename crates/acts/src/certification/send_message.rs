//! A message of a session is put into the outbox: one mail for each reader, filled before. The same mail goes to the same address
//! once, whoever presses the button how often; when the day or the room changes, the mail is another one, and goes.

use std::collections::HashSet;

use domain::certification::message::{CannotSend, Message, MessageKind, check_secrets, decide_message};
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, journal, mails, messages, sessions};

use super::jury_duty::account;
use crate::Doing;

/// A mail of a message, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledMail {
    /// To whom.
    pub recipient: String,
    /// Its subject, filled.
    pub subject: String,
    /// Its text, filled.
    pub body: String,
}

impl FilledMail {
    /// What tells this mail from every other one.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("Parchemin 2026-11 mail of a message");
        for part in [&self.recipient, &self.subject, &self.body] {
            hasher.update(&part.len().to_le_bytes()).update(part.as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

/// Sends a message.
#[derive(Debug, Clone)]
pub struct SendMessage {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that they are a member of its centre.
    pub session: Id<Session>,
    /// The key of the form: sent twice, it is one message.
    pub message: Id<Message>,
    /// What it is for.
    pub kind: MessageKind,
    /// The mails, each filled for its reader.
    pub mails: Vec<FilledMail>,
    /// For how many there is no address.
    pub addressless: u32,
}

impl Act for SendMessage {
    /// How many mails were put out: none when everybody has them just so already.
    type Done = u32;
    type Refusal = CannotSend;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<u32, Stop<CannotSend>> {
        let (at, by) = (self.doing.at, account(&self.doing)?);
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        if let Some(count) = messages::count(tx, self.session, self.message).await? {
            return Ok(count);
        }
        let today = at.local(&session.zone).date();
        decide_message(self.kind, session.date, today).map_err(Stop::Refused)?;
        let secrets = (&session.access_code, &session.invigilator_password);
        for mail in &self.mails {
            let whole = format!("{}\n{}", mail.subject, mail.body);
            check_secrets(self.kind, &whole, secrets, today < session.date).map_err(Stop::Refused)?;
        }
        if self.mails.is_empty() {
            return Err(Stop::Refused(CannotSend::Nobody));
        }
        let mut known: HashSet<[u8; 32]> = messages::digests(tx, self.session).await?.into_iter().collect();
        let fresh: Vec<_> =
            self.mails.iter().map(|mail| (mail, mail.digest())).filter(|(_, d)| known.insert(*d)).collect();
        let count = u32::try_from(fresh.len()).unwrap_or(u32::MAX);
        if fresh.is_empty() {
            return Ok(0);
        }
        let of = (self.session, self.message);
        messages::insert(tx, of, self.kind, self.addressless, (at, by)).await?;
        for (number, (mail, digest)) in fresh.into_iter().enumerate() {
            let id = Id::from_seed(&self.doing.seed, &format!("mail {number} of {}", self.message));
            mails::insert(tx, id, &mail.recipient, &mail.subject, &mail.body, at).await?;
            messages::insert_mail(tx, of, id, &digest).await?;
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at,
            by: &self.doing.by,
            act: "send_message",
            payload: json!({ "message": self.message, "kind": self.kind.code(), "mails": count, "addressless": self.addressless }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(count)
    }
}
