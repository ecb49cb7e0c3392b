//! The attendance sheet as a spreadsheet, for who wants to sort it, add a column or print it another way.

use domain::locale::Locale;
use spreadsheet_ods::color::Rgb;
use spreadsheet_ods::style::units::{Border, CellAlignVertical, TextAlign, TextAlignSource, WrapOption};
use spreadsheet_ods::{CellStyle, CellStyleRef, Sheet, WorkBook, mm, pt};

use crate::candidate_list::{clean, date_format, date_value, text_format};
use crate::paper::{Words, clock, full_date};
use crate::printing::{across, on_paper, row_height};
use crate::session_papers::{ATTENDANCE_SHEET, AttendanceSheet, GroupColumn};

/// The row that heads the columns, counted from 0: the facts of the session stand above.
const HEADER: u32 = 6;
/// Numbered rows of a sheet without names, as on paper.
const BLANK_ROWS: u32 = 20;
/// Least millimetres of a row, enough to sign in.
const ROW: f64 = 9.0;

/// The attendance sheet as `OpenDocument`: the facts of the session, then a row for each candidate.
///
/// # Panics
/// Never: the file is written to memory.
#[must_use]
pub fn attendance_table(sheet: &AttendanceSheet) -> Vec<u8> {
    let head = &sheet.head;
    let words = Words::of(ATTENDANCE_SHEET.texts, head.locale);
    let mut book = WorkBook::new_empty();
    let styles = Styles::add_to(&mut book);
    let mut page = Sheet::new(words.say("title"));
    page.set_styled_value(0, 0, clean(&format!("{}, {}", words.say("title"), head.centre)), &styles.bold);
    for (row, (label, value)) in (1..).zip(facts(head.locale, sheet)) {
        page.set_styled_value(row, 0, label, &styles.bold);
        page.set_styled_value(row, 2, clean(&value), &styles.text);
    }
    let columns = columns(&words, sheet);
    for (place, (title, width)) in (0..).zip(&columns) {
        page.set_col_width(place, mm!(*width));
        page.set_styled_value(HEADER, place, title.as_str(), &styles.cell_head);
    }
    let listed = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let rows = if listed == 0 { BLANK_ROWS } else { listed };
    let wide = u32::try_from(columns.len()).unwrap_or_default();
    for number in 1..=rows {
        let at = HEADER + number;
        page.set_row_height(at, mm!(ROW));
        for place in 0..wide {
            page.set_styled_value(at, place, "", &styles.cell);
        }
        page.set_styled_value(at, 0, number, &styles.cell);
    }
    let width = |place: usize| columns.get(place).map_or(0, |(_, width)| *width);
    for (at, row) in (HEADER + 1..).zip(&sheet.rows) {
        let told = [(&row.birth_name, 1), (&row.first_name, 2), (&row.group, 4)];
        let cells = told.map(|(text, place)| (text.as_str(), width(place)));
        page.set_row_height(at, mm!(row_height(cells, ROW)));
        page.set_styled_value(at, 1, clean(&row.birth_name), &styles.cell);
        page.set_styled_value(at, 2, clean(&row.first_name), &styles.cell);
        page.set_styled_value(at, 3, date_value(row.birth_date), &styles.date);
        page.set_styled_value(at, 4, clean(&row.group), &styles.cell);
        page.set_styled_value(at, 5, clock(head.locale, row.ends_at), &styles.cell);
    }
    page.split_row_header(HEADER);
    on_paper(&mut book, &mut page, HEADER, across(columns.iter().map(|(_, width)| *width)));
    book.push_sheet(page);
    spreadsheet_ods::write_ods_buf(&mut book, Vec::new()).expect("memory takes every write")
}

fn facts(locale: Locale, sheet: &AttendanceSheet) -> Vec<(String, String)> {
    let (head, words) = (&sheet.head, Words::of(include_str!("../../templates/common.json"), locale));
    let hours =
        words.fill("from-to", &[("start", &clock(locale, head.start)), ("end", &clock(locale, head.end))]);
    let place: Vec<&str> =
        [head.room.as_str(), head.site.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        (words.say("session"), head.number.clone()),
        (words.say("day"), format!("{}, {hours}", full_date(locale, head.date))),
        (words.say("room"), place.join(", ")),
        (words.say("invigilation"), head.invigilators.join(", ")),
    ]
}

/// What heads the columns, with their widths in millimetres.
fn columns(words: &Words, sheet: &AttendanceSheet) -> Vec<(String, u16)> {
    let group = match sheet.group {
        GroupColumn::Division => "division",
        GroupColumn::LocalId => "local-id",
    };
    let mut columns = vec![
        ("number", 10),
        ("birth-name", 52),
        ("first-name", 36),
        ("birth-date", 24),
        (group, 20),
        ("end", 20),
        ("signature", 40),
    ];
    if sheet.end_screen {
        columns.push(("end-screen", 24));
    }
    columns.push(("absent", 18));
    columns.into_iter().map(|(key, width)| (words.say(key), width)).collect()
}

struct Styles {
    bold: CellStyleRef,
    text: CellStyleRef,
    cell_head: CellStyleRef,
    cell: CellStyleRef,
    date: CellStyleRef,
}

impl Styles {
    fn add_to(book: &mut WorkBook) -> Self {
        let (text_format, date_format) = (text_format(book), date_format(book));
        let mut bold = CellStyle::new("gras", &text_format);
        bold.set_font_bold();
        let text = CellStyle::new("texte", &text_format);
        let ruled = |mut style: CellStyle| {
            style.set_border(pt!(0.5), Border::Solid, Rgb::new(0, 0, 0));
            style.set_wrap_option(WrapOption::Wrap);
            style.set_vertical_align(CellAlignVertical::Middle);
            style
        };
        let mut cell_head = ruled(CellStyle::new("entete", &text_format));
        cell_head.set_font_bold();
        let cell = ruled(CellStyle::new("case", &text_format));
        let mut date = ruled(CellStyle::new("jour", &date_format));
        date.set_text_align_source(TextAlignSource::Fix);
        date.set_text_align(TextAlign::Start);
        Self {
            bold: book.add_cellstyle(bold),
            text: book.add_cellstyle(text),
            cell_head: book.add_cellstyle(cell_head),
            cell: book.add_cellstyle(cell),
            date: book.add_cellstyle(date),
        }
    }
}
