//! The states of one candidate, in words: they add up, none hides another.

use domain::certification::attempt::{AttemptState, EndedBy};
use domain::certification::standstill::Hold;
use domain::moment::{Moment, Zone};
use store::invigilator_pages::{Seat, Sitting};
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
    /// When the room was opened. Once it is, who is not there is absent, and who was added is added on the spot.
    pub(crate) open_since: Option<Moment>,
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
            None if self.open_since.is_some() => add("off", "user", t.s("absent").to_owned()),
            None => add("off", "user", t.s("not-ticked").to_owned()),
            Some(test) => {
                let place = |key| {
                    t.with(key, &[("position", test.position.into()), ("questions", test.questions.into())])
                };
                match test.state {
                    AttemptState::Running => add("info", "play", place("question")),
                    AttemptState::Suspended => {
                        add("off", "circle-pause", place("question"));
                        if let Some(why) = why_still(test, t) {
                            add("off", "circle-pause", why);
                        }
                    }
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
        if self.open_since.is_some_and(|opened| seat.enrolled_at > opened) {
            marks.push(Mark {
                tone: "off",
                icon: "plus",
                text: t.s("on-the-spot").to_owned(),
                short: Some(t.s("on-the-spot-short")),
                strong: false,
            });
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
            Need::Calls => ("now", "bell-ring", "calls"),
            Need::CutOff => {
                let text = t.n("cut-off", "minutes", minutes_between(call.since, self.now));
                let short = Some(t.s("cut-off-short"));
                return Mark { tone: "warn", icon: "wifi-off", text, short, strong: false };
            }
            Need::AsksToResume => ("now", "bell-ring", "asks-to-resume"),
            Need::AsksToEnter => ("now", "bell-ring", "asks-to-enter"),
            Need::EndScreen => ("warn", "flag", "end-screen"),
            Need::TimeUp => ("warn", "timer", "time-up"),
            Need::NotStarted => ("warn", "hourglass", "not-started"),
            Need::Quiet => {
                let text = t.n("quiet", "minutes", minutes_between(call.since, self.now));
                return Mark { tone: "warn", icon: "hourglass", text, short: None, strong: false };
            }
        };
        Mark { tone, icon, text: t.s(key).to_owned(), short: t.find(&format!("{key}-short")), strong: false }
    }
}

/// Why a test stands still, where no call says it already: every reason, so that who lets one go knows of the others.
fn why_still(test: &Sitting, t: Texts) -> Option<String> {
    let said = [Hold::Room, Hold::Invigilator, Hold::Waiting];
    let on = said.into_iter().filter(|hold| test.timing.holds.has(*hold));
    let why: Vec<&str> = on.map(|hold| t.s(&format!("still-{}", hold.code()))).collect();
    (!why.is_empty()).then(|| why.join(", "))
}
