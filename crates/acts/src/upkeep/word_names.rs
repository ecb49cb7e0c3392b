//! Keeps the words by which people are found, for accounts and candidates that an older program made.

use std::convert::Infallible;

use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::people::Account;
use store::{Act, Conn, Failure, Stop, Tx, account_words, candidate_words};

/// Keeps the words of these names, as they are now. Run twice, it changes nothing.
#[derive(Debug, Clone, Default)]
pub struct WordNames {
    /// Which accounts.
    pub accounts: Vec<Id<Account>>,
    /// Which candidates.
    pub candidates: Vec<Id<Candidate>>,
}

impl WordNames {
    /// Those whose words are not kept yet, at most so many of each.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn of_before(db: &mut Conn<'_>, most: u32) -> Result<Self, Failure> {
        let accounts = account_words::unworded(db, most).await?;
        Ok(Self { accounts, candidates: candidate_words::unworded(db, most).await? })
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty() && self.candidates.is_empty()
    }
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
