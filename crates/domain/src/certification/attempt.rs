//! An attempt: one candidate takes the test once in one session (certification rules §5.1, §5.5, §6).
//!
//! The machine in front of the candidate holds a *fence*, a number that grows with each entry: an answer from a machine
//! that was left is refused. One permission of the invigilator is one entry, and is used up only when the entry
//! succeeds (mended, §5.1: the incumbent used it up before looking at anything else).

use super::session::{SessionRefusal, SessionState};
use crate::id::Id;
use crate::moment::Moment;

/// The test of one candidate in one session. Noun of `Id<Attempt>`.
#[derive(Debug, Clone, Copy)]
pub struct Attempt;

/// One question as it was put before the candidate. Noun of `Id<Serving>`.
#[derive(Debug, Clone, Copy)]
pub struct Serving;

/// Seconds after the personal end in which an answer on its way is still taken.
pub const GRACE_SECONDS: i64 = 10;

/// Who ended an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedBy {
    /// The candidate, by answering or passing the last question.
    Candidate,
    /// The invigilator.
    Invigilator,
    /// The finalisation of the session.
    Finalisation,
}

impl EndedBy {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Candidate, Self::Invigilator, Self::Finalisation];

    /// The code of the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Invigilator => "invigilator",
            Self::Finalisation => "finalisation",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }
}

/// Where an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptState {
    /// Answers are taken.
    Running,
    /// The candidate has called the invigilator and waits: no answer is taken until it is settled.
    Suspended,
    /// Over for good.
    Ended {
        /// Since when.
        at: Moment,
        /// By whom.
        by: EndedBy,
    },
}

/// Why a test was not finished (§9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbortReason {
    /// The candidate ran out of time or left: what is unanswered counts as missed.
    Candidate,
    /// A technical problem: what is unanswered is neutralised.
    Technical,
}

impl AbortReason {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::Candidate, Self::Technical];

    /// The code of the store and of forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Technical => "technical",
        }
    }

    /// Takes a code; any other text is no reason (V41).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// When the time of one candidate ends: the minutes of the exam, lengthened by the extra time, and what the invigilator
/// has granted (seeds 001 and 004).
#[must_use]
pub const fn personal_end(
    start: Moment,
    minutes: u32,
    extra_time_percent: u8,
    granted_minutes: u32,
) -> Moment {
    let seconds = minutes as i64 * 60 * (100 + extra_time_percent as i64) / 100;
    start.plus_seconds(seconds).plus_minutes(granted_minutes as i64)
}

/// When the time of a question ends that has its own: its seconds, lengthened by the extra time. What the page tells.
#[must_use]
pub fn question_end(served: Moment, seconds: Option<u32>, extra_time_percent: u8) -> Option<Moment> {
    let seconds = i64::from(seconds?);
    let allowed = seconds * (100 + i64::from(extra_time_percent)) * 10;
    Some(Moment::from_millis(served.millis() + allowed))
}

/// Whether an answer comes after the time of a question that has its own: the seconds of the question, lengthened by the
/// extra time, and the grace of every answer, by the clock of the server.
#[must_use]
pub fn is_late(served: Moment, seconds: Option<u32>, extra_time_percent: u8, answered: Moment) -> bool {
    question_end(served, seconds, extra_time_percent)
        .is_some_and(|end| answered.millis() > end.millis() + GRACE_SECONDS * 1_000)
}

mod starting;
pub use starting::{CannotStart, StartFacts, decide_start};

/// What an entry into a started test is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each with its refusal")]
pub struct EntryFacts {
    /// Where the session stands.
    pub session: SessionState,
    /// Where the attempt stands.
    pub attempt: AttemptState,
    /// The machine that asks holds the fence of the attempt: it never left.
    pub holds_fence: bool,
    /// The typed access code is that of the session; not asked of the machine that never left.
    pub code_is_right: bool,
    /// The invigilator has allowed one more entry.
    pub resumption_allowed: bool,
    /// The session is held with paper lists: the code alone lets back in (§5.1, mode B).
    pub on_paper: bool,
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// To the current question, on the same machine; nothing is used up.
    Continue,
    /// To the current question, on a machine that takes the next fence; the permission is used up.
    Resume,
    /// To the end of the test, which may be shown again at any time (seeds 001 and 004).
    EndScreen,
}

/// Why a started test cannot be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotEnter {
    /// The session is finalised.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// Another access code.
    #[error("wrong access code")]
    WrongCode,
    /// The invigilator has not allowed it (M18).
    #[error("resumption not allowed")]
    NotAllowed,
}

