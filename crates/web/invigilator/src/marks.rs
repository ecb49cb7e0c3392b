//! The states of one candidate, in words: they add up, none hides another.

use domain::certification::attempt::{AttemptState, EndedBy};
use domain::moment::{Moment, Zone};
use store::invigilator_pages::Seat;
use web_shell::{Texts, when};

use crate::board::standing::{Call, Need, minutes_between};

web_shell::texts!(TEXTS, "marks");

/// One state: its icon, its words, its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The colour: `ok`, `warn`, `now`, `info`, `off`.
    pub(crate) tone: &'static str,
    /// The icon.
    pub(crate) icon: &'static str,
    /// The words.
    pub(crate) text: String,
    /// The words where there is little room.
    pub(crate) short: Option<&'static str>,
    /// A time of one's own, shown in ink.
    pub(crate) strong: bool,
}

/// What the states are seen from.
pub(crate) struct Seen<'a> {
    /// The language.
    pub(crate) locale: domain::locale::Locale,
    /// The time zone of the session.
    pub(crate) zone: &'a Zone,
    /// Now.
    pub(crate) now: Moment,
    /// The room is open: who is not there is absent.
    pub(crate) open: bool,
}

impl Seen<'_> {
    /// The texts of the states.
    pub(crate) fn texts(&self) -> Texts {
        TEXTS.of(self.locale)
    }

    /// How long something lasts: « depuis 3 min ».
    pub(crate) fn since(&self, since: Moment) -> String {
        self.texts().n("since", "minutes", minutes_between(since, self.now))
    }

    /// Every state of a candidate, the most urgent first.
    pub(crate) fn marks(&self, seat: &Seat, calls: &[Call], own_end: Option<Moment>) -> Vec<Mark> {
        let t = self.texts();
        let mut marks: Vec<Mark> = calls.iter().map(|call| self.of_call(*call)).collect();
        let mut add =
            |tone, icon, text: String| marks.push(Mark { tone, icon, text, short: None, strong: false });
        let called = |need: Need| calls.iter().any(|call| call.need == need);
        match &seat.test {
            None if seat.present.is_some() => {
                if !called(Need::NotStarted) {
                    add("off", "user-check", t.s("present").to_owned());
                }
                if seat.joined_at.is_none() {
                    let (text, short) = (t.s("not-joined").to_owned(), Some(t.s("not-joined-short")));
                    marks.push(Mark { tone: "off", icon: "log-in", text, short, strong: false });
                }
            }
            None if self.open => add("off", "user", t.s("absent").to_owned()),
            None => add("off", "user", t.s("not-ticked").to_owned()),
            Some(test) => {
                let place = |key| {
                    t.with(key, &[("position", test.position.into()), ("questions", test.questions.into())])
                };
                match test.state {
                    AttemptState::Running => add("info", "play", place("question")),
                    AttemptState::Suspended => add("off", "circle-pause", place("suspended")),
                    AttemptState::Ended { by, .. } => {
                        if !called(Need::EndScreen) {
                            add("ok", "circle-check", t.s("ended-seen").to_owned());
                        }
                        if by == EndedBy::Invigilator {
                            add("off", "ban", t.s("ended-by-invigilator").to_owned());
                        }
                    }
                }
                if seat.admitted {
                    add("info", "rotate-ccw", t.s("resumption-allowed").to_owned());
                }
            }
        }
        if let Some(end) = own_end {
            let text = t.w("own-end", "hour", when::hour_of(self.locale, end, self.zone));
            marks.push(Mark { tone: "off", icon: "clock", text, short: None, strong: true });
        }
        marks
    }

    fn of_call(&self, call: Call) -> Mark {
        let t = self.texts();
        let (tone, icon, key) = match call.need {
            Need::AsksToResume => ("now", "bell-ring", "asks-to-resume"),
            Need::AsksToEnter => ("now", "bell-ring", "asks-to-enter"),
            Need::EndScreen => ("warn", "flag", "end-screen"),
            Need::TimeUp => ("warn", "timer", "time-up"),
            Need::NotStarted => ("warn", "hourglass", "not-started"),
            Need::Quiet => {
                let text = t.n("quiet", "minutes", minutes_between(call.since, self.now));
                return Mark { tone: "warn", icon: "wifi-off", text, short: None, strong: false };
            }
        };
        Mark { tone, icon, text: t.s(key).to_owned(), short: t.find(&format!("{key}-short")), strong: false }
    }
}
