//! The room of the platform, in one binary.

mod pages;
mod retention;
