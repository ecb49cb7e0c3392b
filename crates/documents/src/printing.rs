//! How a spreadsheet comes out of a printer: A4 lying, its columns on as few pages as stay readable, the head of the table on each
//! page, pages counted. Without it a program cuts the columns wherever its own page ends, upright.

use spreadsheet_ods::style::units::{Margin, PrintOrientation};
use spreadsheet_ods::style::{MasterPage, PageStyle, TableStyle};
use spreadsheet_ods::text::{MetaPageCount, MetaPageNumber, TextP};
use spreadsheet_ods::{Sheet, WorkBook, mm};

/// Millimetres of columns that are still read when they are made as small as one lying page.
const READABLE: u32 = 420;
/// Millimetres of a line of text.
const LINE: f64 = 4.6;
/// Tenths of a millimetre that a character takes, bold ones among them.
const CHARACTER: usize = 23;

/// The pages side by side that columns of these widths in millimetres take.
pub(crate) fn across(widths: impl IntoIterator<Item = u16>) -> u32 {
    widths.into_iter().map(u32::from).sum::<u32>().div_ceil(READABLE).max(1)
}

/// Millimetres of a row whose cells, each a text in a column of so many millimetres, are broken into lines: at least `least`.
/// Programs do not make a row higher that has a height, and show the middle of a text that is too long.
pub(crate) fn row_height<'a>(cells: impl IntoIterator<Item = (&'a str, u16)>, least: f64) -> f64 {
    let most = cells.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or_default();
    least.max(f64::from(most) * LINE + 1.0)
}

/// Lines that a text takes, broken between its words, and within a word that is wider than the column.
fn lines(text: &str, width: u16) -> u16 {
    let held = (usize::from(width) * 10 / CHARACTER).max(1);
    let (mut lines, mut taken) = (0_usize, held);
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if taken + 1 + long <= held {
            taken += 1 + long;
        } else {
            lines += long.div_ceil(held);
            taken = (long - 1) % held + 1;
        }
    }
    u16::try_from(lines.max(1)).unwrap_or(u16::MAX)
}

/// Prepares a sheet for the printer: `head` is the row that is on each page, `across` the pages that lie side by side.
pub(crate) fn on_paper(book: &mut WorkBook, sheet: &mut Sheet, head: u32, across: u32) {
    let mut page = PageStyle::new("page");
    page.set_page_width(mm!(297));
    page.set_page_height(mm!(210));
    page.set_print_orientation(PrintOrientation::Landscape);
    page.set_margin(Margin::Length(mm!(10)));
    // The width is what must fit; the length takes what it takes.
    page.style_mut().set_attr("style:scale-to-X", across.to_string());
    page.style_mut().set_attr("style:scale-to-Y", "0");
    let page = book.add_pagestyle(page);
    let mut master = MasterPage::new("papier");
    master.set_pagestyle(&page);
    let number = TextP::new().tag(MetaPageNumber::new().text("1")).text(" / ");
    master.footer_mut().set_center(vec![number.tag(MetaPageCount::new().text("1")).into_xmltag()]);
    let master = book.add_masterpage(master);
    let mut style = TableStyle::new("feuille");
    style.set_master_page(&master);
    sheet.set_style(&book.add_tablestyle(style));
    sheet.set_header_rows(head, head);
}
