//! Keeps the words by which people are found, for accounts and candidates that an older program made.

use std::convert::Infallible;

use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::people::Account;
use store::{Act, Stop, Tx, account_words, candidate_words};

/// Keeps the words of these names, as they are now. Run twice, it changes nothing.
#[derive(Debug, Clone, Default)]
pub struct WordNames {
    /// Which accounts.
    pub accounts: Vec<Id<Account>>,
    /// Which candidates.
    pub candidates: Vec<Id<Candidate>>,
}

impl Act for WordNames {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        for account in self.accounts {
            account_words::make_up(tx, account).await?;
        }
        for candidate in self.candidates {
            candidate_words::make_up(tx, candidate).await?;
        }
        Ok(())
    }
}
