//! The room of the platform, in one binary.

mod forecast;
mod pages;
mod retention;
