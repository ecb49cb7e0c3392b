//! Removes visits, counts of failures, mails, requests and checks of computers that no longer mean anything.

use std::convert::Infallible;

use domain::certification::workstation::KEPT_DAYS;
use domain::moment::Moment;
use store::{Act, Stop, Tx, accounts, mails, session_requests, workstations};

/// Sweeps what has expired.
#[derive(Debug, Clone)]
pub struct Sweep {
    /// When.
    pub at: Moment,
}

impl Act for Sweep {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::sweep(tx, self.at).await?;
        mails::sweep(tx, self.at).await?;
        workstations::sweep(tx, self.at.plus_minutes(-KEPT_DAYS * 24 * 60)).await?;
        session_requests::sweep(tx, self.at).await?;
        Ok(())
    }
}
