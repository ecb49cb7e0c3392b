//! Keeps the public half of the key of this installation: a start with another key is noticed.

use std::convert::Infallible;

use domain::moment::Moment;
use store::certificates::SigningKey;
use store::{Act, Stop, Tx, certificates};

/// Keeps the key with which certificates are signed from now on; nothing happens when it is known.
#[derive(Debug, Clone)]
pub struct KeepSigningKey {
    /// The key, sealed.
    pub key: SigningKey,
    /// When.
    pub at: Moment,
}

impl Act for KeepSigningKey {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        certificates::insert_key(tx, &self.key, self.at).await?;
        Ok(())
    }
}
