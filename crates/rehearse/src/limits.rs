//! The figures of the exam day beside their limits: which were kept, which were missed.

use std::fmt;
use std::time::Duration;

use crate::figure::{Day, Figure};
use crate::figures::{ANSWER, ANSWER_MEANWHILE, Figures, Percentiles};
use crate::options::Plan;
use crate::pace::Pace;
use crate::play::{
    CHANGE_TO_BOARD, HERD_QUESTION, HERD_START, Outcome, QUESTION_PAGE, QUESTION_SHOWN, ROOM_LOADED,
};

/// Milliseconds of an answer, also while a list is imported or results are published.
const ANSWER_MS: f64 = 100.0;
/// Milliseconds from a change to the board, of a start in the herd, and from a button to the next question on a thin line.
const SEEN_MS: f64 = 2_000.0;
/// Milliseconds of the first load of a whole room on a thin line.
const ROOM_MS: f64 = 60_000.0;
/// After an outage everybody is back within so long.
const BACK: Duration = Duration::from_mins(1);
/// Kilobytes of a question page on the wire, compressed.
const PAGE_KB: f64 = 5.0;
/// Kilobytes of memory of a server with a big morning. Other days have no such limit: a server tells the peak of its life, the days
/// before among it, and a list that is imported is held whole.
const MEMORY_KB: u64 = 400_000;

/// One figure beside its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What was measured, and the limit.
    pub said: String,
    /// It is within its limit.
    pub met: bool,
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {:<6}  {}", if self.met { "PASS" } else { "MISSED" }, self.said)
    }
}

/// A time of a step that has a limit.
struct Timed {
    step: &'static str,
    name: &'static str,
    of: &'static str,
    which: fn(&Percentiles) -> f64,
    limit: f64,
}

impl Timed {
    fn p99(step: &'static str, name: &'static str, limit: f64) -> Self {
        Self { step, name, of: "p99", which: |took| took.p99, limit }
    }

    /// What was to be measured and was not is missed.
    fn judged(&self, figures: &Figures) -> Judged {
        let Self { step, name, of, which, limit } = self;
        let Some(took) = figures.step(step) else {
            return Judged { said: format!("{name}: never measured (limit {of} {limit:.0} ms)"), met: false };
        };
        let measured = which(&took);
        let said = format!("{name}: {of} {measured:.0} ms of {} (limit {limit:.0})", took.count);
        Judged { said, met: measured <= *limit }
    }
}

/// The figures that the day is played for. `peak` is the server's memory, in kilobytes, where it is known.
pub fn judged(figures: &Figures, outcome: &Outcome, day: &Day, peak: Option<u64>) -> Vec<Judged> {
    let Day { figure, plan, pace } = day;
    let (errors, differences) = (figures.errors(), outcome.differences.len());
    let mut all = vec![
        Judged { said: format!("errors: {errors} (limit 0)"), met: errors == 0 },
        Judged {
            said: format!("differences between ledger and register: {differences} (limit 0)"),
            met: differences == 0,
        },
    ];
    all.extend(times(plan, *pace).iter().map(|timed| timed.judged(figures)));
    all.extend(page_size(figures));
    all.extend(plan.outage.map(|_| back(outcome)));
    all.extend(peak.map(|peak| memory(peak, *figure == Some(Figure::Morning))));
    all
}

/// The memory of the server, which only a big morning limits.
fn memory(peak: u64, has_limit: bool) -> Judged {
    let limit =
        if has_limit { format!("limit {}", MEMORY_KB / 1_000) } else { "no limit on this day".to_owned() };
    let said = format!("memory of the server: {} MB ({limit})", peak / 1_000);
    Judged { said, met: !has_limit || peak <= MEMORY_KB }
}

/// The times that have a limit on such a day. Without pauses nothing has: that is a measure of how much goes through. Where lines
/// are thin or gone, what waits for them is not the server's.
fn times(plan: &Plan, pace: Pace) -> Vec<Timed> {
    let mut times = Vec::new();
    if plan.herd.is_some() {
        times.push(Timed::p99(HERD_START, "start in the herd, button to reply", SEEN_MS));
        times.push(Timed::p99(HERD_QUESTION, "start in the herd, button to first question", SEEN_MS));
    }
    if pace.is_headlong() {
        return times;
    }
    if !plan.has_lines() && !plan.ends_with_herd() {
        times.push(Timed::p99(ANSWER, "answer", ANSWER_MS));
        if plan.boards > 0 {
            times.push(Timed::p99(CHANGE_TO_BOARD, "acknowledged answer to followed board", SEEN_MS));
        }
    }
    if plan.works_beside() {
        times.push(Timed::p99(ANSWER_MEANWHILE, "answers during import and publication", ANSWER_MS));
    }
    if plan.line.is_some() {
        times.push(Timed {
            step: QUESTION_SHOWN,
            name: "button to next question, with its files",
            of: "p95",
            which: |took| took.p95,
            limit: SEEN_MS,
        });
        times.push(Timed {
            step: ROOM_LOADED,
            name: "first page of a whole room, with its files",
            of: "max",
            which: |took| took.max,
            limit: ROOM_MS,
        });
    }
    times
}

