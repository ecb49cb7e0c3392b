//! Simulated exam days by hand: `exam_days FIRST COUNT` lives so many days from that number on, and stops at the first that
//! breaks; with the feature `planted`, `exam_days FIRST COUNT FAULT` lives them with that fault in the program.

use std::process::ExitCode;
use std::time::Instant;

use testkit::exam_day;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize, or: u64| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (first, count) = (number(0, 0), number(1, 1));
    #[cfg(feature = "planted")]
    domain::planted::choose(words.get(2).map(String::as_str));
    #[expect(clippy::disallowed_methods, reason = "a measurement")]
    let begun = Instant::now();
    let (mut steps, mut answers, mut crashes) = (0, 0, 0);
    for day in first..first + count {
        match exam_day::live(day) {
            Ok(lived) => {
                steps += lived.steps;
                answers += lived.answers;
                crashes += lived.crashes;
                if count == 1 {
                    println!("{}", lived.digest);
                }
            }
            Err(broken) => {
                println!("{broken}");
                return ExitCode::FAILURE;
            }
        }
        if (day + 1 - first).is_multiple_of(100) {
            println!("{} days, {:.0} s", day + 1 - first, begun.elapsed().as_secs_f64());
        }
    }
    let took = begun.elapsed().as_secs_f64();
    println!("{count} days, {steps} steps, {answers} answers, {crashes} crashes, {took:.0} s: none broke");
    ExitCode::SUCCESS
}
