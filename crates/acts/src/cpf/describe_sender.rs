//! Says as whom files for the training fund are sent.

use std::convert::Infallible;

use domain::certification::cpf::Sender;
use serde_json::json;
use store::{Act, Stop, Tx, journal, settings};

use crate::Doing;

/// Says as whom files are sent from now on.
#[derive(Debug, Clone)]
pub struct DescribeSender {
    /// Who, when, chance.
    pub doing: Doing,
    /// As whom.
    pub sender: Sender,
}

impl Act for DescribeSender {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        if settings::sender(tx).await?.as_ref() == Some(&self.sender) {
            return Ok(());
        }
        settings::put_sender(tx, &self.sender).await?;
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "describe_cpf_sender",
            payload: json!({ "code": self.sender.code }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
