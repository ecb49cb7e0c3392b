//! A table as an Office Open XML workbook (ECMA-376): one sheet, texts inline, days by their number.
//!
//! The six parts that a program asks for are written here: a writer of workbooks with formulas, charts and pictures would
//! be a dependency of many thousand lines for them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use jiff::civil::{Date, date};
use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Cell, Table, day};
use crate::printing::across;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
</Types>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
</Relationships>";
const BOOK_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
</Relationships>";
/// Styles by their number: 0 plain, 1 a head in bold on sand, 2 a day (format 14: as the person's system writes days), 3 money
/// (format 4: two decimals).
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF1EBDE\"/></patternFill></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
/// A character of the font is about so many millimetres wide.
const CHARACTER: u16 = 2;

pub(super) fn write(table: &Table) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/workbook.xml", book(&table.name)),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(table)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name, options).expect("memory takes every write");
        writer.write_all(HEAD.as_bytes()).expect("memory takes every write");
        writer.write_all(part.as_bytes()).expect("memory takes every write");
    }
    writer.finish().expect("memory takes every write").into_inner()
}

fn book(name: &str) -> String {
    format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
<sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{}'!$1:$1</definedName></definedNames></workbook>",
        escape(name),
        escape(name.replace('\'', "''"))
    )
}

/// The head stays in view while one scrolls, and is on each page that is printed; A4 lying, as wide as [`across`] says.
fn sheet(table: &Table) -> String {
    let mut xml = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>\
<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>\
</sheetViews><cols>",
    );
    for (place, (_, width)) in (1..).zip(&table.columns) {
        let width = width / CHARACTER;
        push(
            &mut xml,
            format_args!("<col min=\"{place}\" max=\"{place}\" width=\"{width}\" customWidth=\"1\"/>"),
        );
    }
    xml.push_str("</cols><sheetData>");
    let heads: Vec<Cell> = table.columns.iter().map(|(head, _)| Cell::text(head)).collect();
    for (number, row) in (1..).zip(std::iter::once(&heads).chain(&table.rows)) {
        push(&mut xml, format_args!("<row r=\"{number}\">"));
        for (place, cell) in row.iter().enumerate() {
            let at = format!("{}{number}", letters(place));
            put(&mut xml, &at, cell, number == 1);
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.4\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
    let wide = across(table.columns.iter().map(|(_, width)| *width));
    push(
        &mut xml,
        format_args!(
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"{wide}\" fitToHeight=\"0\"/>"
        ),
    );
    xml.push_str("<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>");
    xml
}

fn put(xml: &mut String, at: &str, cell: &Cell, head: bool) {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => words(xml, at, text, u8::from(head)),
        Cell::Number(number) => push(xml, format_args!("<c r=\"{at}\"><v>{number}</v></c>")),
        Cell::Cents(cents) => {
            let (units, rest) = (cents / 100, cents % 100);
            push(xml, format_args!("<c r=\"{at}\" s=\"3\"><v>{units}.{rest:02}</v></c>"));
        }
        Cell::Date(date) => match serial(*date) {
            Some(number) => push(xml, format_args!("<c r=\"{at}\" s=\"2\"><v>{number}</v></c>")),
            None => words(xml, at, &day(*date), 0),
        },
    }
}

fn words(xml: &mut String, at: &str, text: &str, style: u8) {
    let text = escape(text);
    push(
        xml,
        format_args!(
            "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        ),
    );
}

fn push(xml: &mut String, what: std::fmt::Arguments<'_>) {
    xml.write_fmt(what).expect("a text takes every write");
}

/// The number of a day: 1 is the first of January 1900. Days before March 1900 have two numberings, and stay text.
fn serial(day: Date) -> Option<i32> {
    let zero = date(1899, 12, 30);
    let days = zero.until(day).ok()?.get_days();
    (day >= date(1900, 3, 1)).then_some(days)
}

/// The letters of a column, counted from 0: A, B, … Z, AA, AB.
fn letters(place: usize) -> String {
    let (mut rest, mut letters) = (place, Vec::new());
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_as_in_the_program() {
        assert_eq!(
            [0, 25, 26, 27, 51, 52, 701, 702].map(letters),
            ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn days_have_the_numbers_of_the_program() {
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(2026, 11, 26)), Some(46_352));
        assert_eq!(serial(date(1900, 2, 28)), None);
    }
}
