//! A list of sessions: the file that a centre fills in to make or describe many of them at once, written and read back.

mod read;

#[cfg(test)]
mod tests;

use jiff::civil::{Date, Time};

use crate::table::{Cell, Table};

pub use read::{CannotRead, MAX_ROWS, ReadCell, ReadRow, read};

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The number of a session that is there: its line describes it anew. Empty for a new one.
    Number,
    /// The site.
    Site,
    /// The room.
    Room,
    /// The day.
    Date,
    /// The hour.
    Time,
    /// The invigilators.
    Invigilators,
    /// Remarks.
    Remarks,
}

impl Column {
    /// Every column, in the order of the sheet.
    pub const ALL: [Self; 7] =
        [Self::Number, Self::Site, Self::Room, Self::Date, Self::Time, Self::Invigilators, Self::Remarks];

    /// The header of the column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "Numéro de session",
            Self::Site => "Site",
            Self::Room => "Salle",
            Self::Date => "Date",
            Self::Time => "Heure de début",
            Self::Invigilators => "Surveillants",
            Self::Remarks => "Observations",
        }
    }

    /// Files without this column are refused.
    #[must_use]
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Number | Self::Remarks)
    }
}

/// A session as the file has it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number.
    pub number: String,
    /// The site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The day.
    pub date: Date,
    /// The hour.
    pub time: Time,
    /// The invigilators.
    pub invigilators: String,
    /// Remarks.
    pub remarks: String,
}

/// The file to fill in, with the sessions that are there.
#[must_use]
pub fn table(lines: &[Line]) -> Table {
    let widths = [34, 50, 40, 26, 28, 60, 60];
    let row = |line: &Line| {
        vec![
            Cell::text(&line.number),
            Cell::text(&line.site),
            Cell::text(&line.room),
            Cell::Date(line.date),
            Cell::text(&format!("{:02}:{:02}", line.time.hour(), line.time.minute())),
            Cell::text(&line.invigilators),
            Cell::text(&line.remarks),
        ]
    };
    Table {
        name: "Sessions".to_owned(),
        columns: Column::ALL.iter().map(|column| column.name().to_owned()).zip(widths).collect(),
        rows: lines.iter().map(row).collect(),
    }
}
