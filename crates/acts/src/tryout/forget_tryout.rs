//! Removes a try-out room with everything in it.

use std::convert::Infallible;

use domain::certification::session::Session;
use domain::id::Id;
use store::{Act, Stop, Tx, tryouts};

/// Removes a try-out room; one that is gone stays gone, and a real session is none. It writes no journal: the streams that would
/// tell of it go with the room.
#[derive(Debug, Clone)]
pub struct ForgetTryout {
    /// The session of the room.
    pub session: Id<Session>,
}

impl Act for ForgetTryout {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        if let Some(kept) = tryouts::of_session(tx, self.session).await? {
            tryouts::forget(tx, &kept, &super::people(&kept.seed)).await?;
        }
        Ok(())
    }
}
