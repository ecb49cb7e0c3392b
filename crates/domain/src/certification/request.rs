//! What a teacher asks of the centre of their school: a session for a class (seed 000). The référent accepts, as it was asked or
//! moved to another day or hour, or refuses with a reason.

use jiff::civil::{Date, Time};

use super::session::parse_time;
use crate::people::parse_date;
use crate::text::{LINE_MAX, Line, Paragraph, TextFault};

/// A session that a teacher asks for. Noun of `Id<SessionRequest>`.
#[derive(Debug, Clone, Copy)]
pub struct SessionRequest;

/// Longest remark, and longest reason, in characters.
pub const REMARK_MAX: usize = 500;
/// Most requests of one teacher that wait for an answer.
pub const OPEN_MAX: u32 = 20;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// It waits for an answer.
    Open,
    /// There is a session for it.
    Accepted,
    /// There will be none.
    Refused,
    /// The teacher has taken it back.
    Withdrawn,
}

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Refused, Self::Withdrawn];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Takes a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A field of the form of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestField {
    /// The class.
    Division,
    /// The day wished.
    Date,
    /// The hour wished.
    Time,
    /// The room wished.
    Room,
    /// A remark for the référent.
    Remark,
}

impl RequestField {
    /// The name of the field in forms and texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Division => "division",
            Self::Date => "date",
            Self::Time => "time",
            Self::Room => "room",
            Self::Remark => "remark",
        }
    }
}

/// What does not fit in a field of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestWhy {
    /// The text itself.
    Text(TextFault),
    /// No date written `jj/mm/aaaa` or `aaaa-mm-jj`.
    NotADate,
    /// A day before today.
    DayIsPast,
    /// No hour written `hh:mm`.
    NotATime,
}

impl RequestWhy {
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
        }
    }
}

/// The form of a request as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestDraft {
    /// The class.
    pub division: String,
    /// The day, `jj/mm/aaaa` or `aaaa-mm-jj`.
    pub date: String,
    /// The hour at the place, `hh:mm`.
    pub time: String,
    /// The room wished, may be empty.
    pub room: String,
    /// A remark, may be empty.
    pub remark: String,
}

/// A request that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// The class.
    pub division: String,
    /// The day wished.
    pub date: Date,
    /// The hour wished, at the place.
    pub time: Time,
    /// The room wished, or nothing.
    pub room: String,
    /// A remark, or nothing.
    pub remark: String,
}

impl RequestDraft {
    /// Reads the whole form.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(&self, today: Date) -> Result<NewRequest, Vec<(RequestField, RequestWhy)>> {
        let mut faults = Vec::new();
        let mut text = |field, read: Result<String, TextFault>, optional: bool| match read {
            Ok(text) => text,
            Err(TextFault::Empty) if optional => String::new(),
            Err(why) => {
                faults.push((field, RequestWhy::Text(why)));
                String::new()
            }
        };
        let division = text(RequestField::Division, Line::parse(&self.division, LINE_MAX), false);
        let room = text(RequestField::Room, Line::parse(&self.room, LINE_MAX), true);
        let remark = text(RequestField::Remark, Paragraph::parse(&self.remark, REMARK_MAX), true);
        let date = day(&self.date, today).map_err(|why| faults.push((RequestField::Date, why)));
        let time = parse_time(&self.time);
        if time.is_none() {
            faults.push((RequestField::Time, RequestWhy::NotATime));
        }
        match (date, time) {
            (Ok(date), Some(time)) if faults.is_empty() => {
                Ok(NewRequest { division, date, time, room, remark })
            }
            _ => Err(faults),
        }
    }
}

fn day(typed: &str, today: Date) -> Result<Date, RequestWhy> {
    if typed.trim().is_empty() {
        return Err(RequestWhy::Text(TextFault::Empty));
    }
    let date = parse_date(typed).map_err(|_| RequestWhy::NotADate)?;
    if date < today { Err(RequestWhy::DayIsPast) } else { Ok(date) }
}

