//! Every way to sign in ends here: this browser is this person, for a while.

use std::convert::Infallible;

use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use store::{Act, Stop, Tx, accounts};

/// Hours of a visit without a word. A school day and its evening.
pub const VISIT_HOURS: i64 = 14;

/// Starts a visit, and forgets the failures before it.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Who.
    pub account: Id<Account>,
    /// The hash of the fresh token that the browser is given.
    pub token: [u8; 32],
    /// The throttle subjects to forgive.
    pub forgive: Vec<[u8; 32]>,
    /// When.
    pub at: Moment,
}

impl Act for SignIn {
    type Done = ();
    type Refusal = Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let until = self.at.plus_minutes(VISIT_HOURS * 60);
        accounts::insert_visit(tx, &self.token, self.account, self.at, until).await?;
        for subject in &self.forgive {
            accounts::forgive(tx, subject).await?;
        }
        Ok(())
    }
}
