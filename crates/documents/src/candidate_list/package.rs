//! Opening a spreadsheet that a stranger sent, without trusting any of its sizes.
//!
//! calamine unfolds repeated cells, trusts that tags are closed and reads every sheet, so a file of a few kilobytes can
//! ask it for gigabytes or for ever. This module unpacks `content.xml` under a limit and weighs what it would unfold
//! to; what passes is safe to hand on.

use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

use super::read::{CannotRead, LooksLike, MAX_ROWS, MAX_UNPACKED_BYTES};
use super::{percentages, xlsx};

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// Files in an honest package: a dozen, plus pictures.
const MAX_ENTRIES: usize = 1_000;
/// An honest list shrinks by 10 to 60; deflate reaches 1,000 on nothing but repetition.
const MAX_RATIO: u64 = 200;
/// Below this size the ratio proves nothing.
const RATIO_FROM: u64 = 10_000_000;
/// Cells that one file may unfold to: 2,000 candidates need 30,000.
pub(super) const MAX_CELLS: u64 = 1_000_000;
/// Widest row and longest sheet of a spreadsheet program, to which calamine cuts.
const MAX_COLUMNS: u64 = 16_384;
const MAX_SHEET_ROWS: u64 = 1_048_576;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A package that may be read: weighed, and nothing in it unpacked again.
pub(super) enum Opened {
    /// What calamine needs of an `OpenDocument` spreadsheet.
    Ods(Vec<u8>),
    /// The parts of an Excel workbook that we read.
    Xlsx(xlsx::Parts),
}

/// Opens a package of at most `MAX_FILE_BYTES`.
pub(super) fn opened(bytes: &[u8]) -> Result<Opened, CannotRead> {
    let mut archive = archive(bytes)?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return xlsx::parts(&mut |name| part(&mut archive, name)).map(Opened::Xlsx);
    }
    recognise(&mut archive)?;
    let manifest = unpack(&mut archive, "META-INF/manifest.xml")?;
    if contains(&manifest, b"encryption-data") {
        return Err(CannotRead::Protected);
    }
    let content = unpack(&mut archive, "content.xml")?;
    weigh(&content)?;
    pack(&percentages::told(content)).map(Opened::Ods).map_err(|_| CannotRead::Unreadable)
}

/// The only XML file of an archive, as a school's software exports it; hidden files do not count. Nothing when there is
/// none, or more than one.
pub(crate) fn only_xml(bytes: &[u8]) -> Result<Option<Vec<u8>>, CannotRead> {
    let mut archive = archive(bytes)?;
    let shown = |name: &str| !name.split('/').any(|part| part.starts_with(['.', '_']));
    let is_xml = |name: &str| name.len() > 4 && name[name.len() - 4..].eq_ignore_ascii_case(".xml");
    let wanted = |name: &String| name.is_ascii() && is_xml(name) && shown(name);
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let names: Vec<String> = names.filter(wanted).collect();
    match names.as_slice() {
        [only] => unpack(&mut archive, only).map(Some),
        _ => Ok(None),
    }
}

fn archive(bytes: &[u8]) -> Result<Archive<'_>, CannotRead> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CannotRead::Unreadable)?;
    measure(&mut archive, bytes.len() as u64)?;
    Ok(archive)
}

/// A part of a package as text; nothing when it has no such part.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, CannotRead> {
    if archive.index_for_name(name).is_none() {
        return Ok(None);
    }
    String::from_utf8(unpack(archive, name)?).map(Some).map_err(|_| CannotRead::Unreadable)
}

