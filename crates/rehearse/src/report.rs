//! What is told while the day is played, and at its end.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use crate::figures::{ANSWER_MEANWHILE, Figures};
use crate::options::Plan;
use crate::play::{
    CHANGE_TO_BOARD, HERD_QUESTION, HERD_START, Outcome, QUESTION_PAGE, QUESTION_SHOWN, ROOM_LOADED,
};

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
pub fn report(figures: &Figures, outcome: &Outcome, plan: &Plan) -> String {
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
    for said in exam_day(figures, outcome, plan) {
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

/// The figures of the exam day, each beside what is wanted: one line for each that was asked for. Every rehearsal tells the
/// size of a question page.
fn exam_day(figures: &Figures, outcome: &Outcome, plan: &Plan) -> Vec<String> {
    let mut told = vec!["\nThe exam day".to_owned()];
    let mut one = |step: &str, name: &str, wanted: &str| {
        if let Some(took) = figures.step(step) {
            let (count, p50, p95, p99, max) = (took.count, took.p50, took.p95, took.p99, took.max);
            told.push(format!("  {name} (wanted: {wanted}): p50 {p50:.0}, p95 {p95:.0}, p99 {p99:.0}, max {max:.0} ms of {count}"));
        }
    };
    if plan.boards > 0 {
        one(CHANGE_TO_BOARD, "acknowledged answer to followed board", "p99 2,000");
    }
    if plan.herd.is_some() {
        one(HERD_START, "start in the herd, button to reply", "p99 2,000");
        one(HERD_QUESTION, "start in the herd, button to first question", "p99 2,000");
    }
    if plan.line.is_some() {
        one(QUESTION_SHOWN, "button to next question, with its files", "p95 2,000");
        one(ROOM_LOADED, "first page of a whole room, with its files", "max 60,000");
    }
    if plan.import + plan.publish > 0 {
        one(ANSWER_MEANWHILE, "answers during import and publication", "p99 100");
    }
    told.extend(page_size(figures));
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
    told.extend(outage(outcome));
    told
}

fn page_size(figures: &Figures) -> Option<String> {
    let sizes = figures.sizes(QUESTION_PAGE)?;
    let (p50, p95, max) = (sizes.kilobytes.p50, sizes.kilobytes.p95, sizes.kilobytes.max);
    Some(format!(
        "  question page on the wire (wanted: 5.0 kB compressed): p50 {p50:.1}, p95 {p95:.1}, max {max:.1} kB; {} of {} \
         compressed",
        sizes.compressed, sizes.kilobytes.count
    ))
}

fn outage(outcome: &Outcome) -> Option<String> {
    let course = outcome.outage;
    let lasted = course.lasted()?.as_secs_f64();
    Some(format!(
        "  outage of {lasted:.1} s: {} candidates noticed it, {} of them were back, the last {:.1} s after the network \
         (wanted: 60); {} requests were lost to it",
        course.cut_off,
        course.back,
        course.last_back.as_secs_f64(),
        course.losses
    ))
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
    use crate::figures::{Body, NO_BODY};
    use crate::ledger::Difference;

    fn plan() -> Plan {
        Plan {
            candidates: 2,
            room_size: 20,
            boards: 0,
            line: None,
            outage: None,
            herd: None,
            publish: 0,
            import: 0,
        }
    }

    #[test]
    fn only_what_was_asked_for_is_told() {
        let (figures, outcome) = (Figures::new(), Outcome::default());
        figures.took(CHANGE_TO_BOARD, Duration::from_millis(700), NO_BODY);
        figures.took(QUESTION_PAGE, Duration::from_millis(7), Body { bytes: 4_200, compressed: true });
        let told = report(&figures, &outcome, &plan());
        assert!(!told.contains("followed board") && !told.contains("outage"), "{told}");
        assert!(told.contains("p50 4.2, p95 4.2, max 4.2 kB; 1 of 1 compressed"), "{told}");
        let herd = "200,10".parse().ok();
        let plan = Plan { boards: 3, herd, ..plan() };
        let outcome = Outcome { started: Some((1_999, Duration::from_secs(10))), ..outcome };
        let told = report(&figures, &outcome, &plan);
        assert!(told.contains("followed board (wanted: p99 2,000): p50 700"), "{told}");
        assert!(told.contains("1999 starts asked for in 10.0 s, 200 per second"), "{told}");
    }

    #[test]
    fn any_error_or_difference_fails() {
        let (figures, mut outcome, plan) = (Figures::new(), Outcome::default(), plan());
        assert_eq!(verdict(&figures, &outcome), Ok(()));
        outcome.differences.push(("a".into(), 3, Difference::Lost));
        assert!(verdict(&figures, &outcome).is_err());
        assert!(report(&figures, &outcome, &plan).contains("a, question 3: acknowledged and lost"));
        outcome.differences.clear();
        figures.error("answer: status 500".into(), "/x: rien".into());
        assert!(verdict(&figures, &outcome).is_err());
        assert!(report(&figures, &outcome, &plan).contains("answer: status 500   for instance: /x: rien"));
    }
}
