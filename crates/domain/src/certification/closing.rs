//! What is noted of a room as a whole, and how the session ends in it: when it really ended, what is done with what the
//! candidates left behind, and who takes the papers (ecosystem and documents §2.3).

use jiff::civil::Date;

use super::session::parse_time;
use crate::moment::{Moment, Zone};
use crate::text::{Line, Paragraph, TextFault};

/// A note about the room. Noun of `Id<RoomNote>`.
#[derive(Debug, Clone, Copy)]
pub struct RoomNote;

/// Longest note, in characters.
pub const NOTE_MAX: usize = 500;
/// Longest name of who takes the papers, in characters.
pub const HANDED_TO_MAX: usize = 100;
/// Most sheets of draft paper of one session.
pub const SHEETS_MAX: u32 = 9_999;

/// For whom a note of the room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// A fact about the whole room: for the minutes and the centre.
    Fact,
    /// For who watches next.
    HandOver,
}

impl NoteKind {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Fact, Self::HandOver];

    /// The code of the store and of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::HandOver => "hand_over",
        }
    }

    /// Takes back a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Takes the words of a note.
///
/// # Errors
/// When there are none, or too many.
pub fn parse_note(typed: &str) -> Result<String, TextFault> {
    Paragraph::parse(typed, NOTE_MAX)
}

/// The form of the end as typed.
#[derive(Debug, Clone, Default)]
pub struct ClosingDraft {
    /// The hour at which the session really ended.
    pub ended: String,
    /// The files of the candidates on shared storage are wiped, or there were none.
    pub files_wiped: bool,
    /// Sheets of draft paper that were collected.
    pub sheets: String,
    /// Who takes the papers.
    pub handed_to: String,
}

/// How a session ended in its room.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewClosing {
    /// When it really ended.
    pub ended_at: Moment,
    /// The files of the candidates on shared storage are wiped, or there were none.
    pub files_wiped: bool,
    /// Sheets of draft paper that were collected.
    pub sheets: u32,
    /// Who takes the papers.
    pub handed_to: String,
}

/// Why a field of the end does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingFault {
    /// Not an hour, or not one between the opening of the room and now.
    Ended,
    /// The files are not wiped yet.
    FilesRemain,
    /// Not a number of sheets.
    Sheets,
    /// Nobody takes the papers, or a name that does not fit.
    HandedTo(TextFault),
}

/// An hour of the day of the session as a moment, when it lies between the opening of the room and now.
#[must_use]
pub fn hour_in(typed: &str, date: Date, zone: &Zone, opened: Moment, now: Moment) -> Option<Moment> {
    let time = parse_time(typed)?;
    let at = Moment::of_local(date, time, zone).ok()?;
    // The room was opened within the minute that is typed.
    (at.millis() > opened.millis() - 60_000 && at <= now).then_some(at)
}

impl ClosingDraft {
    /// Takes what was typed, in a room opened then, on the day of the room's opening.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn parse(&self, zone: &Zone, opened: Moment, now: Moment) -> Result<NewClosing, Vec<ClosingFault>> {
        let mut faults = Vec::new();
        let ended = hour_in(&self.ended, opened.local(zone).date(), zone, opened, now);
        if ended.is_none() {
            faults.push(ClosingFault::Ended);
        }
        if !self.files_wiped {
            faults.push(ClosingFault::FilesRemain);
        }
        let sheets = self.sheets.trim().parse().ok().filter(|sheets| *sheets <= SHEETS_MAX);
        if sheets.is_none() {
            faults.push(ClosingFault::Sheets);
        }
        let handed = Line::parse(&self.handed_to, HANDED_TO_MAX);
        let handed = handed.map_err(|why| faults.push(ClosingFault::HandedTo(why))).ok();
        match (ended, sheets, handed) {
            (Some(ended_at), Some(sheets), Some(handed_to)) if faults.is_empty() => {
                Ok(NewClosing { ended_at, files_wiped: self.files_wiped, sheets, handed_to })
            }
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests;
