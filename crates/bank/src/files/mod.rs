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

impl FileBytes {
    /// BLAKE3 of its content, in hexadecimal: what was given can be proved.
    #[must_use]
    pub fn digest(&self) -> String {
        blake3::hash(&self.bytes).to_hex().to_string()
    }
}

/// Makes the file. Numbers and dates are written the way of the language.
pub(crate) fn make(recipe: &Recipe, data: &Data, language: Locale) -> FileBytes {
    let tables = tables(recipe, data);
    let bytes = match &recipe.what {
        What::Workbook { about, .. } => workbook::write(tables, about, language),
        What::Csv { separator, .. } => csv::write(tables, *separator, language),
        What::Document { blocks, table, about } => {
            text_document::write(blocks, table.as_ref(), about, language)
        }
        What::Pdf { pages, about } => pdf::write(pages, about, language),
        What::Text { text, .. } => text.clone().into_bytes(),
        What::Image { width, height, background, shapes, notes } => {
            image::write((*width, *height), *background, shapes, notes)
        }
        What::Archive(entries) => archive::write(entries),
    };
    FileBytes { name: recipe.name.clone(), media_type: recipe.what.media_type().to_owned(), bytes }
}

impl What {
    /// The content type of what [`make`] makes of it.
    pub(crate) const fn media_type(&self) -> &'static str {
        match self {
            Self::Workbook { .. } => workbook::MEDIA_TYPE,
            Self::Csv { .. } => "text/csv; charset=utf-8",
            Self::Document { .. } => text_document::MEDIA_TYPE,
            Self::Pdf { .. } => pdf::MEDIA_TYPE,
            Self::Text { media_type, .. } => media_type,
            Self::Image { .. } => "image/png",
            Self::Archive(_) => "application/zip",
        }
    }
}

fn tables<'a>(recipe: &Recipe, data: &'a Data) -> &'a [Table] {
    data.get(&recipe.name).map_or(&[], Vec::as_slice)
}

/// The word is the same in both languages.
fn sheets(pages: usize) -> String {
    if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") }
}

/// A few words about a file whose author wrote none: its kind, with its rows or pages. The page adds the size where it is known.
pub(crate) fn about(recipe: &Recipe, data: &Data, language: Locale) -> String {
    let rows: usize = tables(recipe, data).iter().map(|table| table.rows.len()).sum();
    let is_french = language == Locale::Fr;
    let rows = match (is_french, rows) {
        (true, 0 | 1) => format!("{rows} ligne"),
        (true, _) => format!("{rows} lignes"),
        (false, 1) => "1 row".to_owned(),
        (false, _) => format!("{rows} rows"),
    };
    let (french, english, measure) = match &recipe.what {
        What::Workbook { .. } => ("Classeur", "Workbook", Some(rows)),
        What::Csv { .. } => ("Tableau CSV", "CSV table", Some(rows)),
        What::Document { .. } => ("Document texte", "Text document", None),
        What::Pdf { pages, .. } => ("PDF", "PDF", Some(sheets(pages.len()))),
        What::Text { media_type: "message/rfc822", .. } => ("Courriel", "E-mail", None),
        What::Text { .. } => ("Texte", "Text", None),
        What::Image { .. } => ("Image", "Picture", None),
        What::Archive(_) => ("Archive zip", "Zip archive", None),
    };
    let kind = if is_french { french } else { english };
    measure.map_or_else(|| kind.to_owned(), |measure| format!("{kind}, {measure}"))
}
