//! Faults built in on purpose, one at a time, to prove that the simulated exam days find them (ADR 0027).
//!
//! Only builds with the feature `planted` have this module; such a program refuses to serve (`store::SABOTAGED`).

use std::cell::Cell;
use std::sync::Mutex;

static CHOSEN: Mutex<Option<String>> = Mutex::new(None);

thread_local! {
    /// Days are lived on several threads: while one judges, the others keep their fault.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Chooses the fault of this process by its name, or none.
pub fn choose(name: Option<&str>) {
    let mut chosen = CHOSEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    *chosen = name.map(str::to_owned);
}

/// Whether this fault is the chosen one.
#[must_use]
pub fn is(name: &str) -> bool {
    let chosen = CHOSEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    !QUIET.get() && chosen.as_deref() == Some(name)
}

/// Computes something on this thread without any fault: what is judged must not judge itself.
pub fn honestly<T>(work: impl FnOnce() -> T) -> T {
    QUIET.set(true);
    let done = work();
    QUIET.set(false);
    done
}