fn page_size(figures: &Figures) -> Option<Judged> {
    let sizes = figures.sizes(QUESTION_PAGE)?;
    let (p50, max, all) = (sizes.kilobytes.p50, sizes.kilobytes.max, sizes.kilobytes.count);
    let said = format!(
        "question page on the wire: p50 {p50:.1}, max {max:.1} kB, {} of {all} compressed (limit {PAGE_KB:.1} compressed)",
        sizes.compressed
    );
    Some(Judged { said, met: max <= PAGE_KB && sizes.compressed == all })
}

fn back(outcome: &Outcome) -> Judged {
    let course = outcome.outage;
    let limit = BACK.as_secs();
    let Some(lasted) = course.lasted() else {
        return Judged { said: format!("outage: it never came to that (limit {limit} s)"), met: false };
    };
    let said = format!(
        "outage of {:.1} s: {} of {} who noticed it were back, the last {:.1} s after the network (limit {limit} s)",
        lasted.as_secs_f64(),
        course.back,
        course.cut_off,
        course.last_back.as_secs_f64(),
    );
    Judged { said, met: course.back == course.cut_off && course.last_back <= BACK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Body, NO_BODY};

    fn lines(
        figures: &Figures,
        figure: Option<Figure>,
        plan: Plan,
        pace: f64,
        peak: Option<u64>,
    ) -> Vec<String> {
        let day = Day { figure, plan, pace: Pace::new(pace).expect("a pace") };
        let all = judged(figures, &Outcome::default(), &day, peak);
        all.iter().map(|one| one.to_string().trim().to_owned()).collect()
    }

    #[test]
    fn each_figure_stands_beside_its_limit() {
        let figures = Figures::new();
        figures.took(ANSWER, Duration::from_millis(40), NO_BODY);
        figures.took(CHANGE_TO_BOARD, Duration::from_millis(2_400), NO_BODY);
        figures.took(QUESTION_PAGE, Duration::from_millis(7), Body { bytes: 4_200, compressed: true });
        let plan = Plan { boards: 3, ..Plan::plain(20) };
        assert_eq!(
            lines(&figures, Some(Figure::Morning), plan, 1.0, Some(399_000)),
            [
                "PASS    errors: 0 (limit 0)",
                "PASS    differences between ledger and register: 0 (limit 0)",
                "PASS    answer: p99 40 ms of 1 (limit 100)",
                "MISSED  acknowledged answer to followed board: p99 2400 ms of 1 (limit 2000)",
                "PASS    question page on the wire: p50 4.2, max 4.2 kB, 1 of 1 compressed (limit 5.0 compressed)",
                "PASS    memory of the server: 399 MB (limit 400)",
            ]
        );
        assert_eq!(lines(&figures, None, plan, 0.0, None).len(), 3, "no time has a limit without pauses");
    }

    #[test]
    fn what_was_to_be_measured_and_was_not_is_missed() {
        let plan = Plan {
            outage: Some(Duration::from_secs(30)),
            herd: "20,1".parse().ok(),
            import: 5,
            ..Plan::plain(20)
        };
        let told = lines(&Figures::new(), None, plan, 1.0, Some(900_000));
        let missed: Vec<_> = told.iter().filter_map(|line| line.strip_prefix("MISSED  ")).collect();
        assert_eq!(
            missed,
            [
                "start in the herd, button to reply: never measured (limit p99 2000 ms)",
                "start in the herd, button to first question: never measured (limit p99 2000 ms)",
                "answers during import and publication: never measured (limit p99 100 ms)",
                "outage: it never came to that (limit 60 s)",
            ]
        );
    }

    /// Every day was missed for the memory of a big morning.
    #[test]
    fn memory_has_a_limit_in_a_big_morning_only() {
        let said = |figure| lines(&Figures::new(), figure, Plan::plain(20), 0.0, Some(900_000)).pop();
        let missed = "MISSED  memory of the server: 900 MB (limit 400)";
        assert_eq!(said(Some(Figure::Morning)).as_deref(), Some(missed));
        for figure in
            [None, Some(Figure::Herd), Some(Figure::Outage), Some(Figure::Line), Some(Figure::Beside)]
        {
            let told = "PASS    memory of the server: 900 MB (no limit on this day)";
            assert_eq!(said(figure).as_deref(), Some(told));
        }
    }
}
