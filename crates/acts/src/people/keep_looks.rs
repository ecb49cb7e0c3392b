//! A person chooses how pages look and speak, and finds it again on every device.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::Account;
use store::{Act, Stop, Tx, accounts};

/// Keeps how pages look for a person. Not in the journal: it changes nothing for anybody else, and reading aids can tell of
/// a handicap, which is kept no longer and in no more places than it serves.
#[derive(Debug, Clone)]
pub struct KeepLooks {
    /// Whose choice it is.
    pub account: Id<Account>,
    /// The words of the choice, joined by points.
    pub looks: String,
}

impl Act for KeepLooks {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::keep_looks(tx, self.account, &self.looks).await?;
        Ok(())
    }
}
