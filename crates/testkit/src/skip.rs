//! What a machine may lack, and how a test says so: loudly, or as a failure where nothing may be skipped.

use std::io::Write as _;

/// The variable that forbids skipping; the gate sets it.
pub const NO_SKIP: &str = "PARCHEMIN_NO_SKIP";

/// Says that something is not installed, so that what needs it is skipped. Written past the test harness, which keeps to
/// itself what passing tests print.
///
/// # Panics
/// Where nothing may be skipped.
pub fn absent(what: &str, why: &str) {
    let forbidden = std::env::var_os(NO_SKIP).is_some_and(|value| !value.is_empty() && value != "0");
    assert!(!forbidden, "{what} is needed, {NO_SKIP} is set, and: {why}");
    let line =
        format!("\n*** SKIPPED: tests on {what}. {why}. Set {NO_SKIP}=1 to make this a failure. ***\n\n");
    // A closed standard error is no reason to fail.
    drop(std::io::stderr().write_all(line.as_bytes()));
}
