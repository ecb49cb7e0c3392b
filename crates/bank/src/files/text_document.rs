//! Text documents (.odt): headings, body, comments in the margin, a table at the end.

use domain::locale::Locale;

use crate::files::office::{MADE, each, escaped, language, meta, package, part, words};
use crate::recipe::AboutDocument;
use crate::sheet::{Cell, Table};
use crate::written::{Paragraph, ParagraphStyle, Properties};

/// The content type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// A paragraph with the comments that hang on it.
#[derive(Debug)]
pub(crate) struct Block {
    pub(super) is_heading: bool,
    pub(super) text: String,
    /// Who wrote each comment, when it is not the author of the document, and what it says.
    pub(super) comments: Vec<(Option<String>, String)>,
}

impl Block {
    /// Hangs every comment on the paragraph before it.
    pub(crate) fn read(paragraphs: Vec<Paragraph>, why: &mut Vec<String>) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        for Paragraph { style, text, author } in paragraphs {
            let is_comment = style == ParagraphStyle::Comment;
            if author.is_some() && !is_comment {
                why.push("« author » ne va qu’avec un commentaire.".to_owned());
            }
            match blocks.last_mut() {
                Some(block) if is_comment => block.comments.push((author, text)),
                None if is_comment => why.push("Un commentaire suit le paragraphe dont il parle.".to_owned()),
                _ => blocks.push(Self {
                    is_heading: style == ParagraphStyle::Heading,
                    text,
                    comments: Vec::new(),
                }),
            }
        }
        blocks
    }
}

/// Dates of the properties are written as `2026-01-31T10:00:00`.
pub(crate) fn refuse_strange_dates(properties: &Properties, why: &mut Vec<String>) {
    for date in [&properties.created, &properties.modified].into_iter().flatten() {
        if date.len() != MADE.len() || date.parse::<jiff::civil::DateTime>().is_err() {
            why.push(format!("« {date} » n’est pas une date. Écrivez {MADE}."));
        }
    }
}

/// Writes the document.
pub(crate) fn write(
    blocks: &[Block],
    table: Option<&Table>,
    about: &AboutDocument,
    locale: Locale,
) -> Vec<u8> {
    let author = about.author.as_deref().unwrap_or_default();
    let paragraphs = each(blocks, |block| paragraph(block, author));
    let table = table.map(|table| grid(table, locale)).unwrap_or_default();
    let content = format!("<office:body><office:text>{paragraphs}{table}</office:text></office:body>");
    package(
        MEDIA_TYPE,
        &part("document-content", &content),
        &part("document-styles", &styles(locale)),
        &meta(about),
    )
}

fn paragraph(block: &Block, author: &str) -> String {
    let comments = each(&block.comments, |(of, text)| {
        let of = escaped(of.as_deref().unwrap_or(author));
        let text = words(text);
        format!(
            "<office:annotation><dc:creator>{of}</dc:creator><dc:date>{MADE}</dc:date><text:p>{text}</text:p></office:annotation>"
        )
    });
    let text = words(&block.text);
    if block.is_heading {
        format!(r#"<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}{comments}</text:h>"#)
    } else {
        format!(r#"<text:p text:style-name="Text_20_body">{text}{comments}</text:p>"#)
    }
}

fn grid(table: &Table, locale: Locale) -> String {
    let cell = |text: &str| {
        let text = words(text);
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let header = each(&table.columns, |name| cell(name));
    let scales: Vec<u32> = (0..table.columns.len()).map(|column| table.decimals(column)).collect();
    let rows = each(&table.rows, |row| {
        let cells = each(row.iter().zip(&scales), |(value, scale)| cell(&shown(value, *scale, locale)));
        format!("<table:table-row>{cells}</table:table-row>")
    });
    format!(
        concat!(
            r#"<table:table table:name="{}"><table:table-column table:number-columns-repeated="{}"/>"#,
            "<table:table-header-rows><table:table-row>{}</table:table-row></table:table-header-rows>{}</table:table>",
        ),
        escaped(&table.name),
        table.columns.len(),
        header,
        rows
    )
}

fn shown(cell: &Cell, scale: u32, locale: Locale) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Date(date) => date.strftime("%d/%m/%Y").to_string(),
        Cell::Number(number) => number.shown(scale, locale),
    }
}

/// The named styles that the office program lists: questions ask about them.
fn styles(locale: Locale) -> String {
    format!(
        concat!(
            r#"<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"{}/>"#,
            r#"</style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>"#,
            r#"<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph""#,
            r#" style:parent-style-name="Standard" style:class="text"><style:paragraph-properties fo:margin-bottom="3mm"/></style:style>"#,
            r#"<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph""#,
            r#" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="1" style:class="text">"#,
            r#"<style:paragraph-properties fo:margin-top="5mm" fo:margin-bottom="2mm" fo:keep-with-next="always"/>"#,
            r#"<style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style></office:styles>"#,
        ),
        language("fo", locale)
    )
}
