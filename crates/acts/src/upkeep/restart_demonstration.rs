//! Takes away a demonstration that was interrupted while it was made, so that it is made again from nothing.

use std::convert::Infallible;

use store::{Act, Stop, Tx, settings};

/// Takes away everything; that it is a demonstration stays said. Nobody was served yet: all there is was made by it.
#[derive(Debug, Clone)]
pub struct RestartDemonstration;

impl Act for RestartDemonstration {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        store::empty(tx).await?;
        settings::put(tx, "demo", "yes").await?;
        Ok(())
    }
}
