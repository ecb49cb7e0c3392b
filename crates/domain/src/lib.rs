//! The nouns of a certification house and the rules about them.
//!
//! Everything here is pure: no clock, no chance, no SQL, no HTTP. The moment and the seed come in as values.
//! Modules are listed from the ground up; none imports one listed after it (`tidy` checks).

#[cfg(feature = "planted")]
pub mod planted;

pub mod moment;
pub mod seed;

pub mod id;

pub mod locale;
pub mod text;

pub mod people;

pub mod journal;

pub mod framework;

pub mod needs;
pub mod picture;
pub mod screen;

pub mod question;

pub mod content;

pub mod correction;

pub mod placement;

pub mod certification;

pub mod retention;
