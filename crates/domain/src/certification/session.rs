//! A session: a place, a day, an hour, and what may happen there.
//!
//! Its state is never stored: it follows from the moments that are (certification rules §2.6). Every guard of a session
//! stands here as a deciding function; mended: the incumbent let finalised sessions be edited (§2.4) and enrolled
//! into (§3.6, §3.7).

use jiff::civil::{Date, Time};

use crate::certification::calendar::Span;
use crate::id::Id;
use crate::moment::{Moment, Zone};
use crate::people::{Account, parse_date};
use crate::text::{LINE_MAX, Line, Paragraph, TextFault};

mod codes;
pub use crate::certification::alphabet::CodeFault;
pub use codes::{AccessCode, InvigilatorPassword, NumberFault, SessionNumber, kit_code};

/// A certification session. Noun of `Id<Session>`.
#[derive(Debug, Clone, Copy)]
pub struct Session;

/// Minutes of a session on paper: a quarter of an hour to settle, then the test (seeds 001 and 002).
pub const SLOT_MINUTES: i64 = 120;
/// Candidates for whom one invigilator is enough (seeds 003 and 004); guidance, never a refusal.
pub const CANDIDATES_PER_INVIGILATOR: usize = 20;
/// Hours after the session in which the centre finalises it (seed 004); guidance.
pub const FINALISE_WITHIN_HOURS: i64 = 48;
/// Longest reason for which a session is called off, in characters.
pub const CANCEL_REASON_MAX: usize = 200;
/// Longest remarks of a session, in characters.
pub const REMARKS_MAX: usize = 350;

/// A field of the form of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionField {
    /// The name of the site.
    Site,
    /// The room.
    Room,
    /// The invigilators' names.
    Invigilators,
    /// Remarks for the centre.
    Remarks,
    /// The day.
    Date,
    /// The hour.
    Time,
    /// The time zone of the place.
    Zone,
}

impl SessionField {
    /// The name of the field in forms and texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Room => "room",
            Self::Invigilators => "invigilators",
            Self::Remarks => "remarks",
            Self::Date => "date",
            Self::Time => "time",
            Self::Zone => "zone",
        }
    }
}

/// What does not fit in a field of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionWhy {
    /// The text itself.
    Text(TextFault),
    /// No date written `jj/mm/aaaa` or `aaaa-mm-jj`.
    NotADate,
    /// A day before today, for a session that is new or still to come.
    DayIsPast,
    /// No hour written `hh:mm`.
    NotATime,
    /// No such time zone.
    UnknownZone,
}

impl SessionWhy {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(TextFault::Empty) => "required",
            Self::Text(TextFault::TooLong { .. }) => "too_long",
            Self::Text(TextFault::ControlCharacter) => "control_character",
            Self::NotADate => "not_a_date",
            Self::DayIsPast => "day_is_past",
            Self::NotATime => "not_a_time",
            Self::UnknownZone => "unknown_zone",
        }
    }
}

/// One thing to mend in the form of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub field: SessionField,
    /// What.
    pub why: SessionWhy,
}

/// The form of a session as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionDraft {
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The invigilators' names, free text.
    pub invigilators: String,
    /// Remarks, may be empty.
    pub remarks: String,
    /// The day, `jj/mm/aaaa` or `aaaa-mm-jj`.
    pub date: String,
    /// The local hour, `hh:mm`.
    pub time: String,
    /// The IANA name of the time zone; empty for that of continental France.
    pub zone: String,
    /// Held with paper lists, without the invigilator's screen.
    pub on_paper: bool,
}

/// A session that may be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSession {
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The invigilators' names.
    pub invigilators: String,
    /// Remarks.
    pub remarks: Option<String>,
    /// The day at the place.
    pub date: Date,
    /// The hour at the place.
    pub time: Time,
    /// The time zone of the place.
    pub zone: Zone,
    /// When it starts, by the server's clock.
    pub starts_at: Moment,
    /// Held with paper lists: the code alone lets candidates in (seeds 001 and 002).
    pub on_paper: bool,
}

impl SessionDraft {
    /// Reads the whole form (certification rules §2.2). `not_before` is today for a new session, and for a change what
    /// [`SessionState::not_before`] says: an exam that was held may still be described better.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(&self, not_before: Option<Date>) -> Result<NewSession, Vec<Fault>> {
        let mut faults = Vec::new();
        let site = noted(&mut faults, SessionField::Site, line(&self.site));
        let room = noted(&mut faults, SessionField::Room, line(&self.room));
        let invigilators = noted(&mut faults, SessionField::Invigilators, line(&self.invigilators));
        let remarks = noted(&mut faults, SessionField::Remarks, remarks(&self.remarks));
        let date = noted(&mut faults, SessionField::Date, day(&self.date, not_before));
        let time = noted(&mut faults, SessionField::Time, parse_time(&self.time).ok_or(SessionWhy::NotATime));
        let zone = noted(&mut faults, SessionField::Zone, zone(&self.zone));
        let read = (|| {
            let (date, time, zone) = (date?, time?, zone?);
            let starts_at = noted(
                &mut faults,
                SessionField::Date,
                Moment::of_local(date, time, &zone).map_err(|_| SessionWhy::NotADate),
            )?;
            let (site, room, invigilators, remarks) = (site?, room?, invigilators?, remarks?);
            let on_paper = self.on_paper;
            Some(NewSession { site, room, invigilators, remarks, date, time, zone, starts_at, on_paper })
        })();
        match read {
            Some(session) if faults.is_empty() => Ok(session),
            _ => Err(faults),
        }
    }
}

