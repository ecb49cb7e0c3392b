//! The room of a centre, in one binary.

mod classes;
mod finalisation;
mod import;
mod pages;
mod papers;
mod results;
mod scans;
mod school;
