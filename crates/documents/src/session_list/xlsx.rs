//! The first sheet of an Excel workbook: its cells as texts, numbers as they are kept. Only what a list of sessions needs,
//! under limits of our own: a cell far out asks a general reader for gigabytes.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::read::{CannotRead, Sheet};
use crate::candidate_list::package;

/// Cells beyond are not of a list: the last row and column that are read, counted from 1.
const LAST: (u32, usize) = (2_000, 100);
/// Texts of a workbook at most.
const MAX_TEXTS: usize = 100_000;

/// The rows with their numbers; those without a cell are left out.
pub(super) fn rows(bytes: &[u8]) -> Result<Sheet, CannotRead> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CannotRead::Unreadable)?;
    package::measure(&mut archive, bytes.len() as u64).map_err(|why| super::read::told(&why))?;
    let mut part = |name: &str| match archive.index_for_name(name) {
        Some(_) => package::unpack(&mut archive, name).map(Some).map_err(|why| super::read::told(&why)),
        None => Ok(None),
    };
    let texts = part("xl/sharedStrings.xml")?.map(|xml| shared(&xml)).transpose()?.unwrap_or_default();
    let sheet = part("xl/worksheets/sheet1.xml")?.ok_or(CannotRead::NotATable)?;
    cells(&sheet, &texts)
}

/// The texts that cells share, by their number. What is said about how a text sounds (`rPh`) is no part of it.
fn shared(xml: &[u8]) -> Result<Vec<String>, CannotRead> {
    let mut texts = Vec::new();
    let (mut text, mut inside, mut sound) = (String::new(), false, false);
    walk(xml, |event| {
        match event {
            Seen::Open("si", _) => text.clear(),
            Seen::Open("t", _) => inside = !sound,
            Seen::Close("t") => inside = false,
            Seen::Open("rPh", _) => sound = true,
            Seen::Close("rPh") => sound = false,
            Seen::Text(piece) if inside => text.push_str(piece),
            Seen::Close("si") if texts.len() == MAX_TEXTS => return Err(CannotRead::Bomb),
            Seen::Close("si") => texts.push(std::mem::take(&mut text)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(texts)
}

/// The cells of a sheet.
fn cells(xml: &[u8], texts: &[String]) -> Result<Sheet, CannotRead> {
    let mut sheet = Sheet::new();
    let (mut at, mut kind, mut text, mut inside) = (None, String::new(), String::new(), false);
    walk(xml, |event| {
        match event {
            Seen::Open("c", tag) => {
                at = attribute(tag, "r").and_then(|reference| place(&reference));
                kind = attribute(tag, "t").unwrap_or_default();
                text.clear();
            }
            Seen::Open("v" | "t", _) => inside = true,
            Seen::Close("v" | "t") => inside = false,
            Seen::Text(piece) if inside => text.push_str(piece),
            Seen::Close("c") => {
                let said = match kind.as_str() {
                    "s" => text.parse().ok().and_then(|n: usize| texts.get(n)).cloned().unwrap_or_default(),
                    _ => std::mem::take(&mut text),
                };
                if let Some((row, column)) = at.take().filter(|_| !said.is_empty()) {
                    put(&mut sheet, row, column, said);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(sheet)
}

fn put(sheet: &mut Sheet, row: u32, column: usize, text: String) {
    if sheet.last().is_none_or(|(last, _)| *last != row) {
        sheet.push((row, Vec::new()));
    }
    if let Some((_, cells)) = sheet.last_mut() {
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
}

/// What a walk meets.
enum Seen<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Walks over what a part holds.
fn walk(xml: &[u8], mut meet: impl FnMut(Seen<'_>) -> Result<(), CannotRead>) -> Result<(), CannotRead> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| CannotRead::Unreadable)? {
            Event::Start(tag) => meet(Seen::Open(tag.local_name().as_ref(), &tag))?,
            Event::End(tag) => meet(Seen::Close(tag.local_name().as_ref()))?,
            Event::Text(text) => meet(Seen::Text(&text))?,
            Event::CData(text) => meet(Seen::Text(&text))?,
            Event::GeneralRef(name) => {
                if let Some(sign) = sign(&name) {
                    meet(Seen::Text(&sign.to_string()))?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// The sign that a reference stands for.
fn sign(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        coded => {
            let number = coded.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value.to_string())
}

/// The row, from 1, and the column, from 0, of a reference as `C14`; nothing beyond [`LAST`].
fn place(reference: &str) -> Option<(u32, usize)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let row: u32 = row.parse().ok()?;
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    ((1..=LAST.0).contains(&row) && (1..=LAST.1).contains(&column)).then(|| (row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_places_and_those_far_out_are_none() {
        for (reference, found) in [
            ("A1", Some((1, 0))),
            ("C14", Some((14, 2))),
            ("AA2", Some((2, 26))),
            ("XFD1048576", None),
            ("A0", None),
            ("14", None),
            ("ZZZZZZZZZZZZZZZZZZZZ1", None),
            ("é1", None),
        ] {
            assert_eq!(place(reference), found, "{reference}");
        }
    }

    #[test]
    fn texts_are_read_wherever_a_program_puts_them() {
        let shared = shared("<sst><si><t>Lyc&#233;e</t></si><si><r><t>A &amp; </t></r><r><t>B</t></r><rPh><t>x</t></rPh></si></sst>".as_bytes());
        let shared = shared.expect("texts");
        assert_eq!(shared, ["Lycée", "A & B"]);
        let sheet = "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"D2\"><v>46353</v></c></row>\
            <row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"B4\" t=\"s\"><v>9</v></c></row></sheetData></worksheet>";
        let rows = cells(sheet.as_bytes(), &shared).expect("cells");
        let line = |cells: &[&str]| cells.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(rows, [(2, line(&["", "A & B", "", "46353"])), (4, line(&["x"]))]);
    }
}