fn noted<T>(faults: &mut Vec<Fault>, field: SessionField, read: Result<T, SessionWhy>) -> Option<T> {
    read.map_err(|why| faults.push(Fault { field, why })).ok()
}

fn line(typed: &str) -> Result<String, SessionWhy> {
    Line::parse(typed, LINE_MAX).map_err(SessionWhy::Text)
}

fn remarks(typed: &str) -> Result<Option<String>, SessionWhy> {
    match Paragraph::parse(typed, REMARKS_MAX) {
        Ok(text) => Ok(Some(text)),
        Err(TextFault::Empty) => Ok(None),
        Err(fault) => Err(SessionWhy::Text(fault)),
    }
}

fn day(typed: &str, not_before: Option<Date>) -> Result<Date, SessionWhy> {
    if typed.trim().is_empty() {
        return Err(SessionWhy::Text(TextFault::Empty));
    }
    let date = parse_date(typed).map_err(|_| SessionWhy::NotADate)?;
    if not_before.is_some_and(|today| date < today) { Err(SessionWhy::DayIsPast) } else { Ok(date) }
}

fn zone(typed: &str) -> Result<Zone, SessionWhy> {
    match typed.trim() {
        "" => Ok(Zone::paris()),
        name => Zone::named(name).map_err(|_| SessionWhy::UnknownZone),
    }
}

/// Takes an hour written `hh:mm` or, as the French write it, `hhhmm` (`14:30`, `14h30`).
#[must_use]
pub fn parse_time(typed: &str) -> Option<Time> {
    let (hours, minutes) = typed.trim().split_once([':', 'h', 'H'])?;
    let two = |text: &str| match text.as_bytes() {
        [b'0'..=b'9', b'0'..=b'9'] => text.parse::<i8>().ok(),
        _ => None,
    };
    Time::new(two(hours)?, two(minutes)?, 0, 0).ok()
}

/// The first day of the school year to which a day belongs: 1 September.
#[must_use]
pub fn school_year(day: Date) -> Date {
    let year = if day.month() >= 9 { day.year() } else { day.year() - 1 };
    Date::new(year, 9, 1).unwrap_or(day)
}

/// The moments of a session, as they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionFacts {
    /// When an invigilator opened the room.
    pub opened_at: Option<Moment>,
    /// When the centre finalised it.
    pub finalised_at: Option<Moment>,
    /// Which jury member took it.
    pub assigned_to: Option<Id<Account>>,
    /// When its results were published.
    pub published_at: Option<Moment>,
    /// When the centre called it off, before anybody had opened the room.
    pub cancelled_at: Option<Moment>,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// The centre prepares it: candidates are enrolled and may join.
    ToPrepare,
    /// An invigilator has opened the room: ticked candidates may start.
    Open {
        /// Since when.
        at: Moment,
    },
    /// The centre has finished with it; the jury has not taken it yet.
    Finalised {
        /// Since when.
        at: Moment,
    },
    /// A jury member has it.
    InJury {
        /// When it was finalised.
        at: Moment,
        /// Who has it.
        assigned: Id<Account>,
    },
    /// Its results are published.
    Published {
        /// Since when.
        at: Moment,
    },
    /// The centre has called it off: it is kept and shown, and nobody is expected (ADR 0043).
    Cancelled {
        /// Since when.
        at: Moment,
    },
}

/// Why something cannot be done with a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefusal {
    /// The room was not opened yet.
    #[error("the room is not open yet")]
    NotOpen,
    /// The room is open already.
    #[error("the room is open already")]
    AlreadyOpen {
        /// Since when.
        at: Moment,
    },
    /// The centre has finalised it.
    #[error("the session is finalised")]
    Finalised {
        /// Since when.
        at: Moment,
    },
    /// The centre has not finalised it yet.
    #[error("the session is not finalised")]
    NotFinalised,
    /// Its results are published.
    #[error("the session is published")]
    Published {
        /// Since when.
        at: Moment,
    },
    /// Its results are not published.
    #[error("the session is not published")]
    NotPublished,
    /// The centre has called it off.
    #[error("the session is cancelled")]
    Cancelled {
        /// Since when.
        at: Moment,
    },
    /// Candidates have taken the test in it.
    #[error("{count} candidates have taken the test")]
    HasAttempts {
        /// How many.
        count: usize,
    },
    /// The day is outside of the windows in which the centre may hold sessions.
    #[error("the day is outside of the opening windows")]
    OutsideWindow {
        /// The next window of the school year, or its last one.
        nearest: Span,
    },
}

impl SessionState {
    /// The state that the stored moments tell: published beats assigned beats finalised beats open (M19).
    #[must_use]
    pub const fn of(facts: &SessionFacts) -> Self {
        match (facts.published_at, facts.finalised_at, facts.assigned_to, facts.opened_at) {
            (Some(at), ..) => Self::Published { at },
            (_, Some(at), Some(assigned), _) => Self::InJury { at, assigned },
            (_, Some(at), None, _) => Self::Finalised { at },
            (_, _, _, Some(at)) => Self::Open { at },
            _ => match facts.cancelled_at {
                Some(at) => Self::Cancelled { at },
                None => Self::ToPrepare,
            },
        }
    }

    /// The name of the state in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ToPrepare => "to_prepare",
            Self::Open { .. } => "open",
            Self::Finalised { .. } => "finalised",
            Self::InJury { .. } => "in_jury",
            Self::Published { .. } => "published",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

mod guards;

#[cfg(test)]
mod tests;
