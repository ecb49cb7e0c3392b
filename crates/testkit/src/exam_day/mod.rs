//! Simulated exam days: the real acts on a real file of the embedded engine, driven by one seed, with the faults of
//! people, devices, networks and servers, and judged after every step by rules written a second time (ADR 0027).
//!
//! One thread of control, a clock that is a number, chance that is a seed: the same number gives the same day to the byte.
//! `day` makes the place and runs acts, `candidates`, `staff` and `after` draw what happens, `model` and its rules say
//! what must come of it, `checks` compares. Invariants are those of the reliability note: I01 the ledger of
//! acknowledged answers; I02 one answer for each question served; I03 one test for each candidate; I04 what is served
//! follows from seed, form and release; I05 nothing after the end; I06 a candidate's time; I07 states; I08 scores
//! made again; I10 the outbox; I11 other rooms; I12 solutions; and, for I09, the journal: whole chains, and exactly the
//! records that each act owes.

mod after;
mod candidates;
mod candidates_rules;
mod checks;
mod crash;
mod day;
mod extra_rules;
mod model;
mod people;
pub mod planted;
mod sending;
mod staff;
mod staff_rules;
mod standing;
mod time_rules;
mod trace;

pub use trace::{Broken, Lived};

/// Steps of the day itself; closing, jury and mails follow.
const STEPS: usize = 260;

/// What is wrong, in a sentence.
#[derive(Debug)]
struct Fault(String);

impl From<store::Failure> for Fault {
    fn from(failure: store::Failure) -> Self {
        Self(format!("the store failed: {failure}"))
    }
}

type Step<T = ()> = Result<T, Fault>;

fn fault<T>(why: impl Into<String>) -> Step<T> {
    Err(Fault(why.into()))
}

/// Lives the day of that number.
///
/// # Errors
/// The first thing that is not as it must be, with the last steps before it.
///
/// # Panics
/// When no folder or runtime can be made.
pub fn live(number: u64) -> Result<Lived, Box<Broken>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let mut trace = trace::Trace::new(number);
        let lived = async {
            let mut day = day::Day::begin(number, &mut trace).await?;
            for _ in 0..STEPS {
                day.step().await?;
            }
            day.close().await?;
            day.judge_and_publish().await?;
            day.check_everything().await
        };
        match lived.await {
            Ok(()) => Ok(trace.end()),
            Err(Fault(why)) => Err(Box::new(trace.broken(why))),
        }
    })
}

/// Computes something as the program without faults would.
fn honestly<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(feature = "planted")]
    return domain::planted::honestly(work);
    #[cfg(not(feature = "planted"))]
    work()
}
