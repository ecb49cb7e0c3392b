//! The bank and its checks, in one binary.

mod common;
mod embedded;
mod faults;
mod files;
mod hostile;
mod needs;
mod neighbours;
mod survey;
mod templates;
mod variants;
