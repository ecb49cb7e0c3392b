//! Tells somebody that their account is erased soon, and how to keep it (ADR 0048): once, whoever asks for it how often.

use std::convert::Infallible;

use domain::id::Id;
use serde_json::json;
use store::mails::{self, Mail};
use store::retention::{self, Expiring};
use store::{Act, Stop, Tx};

use super::tell;
use crate::Doing;

/// Puts the warning into the outbox.
#[derive(Debug, Clone)]
pub struct WarnAccount {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account, as it was found.
    pub expiring: Expiring,
    /// Subject and text.
    pub mail: (String, String),
}

impl Act for WarnAccount {
    /// Whether the mail was put out: not when it was before, nor when the account was used meanwhile.
    type Done = bool;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<bool, Stop<Infallible>> {
        if !retention::warned(tx, &self.expiring, self.doing.at).await? {
            return Ok(false);
        }
        let (subject, body) = &self.mail;
        let id = Id::<Mail>::from_seed(&self.doing.seed, "warning");
        mails::insert(tx, id, &self.expiring.email, subject, body, self.doing.at).await?;
        tell(tx, &self.doing, "warn_account", json!({})).await?;
        Ok(true)
    }
}