/// Decides whether and how a candidate comes back into a started test.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_entry(facts: &EntryFacts) -> Result<Entry, CannotEnter> {
    if matches!(facts.attempt, AttemptState::Ended { .. }) {
        return Ok(Entry::EndScreen);
    }
    facts.session.can_sit()?;
    if facts.holds_fence {
        return Ok(Entry::Continue);
    }
    if !facts.code_is_right {
        return Err(CannotEnter::WrongCode);
    }
    if facts.resumption_allowed || facts.on_paper { Ok(Entry::Resume) } else { Err(CannotEnter::NotAllowed) }
}

/// What an answer is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerFacts {
    /// Where the session stands.
    pub session: SessionState,
    /// Where the attempt stands.
    pub attempt: AttemptState,
    /// The fence of the attempt.
    pub fence: i64,
    /// The fence that came with the answer.
    pub sent_fence: i64,
    /// The question that waits for an answer.
    pub current: Option<Id<Serving>>,
    /// The question that was answered last, with the moment when the answer was stored.
    pub last_answered: Option<(Id<Serving>, Moment)>,
    /// The question to which the answer belongs.
    pub sent_serving: Id<Serving>,
    /// The candidate passes: « Je passe ».
    pub passes: bool,
    /// When the candidate's own time ends.
    pub personal_end: Moment,
    /// Now.
    pub now: Moment,
}

/// What happens to an answer that is not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// It is judged and stored.
    Store,
    /// It was stored before: the same form came twice. Nothing is written.
    StoredBefore {
        /// When.
        at: Moment,
    },
}

/// Why an answer is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAnswer {
    /// The session is finalised.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// The test is over.
    #[error("the test is over")]
    Ended {
        /// Since when.
        at: Moment,
        /// By whom.
        by: EndedBy,
    },
    /// The candidate waits for the invigilator.
    #[error("the test is suspended")]
    Suspended,
    /// The test goes on on another machine.
    #[error("the test goes on elsewhere")]
    OpenedElsewhere,
    /// The answer belongs to another question.
    #[error("not the current question")]
    AnotherQuestion,
    /// The candidate's time has ended: what remains can only be passed (seeds 001 and 004).
    #[error("the time has ended")]
    TimeIsUp {
        /// When it ended.
        at: Moment,
    },
}

/// Decides whether an answer is taken (§5.5).
///
/// An answer that was stored already is told so before anything else, even when the test has ended meanwhile: sending
/// twice is safe.
///
/// # Errors
/// The first thing that hinders.
pub fn decide_answer(facts: &AnswerFacts) -> Result<Accepted, CannotAnswer> {
    if let Some((serving, at)) = facts.last_answered
        && serving == facts.sent_serving
    {
        return Ok(Accepted::StoredBefore { at });
    }
    match facts.attempt {
        AttemptState::Ended { at, by } => return Err(CannotAnswer::Ended { at, by }),
        AttemptState::Suspended => return Err(CannotAnswer::Suspended),
        AttemptState::Running => facts.session.can_sit()?,
    }
    #[cfg(feature = "planted")]
    let facts = &AnswerFacts {
        sent_fence: if crate::planted::is("fence_not_checked") { facts.fence } else { facts.sent_fence },
        passes: facts.passes || crate::planted::is("late_answer_taken"),
        ..*facts
    };
    if facts.fence != facts.sent_fence {
        return Err(CannotAnswer::OpenedElsewhere);
    }
    if facts.current != Some(facts.sent_serving) {
        return Err(CannotAnswer::AnotherQuestion);
    }
    let late = facts.now > facts.personal_end.plus_seconds(GRACE_SECONDS);
    if late && !facts.passes {
        Err(CannotAnswer::TimeIsUp { at: facts.personal_end })
    } else {
        Ok(Accepted::Store)
    }
}

/// The attempt is over already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the test is over")]
pub struct AlreadyEnded {
    /// Since when.
    pub at: Moment,
    /// By whom.
    pub by: EndedBy,
}

/// Decides whether an attempt may be ended, suspended, or resumed: only one that is not over (§6).
///
/// # Errors
/// When it is over.
pub const fn decide_end(attempt: AttemptState) -> Result<(), AlreadyEnded> {
    match attempt {
        AttemptState::Ended { at, by } => Err(AlreadyEnded { at, by }),
        AttemptState::Running | AttemptState::Suspended => Ok(()),
    }
}

#[cfg(test)]
mod tests;
