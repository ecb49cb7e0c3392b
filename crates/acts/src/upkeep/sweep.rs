//! Removes visits, counts of failures and mails that no longer mean anything.

use std::convert::Infallible;

use domain::moment::Moment;
use store::{Act, Stop, Tx, accounts, mails};

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
        Ok(())
    }
}
