//! Reading an Excel workbook (ECMA-376): the cells of its first sheet as texts, a day as jj/mm/aaaa and a percentage as
//! `33 %`.
//!
//! calamine lays a sheet out as a rectangle, which a cell in a far corner makes as large as it likes, and does not tell a
//! percentage from a number. Here cells are read one after the other, and what they say is weighed.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::MAX_CELLS;
use super::read::{CannotRead, MAX_UNPACKED_BYTES, local_date};
use super::sheet::SheetRow;
use crate::cpf::rules::entity;

/// The parts of a workbook that tell what its first sheet says, as XML.
pub(super) struct Parts {
    workbook: String,
    strings: String,
    styles: String,
    sheet: String,
}

/// Takes the parts out of a package; `part` unpacks one by its name.
pub(super) fn parts(
    part: &mut dyn FnMut(&str) -> Result<Option<String>, CannotRead>,
) -> Result<Parts, CannotRead> {
    let workbook = part("xl/workbook.xml")?.ok_or(CannotRead::Unreadable)?;
    let relations = part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let mut first = None;
    each(&workbook, |tag| {
        if tag.local_name().into_inner() == "sheet" && first.is_none() {
            first = value(tag, "id");
        }
    })?;
    let mut target = None;
    each(&relations, |tag| {
        if first.is_some() && value(tag, "Id") == first {
            target = value(tag, "Target");
        }
    })?;
    let target = target.ok_or(CannotRead::NoHeader)?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    Ok(Parts {
        sheet: part(&path)?.ok_or(CannotRead::Unreadable)?,
        strings: part("xl/sharedStrings.xml")?.unwrap_or_default(),
        styles: part("xl/styles.xml")?.unwrap_or_default(),
        workbook,
    })
}

