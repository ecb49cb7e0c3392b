//! The program `parchemin`.
fn main() {}
