//! CSV as a French Excel opens it by a double click (certification rules §9.5): semicolons, UTF-8 with its mark, texts in
//! quotation marks, numbers and days bare.

use super::{Cell, Table, day};

pub(super) fn write(table: &Table) -> String {
    let mut text = String::from('\u{feff}');
    let heads = table.columns.iter().map(|(head, _)| quoted(head));
    text.push_str(&line(heads));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(cell)));
    }
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.collect::<Vec<_>>().join(";");
    line.push('\n');
    line
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.is_empty() => String::new(),
        Cell::Text(text) => quoted(text),
        Cell::Number(number) => number.to_string(),
        Cell::Cents(cents) => format!("{},{:02}", cents / 100, cents % 100),
        Cell::Date(date) => day(*date),
    }
}

/// A program that opens the file computes what begins like a formula, even in quotation marks: an apostrophe makes it a text.
/// The full-width signs count, as some programs read them alike. A dash alone is no formula.
fn quoted(text: &str) -> String {
    let computed = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && text != "-";
    let mark = if computed { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}
