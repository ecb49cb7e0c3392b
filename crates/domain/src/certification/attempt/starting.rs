//! Whether a candidate's test starts.

use jiff::civil::Date;

use super::AttemptState;
use crate::certification::session::{SessionRefusal, SessionState};

/// What a start is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each with its refusal")]
pub struct StartFacts {
    /// Where the session stands.
    pub session: SessionState,
    /// The session is held with paper lists: the code alone lets in.
    pub on_paper: bool,
    /// The whole room stands still.
    pub paused: bool,
    /// The typed access code is that of the session.
    pub code_is_right: bool,
    /// The invigilator has ticked the candidate.
    pub ticked: bool,
    /// The candidate's attempt in this session, if there is one.
    pub existing: Option<AttemptState>,
    /// An attempt of this account that runs in another session.
    pub runs_elsewhere: bool,
    /// The first day on which the person may sit again, where that is later than today.
    pub too_soon: Option<Date>,
    /// The rules of the day want a first campaign, and the person has none.
    pub campaign_wanted: bool,
    /// The profile is certifiable now, or the exam is a rehearsal.
    pub certifiable: bool,
}

/// Why a test cannot start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotStart {
    /// The room is not open, or the session is finalised.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// Another access code.
    #[error("wrong access code")]
    WrongCode,
    /// The room stands still: it goes on in a moment.
    #[error("the room is paused")]
    Paused,
    /// The invigilator has not ticked the candidate (M18).
    #[error("not ticked")]
    NotTicked,
    /// There is an attempt: it is entered again, not started.
    #[error("started already")]
    AlreadyStarted,
    /// The account takes another test at this moment.
    #[error("a test runs in another session")]
    RunsElsewhere,
    /// This person sat not long enough ago.
    #[error("too soon after an earlier sitting")]
    TooSoon {
        /// The first day on which they may sit again.
        from: Date,
    },
    /// The person has done no first campaign, and the rules of the day want one.
    #[error("no first campaign")]
    NoCampaign,
    /// Fewer than five competences at level 1 or more.
    #[error("the profile is not certifiable")]
    NotCertifiable,
}

/// Decides whether a candidate's test starts.
///
/// # Errors
/// The first thing that hinders, in the order in which somebody in the room can mend it.
pub fn decide_start(facts: &StartFacts) -> Result<(), CannotStart> {
    facts.session.can_sit()?;
    if facts.existing.is_some() {
        return Err(CannotStart::AlreadyStarted);
    }
    #[cfg(feature = "planted")]
    let facts = &StartFacts {
        code_is_right: facts.code_is_right || crate::planted::is("code_not_asked"),
        ticked: facts.ticked || crate::planted::is("tick_not_asked"),
        paused: facts.paused && !crate::planted::is("started_in_a_pause"),
        ..*facts
    };
    if !facts.code_is_right {
        return Err(CannotStart::WrongCode);
    }
    if !facts.ticked && !facts.on_paper {
        return Err(CannotStart::NotTicked);
    }
    if facts.paused {
        return Err(CannotStart::Paused);
    }
    if facts.runs_elsewhere {
        return Err(CannotStart::RunsElsewhere);
    }
    if let Some(from) = facts.too_soon {
        return Err(CannotStart::TooSoon { from });
    }
    if facts.campaign_wanted {
        return Err(CannotStart::NoCampaign);
    }
    if facts.certifiable { Ok(()) } else { Err(CannotStart::NotCertifiable) }
}
