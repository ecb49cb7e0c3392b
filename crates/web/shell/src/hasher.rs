//! Passwords: argon2id on at most half of the cores, behind a queue of ten seconds at most.
//!
//! A class that signs in at once waits a second or two; a flood is told to wait instead of starving the exam. The threads
//! are the hasher's own: the memory that a hash takes is taken again by the next one, instead of staying with each of the
//! runtime's many threads.

use std::time::Duration;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::seed::Seed;

use crate::queue::{Bounds, Queue, Share};

/// Nobody waits longer for a sign-in (reliability and security §3.6).
const PATIENCE: Duration = Duration::from_secs(10);
/// Of these seconds, those that sign-ups and unknown names may take.
const STRANGERS: Duration = Duration::from_secs(3);
/// What a hash is believed to take before the first was measured.
const EACH: Duration = Duration::from_millis(50);

/// Checks and makes password hashes.
#[derive(Clone)]
pub struct Hasher {
    queue: Queue,
    params: Params,
}

/// Too many sign-ins wait: come back in a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyWait;

impl Hasher {
    /// A hasher for this machine: half of its cores, at least one; 19 MiB and 2 passes (OWASP's second choice).
    #[must_use]
    pub fn for_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::new((cores / 2).max(1), 19 * 1024, 2)
    }

    /// A cheap hasher for tests: the same path, parameters that nobody should use.
    #[must_use]
    pub fn for_tests() -> Self {
        Self::new(4, 8, 1)
    }

    fn new(threads: usize, memory_kib: u32, passes: u32) -> Self {
        let params = Params::new(memory_kib, passes, 1, None).unwrap_or_default();
        let bounds = Bounds { threads, each: EACH, patience: PATIENCE, strangers: STRANGERS };
        Self { queue: Queue::new(bounds, None), params }
    }

    /// Hashes a new password with a salt from the seed.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash(&self, password: String, seed: &Seed) -> Result<String, TooManyWait> {
        self.make(Share::Known, password, seed).await
    }

    /// The same for somebody whom nobody knows yet: they have the smaller share of the queue.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash_of_stranger(&self, password: String, seed: &Seed) -> Result<String, TooManyWait> {
        self.make(Share::Stranger, password, seed).await
    }

    async fn make(&self, share: Share, password: String, seed: &Seed) -> Result<String, TooManyWait> {
        let salt: [u8; 16] = seed.branch("salt").bytes();
        let argon = self.argon();
        self.in_turn(share, move || {
            // Any password and a salt of 16 bytes can be hashed; an empty hash would match nothing.
            argon
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|h| h.to_string())
                .unwrap_or_default()
        })
        .await
    }

    /// Whether the password is the one of that hash. A missing hash costs the same time, so that nobody learns from the
    /// clock which accounts exist.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, TooManyWait> {
        let argon = self.argon();
        let share = if hash.is_some() { Share::Known } else { Share::Stranger };
        self.in_turn(share, move || {
            if let Some(Ok(known)) = hash.as_deref().map(PasswordHash::new) {
                argon.verify_password(password.as_bytes(), &known).is_ok()
            } else {
                drop(argon.hash_password_with_salt(password.as_bytes(), b"nobody's salt 16"));
                false
            }
        })
        .await
    }

    fn argon(&self) -> Argon2<'static> {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone())
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        share: Share,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TooManyWait> {
        self.queue.run(share, work).await.map_err(|_| TooManyWait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_and_no_other() {
        let hasher = Hasher::for_tests();
        let hash = hasher.hash("Rivière2026".into(), &Seed::from_bytes([1; 32])).await.expect("a hash");
        assert!(hash.starts_with("$argon2id$"));
        assert_eq!(hasher.verify("Rivière2026".into(), Some(hash.clone())).await, Ok(true));
        assert_eq!(hasher.verify("riviere2026".into(), Some(hash)).await, Ok(false));
        assert_eq!(hasher.verify("Rivière2026".into(), None).await, Ok(false));
    }
}
