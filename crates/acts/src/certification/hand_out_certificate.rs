//! The référent has handed a lost certificate out to its holder, having seen who they are (ADR 0048).

use std::convert::Infallible;

use domain::certification::lost::LostCertificate;
use domain::id::Id;
use domain::journal::Actor;
use serde_json::json;
use store::{Act, Stop, Tx, journal, lost_certificates};

use crate::Doing;

/// Closes a demand. One that is closed stays as it is.
#[derive(Debug, Clone)]
pub struct HandOutCertificate {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which demand; the caller has checked that it is to their centre.
    pub demand: Id<LostCertificate>,
}

impl Act for HandOutCertificate {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let Actor::Account(by) = self.doing.by else { return Err(Stop::Absent) };
        let kept = lost_certificates::by_id(tx, self.demand).await?.ok_or(Stop::Absent)?;
        if !lost_certificates::close(tx, self.demand, self.doing.at, by).await? {
            return Ok(());
        }
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "hand_out_certificate",
            payload: json!({ "attempt": kept.attempt }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
