//! Workbooks (.ods): a bold header, exact numbers, dates that are dates.

use std::collections::BTreeSet;

use domain::locale::Locale;

use crate::files::office::{each, escaped, language, meta, package, part, words};
use crate::recipe::AboutDocument;
use crate::sheet::{Cell, Table};

/// The content type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Writes the sheets.
pub(crate) fn write(tables: &[Table], about: &AboutDocument, locale: Locale) -> Vec<u8> {
    let sheets = each(tables, |table| sheet(table, locale));
    let content = format!(
        "<office:automatic-styles>{}</office:automatic-styles>\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>",
        automatic_styles(tables, locale)
    );
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

fn sheet(table: &Table, locale: Locale) -> String {
    let columns = each(0..table.columns.len(), |column| {
        format!(r#"<table:table-column table:style-name="w{}"/>"#, width(table, column))
    });
    let header = each(&table.columns, |name| text_cell(name, r#" table:style-name="head""#));
    let scales: Vec<u32> = (0..table.columns.len()).map(|column| table.decimals(column)).collect();
    let rows = each(&table.rows, |row| {
        let cells = each(row.iter().zip(&scales), |(value, scale)| cell(value, *scale, locale));
        format!("<table:table-row>{cells}</table:table-row>")
    });
    format!(
        r#"<table:table table:name="{}">{columns}<table:table-row>{header}</table:table-row>{rows}</table:table>"#,
        escaped(&table.name)
    )
}

fn cell(cell: &Cell, scale: u32, locale: Locale) -> String {
    match cell {
        Cell::Text(text) if text.is_empty() => "<table:table-cell/>".to_owned(),
        Cell::Text(text) => text_cell(text, ""),
        Cell::Date(date) => format!(
            r#"<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{date}"><text:p>{}</text:p></table:table-cell>"#,
            date.strftime("%d/%m/%Y")
        ),
        Cell::Number(number) => {
            let (value, shown) = (number.at_scale(scale), number.shown(scale, locale));
            format!(
                r#"<table:table-cell table:style-name="n{scale}" office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
            )
        }
    }
}

fn text_cell(text: &str, style: &str) -> String {
    let lines = each(text.split('\n'), |line| format!("<text:p>{}</text:p>", words(line)));
    format!(r#"<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>"#)
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
