//! Removes what rehearsals made, slice by slice.

use std::convert::Infallible;

use store::rehearsals::{self, Layer};
use store::{Act, Stop, Tx};

/// Removes one slice of a layer. It writes no journal: the streams that would tell of it go with what they are about.
#[derive(Debug, Clone)]
pub struct ForgetRehearsal {
    /// Which layer; the layers before it are empty.
    pub layer: Layer,
}

impl Act for ForgetRehearsal {
    type Done = u64;
    type Refusal = Infallible;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<u64, Stop<Infallible>> {
        Ok(rehearsals::forget(tx, self.layer).await?)
    }
}