/// Looks at every opening tag.
fn each(xml: &str, mut look: impl FnMut(&BytesStart<'_>)) -> Result<(), CannotRead> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) | Event::Empty(tag) => look(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    all.find(|a| a.key.local_name().into_inner() == name).map(|a| a.value.to_string())
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    Day,
    Percent,
}

/// The formats of the styles, in their order.
fn formats(styles: &str) -> Result<Vec<Format>, CannotRead> {
    let (mut own, mut formats, mut in_cells) = (HashMap::new(), Vec::new(), false);
    let mut reader = Reader::from_str(styles);
    loop {
        match reader.read_event().map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let code = value(&tag, "formatCode").unwrap_or_default().replace("&quot;", "\"");
                    own.insert(value(&tag, "numFmtId").unwrap_or_default(), shown_as(&code));
                }
                "xf" if in_cells => {
                    let id = value(&tag, "numFmtId").unwrap_or_default();
                    formats.push(own.get(&id).copied().unwrap_or_else(|| of_the_program(&id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().into_inner() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// The formats that the program knows by number (18.8.30).
fn of_the_program(id: &str) -> Format {
    match id.parse::<u32>() {
        Ok(9 | 10) => Format::Percent,
        Ok(14..=17 | 22 | 27..=36 | 50..=58) => Format::Day,
        _ => Format::Plain,
    }
}

/// What a format of one's own shows: `dd/mm/yyyy`, `0 %`. Words in quotation marks and colours in brackets do not count.
fn shown_as(code: &str) -> Format {
    let (mut format, mut quoted, mut bracketed) = (Format::Plain, false, false);
    for sign in code.chars() {
        match sign {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if quoted || bracketed => {}
            '%' => return Format::Percent,
            'd' | 'D' | 'y' | 'Y' => format = Format::Day,
            _ => {}
        }
    }
    format
}

/// The texts that cells refer to.
fn shared(strings: &str) -> Result<Vec<String>, CannotRead> {
    let (mut all, mut text, mut on, mut aside) = (Vec::new(), String::new(), false, false);
    let mut reader = Reader::from_str(strings);
    loop {
        match reader.read_event().map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "t" => on = !aside,
                // How a word of Japanese is spoken.
                "rPh" => aside = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().into_inner() == "si" => all.push(String::new()),
            Event::End(tag) => match tag.local_name().into_inner() {
                "t" => on = false,
                "rPh" => aside = false,
                "si" => all.push(std::mem::take(&mut text)),
                _ => {}
            },
            Event::Eof => return Ok(all),
            event if on => text += &words(event),
            _ => {}
        }
    }
}

/// What an event says.
fn words(event: Event<'_>) -> String {
    match event {
        Event::Text(text) => text.xml10_content().to_string(),
        Event::CData(text) => text.into_inner().to_string(),
        Event::GeneralRef(name) => {
            let name = name.xml10_content();
            let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
            let number = number.or_else(|| name.strip_prefix('#').map(str::parse::<u32>));
            match number {
                Some(code) => code.ok().and_then(char::from_u32).unwrap_or('\u{fffd}').to_string(),
                None => entity(&name).to_owned(),
            }
        }
        _ => String::new(),
    }
}

/// The sheet while it is read.
struct Sheet<'a> {
    strings: &'a [String],
    formats: &'a [Format],
    /// The day that is numbered 0.
    zero: Date,
    rows: Vec<SheetRow>,
    row: u32,
    place: usize,
    open: Option<OpenCell>,
    cells: u64,
    weight: u64,
}

#[derive(Default)]
struct OpenCell {
    kind: String,
    style: usize,
    text: String,
    /// Inside what tells its value, not its formula.
    on: bool,
}

/// The rows of the first sheet.
pub(super) fn read(parts: &Parts) -> Result<Vec<SheetRow>, CannotRead> {
    let mut since_1904 = false;
    each(&parts.workbook, |tag| {
        since_1904 |= value(tag, "date1904").is_some_and(|v| v == "1" || v == "true");
    })?;
    let (strings, formats) = (shared(&parts.strings)?, formats(&parts.styles)?);
    let zero = if since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let (strings, formats) = (strings.as_slice(), formats.as_slice());
    let mut sheet =
        Sheet { strings, formats, zero, rows: Vec::new(), row: 0, place: 0, open: None, cells: 0, weight: 0 };
    let mut reader = Reader::from_str(&parts.sheet);
    let mut depth = 0_u64;
    loop {
        match reader.read_event().map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) => {
                depth += 1;
                sheet.start(&tag)?;
            }
            Event::Empty(tag) => {
                sheet.start(&tag)?;
                sheet.end(tag.local_name().into_inner())?;
            }
            Event::End(tag) => {
                depth = depth.checked_sub(1).ok_or(CannotRead::Unreadable)?;
                sheet.end(tag.local_name().into_inner())?;
            }
            Event::Eof if depth > 0 => return Err(CannotRead::Unreadable),
            Event::Eof => return Ok(sheet.rows),
            event => {
                if let Some(cell) = sheet.open.as_mut().filter(|cell| cell.on) {
                    cell.text += &words(event);
                }
            }
        }
    }
}

impl Sheet<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), CannotRead> {
        match tag.local_name().into_inner() {
            "row" => {
                let told = value(tag, "r").and_then(|number| number.parse().ok());
                let row = told.unwrap_or(self.row.saturating_add(1));
                // Rows go down: a file that goes back up was made by nobody's spreadsheet.
                if row <= self.row {
                    return Err(CannotRead::Unreadable);
                }
                (self.row, self.place) = (row, 0);
                self.rows.push(SheetRow { row, cells: Vec::new() });
            }
            "c" => {
                if let Some(place) = value(tag, "r").as_deref().and_then(place_of) {
                    if place < self.place {
                        return Err(CannotRead::Unreadable);
                    }
                    self.place = place;
                }
                let style = value(tag, "s").and_then(|number| number.parse().ok()).unwrap_or_default();
                let kind = value(tag, "t").unwrap_or_default();
                self.open = Some(OpenCell { kind, style, ..OpenCell::default() });
            }
            "v" | "t" => {
                if let Some(cell) = &mut self.open {
                    cell.on = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), CannotRead> {
        if let ("v" | "t", Some(cell)) = (name, &mut self.open) {
            cell.on = false;
        }
        if name != "c" {
            return Ok(());
        }
        let Some(cell) = self.open.take() else { return Ok(()) };
        let (text, place) = (self.said(&cell), self.place);
        self.place += 1;
        self.cells += 1;
        self.weight += text.len() as u64;
        if self.weight > MAX_UNPACKED_BYTES {
            return Err(CannotRead::Bomb);
        }
        if self.cells > MAX_CELLS {
            return Err(CannotRead::TooManyRows);
        }
        if let Some(row) = self.rows.last_mut().filter(|_| !text.trim().is_empty()) {
            row.cells.push((place, text));
        }
        Ok(())
    }

    /// What a cell says.
    fn said(&self, cell: &OpenCell) -> String {
        let text = cell.text.trim();
        match cell.kind.as_str() {
            "s" => text.parse().ok().and_then(|at: usize| self.strings.get(at)).cloned().unwrap_or_default(),
            "b" => if text == "1" { "VRAI" } else { "FAUX" }.to_owned(),
            "d" => local_date(text),
            "" | "n" => self.number(text, self.formats.get(cell.style).copied().unwrap_or(Format::Plain)),
            _ => cell.text.clone(),
        }
    }

    fn number(&self, text: &str, format: Format) -> String {
        let Ok(number) = text.parse::<f64>() else { return text.to_owned() };
        match format {
            Format::Plain => number.to_string(),
            Format::Percent => format!("{} %", (number * 10_000.0).round() / 100.0),
            Format::Day => self.day(number).unwrap_or_else(|| number.to_string()),
        }
    }

    /// The day of a number. Before March 1900 days have two numberings: those stay numbers.
    fn day(&self, number: f64) -> Option<String> {
        let whole = number.floor();
        if !(61.0..2_958_466.0).contains(&whole) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most seven digits")]
        let day = self.zero.checked_add((whole as i32).days()).ok()?;
        Some(format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()))
    }
}

/// The place of a column from 0, by a reference: `C13` is 2.
fn place_of(reference: &str) -> Option<usize> {
    let letters = reference.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut place = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        place = place * 26 + usize::from(letter - b'A') + 1;
    }
    Some(place - 1)
}
