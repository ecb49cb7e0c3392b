//! Try-out rooms: a session with invented candidates, made by the same acts as every other, and swept.

pub mod forget_tryout;
pub mod prepare_tryout;

pub use forget_tryout::ForgetTryout;
pub use prepare_tryout::{CannotTryOut, PrepareTryout};

use domain::certification::tryout::CAST;
use domain::id::Id;
use domain::people::Account;
use domain::seed::Seed;

/// The account of the référent of a room that is drawn from this chance.
fn referent(seed: &Seed) -> Id<Account> {
    Id::from_seed(seed, "referent")
}

/// The chance with which the account of a candidate is opened when they arrive, by the place in the cast.
#[must_use]
pub fn chance_of(seed: &Seed, place: usize) -> Seed {
    seed.branch(&format!("person {place}"))
}

/// The account of a candidate.
#[must_use]
pub fn account_of(seed: &Seed, place: usize) -> Id<Account> {
    Id::from_seed(&chance_of(seed, place), "account")
}

/// The accounts of everybody of a room, whether they are opened or not.
fn people(seed: &Seed) -> Vec<Id<Account>> {
    (0..CAST.len()).map(|place| account_of(seed, place)).chain([referent(seed)]).collect()
}
