//! Sends the link with which a person chooses a new password.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, journal, mails};

use crate::Doing;

/// Puts the mail with the link into the outbox. The link itself is made before and holds for a day.
#[derive(Debug, Clone)]
pub struct SendResetLink {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose password.
    pub account: Id<Account>,
    /// Their address.
    pub recipient: String,
    /// The subject of the mail, in their language.
    pub subject: String,
    /// Its text, with the link.
    pub body: String,
}

impl Act for SendResetLink {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let id = Id::from_seed(&self.doing.seed, "mail");
        mails::insert(tx, id, &self.recipient, &self.subject, &self.body, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "send_reset_link",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
