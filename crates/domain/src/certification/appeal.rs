//! An appeal: what a candidate asks for after the publication, with its dates and states (ecosystem and documents §1.4:
//! candidate, then centre, then jury).
//!
//! An appeal is its steps, in their order; none is ever changed, and where it stands follows from them. The centre says
//! what it knows within [`CENTRE_DAYS`]; when it does not, the jury answers without it. An answer never takes from the
//! candidate what was published.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::moment::{Moment, Zone};

mod deciding;

pub use deciding::{
    AnswerFacts, CannotAppeal, decide_answer, decide_asking, decide_asking_again, decide_statement,
    decide_withdrawing, takes_away,
};

/// Until so many months after the publication a result may be contested, the last day within. The specification found no
/// term; two months is the general one of appeals against public decisions in France.
pub const ASK_MONTHS: i32 = 2;
/// The centre says what it knows within so many days.
pub const CENTRE_DAYS: i32 = 7;
/// The jury answers within so many days of the asking: the month of the right to rectification (RGPD, article 12).
pub const ANSWER_DAYS: i32 = 30;
/// Within so many days of an answer the candidate may ask the jury again, once.
pub const AGAIN_DAYS: i32 = 30;
/// A candidate has so many open appeals about one test at most.
pub const OPEN_MAX: usize = 3;
/// Longest words of a candidate or a centre, in characters; an answer of the jury has those of a reason.
pub const WORDS_MAX: usize = 2_000;

/// What is asked for. Noun of `Id<Appeal>`.
#[derive(Debug, Clone, Copy)]
pub struct Appeal;

/// What an appeal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppealKind {
    /// The result.
    Result,
    /// Something that happened in the room.
    Room,
    /// An error in the names or the date of birth: a request for correction.
    Identity,
    /// A certificate that is missing, lost, or in the wrong hands.
    Certificate,
    /// Something else.
    Other,
}

impl AppealKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Result, Self::Room, Self::Identity, Self::Certificate, Self::Other];

    /// The name of the kind in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Room => "room",
            Self::Identity => "identity",
            Self::Certificate => "certificate",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The centre is heard first. Of a certificate it knows nothing that the jury does not.
    #[must_use]
    pub const fn hears_centre(self) -> bool {
        !matches!(self, Self::Certificate)
    }

    /// The last day to ask after a publication; nothing where an error may be told at any time.
    #[must_use]
    pub fn last_day(self, published: Moment, zone: &Zone) -> Option<Date> {
        let ends = matches!(self, Self::Result | Self::Room | Self::Other);
        ends.then(|| published.local(zone).date().saturating_add(ASK_MONTHS.months()))
    }
}

/// What the jury answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// What was asked is done.
    Accepted,
    /// A part of it is done.
    Partly,
    /// Nothing changes.
    Refused,
}

impl Verdict {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Partly, Self::Refused];

    /// The name of the answer in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Refused => "refused",
        }
    }

    /// The answer of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// A step of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The candidate has asked.
    Asked,
    /// The centre has said what it knows.
    Stated,
    /// The jury has answered.
    Answered(Verdict),
    /// The candidate has asked the jury again.
    Again,
    /// The candidate has withdrawn it.
    Withdrawn,
}

impl Step {
    /// The name of the step in the store and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Stated => "stated",
            Self::Answered(verdict) => verdict.code(),
            Self::Again => "again",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "asked" => Some(Self::Asked),
            "stated" => Some(Self::Stated),
            "again" => Some(Self::Again),
            "withdrawn" => Some(Self::Withdrawn),
            other => Verdict::from_code(other).map(Self::Answered),
        }
    }
}

/// Where an appeal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealState {
    /// The centre is to say what it knows.
    WithCentre {
        /// When it was asked.
        asked: Moment,
    },
    /// The jury is to answer.
    WithJury {
        /// When it was asked, or asked again.
        asked: Moment,
        /// It was answered once before.
        again: bool,
    },
    /// The jury has answered.
    Answered {
        /// When.
        at: Moment,
        /// What.
        verdict: Verdict,
        /// It had been asked again: the answer is the last one.
        again: bool,
    },
    /// The candidate has withdrawn it.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

impl AppealState {
    /// Where an appeal of that kind stands after these steps; nothing when it was never asked.
    #[must_use]
    pub fn of(kind: AppealKind, steps: impl IntoIterator<Item = (Step, Moment)>) -> Option<Self> {
        steps.into_iter().fold(None, |state, (step, at)| {
            let (asked, was_again) = match state {
                Some(Self::WithCentre { asked }) => (asked, false),
                Some(Self::WithJury { asked, again }) => (asked, again),
                Some(Self::Answered { again, .. }) => (at, again),
                Some(Self::Withdrawn { .. }) | None => (at, false),
            };
            Some(match step {
                Step::Asked if kind.hears_centre() => Self::WithCentre { asked: at },
                Step::Asked => Self::WithJury { asked: at, again: false },
                Step::Stated => Self::WithJury { asked, again: was_again },
                Step::Answered(verdict) => Self::Answered { at, verdict, again: was_again },
                Step::Again => Self::WithJury { asked: at, again: true },
                Step::Withdrawn => Self::Withdrawn { at },
            })
        })
    }

    /// The name of the state in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithCentre { .. } => "with_centre",
            Self::WithJury { .. } => "with_jury",
            Self::Answered { verdict, .. } => verdict.code(),
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Somebody is to do something.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::WithCentre { .. } | Self::WithJury { .. })
    }

    /// The day until which whoever has it is to speak, that day within; nothing once it is closed.
    #[must_use]
    pub fn due(&self, zone: &Zone) -> Option<Date> {
        let (from, days) = match *self {
            Self::WithCentre { asked } => (asked, CENTRE_DAYS),
            Self::WithJury { asked, .. } => (asked, ANSWER_DAYS),
            Self::Answered { .. } | Self::Withdrawn { .. } => return None,
        };
        Some(after(from, days, zone))
    }

    /// The day until which the jury is to answer, whoever has it now; nothing once it is closed.
    #[must_use]
    pub fn answer_due(&self, zone: &Zone) -> Option<Date> {
        match *self {
            Self::WithCentre { asked } | Self::WithJury { asked, .. } => {
                Some(after(asked, ANSWER_DAYS, zone))
            }
            Self::Answered { .. } | Self::Withdrawn { .. } => None,
        }
    }

    /// Whoever has it is late.
    #[must_use]
    pub fn is_late(&self, now: Moment, zone: &Zone) -> bool {
        self.due(zone).is_some_and(|due| now.local(zone).date() > due)
    }

    /// The last day on which the candidate may ask the jury again; nothing where there is no such day.
    #[must_use]
    pub fn again_until(&self, zone: &Zone) -> Option<Date> {
        match *self {
            Self::Answered { at, again: false, .. } => Some(after(at, AGAIN_DAYS, zone)),
            _ => None,
        }
    }

    /// The jury may answer: it has it, or the centre has let its days pass.
    #[must_use]
    pub fn awaits_jury(&self, now: Moment, zone: &Zone) -> bool {
        match self {
            Self::WithCentre { .. } => self.is_late(now, zone),
            Self::WithJury { .. } => true,
            Self::Answered { .. } | Self::Withdrawn { .. } => false,
        }
    }
}

fn after(from: Moment, days: i32, zone: &Zone) -> Date {
    from.local(zone).date().saturating_add(days.days())
}

#[cfg(test)]
mod tests;