/// Why a request is not kept, answered or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRequest {
    /// [`OPEN_MAX`] of this teacher wait already.
    TooMany,
    /// It was answered or taken back before.
    Settled(RequestState),
    /// The reason of a refusal: 1 to [`REMARK_MAX`] characters.
    Reason(TextFault),
}

/// Whether another request of a teacher is kept, of whom so many wait.
///
/// # Errors
/// When [`OPEN_MAX`] wait.
pub const fn decide_request(open: u32) -> Result<(), CannotRequest> {
    if open >= OPEN_MAX { Err(CannotRequest::TooMany) } else { Ok(()) }
}

/// Whether a request may be answered or taken back.
///
/// # Errors
/// When it is settled.
pub const fn decide_settling(state: RequestState) -> Result<(), CannotRequest> {
    match state {
        RequestState::Open => Ok(()),
        settled => Err(CannotRequest::Settled(settled)),
    }
}

/// Whether a request may be refused, and the reason as it is told.
///
/// # Errors
/// When it is settled, or the reason does not fit.
pub fn decide_refusal(state: RequestState, reason: &str) -> Result<String, CannotRequest> {
    decide_settling(state)?;
    Paragraph::parse(reason, REMARK_MAX).map_err(CannotRequest::Reason)
}

/// Whether the teacher who asked for a session reads its access code: on its day, at its place, and on no other.
#[must_use]
pub fn reads_code(day: Date, today: Date) -> bool {
    day == today
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn draft() -> RequestDraft {
        RequestDraft {
            division: " 3e  A ".into(),
            date: "27/11/2026".into(),
            time: "14h05".into(),
            ..RequestDraft::default()
        }
    }

    #[test]
    fn a_request_is_read_with_all_its_faults() {
        let today = date(2026, 11, 20);
        let read = draft().parse(today).expect("it fits");
        assert_eq!((read.division.as_str(), read.date), ("3e A", date(2026, 11, 27)));
        assert_eq!((read.time, read.room.as_str()), (time(14, 5, 0, 0), ""));
        let empty = RequestDraft::default().parse(today).expect_err("nothing was typed");
        let fields: Vec<_> = empty.iter().map(|(field, why)| (field.code(), why.code())).collect();
        assert_eq!(fields, [("division", "required"), ("date", "required"), ("time", "not_a_time")]);
        let past = RequestDraft { date: "19/11/2026".into(), ..draft() }.parse(today);
        assert_eq!(past, Err(vec![(RequestField::Date, RequestWhy::DayIsPast)]));
        assert!(RequestDraft { date: "20/11/2026".into(), ..draft() }.parse(today).is_ok());
        let none = RequestDraft { date: "31/11/2026".into(), ..draft() }.parse(today);
        assert_eq!(none, Err(vec![(RequestField::Date, RequestWhy::NotADate)]));
    }

    #[test]
    fn what_is_settled_stays_so() {
        assert_eq!(decide_settling(RequestState::Open), Ok(()));
        for state in [RequestState::Accepted, RequestState::Refused, RequestState::Withdrawn] {
            assert_eq!(decide_settling(state), Err(CannotRequest::Settled(state)));
            assert_eq!(decide_refusal(state, "Non."), Err(CannotRequest::Settled(state)));
            assert_eq!(RequestState::from_code(state.code()), Some(state));
        }
        assert_eq!(decide_refusal(RequestState::Open, " Salle prise. "), Ok("Salle prise.".into()));
        assert_eq!(decide_refusal(RequestState::Open, " "), Err(CannotRequest::Reason(TextFault::Empty)));
        assert_eq!(decide_request(OPEN_MAX - 1), Ok(()));
        assert_eq!(decide_request(OPEN_MAX), Err(CannotRequest::TooMany));
    }

    #[test]
    fn the_code_is_read_on_the_day_only() {
        let day = date(2026, 11, 20);
        assert!(reads_code(day, day));
        assert!(!reads_code(day, date(2026, 11, 19)));
        assert!(!reads_code(day, date(2026, 11, 21)));
    }
}
