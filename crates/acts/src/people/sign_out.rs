//! Ends a visit: nothing stays on a shared computer.

use std::convert::Infallible;

use store::{Act, Stop, Tx, accounts};

/// Ends the visit of a browser.
#[derive(Debug, Clone)]
pub struct SignOut {
    /// The hash of its token.
    pub token: [u8; 32],
}

impl Act for SignOut {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        accounts::delete_visit(tx, &self.token).await?;
        Ok(())
    }
}
