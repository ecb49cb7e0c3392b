//! The bytes of question files. Same recipe, same data, same bytes: nothing is compressed (a compressor may change
//! with its version), entries are sorted, dates are fixed.

pub(crate) mod archive;
mod csv;
pub(crate) mod image;
mod office;
pub(crate) mod pdf;
pub(crate) mod text_document;
mod workbook;

use domain::locale::Locale;

use crate::query::Data;
use crate::recipe::{Recipe, What};
use crate::sheet::Table;

/// A file ready to be downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBytes {
    /// The name under which it is downloaded.
    pub name: String,
    /// Its content type. Always serve it as an attachment: a page of a question must not run on our site.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Makes the file. Numbers and dates are written the way of the language.
pub(crate) fn make(recipe: &Recipe, data: &Data, language: Locale) -> FileBytes {
    let tables = tables(recipe, data);
    let (media_type, bytes) = match &recipe.what {
        What::Workbook { about, .. } => (workbook::MEDIA_TYPE, workbook::write(tables, about, language)),
        What::Csv { separator, .. } => ("text/csv; charset=utf-8", csv::write(tables, *separator, language)),
        What::Document { blocks, table, about } => {
            (text_document::MEDIA_TYPE, text_document::write(blocks, table.as_ref(), about, language))
        }
        What::Pdf { pages, about } => (pdf::MEDIA_TYPE, pdf::write(pages, about, language)),
        What::Text { media_type, text } => (*media_type, text.clone().into_bytes()),
        What::Image { width, height, background, shapes, notes } => {
            ("image/png", image::write((*width, *height), *background, shapes, notes))
        }
        What::Archive(entries) => ("application/zip", archive::write(entries)),
    };
    FileBytes { name: recipe.name.clone(), media_type: media_type.to_owned(), bytes }
}

fn tables<'a>(recipe: &Recipe, data: &'a Data) -> &'a [Table] {
    data.get(&recipe.name).map_or(&[], Vec::as_slice)
}

/// The word is the same in both languages.
fn sheets(pages: usize) -> String {
    if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") }
}

/// One line about a file whose author wrote none: its kind and its size.
pub(crate) fn about(recipe: &Recipe, data: &Data, bytes: usize, language: Locale) -> String {
    let rows: usize = tables(recipe, data).iter().map(|table| table.rows.len()).sum();
    let is_french = language == Locale::Fr;
    let rows = match (is_french, rows) {
        (true, 0 | 1) => format!("{rows} ligne"),
        (true, _) => format!("{rows} lignes"),
        (false, 1) => "1 row".to_owned(),
        (false, _) => format!("{rows} rows"),
    };
    let size = match (is_french, bytes) {
        (true, 0..1000) => format!("{bytes} octets"),
        (true, _) => format!("{}\u{a0}Ko", bytes.div_ceil(1000)),
        (false, 0..1000) => format!("{bytes} bytes"),
        (false, _) => format!("{}\u{a0}kB", bytes.div_ceil(1000)),
    };
    let (french, english, measure) = match &recipe.what {
        What::Workbook { .. } => ("Classeur", "Workbook", rows),
        What::Csv { .. } => ("Tableau CSV", "CSV table", rows),
        What::Document { .. } => ("Document", "Document", size),
        What::Pdf { pages, .. } => ("PDF", "PDF", sheets(pages.len())),
        What::Text { media_type: "message/rfc822", .. } => ("Courriel", "E-mail", size),
        What::Text { .. } => ("Texte", "Text", size),
        What::Image { .. } => ("Image", "Image", size),
        What::Archive(_) => ("Archive", "Archive", size),
    };
    format!("{}, {measure}", if is_french { french } else { english })
}
