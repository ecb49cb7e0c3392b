//! A centre writes a message in its own words, or goes back to ours.

use std::convert::Infallible;

use domain::certification::message::{MessageKind, MessageText};
use domain::id::Id;
use domain::locale::Locale;
use domain::people::Centre;
use serde_json::json;
use store::{Act, Stop, Tx, centres, journal, messages};

use super::jury_duty::account;
use crate::Doing;

/// Keeps the words of a centre for a message, in one language.
#[derive(Debug, Clone)]
pub struct KeepMessageText {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre; the caller has checked that they are a member of it.
    pub centre: Id<Centre>,
    /// Which message.
    pub kind: MessageKind,
    /// In which language.
    pub locale: Locale,
    /// The words; nothing to go back to ours.
    pub text: Option<MessageText>,
}

impl Act for KeepMessageText {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let by = account(&self.doing)?;
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let before = messages::text(tx, self.centre, self.kind, self.locale).await?;
        if before == self.text {
            return Ok(());
        }
        let which = (self.kind, self.locale);
        match &self.text {
            Some(text) => messages::put_text(tx, self.centre, which, text, (self.doing.at, by)).await?,
            None => drop(messages::delete_text(tx, self.centre, which).await?),
        }
        let entry = journal::Entry {
            stream: &journal::stream("centre", self.centre),
            at: self.doing.at,
            by: &self.doing.by,
            act: "keep_message_text",
            payload: json!({ "kind": self.kind.code(), "language": self.locale.code(), "own": self.text.is_some() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
