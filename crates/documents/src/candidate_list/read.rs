//! Reading a candidate list back: columns by their header, cells as text with their reference.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader};
use jiff::civil::Date;

use super::{Column, package};

/// Largest file taken, in bytes.
pub const MAX_FILE_BYTES: usize = 10_000_000;
/// Largest size of a file's parts once unpacked, in bytes.
pub const MAX_UNPACKED_BYTES: u64 = 20_000_000;
/// Most candidates in one file.
pub const MAX_ROWS: usize = 2_000;

/// Known headers that make a row the header row.
const HEADERS_TO_RECOGNISE: usize = 3;
/// Rows among which the header row is looked for; in our own file it is row 12.
const HEADER_WITHIN: usize = 100;

/// Why a file is not taken. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRead {
    /// More than [`MAX_FILE_BYTES`].
    TooLarge,
    /// Not an `OpenDocument` spreadsheet.
    NotOds {
        /// What it seems to be.
        looks_like: LooksLike,
    },
    /// Unpacks to far more than a list can be.
    Bomb,
    /// Protected by a password.
    Protected,
    /// Damaged or cut off.
    Unreadable,
    /// No row of the first sheet holds the headers.
    NoHeader,
    /// Headers that are missing in the header row, in the order of the sheet.
    MissingColumns(Vec<Column>),
    /// Nothing is filled in below the headers. The incumbent then erased the whole list (§3.7).
    NoRows,
    /// More than [`MAX_ROWS`] candidates.
    TooManyRows,
}

/// What a file that is no `OpenDocument` spreadsheet seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    /// An Excel workbook.
    Xlsx,
    /// Separated values.
    Csv,
    /// A PDF.
    Pdf,
    /// A ZIP archive of something else.
    Zip,
    /// Something else.
    Other,
}

/// A filled-in row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its number in the spreadsheet, from 1.
    pub row: u32,
    /// The cell of every column that the file has, empty ones too.
    pub cells: BTreeMap<Column, ReadCell>,
}

/// A cell as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// Where it stands, for instance `D14`.
    pub reference: String,
    /// Its text without surrounding or doubled spaces; a date as jj/mm/aaaa, a percentage as `33`. Empty for an empty
    /// cell. What has not the expected form is left as typed.
    pub text: String,
}

/// Reads a filled-in list: the first sheet, below the first row that holds the headers. Columns may stand in any
/// order, with others between them; rows without a value in a known column are left out.
///
/// # Errors
/// [`CannotRead`] says why the file is not taken. Memory and time are bounded whatever the file says of itself.
pub fn read(bytes: &[u8]) -> Result<Vec<ReadRow>, CannotRead> {
    let package = package::checked(bytes)?;
    let mut book = Ods::new(Cursor::new(package)).map_err(|_| CannotRead::Unreadable)?;
    let sheet =
        book.worksheet_range_at(0).ok_or(CannotRead::NoHeader)?.map_err(|_| CannotRead::Unreadable)?;
    let (header_at, columns) = header(&sheet)?;
    let (first_row, first_column) = sheet.start().ok_or(CannotRead::NoHeader)?;
    let mut rows = Vec::new();
    for (row, line) in (first_row + 1..).zip(sheet.rows()).skip(header_at + 1) {
        let cells: BTreeMap<Column, ReadCell> = columns
            .iter()
            .map(|(column, index)| {
                let reference = format!("{}{row}", letters(first_column as usize + index));
                (*column, ReadCell { reference, text: text(*column, &line[*index]) })
            })
            .collect();
        if cells.values().all(|cell| cell.text.is_empty()) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            return Err(CannotRead::TooManyRows);
        }
        rows.push(ReadRow { row, cells });
    }
    if rows.is_empty() { Err(CannotRead::NoRows) } else { Ok(rows) }
}

/// The header row within the range, and the place of each known column in it.
fn header(sheet: &Range<Data>) -> Result<(usize, BTreeMap<Column, usize>), CannotRead> {
    let known = |line: &[Data]| -> BTreeMap<Column, usize> {
        // Read from the right, so that the first of two equal headers stays.
        line.iter().enumerate().rev().filter_map(|(index, cell)| Some((column(cell)?, index))).collect()
    };
    let (row, columns) = sheet
        .rows()
        .take(HEADER_WITHIN)
        .map(known)
        .enumerate()
        .find(|(_, columns)| columns.len() >= HEADERS_TO_RECOGNISE)
        .ok_or(CannotRead::NoHeader)?;
    let missing: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| column.is_required() && !columns.contains_key(column))
        .collect();
    if missing.is_empty() { Ok((row, columns)) } else { Err(CannotRead::MissingColumns(missing)) }
}

/// The column that a header names, whatever its spaces, line breaks, case, star and explanation in brackets. Lists
/// from elsewhere name a payer in the billing header, which is passed over.
fn column(cell: &Data) -> Option<Column> {
    let Data::String(said) = cell else { return None };
    let said = tidy(said.split('(').next()?).to_lowercase();
    let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '?' | ':'));
    Column::ALL.into_iter().find(|column| {
        let name = column.name().to_lowercase();
        said == name || (*column == Column::Billing && said.starts_with(&format!("{name} ")))
    })
}

/// One space between words, none around; no-break spaces and line breaks are spaces.
fn tidy(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a cell, in the form that its column has.
fn text(column: Column, cell: &Data) -> String {
    let text = match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => tidy(text),
        Data::Float(value) => value.to_string(),
        Data::Int(value) => value.to_string(),
        Data::Bool(true) => "VRAI".to_owned(),
        Data::Bool(false) => "FAUX".to_owned(),
        Data::DateTimeIso(iso) => local_date(iso),
        Data::DateTime(value) => value.to_string(),
        Data::Error(error) => error.to_string(),
    };
    match column {
        Column::InseeCode | Column::PostalCode => with_leading_zero(text),
        Column::ExtraTime => match text.trim_end_matches('%').trim_end() {
            "0" => String::new(),
            percent => percent.to_owned(),
        },
        _ => text,
    }
}

/// An ISO date as jj/mm/aaaa, or as it is.
fn local_date(iso: &str) -> String {
    match iso.get(..10).unwrap_or(iso).parse::<Date>() {
        Ok(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Err(_) => tidy(iso),
    }
}

/// A code typed as a number loses its first zero: `1065` is `01065` (§14.2, V33 and V34).
fn with_leading_zero(code: String) -> String {
    if code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()) { format!("0{code}") } else { code }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
fn letters(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { letter.to_string() } else { letters(index / 26 - 1) + &letter.to_string() }
}
