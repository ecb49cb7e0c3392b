//! Takes away a demonstration that was interrupted while it was made, so that it is made again from nothing.

use std::convert::Infallible;

use store::{Act, Stop, Tx, releases, settings};

/// Takes away everything but the release that the program serves, which was kept before; that it is a demonstration stays
/// said. Nobody was served yet: all the rest was made by it.
#[derive(Debug, Clone)]
pub struct RestartDemonstration;

impl Act for RestartDemonstration {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let served = releases::served(tx).await?;
        let body = match &served {
            Some(served) => releases::body(tx, served.release.as_str()).await?,
            None => None,
        };
        store::empty(tx).await?;
        if let Some((served, body)) = served.zip(body) {
            releases::keep(tx, served.release.as_str(), &body, served.since).await?;
            releases::put_served(tx, &served).await?;
        }
        settings::put(tx, "demo", "yes").await?;
        Ok(())
    }
}
