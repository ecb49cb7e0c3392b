//! Passwords: argon2id on at most half of the cores, behind a bounded queue.
//!
//! A class that signs in at once waits a second or two; a flood is told to wait instead of starving the exam. The threads
//! are the hasher's own: the memory that a hash takes is taken again by the next one, instead of staying with each of the
//! runtime's many threads.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::seed::Seed;
use parking_lot::Mutex;
use tokio::sync::oneshot;

/// Sign-ins that may wait; beyond, the waiting page.
const QUEUE: usize = 1_000;

/// Checks and makes password hashes.
#[derive(Clone)]
pub struct Hasher {
    queue: SyncSender<Job>,
    params: Params,
}

/// One hash to make or to check.
type Job = Box<dyn FnOnce() + Send>;

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
        let (queue, jobs) = sync_channel::<Job>(QUEUE);
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..threads {
            let jobs = Arc::clone(&jobs);
            std::thread::spawn(move || work(&jobs));
        }
        Self { queue, params }
    }

    /// Hashes a new password with a salt from the seed.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash(&self, password: String, seed: &Seed) -> Result<String, TooManyWait> {
        let salt: [u8; 16] = seed.branch("salt").bytes();
        let argon = self.argon();
        self.in_turn(move || {
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
        self.in_turn(move || {
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
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TooManyWait> {
        let (sender, answer) = oneshot::channel();
        // Whoever no longer waits is not told.
        let job: Job = Box::new(move || drop(sender.send(work())));
        self.queue.try_send(job).map_err(|_| TooManyWait)?;
        answer.await.map_err(|_| TooManyWait)
    }
}

/// The life of one thread: it ends with the hasher.
fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let next = jobs.lock().recv();
        let Ok(job) = next else { return };
        // A hash that panics is told by its closed channel and leaves the thread to the next one.
        drop(std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)));
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
