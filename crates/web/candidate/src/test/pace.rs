//! What a page says of a question with its own time, and of the next one before it is asked.

use domain::certification::attempt::question_end;
use domain::moment::{Moment, Zone};
use domain::question::Ahead;
use store::attempts::{Kept, Served};
use web_shell::Texts;

/// The time of the question that is shown, by the clock of the server.
pub(super) struct Timed {
    /// Seconds that the candidate has for it, extra time included.
    pub seconds: i64,
    /// The hour at which it ends, with its seconds: « 09:43:10 ».
    pub until: String,
    /// Seconds that are left when the page is made; none when it is over.
    pub left: i64,
}

/// The time of a question that has its own.
pub(super) fn timed(kept: &Kept, served: &Served, zone: &Zone, at: Moment) -> Option<Timed> {
    let end = question_end(served.counts_from(), served.shown.seconds, kept.extra_time)?;
    Some(Timed {
        seconds: end.seconds_since(served.counts_from()),
        until: end.local(zone).strftime("%H:%M:%S").to_string(),
        left: end.seconds_since(at).max(0),
    })
}

/// What is said of the question that follows: its time runs from the moment in which it is shown, and its window is watched.
pub(super) fn ahead(t: &Texts, ahead: Option<Ahead>, extra_time: u8) -> Vec<String> {
    let Some(Ahead { focused, seconds }) = ahead else { return Vec::new() };
    let start = Moment::from_millis(0);
    let end = question_end(start, seconds, extra_time);
    let timed = end.map(|end| t.n("ahead-timed", "seconds", end.seconds_since(start)));
    timed.into_iter().chain(focused.then(|| t.s("ahead-focused").to_owned())).collect()
}
