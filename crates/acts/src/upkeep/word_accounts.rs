//! Keeps the words by which accounts are found, for accounts that an older program made.

use std::convert::Infallible;

use store::account_words::{self, Unworded};
use store::{Act, Stop, Tx};

/// Keeps the words of these accounts. Run twice, it changes nothing.
#[derive(Debug, Clone)]
pub struct WordAccounts {
    /// Which accounts, with their names.
    pub accounts: Vec<Unworded>,
}

impl Act for WordAccounts {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        for account in &self.accounts {
            account_words::make_up(tx, account).await?;
        }
        Ok(())
    }
}
