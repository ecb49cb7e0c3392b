//! A table as an `OpenDocument` spreadsheet.

use spreadsheet_ods::color::Rgb;
use spreadsheet_ods::style::units::{CellAlignVertical, WrapOption};
use spreadsheet_ods::{CellStyle, Sheet, Value, WorkBook, mm};

use super::{Cell, Table};
use crate::candidate_list::{date_format, date_value, text_format};
use crate::printing::{across, on_paper, row_height};

pub(super) fn write(table: &Table) -> Vec<u8> {
    let mut book = WorkBook::new_empty();
    let (text_format, date_format) = (text_format(&mut book), date_format(&mut book));
    let mut head = CellStyle::new("entete", &text_format);
    head.set_font_bold();
    head.set_background_color(Rgb::new(0xf1, 0xeb, 0xde));
    head.set_wrap_option(WrapOption::Wrap);
    head.set_vertical_align(CellAlignVertical::Middle);
    let head = book.add_cellstyle(head);
    let text = book.add_cellstyle(CellStyle::new("texte", &text_format));
    let date = book.add_cellstyle(CellStyle::new("jour", &date_format));
    let mut sheet = Sheet::new(&table.name);
    let heads = table.columns.iter().map(|(title, width)| (title.as_str(), *width));
    sheet.set_row_height(0, mm!(row_height(heads, 14.0)));
    for (place, (title, width)) in (0..).zip(&table.columns) {
        sheet.set_col_width(place, mm!(*width));
        sheet.set_styled_value(0, place, title.as_str(), &head);
    }
    for (at, row) in (1..).zip(&table.rows) {
        for (place, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(words) if words.is_empty() => {}
                Cell::Text(words) => sheet.set_styled_value(at, place, words.as_str(), &text),
                Cell::Number(number) => sheet.set_value(at, place, Value::Number(f64::from(*number))),
                Cell::Cents(cents) => sheet.set_value(at, place, Value::Number(f64::from(*cents) / 100.0)),
                Cell::Date(day) => sheet.set_styled_value(at, place, date_value(*day), &date),
            }
        }
    }
    sheet.split_row_header(0);
    on_paper(&mut book, &mut sheet, 0, across(table.columns.iter().map(|(_, width)| *width)));
    table.name.clone_into(&mut book.config_mut().active_table);
    book.push_sheet(sheet);
    spreadsheet_ods::write_ods_buf(&mut book, Vec::new()).expect("memory takes every write")
}
