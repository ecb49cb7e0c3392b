//! The side note of a try-out room: what nothing here is, and what to try, ticked off as it is done.

use domain::locale::Locale;
use store::sessions::Kept;
use store::tryouts::{self, Steps};
use store::{Conn, Failure};
use web_shell::Texts;

/// Candidates to tick before the first task is done: enough for the hand to know.
const TICKS: i64 = 3;

/// One thing to try.
pub(crate) struct Task {
    /// What to do, and where.
    pub(crate) text: &'static str,
    /// It was done.
    pub(crate) done: bool,
}

/// The note.
pub(crate) struct Note {
    /// Its texts.
    pub(crate) t: Texts,
    /// What to try, in order.
    pub(crate) tasks: Vec<Task>,
    /// How much of it is done.
    pub(crate) sum: String,
    /// All of it is.
    pub(crate) over: bool,
}

/// What has been tried in a room; nothing in a real one, for which nothing is read.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn tried(db: &mut Conn<'_>, session: &Kept) -> Result<Option<Steps>, Failure> {
    if !session.rehearsal || tryouts::of_session(db, session.id).await?.is_none() {
        return Ok(None);
    }
    tryouts::steps(db, session.id).await.map(Some)
}

impl Note {
    /// The note for what has been tried so far.
    pub(crate) fn of(locale: Locale, steps: &Steps) -> Self {
        let t = super::texts(locale);
        let tasks: Vec<Task> = [
            ("task-tick", steps.ticked >= TICKS),
            ("task-open", steps.opened > 0),
            ("task-call", steps.calls > 0),
            ("task-minutes", steps.minutes > 0),
            ("task-resume", steps.resumed > 0),
            ("task-end-screen", steps.end_screens > 0),
            ("task-finish", steps.closed > 0),
        ]
        .into_iter()
        .map(|(key, done)| Task { text: t.s(key), done })
        .collect();
        let done = tasks.iter().filter(|task| task.done).count();
        let counts = [("done", count(done)), ("all", count(tasks.len()))].map(|(name, n)| (name, n.into()));
        Self { sum: t.with("tasks", &counts), over: done == tasks.len(), t, tasks }
    }
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_ticks_off_what_was_done() {
        let fresh = Note::of(Locale::Fr, &Steps::default());
        assert!(fresh.tasks.iter().all(|task| !task.done) && !fresh.over);
        let two = Steps { ticked: 3, opened: 1, ..Steps::default() };
        let note = Note::of(Locale::En, &two);
        assert_eq!(note.tasks.iter().filter(|task| task.done).count(), 2);
        assert!(note.sum.contains('2') && note.sum.contains('7'), "{}", note.sum);
        assert!(!Note::of(Locale::Fr, &Steps { ticked: 2, ..two }).tasks[0].done);
        let all = Steps { calls: 1, minutes: 1, resumed: 1, end_screens: 1, closed: 1, ..two };
        assert!(Note::of(Locale::Fr, &all).over);
    }
}
