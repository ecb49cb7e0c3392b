//! Tables as text (RFC 4180), the way spreadsheets of the language write and read them.

use domain::locale::Locale;

use crate::sheet::{Cell, Table};

/// Writes the table: `;` and decimal commas in French, `,` and points in English, unless the author chose the
/// separator. A byte order mark makes every spreadsheet read the accents right.
pub(crate) fn write(tables: &[Table], separator: Option<char>, language: Locale) -> Vec<u8> {
    let separator = separator.unwrap_or(if language == Locale::Fr { ';' } else { ',' });
    let mut out = String::from("\u{feff}");
    for table in tables {
        let header = table.columns.iter().map(|name| quoted(name, separator));
        push_line(&mut out, &header.collect::<Vec<_>>(), separator);
        let scales: Vec<u32> = (0..table.columns.len()).map(|column| table.decimals(column)).collect();
        for row in &table.rows {
            let cells = row.iter().zip(&scales).map(|(cell, scale)| match cell {
                Cell::Text(text) => quoted(text, separator),
                Cell::Date(date) => date.to_string(),
                Cell::Number(number) => quoted(&number.shown(*scale, language), separator),
            });
            push_line(&mut out, &cells.collect::<Vec<_>>(), separator);
        }
    }
    out.into_bytes()
}

fn push_line(out: &mut String, cells: &[String], separator: char) {
    out.push_str(&cells.join(&separator.to_string()));
    out.push_str("\r\n");
}

fn quoted(text: &str, separator: char) -> String {
    if text.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
