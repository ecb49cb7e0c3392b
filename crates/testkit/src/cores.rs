//! Work in lots over all cores: each lot has a number, and nothing in common with the others.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

/// Tells the other cores to stop, and people which number it was, when the work of one panics.
struct Alarm<'a> {
    number: u64,
    over: &'a AtomicBool,
}

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.over.store(true, Ordering::Relaxed);
            eprintln!("that was number {}", self.number);
        }
    }
}

/// Does the work of each number, as many at a time as there are cores; what came of it, in the order of the numbers.
///
/// # Errors
/// The failure of the smallest number that fails, as if they had been done one after the other: numbers are begun in their
/// order, and what was begun is finished. After a failure no other is begun.
///
/// # Panics
/// As the work does; the number is told on standard error.
pub fn each<T: Send, E: Send>(
    numbers: Range<u64>,
    work: impl Fn(u64) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, over) = (AtomicU64::new(numbers.start), AtomicBool::new(false));
    let core = || {
        let mut done = Vec::new();
        while !over.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= numbers.end {
                break;
            }
            let alarm = Alarm { number, over: &over };
            let made = work(number);
            drop(alarm);
            if made.is_err() {
                over.store(true, Ordering::Relaxed);
            }
            done.push((number, made));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(core)).collect();
        let ended = running.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
        ended.flatten().collect::<Vec<_>>()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_each_number_is_in_their_order() {
        let squares = each(3..40, |number| Ok::<_, ()>(number * number)).expect("none fails");
        assert_eq!(squares, (3..40).map(|number| number * number).collect::<Vec<_>>());
        assert_eq!(each(5..5, Ok::<_, ()>), Ok(Vec::new()));
    }

    #[test]
    fn the_first_failure_is_told_and_nothing_begun_after_it() {
        let begun = AtomicU64::new(0);
        let failing = |number| {
            begun.fetch_add(1, Ordering::Relaxed);
            if number % 10 == 7 { Err(number) } else { Ok(()) }
        };
        assert_eq!(each(0..1_000_000, failing), Err(7));
        assert!(begun.load(Ordering::Relaxed) < 1_000_000);
    }

    #[test]
    #[should_panic(expected = "the fourth")]
    fn a_panic_is_handed_on() {
        let panicking = |number| {
            assert_ne!(number, 4, "the fourth");
            Ok::<_, ()>(())
        };
        each(0..1_000_000, panicking).ok();
    }
}
