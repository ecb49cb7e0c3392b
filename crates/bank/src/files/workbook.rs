//! Workbooks (.ods): a bold header, exact numbers, dates that are dates.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use domain::locale::Locale;

use crate::decimal::point;
use crate::files::office::{each, escaped, language, meta, package, part, push_words};
use crate::recipe::AboutDocument;
use crate::sheet::{Cell, Table};

/// The content type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// About what a cell takes in the text of its sheet.
const CELL: usize = 120;

/// Writes the sheets.
pub(crate) fn write(tables: &[Table], about: &AboutDocument, locale: Locale) -> Vec<u8> {
    let mut content = format!(
        "<office:automatic-styles>{}</office:automatic-styles><office:body><office:spreadsheet>",
        automatic_styles(tables, locale)
    );
    let cells: usize = tables.iter().map(|table| (table.rows.len() + 1) * table.columns.len()).sum();
    content.reserve(cells * CELL);
    for table in tables {
        push_sheet(&mut content, table, locale);
    }
    content.push_str("</office:spreadsheet></office:body>");
    let styles = format!(
        r#"<office:styles><style:default-style style:family="table-cell"><style:text-properties{}/></style:default-style></office:styles>"#,
        language("fo", locale)
    );
    package(MEDIA_TYPE, &part("document-content", &content), &part("document-styles", &styles), &meta(about))
}

/// Bold headers, columns by width, numbers by decimals, dates: named by what they are, so that they are few.
fn automatic_styles(tables: &[Table], locale: Locale) -> String {
    let columns =
        || tables.iter().flat_map(|table| (0..table.columns.len()).map(move |column| (table, column)));
    let widths: BTreeSet<usize> = columns().map(|(table, column)| width(table, column)).collect();
    let scales: BTreeSet<u32> = columns().map(|(table, column)| table.decimals(column)).collect();
    let of_locale = language("number", locale);
    let widths = each(widths, |width| {
        format!(
            r#"<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties style:column-width="{width}mm"/></style:style>"#
        )
    });
    let numbers = each(scales, |scale| {
        format!(
            concat!(
                r#"<number:number-style style:name="f{scale}"{of_locale}><number:number number:decimal-places="{scale}""#,
                r#" number:min-decimal-places="{scale}" number:min-integer-digits="1"/></number:number-style>"#,
                r#"<style:style style:name="n{scale}" style:family="table-cell" style:data-style-name="f{scale}"/>"#,
            ),
            scale = scale,
            of_locale = of_locale
        )
    });
    format!(
        concat!(
            r#"{widths}<style:style style:name="head" style:family="table-cell">"#,
            r#"<style:text-properties fo:font-weight="bold"/></style:style>{numbers}"#,
            r#"<number:date-style style:name="fd"{of_locale}><number:day number:style="long"/><number:text>/</number:text>"#,
            r#"<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>"#,
            r#"</number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="fd"/>"#,
        ),
        widths = widths,
        numbers = numbers,
        of_locale = of_locale
    )
}

fn push_sheet(out: &mut String, table: &Table, locale: Locale) {
    write!(out, r#"<table:table table:name="{}">"#, escaped(&table.name)).expect(TEXT);
    for column in 0..table.columns.len() {
        write!(out, r#"<table:table-column table:style-name="w{}"/>"#, width(table, column)).expect(TEXT);
    }
    out.push_str("<table:table-row>");
    for name in &table.columns {
        push_text(out, name, r#" table:style-name="head""#);
    }
    out.push_str("</table:table-row>");
    let numbers: Vec<Numbers> =
        (0..table.columns.len()).map(|column| Numbers::of(table.decimals(column), locale)).collect();
    for row in &table.rows {
        out.push_str("<table:table-row>");
        for (value, numbers) in row.iter().zip(&numbers) {
            push_cell(out, value, numbers);
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table>");
}

/// How the numbers of a column are written.
struct Numbers {
    scale: u32,
    point: char,
    /// What stands before the value of each cell.
    cell: String,
}

impl Numbers {
    fn of(scale: u32, locale: Locale) -> Self {
        let cell = format!(
            r#"<table:table-cell table:style-name="n{scale}" office:value-type="float" office:value=""#
        );
        Self { scale, point: point(locale), cell }
    }
}

/// Every cell is written into the one text of the sheet: a file is made while somebody waits for their next question.
fn push_cell(out: &mut String, cell: &Cell, numbers: &Numbers) {
    match cell {
        Cell::Text(text) if text.is_empty() => out.push_str("<table:table-cell/>"),
        Cell::Text(text) => push_text(out, text, ""),
        Cell::Date(date) => write!(
            out,
            r#"<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{date}"><text:p>{:02}/{:02}/{:04}</text:p></table:table-cell>"#,
            date.day(),
            date.month(),
            date.year()
        )
        .expect(TEXT),
        Cell::Number(number) => {
            let number = number.at_scale(numbers.scale);
            out.push_str(&numbers.cell);
            number.push(out, '.');
            out.push_str(r#""><text:p>"#);
            number.push(out, numbers.point);
            out.push_str("</text:p></table:table-cell>");
        }
    }
}

/// What writing into a text cannot do.
const TEXT: &str = "a text takes whatever is written";

fn push_text(out: &mut String, text: &str, style: &str) {
    out.push_str("<table:table-cell");
    out.push_str(style);
    out.push_str(r#" office:value-type="string">"#);
    for line in text.split('\n') {
        out.push_str("<text:p>");
        push_words(out, line);
        out.push_str("</text:p>");
    }
    out.push_str("</table:table-cell>");
}

/// The width of a column in millimetres: about 2.3 per character of its longest text, in steps of 10.
fn width(table: &Table, column: usize) -> usize {
    let header = table.columns[column].chars().count();
    let longest = table.rows.iter().filter_map(|row| match row.get(column) {
        Some(Cell::Text(text)) => Some(text.chars().count()),
        Some(_) => Some(10),
        None => None,
    });
    let characters = longest.max().unwrap_or(0).max(header);
    (characters * 23 / 100 + 1).clamp(2, 12) * 10
}
