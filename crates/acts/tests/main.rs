//! What the acts do, on both engines, in one binary: linking the whole program once is enough.

mod centre;
mod devices;
mod enrolment;
mod jury;
mod people;
mod placement;
mod rehearsal;
mod replacing;
mod room;
mod upkeep;
