//! The clock and the dice of the program: read once at the door of a request, passed on as values.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::moment::Moment;
use domain::seed::Seed;

/// Where the moment comes from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that tests stop and turn: milliseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The moment. The only place of the program that reads the machine's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the door at which the clock is read")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Set(millis) => Moment::from_millis(millis.load(Ordering::Relaxed)),
        }
    }
}

/// Draws a seed from the operating system. The only place of the program that draws.
///
/// # Panics
/// When the system has no entropy to give: nothing safe can be done then.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the door at which chance is drawn")]
pub fn draw_seed() -> Seed {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives entropy");
    Seed::from_bytes(bytes)
}
