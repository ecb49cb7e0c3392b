//! Looking a certificate up. A code has 55 bits; who tries codes is slowed for the whole space of codes, never by
//! address. A person with a paper in the hand waits a second or two at the worst moment of an attack.

use std::time::Duration;

use acts::people::NoteFailure;
use acts::people::note_failure::WINDOW_MINUTES;
use domain::certification::certificate::{Certificate, VerificationCode};
use store::accounts;
use store::certificates::{self, Kept};
use tokio::sync::{Semaphore, SemaphorePermit};
use web_shell::proof::{FREE_MISSES, MISSES};
use web_shell::signed::{self, Checked};
use web_shell::{Shared, Trouble, Visit, cookies};

/// Once [`FREE_MISSES`] are used up, this many look-ups at a time…
static TURNS: Semaphore = Semaphore::const_new(4);
/// …take this long each: 20 codes a second, for which 2 million certificates last 27 years.
const TURN: Duration = Duration::from_millis(200);
/// Longer nobody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// A certificate with what checking it gave.
pub struct Found {
    /// The certificate as it is kept.
    pub kept: Kept,
    /// The public half of the key that it names, when that key is ours.
    pub public: Option<[u8; 32]>,
    /// What a key of ours signed, verified over exactly the payload that is shown.
    pub told: Option<Certificate>,
    /// Its session is one of a rehearsal: worth nothing.
    pub rehearsal: bool,
}

impl Found {
    /// Another certificate took its place.
    pub const fn replaced(&self) -> bool {
        self.kept.replaced_at.is_some()
    }
}

/// The certificate of a code; a miss is counted.
///
/// # Errors
/// When too many codes are tried at once, or the store cannot be read.
pub async fn by_code(app: &Shared, visit: &Visit, code: &VerificationCode) -> Result<Option<Found>, Trouble> {
    let _turn = turn(app, visit).await?;
    let found = read(app, code).await?;
    if found.is_none() {
        app.store.act(NoteFailure { subject: cookies::hash(MISSES), at: visit.at }).await?;
        let mut reader = app.store.read().await?;
        let counted = accounts::failures(&mut reader.conn(), &cookies::hash(MISSES)).await?;
        // Told once, when it begins, and without the codes: one of them may be nearly right.
        if counted.is_some_and(|(misses, _)| misses == FREE_MISSES + 1) {
            tracing::warn!(
                misses = FREE_MISSES + 1,
                "many unknown codes of certificates are tried: look-ups are slowed"
            );
        }
    }
    Ok(found)
}

async fn turn(app: &Shared, visit: &Visit) -> Result<Option<SemaphorePermit<'static>>, Trouble> {
    let counted = {
        let mut reader = app.store.read().await?;
        accounts::failures(&mut reader.conn(), &cookies::hash(MISSES)).await?
    };
    let since = visit.at.plus_minutes(-WINDOW_MINUTES);
    if counted.is_none_or(|(misses, last)| misses <= FREE_MISSES || last < since) {
        return Ok(None);
    }
    let permit = tokio::time::timeout(PATIENCE, TURNS.acquire()).await.map_err(|_| Trouble::Busy)?;
    tokio::time::sleep(TURN).await;
    permit.map(Some).map_err(Trouble::failed)
}

async fn read(app: &Shared, code: &VerificationCode) -> Result<Option<Found>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let Some(kept) = certificates::by_code(db, code).await? else { return Ok(None) };
    let Checked { public, told } = signed::check(&app.keys, db, &kept).await?;
    let rehearsal = store::sessions::by_id(db, kept.session).await?.is_some_and(|s| s.rehearsal);
    Ok(Some(Found { kept, public, told, rehearsal }))
}
