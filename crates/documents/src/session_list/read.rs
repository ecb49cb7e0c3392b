//! Reading a list of sessions back: columns by their header, cells as text with their reference.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::date;

use super::Column;
use crate::candidate_list;
use crate::candidate_list::read::{letters, local_date, sheet, tidy};
use crate::candidate_list::sheet::SheetRow;

/// Most sessions in one file.
pub const MAX_ROWS: usize = 150;
/// Known headers that make a row the header row.
const HEADERS_TO_RECOGNISE: usize = 3;
/// Rows among which the header row is looked for.
const HEADER_WITHIN: usize = 100;

/// Why a file is not taken. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRead {
    /// Too many bytes.
    TooLarge,
    /// Neither an `OpenDocument` spreadsheet, nor an Excel workbook, nor separated values.
    NotATable,
    /// Unpacks to far more than a list can be.
    Bomb,
    /// Protected by a password.
    Protected,
    /// Damaged or cut off.
    Unreadable,
    /// No row holds the headers.
    NoHeader,
    /// Headers that are missing, in the order of the sheet.
    MissingColumns(Vec<Column>),
    /// Nothing is filled in below the headers.
    NoRows,
    /// More than [`MAX_ROWS`] sessions.
    TooManyRows,
}

/// A filled-in row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its number in the file, from 1.
    pub row: u32,
    /// The cell of every column that the file has, empty ones too.
    pub cells: BTreeMap<Column, ReadCell>,
}

/// A cell as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// Where it stands, for instance `D14`.
    pub reference: String,
    /// Its text without surrounding or doubled spaces; a day as jj/mm/aaaa, an hour as hh:mm.
    pub text: String,
}

/// Reads a filled-in list: ODS or XLSX (its first sheet), or CSV. Columns may stand in any order, with others between them.
///
/// # Errors
/// [`CannotRead`] says why the file is not taken. Memory and time are bounded whatever the file says of itself.
pub fn read(bytes: &[u8]) -> Result<Vec<ReadRow>, CannotRead> {
    let sheet = sheet(bytes, &|cell| column(cell).is_some()).map_err(|why| told(&why))?;
    let (at, columns) = header(&sheet)?;
    let mut rows = Vec::new();
    for line in &sheet[at + 1..] {
        let cell = |(column, index): (&Column, &usize)| {
            let text = counted(*column, bare(line.cell(*index)));
            (*column, ReadCell { reference: format!("{}{}", letters(*index), line.row), text })
        };
        let cells: BTreeMap<Column, ReadCell> = columns.iter().map(cell).collect();
        if cells.values().all(|cell| cell.text.is_empty()) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            return Err(CannotRead::TooManyRows);
        }
        rows.push(ReadRow { row: line.row, cells });
    }
    if rows.is_empty() { Err(CannotRead::NoRows) } else { Ok(rows) }
}

/// The same reasons in this module's words.
fn told(why: &candidate_list::CannotRead) -> CannotRead {
    use candidate_list::CannotRead as Why;
    match why {
        Why::TooLarge => CannotRead::TooLarge,
        Why::Bomb => CannotRead::Bomb,
        Why::TooManyRows => CannotRead::TooManyRows,
        Why::Protected => CannotRead::Protected,
        Why::NotASheet { .. } => CannotRead::NotATable,
        Why::NoHeader => CannotRead::NoHeader,
        Why::Unreadable | Why::MissingColumns(_) | Why::NoRows => CannotRead::Unreadable,
    }
}

/// The header row, and the place of each known column in it.
fn header(sheet: &[SheetRow]) -> Result<(usize, BTreeMap<Column, usize>), CannotRead> {
    let known = |line: &SheetRow| -> BTreeMap<Column, usize> {
        // Read from the right, so that the first of two equal headers stays.
        line.cells.iter().rev().filter_map(|(index, cell)| Some((column(cell)?, *index))).collect()
    };
    let (at, columns) = sheet
        .iter()
        .take(HEADER_WITHIN)
        .map(known)
        .enumerate()
        .find(|(_, columns)| columns.len() >= HEADERS_TO_RECOGNISE)
        .ok_or(CannotRead::NoHeader)?;
    let missing: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| column.is_required() && !columns.contains_key(column))
        .collect();
    if missing.is_empty() { Ok((at, columns)) } else { Err(CannotRead::MissingColumns(missing)) }
}

/// The column that a header names, whatever its spaces, case, star and explanation in brackets.
fn column(cell: &str) -> Option<Column> {
    let said = cell.split('(').next()?.to_lowercase();
    let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '?' | ':'));
    Column::ALL.into_iter().find(|column| said == column.name().to_lowercase())
}

/// A cell of separated values, without the apostrophe by which a text that looks like a formula stays a text.
fn bare(cell: &str) -> String {
    let text = tidy(cell);
    match text.strip_prefix('\'') {
        Some(formula) if formula.starts_with(['=', '+', '-', '@']) => formula.to_owned(),
        _ => text,
    }
}

/// An hour of the day as spreadsheets keep it, `PT09H30M00S`, as hh:mm.
fn hour(iso: &str) -> Option<String> {
    let (hours, rest) = iso.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("0", |(minutes, _)| minutes);
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(format!("{hours:02}:{minutes:02}"))
}

/// A day or an hour that a spreadsheet keeps as a number: days since 30 December 1899, parts of a day.
fn counted(column: Column, text: String) -> String {
    if let Some(hour) = hour(&text).filter(|_| column == Column::Time) {
        return hour;
    }
    let Ok(number) = text.parse::<f64>() else { return text };
    match column {
        Column::Date if (20_000.0..80_000.0).contains(&number) => {
            let days = SignedDuration::from_secs_f64(number.floor() * 86_400.0);
            match date(1899, 12, 30).checked_add(days) {
                Ok(day) => local_date(&day.to_string()),
                Err(_) => text,
            }
        }
        Column::Time if (0.0..1.0).contains(&number) => {
            // Half a minute more: 0,375 of a day is not exactly nine hours in every program.
            let minutes = SignedDuration::from_secs_f64(number.mul_add(86_400.0, 30.0)).as_mins();
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        }
        _ => text,
    }
}