/// What a file that is no package looks like; nothing when it may be separated values.
pub(crate) fn look(bytes: &[u8]) -> Result<(), CannotRead> {
    let start = &bytes[..bytes.len().min(4_096)];
    let utf16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    let separated = start.iter().any(|byte| matches!(byte, b';' | b',' | b'\t'));
    let looks_like = if contains(start, b"%PDF-") {
        LooksLike::Pdf
    } else if start.starts_with(b"\xd0\xcf\x11\xe0") {
        // An encrypted workbook is wrapped in the same container as the workbooks of old.
        let wide = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
        if contains(bytes, &wide("EncryptedPackage")) {
            return Err(CannotRead::Protected);
        }
        LooksLike::OldExcel
    } else if separated
        && (utf16 || !start.contains(&0))
        && !start.starts_with(b"<")
        && !start.starts_with(b"{")
    {
        return Ok(());
    } else {
        LooksLike::Other
    };
    Err(CannotRead::NotASheet { looks_like })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Refuses by the sizes that the package declares.
fn measure(archive: &mut Archive<'_>, packed: u64) -> Result<(), CannotRead> {
    if archive.len() > MAX_ENTRIES || archive.has_duplicate_names() {
        return Err(CannotRead::Bomb);
    }
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| CannotRead::Unreadable)?;
        declared = declared.saturating_add(entry.size());
    }
    if declared > MAX_UNPACKED_BYTES || (declared > RATIO_FROM && declared / packed > MAX_RATIO) {
        return Err(CannotRead::Bomb);
    }
    Ok(())
}

/// Refuses other files that are packages too.
fn recognise(archive: &mut Archive<'_>) -> Result<(), CannotRead> {
    let looks_like = if archive.index_for_name("mimetype").is_none() {
        LooksLike::Zip
    } else if unpack(archive, "mimetype")?.starts_with(MIMETYPE) {
        return Ok(());
    } else {
        LooksLike::Other
    };
    Err(CannotRead::NotASheet { looks_like })
}

/// One file of the package, stopped as soon as it grows past the limit whatever it declared.
fn unpack(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, CannotRead> {
    let entry = archive.by_name(name).map_err(|_| CannotRead::Unreadable)?;
    let mut bytes = Vec::new();
    entry.take(MAX_UNPACKED_BYTES + 1).read_to_end(&mut bytes).map_err(|_| CannotRead::Unreadable)?;
    if bytes.len() as u64 > MAX_UNPACKED_BYTES { Err(CannotRead::Bomb) } else { Ok(bytes) }
}

/// A new package around the checked content, so that nothing unchecked is ever unpacked again.
fn pack(content: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::with_capacity(content.len() + 1_024)));
    for (name, bytes) in
        [("mimetype", MIMETYPE), ("META-INF/manifest.xml", b"<manifest/>"), ("content.xml", content)]
    {
        package.start_file(name, stored)?;
        package.write_all(bytes)?;
    }
    Ok(package.finish()?.into_inner())
}

/// What the sheets unfold to, counted while reading their tags.
#[derive(Default)]
struct Weight {
    /// Cells of the sheets that are closed.
    cells: u64,
    /// Bytes of text with its repetitions.
    text: u64,
    /// Rows that hold something.
    filled_rows: u64,
    sheet: SheetWeight,
    row: RowWeight,
    /// Whether a row is open. Rows do not nest in a spreadsheet; where they do, calamine counts otherwise than we.
    in_row: bool,
    cell: Option<CellWeight>,
}

#[derive(Default)]
struct SheetWeight {
    rows: u64,
    rows_to_last_filled: u64,
    widest: u64,
    cells: u64,
}

#[derive(Default)]
struct RowWeight {
    repeated: u64,
    width: u64,
    filled_width: u64,
    text: u64,
}

#[derive(Default)]
struct CellWeight {
    repeated: u64,
    filled: bool,
    text: u64,
}

