//! Simulated exam days by hand: `exam_days FIRST COUNT` lives so many days from that number on, over all cores, and stops at the
//! first that breaks; with the feature `planted`, `exam_days FIRST COUNT FAULT` lives them with that fault in the program.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use testkit::{cores, exam_day};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize, or: u64| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (first, count) = (number(0, 0), number(1, 1));
    #[cfg(feature = "planted")]
    domain::planted::choose(words.get(2).map(String::as_str));
    #[expect(clippy::disallowed_methods, reason = "a measurement")]
    let begun = Instant::now();
    let so_far = AtomicU64::new(0);
    let lived = cores::each(first..first + count, |day| {
        let lived = exam_day::live(day)?;
        let so_far = 1 + so_far.fetch_add(1, Ordering::Relaxed);
        if so_far.is_multiple_of(100) {
            println!("{so_far} days, {:.0} s", begun.elapsed().as_secs_f64());
        }
        Ok::<_, Box<exam_day::Broken>>(lived)
    });
    let lived = match lived {
        Ok(lived) => lived,
        Err(broken) => {
            println!("{broken}");
            return ExitCode::FAILURE;
        }
    };
    if let [day] = &lived[..] {
        println!("{}", day.digest);
    }
    let sum = |of: fn(&exam_day::Lived) -> usize| lived.iter().map(of).sum::<usize>();
    let (steps, answers, crashes) = (sum(|day| day.steps), sum(|day| day.answers), sum(|day| day.crashes));
    let took = begun.elapsed().as_secs_f64();
    println!("{count} days, {steps} steps, {answers} answers, {crashes} crashes, {took:.0} s: none broke");
    ExitCode::SUCCESS
}
