//! Tables as text (RFC 4180), the way spreadsheets of the language write and read them.

use std::fmt::Write as _;

use domain::locale::Locale;

use crate::sheet::{Cell, Table};

/// Writes the table: `;` and decimal commas in French, `,` and points in English, unless the author chose the
/// separator. A byte order mark makes every spreadsheet read the accents right.
pub(crate) fn write(tables: &[Table], separator: Option<char>, language: Locale) -> Vec<u8> {
    let separator = separator.unwrap_or(if language == Locale::Fr { ';' } else { ',' });
    let mut out = String::from("\u{feff}");
    for table in tables {
        for (place, name) in table.columns.iter().enumerate() {
            push_separator(&mut out, place, separator);
            push_quoted(&mut out, name, separator);
        }
        out.push_str(END_OF_LINE);
        let scales: Vec<u32> = (0..table.columns.len()).map(|column| table.decimals(column)).collect();
        for row in &table.rows {
            for (place, (cell, scale)) in row.iter().zip(&scales).enumerate() {
                push_separator(&mut out, place, separator);
                match cell {
                    Cell::Text(text) => push_quoted(&mut out, text, separator),
                    Cell::Date(date) => write!(out, "{date}").expect("a text takes whatever is written"),
                    Cell::Number(number) => {
                        push_quoted(&mut out, &number.shown(*scale, language), separator);
                    }
                }
            }
            out.push_str(END_OF_LINE);
        }
    }
    out.into_bytes()
}

/// Lines end so on every system (RFC 4180).
const END_OF_LINE: &str = "\r\n";

fn push_separator(out: &mut String, place: usize, separator: char) {
    if place > 0 {
        out.push(separator);
    }
}

fn push_quoted(out: &mut String, text: &str, separator: char) {
    if text.contains([separator, '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}
