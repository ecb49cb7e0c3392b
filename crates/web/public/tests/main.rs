//! What everybody may see, in one binary.

mod framework;
mod looks;
mod my_data;
mod results;
mod sign_up;
mod statistics;
