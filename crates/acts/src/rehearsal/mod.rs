//! Rehearsals: a whole exam day played by a program, in a centre of its own, that leaves nothing behind.

pub mod forget_rehearsal;
pub mod prepare_rehearsal;

pub use forget_rehearsal::ForgetRehearsal;
pub use prepare_rehearsal::{CannotPrepare, PrepareRehearsal, Prepared};
