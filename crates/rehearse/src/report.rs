//! What is told while the day is played, and at its end.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use crate::figures::Figures;
use crate::limits::Judged;
use crate::options::Plan;
use crate::play::Outcome;

/// Seconds between two lines of progress.
const EVERY: Duration = Duration::from_secs(2);
/// Differences that are told one by one.
const TOLD: usize = 20;

/// A line every two seconds, on standard error.
pub async fn progress(figures: Arc<Figures>) {
    let mut before = 0;
    loop {
        tokio::time::sleep(EVERY).await;
        let answers = figures.answers();
        let p99 = figures.step("answer").map_or(0.0, |answer| answer.p99);
        eprintln!(
            "{:>4} s  {:<13} {:>7} answers  {:>6}/s  answer p99 {:>7.1} ms  {} errors",
            figures.elapsed().as_secs(),
            figures.current_scene(),
            answers,
            (answers - before) / EVERY.as_secs(),
            p99,
            figures.errors(),
        );
        before = answers;
    }
}

/// The report.
pub fn report(figures: &Figures, outcome: &Outcome, plan: &Plan, judged: &[Judged]) -> String {
    let mut text = String::new();
    let mut line = |said: std::fmt::Arguments<'_>| {
        text.write_fmt(said).and_then(|()| text.write_str("\n")).expect("a text takes any line");
    };
    let (waits, reconnections, cuts) = figures.troubles();
    line(format_args!(
        "{} candidates, {} reached the end screen, {} certificates verified (all of them rehearsals)",
        plan.candidates, outcome.finished, outcome.verified
    ));
    let (rate, busiest) = figures.rates().unwrap_or_default();
    line(format_args!(
        "{} answers acknowledged, {} in the register; {rate:.0} per second on average, {busiest} in the busiest second",
        figures.answers(),
        outcome.registered
    ));
    line(format_args!(
        "{cuts} connections cut on purpose, {reconnections} found closed and opened again, {waits} times asked to wait"
    ));
    line(format_args!("{:.1} s in all", figures.elapsed().as_secs_f64()));
    line(format_args!(
        "\n{:<24}{:>8}{:>10}{:>10}{:>10}{:>10}",
        "milliseconds", "count", "p50", "p95", "p99", "max"
    ));
    for (step, took) in figures.steps() {
        line(format_args!(
            "{step:<24}{:>8}{:>10.1}{:>10.1}{:>10.1}{:>10.1}",
            took.count, took.p50, took.p95, took.p99, took.max
        ));
    }
    for said in exam_day(figures, outcome, plan, judged) {
        line(format_args!("{said}"));
    }
    line(format_args!("\n{} errors", figures.errors()));
    for (kind, count, example) in figures.errors_by_kind() {
        line(format_args!("{count:>6}  {kind}   for instance: {example}"));
    }
    line(format_args!("{} differences between ledger and register", outcome.differences.len()));
    for (attempt, position, difference) in outcome.differences.iter().take(TOLD) {
        line(format_args!("        {attempt}, question {position}: {difference}"));
    }
    text
}

/// The figures of the exam day, each beside its limit, and what goes with them: one line for each that was asked for.
fn exam_day(figures: &Figures, outcome: &Outcome, plan: &Plan, judged: &[Judged]) -> Vec<String> {
    let mut told = vec!["\nThe exam day".to_owned()];
    told.extend(judged.iter().map(ToString::to_string));
    told.extend(plan.herd.zip(outcome.started).map(|(herd, (starts, within))| {
        let (rate, seconds) = (herd.per_second, within.as_secs_f64());
        format!("  start herd: {starts} starts asked for in {seconds:.1} s, {rate} per second")
    }));
    if plan.boards > 0 {
        let (boards, ended) = (plan.boards, figures.streams_ended());
        told.push(format!("  {boards} boards, {ended} times a stream ended and was opened again"));
    }
    if plan.has_lines() {
        let (up, down) = figures.carried();
        told.push(format!(
            "  lines carried {} kB to the server, {} kB to the rooms",
            up / 1_000,
            down / 1_000
        ));
    }
    told.extend(plan.outage.map(|_| format!("  {} requests were lost to the outage", outcome.outage.losses)));
    told
}

/// Whether the rehearsal went well.
///
/// # Errors
/// A sentence, on any error or difference.
pub fn verdict(figures: &Figures, outcome: &Outcome) -> Result<(), String> {
    match (figures.errors(), outcome.differences.len()) {
        (0, 0) => Ok(()),
        (errors, differences) => {
            Err(format!("the rehearsal found {errors} errors and {differences} differences"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Difference;

    #[test]
    fn only_what_was_asked_for_is_told() {
        let (figures, outcome) = (Figures::new(), Outcome::default());
        let told = report(&figures, &outcome, &Plan::plain(2), &[]);
        assert!(!told.contains("boards") && !told.contains("outage"), "{told}");
        let herd = "200,10".parse().ok();
        let plan = Plan { boards: 3, herd, ..Plan::plain(2) };
        let outcome = Outcome { started: Some((1_999, Duration::from_secs(10))), ..outcome };
        let judged = [Judged { said: "answer: p99 400 ms (limit 100)".into(), met: false }];
        let told = report(&figures, &outcome, &plan, &judged);
        assert!(told.contains("  MISSED  answer: p99 400 ms (limit 100)"), "{told}");
        assert!(told.contains("1999 starts asked for in 10.0 s, 200 per second"), "{told}");
    }

    #[test]
    fn any_error_or_difference_fails() {
        let (figures, mut outcome, plan) = (Figures::new(), Outcome::default(), Plan::plain(2));
        assert_eq!(verdict(&figures, &outcome), Ok(()));
        outcome.differences.push(("a".into(), 3, Difference::Lost));
        assert!(verdict(&figures, &outcome).is_err());
        assert!(report(&figures, &outcome, &plan, &[]).contains("a, question 3: acknowledged and lost"));
        outcome.differences.clear();
        figures.error("answer: status 500".into(), "/x: rien".into());
        assert!(verdict(&figures, &outcome).is_err());
        assert!(
            report(&figures, &outcome, &plan, &[]).contains("answer: status 500   for instance: /x: rien")
        );
    }
}
