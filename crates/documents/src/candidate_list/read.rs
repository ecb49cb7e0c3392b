//! Reading a candidate list back, from ODS, XLSX or separated values: columns by their header, cells as text with their
//! reference.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Ods, Reader};
use jiff::civil::Date;

use super::package::{self, Opened};
use super::sheet::SheetRow;
use super::{Column, SESSION_LABEL, separated, xlsx};

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
    /// Neither a spreadsheet nor separated values.
    NotASheet {
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

/// What a file that is no list seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    /// A workbook of Excel as it was before 2007.
    OldExcel,
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

/// A filled-in list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadList {
    /// The number of the session as it stands above the list, where it is one that we gave out.
    pub session: Option<String>,
    /// Its rows, in its order.
    pub rows: Vec<ReadRow>,
}

/// Reads the rows of a filled-in list, whatever session it was given out for: see [`read_whole`].
///
/// # Errors
/// [`CannotRead`] says why the file is not taken.
pub fn read(bytes: &[u8]) -> Result<Vec<ReadRow>, CannotRead> {
    read_whole(bytes).map(|list| list.rows)
}

/// Reads a filled-in list: the first sheet, below the first row that holds the headers. Columns may stand in any
/// order, with others between them; rows without a value in a known column are left out.
///
/// # Errors
/// [`CannotRead`] says why the file is not taken. Memory and time are bounded whatever the file says of itself.
pub fn read_whole(bytes: &[u8]) -> Result<ReadList, CannotRead> {
    let sheet = sheet(bytes, &|cell| column(cell).is_some())?;
    let (header_at, columns) = header(&sheet)?;
    let mut rows = Vec::new();
    for line in &sheet[header_at + 1..] {
        let cells: BTreeMap<Column, ReadCell> = columns
            .iter()
            .map(|(column, index)| {
                let reference = format!("{}{}", letters(*index), line.row);
                (*column, ReadCell { reference, text: text(*column, line.cell(*index)) })
            })
            .collect();
        if cells.values().all(|cell| cell.text.is_empty()) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            return Err(CannotRead::TooManyRows);
        }
        rows.push(ReadRow { row: line.row, cells });
    }
    let session = session(&sheet[..header_at]);
    if rows.is_empty() { Err(CannotRead::NoRows) } else { Ok(ReadList { session, rows }) }
}

/// What stands beside « Session n° » above the headers.
fn session(above: &[SheetRow]) -> Option<String> {
    let labelled = |line: &SheetRow| {
        let label = line.cells.iter().position(|(_, cell)| tidy(cell) == SESSION_LABEL)?;
        line.cells.get(label + 1).map(|(_, number)| tidy(number))
    };
    above.iter().find_map(labelled)
}

/// The first sheet of a file of any kind that we take; `is_header` tells the headers of what is looked for.
pub(crate) fn sheet(bytes: &[u8], is_header: &dyn Fn(&str) -> bool) -> Result<Vec<SheetRow>, CannotRead> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(CannotRead::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return match package::opened(bytes)? {
            Opened::Ods(package) => ods(package),
            Opened::Xlsx(parts) => xlsx::read(&parts),
        };
    }
    package::look(bytes)?;
    separated::rows(bytes, is_header)
}

fn ods(package: Vec<u8>) -> Result<Vec<SheetRow>, CannotRead> {
    let mut book = Ods::new(Cursor::new(package)).map_err(|_| CannotRead::Unreadable)?;
    let sheet =
        book.worksheet_range_at(0).ok_or(CannotRead::NoHeader)?.map_err(|_| CannotRead::Unreadable)?;
    let (first_row, first_column) = sheet.start().ok_or(CannotRead::NoHeader)?;
    let rows = (first_row + 1..).zip(sheet.rows()).map(|(row, line)| SheetRow {
        row,
        cells: (first_column as usize..)
            .zip(line)
            .filter(|(_, cell)| **cell != Data::Empty)
            .map(|(place, cell)| (place, said(cell)))
            .collect(),
    });
    Ok(rows.collect())
}

/// The header row within the sheet, and the place of each known column in it.
fn header(sheet: &[SheetRow]) -> Result<(usize, BTreeMap<Column, usize>), CannotRead> {
    let known = |line: &SheetRow| -> BTreeMap<Column, usize> {
        // Read from the right, so that the first of two equal headers stays.
        line.cells.iter().rev().filter_map(|(index, cell)| Some((column(cell)?, *index))).collect()
    };
    let (row, columns) = sheet
        .iter()
        .take(HEADER_WITHIN)
        .map(known)
        .enumerate()
        .find(|(_, columns)| columns.len() >= HEADERS_TO_RECOGNISE)
        .ok_or(CannotRead::NoHeader)?;
    // Lists as schools made them tell the commune by its department alone.
    let by_department = columns.contains_key(&Column::BirthDepartment);
    let may_lack = |column: Column| by_department && matches!(column, Column::InseeCode | Column::PostalCode);
    let missing: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| column.is_required() && !may_lack(*column) && !columns.contains_key(column))
        .collect();
    if missing.is_empty() { Ok((row, columns)) } else { Err(CannotRead::MissingColumns(missing)) }
}

/// The column that a header names, whatever its spaces, line breaks, case, star and explanation in brackets. Lists
/// from elsewhere name a payer in the billing header, which is passed over.
fn column(said: &str) -> Option<Column> {
    let said = tidy(said.split('(').next()?).to_lowercase();
    let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '?' | ':'));
    Column::ALL.into_iter().find(|column| {
        let name = column.name().to_lowercase();
        said == name
            || column.other_names().contains(&said)
            || (*column == Column::Billing && said.starts_with(&format!("{name} ")))
    })
}

/// One space between words, none around; no-break spaces and line breaks are spaces.
pub(crate) fn tidy(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a cell of an `OpenDocument` sheet says.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Float(value) => value.to_string(),
        Data::Int(value) => value.to_string(),
        Data::Bool(true) => "VRAI".to_owned(),
        Data::Bool(false) => "FAUX".to_owned(),
        Data::DateTimeIso(iso) => local_date(iso),
        Data::DateTime(value) => value.to_string(),
        Data::Error(error) => error.to_string(),
    }
}

/// The text of a cell, in the form that its column has.
fn text(column: Column, said: &str) -> String {
    let text = tidy(said);
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
pub(crate) fn local_date(iso: &str) -> String {
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
pub(crate) fn letters(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { letter.to_string() } else { letters(index / 26 - 1) + &letter.to_string() }
}
