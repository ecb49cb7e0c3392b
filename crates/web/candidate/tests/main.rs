//! The candidate’s room, in one binary.

mod day;
mod files;
mod joining;
mod pace;
mod paper;
mod placement;
mod results;
