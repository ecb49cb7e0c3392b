//! The same list without its dress, for people who fill it in with another program: a head, and the candidates.

use spreadsheet_ods::Value;

use super::write::{ListKind, ListRow, columns, value, width};
use crate::table::{Cell, Table};

/// The list as a table. What it says is read back as from the dressed one.
#[must_use]
pub fn table(rows: &[ListRow], kind: ListKind) -> Table {
    let columns = columns(kind);
    let cell = |row: &ListRow, column| match value(row, column) {
        Value::Text(text) => Cell::text(&text),
        Value::DateTime(_) => Cell::Date(row.birth_date),
        Value::Percentage(_) => Cell::text(&format!("{}\u{a0}%", row.extra_time_percent)),
        _ => Cell::text(""),
    };
    Table {
        name: "Liste des candidats".to_owned(),
        rows: rows.iter().map(|row| columns.iter().map(|column| cell(row, *column)).collect()).collect(),
        columns: columns.iter().map(|column| (column.header().to_owned(), width(*column))).collect(),
    }
}