/// Refuses a content that is not closed properly or unfolds to too much.
fn weigh(content: &[u8]) -> Result<(), CannotRead> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let (mut weight, mut depth, mut buffer) = (Weight::default(), 0_u64, Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) => {
                depth += 1;
                weight.open(&tag)?;
            }
            Event::End(tag) => {
                depth = depth.checked_sub(1).ok_or(CannotRead::Unreadable)?;
                weight.close(tag.name().as_ref())?;
            }
            Event::Text(text) => weight.add_text(text.len() as u64),
            Event::CData(text) => weight.add_text(text.len() as u64),
            Event::GeneralRef(_) => weight.add_text(4),
            // calamine never stops at the end of a sheet that is not closed.
            Event::Eof if depth > 0 => return Err(CannotRead::Unreadable),
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// A number in an attribute, 1 where it is missing.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<u64, CannotRead> {
    match tag.try_get_attribute(name).map_err(|_| CannotRead::Unreadable)? {
        Some(attribute) => attribute.value.parse().map_err(|_| CannotRead::Unreadable),
        None => Ok(1),
    }
}

impl Weight {
    fn add_text(&mut self, bytes: u64) {
        if let Some(cell) = &mut self.cell {
            cell.text = cell.text.saturating_add(bytes);
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), CannotRead> {
        match tag.name().as_ref() {
            "table:table-row" if self.in_row => return Err(CannotRead::Unreadable),
            "table:table-row" => {
                self.in_row = true;
                self.row = RowWeight {
                    repeated: number(tag, "table:number-rows-repeated")?,
                    ..RowWeight::default()
                };
            }
            "table:table-cell" | "table:covered-table-cell" if self.cell.is_some() => {
                return Err(CannotRead::Unreadable);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let mut cell = CellWeight {
                    repeated: number(tag, "table:number-columns-repeated")?,
                    ..CellWeight::default()
                };
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|_| CannotRead::Unreadable)?;
                    let key: &str = attribute.key.as_ref();
                    if key.starts_with("office:") || key == "table:formula" {
                        cell.filled = true;
                        cell.text += attribute.value.len() as u64;
                    }
                }
                self.cell = Some(cell);
            }
            "text:s" => self.add_text(number(tag, "text:c")?),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), CannotRead> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                self.row.width = self.row.width.saturating_add(cell.repeated).min(MAX_COLUMNS);
                if cell.filled || cell.text > 0 {
                    self.row.filled_width = self.row.width;
                    let copies = cell.repeated.min(MAX_COLUMNS);
                    self.row.text = self.row.text.saturating_add(cell.text.saturating_mul(copies));
                }
            }
            "table:table-row" => self.close_row(),
            "table:table" => {
                let sheet = std::mem::take(&mut self.sheet);
                self.cells = self.cells.saturating_add(sheet.unfolded());
            }
            _ => return Ok(()),
        }
        self.check()
    }

    fn close_row(&mut self) {
        self.in_row = false;
        let row = std::mem::take(&mut self.row);
        let sheet = &mut self.sheet;
        let repeated = row.repeated.min(MAX_SHEET_ROWS);
        sheet.rows += repeated;
        if row.filled_width > 0 {
            sheet.rows_to_last_filled = sheet.rows;
            sheet.widest = sheet.widest.max(row.filled_width);
            sheet.cells = sheet.cells.saturating_add(row.filled_width);
            self.filled_rows = self.filled_rows.saturating_add(repeated);
            self.text = self.text.saturating_add(row.text.saturating_mul(repeated));
        }
    }

    fn check(&self) -> Result<(), CannotRead> {
        let text =
            self.text.saturating_add(self.row.text).saturating_add(self.cell.as_ref().map_or(0, |c| c.text));
        if self.cells.saturating_add(self.sheet.unfolded()) <= MAX_CELLS && text <= MAX_UNPACKED_BYTES {
            Ok(())
        } else if self.filled_rows > MAX_ROWS as u64 {
            Err(CannotRead::TooManyRows)
        } else {
            Err(CannotRead::Bomb)
        }
    }
}

impl SheetWeight {
    /// Cells as read, and the rectangle that they are laid out in.
    fn unfolded(&self) -> u64 {
        self.cells.saturating_add(self.rows_to_last_filled.saturating_mul(self.widest))
    }
}
