//! The program as it is started, in one binary.

mod command_line;
mod journey;
mod retention;
