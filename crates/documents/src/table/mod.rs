//! A table as a file that a spreadsheet program opens: CSV as a French Excel wants it, ODS, and XLSX.
//!
//! What people typed stands in some of the cells. In ODS and XLSX a text is a text by its type; in CSV a text that a
//! program would take for a formula has an apostrophe before it.

mod csv;
mod ods;
mod xlsx;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text in one line; an empty one is an empty cell.
    Text(String),
    /// A whole number.
    Number(u32),
    /// Money in cents, shown in its unit with two decimals.
    Cents(u32),
    /// A day.
    Date(Date),
}

impl Cell {
    /// A text without the characters that a cell cannot hold: breaks become spaces.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let spaced = |c: char| if c.is_control() { ' ' } else { c };
        let held = text.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).map(spaced);
        Self::Text(held.collect::<String>().trim().to_owned())
    }

    /// A number, or a dash where there is none.
    #[must_use]
    pub fn number(number: Option<impl Into<u32>>) -> Self {
        number.map_or_else(|| Self::Text("-".to_owned()), |number| Self::Number(number.into()))
    }
}

/// A table: what heads its columns, and its rows, cell by cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet, at most 31 characters, without `[ ] : * ? / \`.
    pub name: String,
    /// The heads of its columns, with their widths in millimetres.
    pub columns: Vec<(String, u16)>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Semicolons, UTF-8 with its mark, a line break after each row.
    Csv,
    /// `OpenDocument`.
    Ods,
    /// Office Open XML.
    Xlsx,
}

impl TableFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Ods, Self::Xlsx];

    /// How the name of a file ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ods => "ods",
            Self::Xlsx => "xlsx",
        }
    }

    /// The kind whose names end so.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl Table {
    /// The table as a file.
    ///
    /// # Panics
    /// Never: the file is written to memory.
    #[must_use]
    pub fn file(&self, format: TableFormat) -> Vec<u8> {
        match format {
            TableFormat::Csv => csv::write(self).into_bytes(),
            TableFormat::Ods => ods::write(self),
            TableFormat::Xlsx => xlsx::write(self),
        }
    }
}

/// `12/03/2026`.
fn day(date: Date) -> String {
    date.strftime("%d/%m/%Y").to_string()
}
