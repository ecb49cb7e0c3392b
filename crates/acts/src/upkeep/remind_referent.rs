//! Reminds the référent of a centre that a session is not finalised: each reminder once, whoever asks for it how often.

use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use serde_json::{Value, json};
use store::{Act, Stop, Tx, journal, mails, sessions};

use crate::Doing;

/// The name under which the journal of the session keeps it: it is also what tells that it was done.
const ACT: &str = "remind_referent";

/// Puts a reminder into the outbox.
#[derive(Debug, Clone)]
pub struct RemindReferent {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session.
    pub session: Id<Session>,
    /// Which of the reminders, by its hours.
    pub hours: i64,
    /// The address of the référent.
    pub recipient: String,
    /// Subject and text.
    pub mail: (String, String),
}

impl Act for RemindReferent {
    /// Whether the mail was put out: not when it was before, nor when the session was finalised meanwhile.
    type Done = bool;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<bool, Stop<Infallible>> {
        let Some(session) = sessions::take(tx, self.session).await? else { return Ok(false) };
        if session.state().can_finalise().is_err() {
            return Ok(false);
        }
        let stream = journal::stream("session", self.session);
        let hours = |record: &journal::Kept| {
            let payload: Option<Value> = serde_json::from_str(record.payload.as_deref()?).ok();
            payload?["hours"].as_i64()
        };
        let records = journal::of_stream(tx, &stream).await?;
        let mut reminded = records.iter().filter(|record| record.act == ACT).filter_map(hours);
        if reminded.any(|before| before >= self.hours) {
            return Ok(false);
        }
        let (subject, body) = &self.mail;
        let id = Id::from_seed(&self.doing.seed, "reminder");
        mails::insert(tx, id, &self.recipient, subject, body, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: ACT,
            payload: json!({ "hours": self.hours }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(true)
    }
}
