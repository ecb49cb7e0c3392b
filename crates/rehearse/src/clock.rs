//! The machine's clock. The only place of this crate that reads it.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Now, to measure from.
#[expect(clippy::disallowed_methods, reason = "a rehearsal measures real time")]
pub fn now() -> Instant {
    Instant::now()
}

/// Milliseconds since 1970, to tell one run from another.
#[expect(clippy::disallowed_methods, reason = "a rehearsal happens once, whatever its seed")]
pub fn millis() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_millis()
}
