//! Verbs: everything that changes the world, one file each. `ls` tells what the system can do.
//!
//! An act's input is one struct with public fields; its body loads, decides and saves in one transaction, and writes the
//! journal. What takes long (hashing, judging, rendering, parsing) happens before and is passed in.

pub mod calendar;
pub mod certification;
pub mod content;
pub mod cpf;
pub mod people;
pub mod placement;
pub mod rehearsal;
pub mod retention;
pub mod tryout;
pub mod upkeep;

use domain::journal::Actor;
use domain::moment::Moment;
use domain::seed::Seed;

/// Who does it, when, and with which chance. Part of every act.
#[derive(Debug, Clone)]
pub struct Doing {
    /// The moment of the request.
    pub at: Moment,
    /// Who.
    pub by: Actor,
    /// The chance of the request: identifiers, codes and salts are branches of it.
    pub seed: Seed,
}

impl Doing {
    /// Who does it, as rows beside the journal keep it: the name of an invigilator, or the code of an account.
    #[must_use]
    pub fn person(&self) -> String {
        self.by.name().map_or_else(|| self.by.code(), str::to_owned)
    }
}
