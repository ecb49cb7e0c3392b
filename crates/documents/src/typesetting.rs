//! The one place that knows typst: a template, its texts and its data become a PDF.
//!
//! A template sees four virtual files and nothing else: itself, `common.typ` with `common.json`, its own `texts.json`
//! and `data.json`. There is no access to the disk, the network or the clock, so equal data gives equal bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A kind of paper: its typst source and its texts.
pub(crate) struct Template {
    /// Name of the paper, for the operator and the document's identifier.
    pub name: &'static str,
    /// Typst source.
    pub source: &'static str,
    /// Texts as JSON, `{ "fr": …, "en": … }`.
    pub texts: &'static str,
}

/// What the PDF promises to archives and to screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standards {
    /// PDF/A-2a and PDF/UA-1, checked by the exporter.
    Archival,
    /// PDF/A-3a and PDF/UA-1: the same, with a file attached.
    ArchivalWithFile,
    /// Tagged PDF 1.7 without a promise.
    Plain,
}

/// A paper could not be made: a defect of ours, for the operator's log.
#[derive(Debug, thiserror::Error)]
pub enum CannotTypeset {
    /// The data could not be written as JSON.
    #[error("data of {paper}: {source}")]
    Data {
        /// The paper's name.
        paper: &'static str,
        /// What serde says.
        source: serde_json::Error,
    },
    /// The template refused the data or the export failed.
    #[error("{paper}: {problems}")]
    Template {
        /// The paper's name.
        paper: &'static str,
        /// What typst says, with lines.
        problems: String,
    },
    /// The verification address does not fit in a QR code.
    #[error("QR code: {0}")]
    QrCode(#[from] qrcode::types::QrError),
    /// The typesetter panicked twice, on the text as it is and on what our fonts hold of it.
    #[error("{paper}: the typesetter stumbled over a text")]
    Stumbled {
        /// The paper's name.
        paper: &'static str,
    },
    /// A batch without a single sheet.
    #[error("there is nothing to print")]
    Nothing,
}

const COMMON: &str = include_str!("../templates/common.typ");
const COMMON_TEXTS: &str = include_str!("../templates/common.json");

/// Fonts in the order of preference; the last two are the wide fallback.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../fonts/Spectral-Medium.ttf"),
    include_bytes!("../fonts/Spectral-SemiBold.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/DejaVuSans-Bold.ttf"),
];

/// Documents after which typst's cache forgets what none of them used: enough to keep the fonts and templates warm. Forgetting
/// walks through the whole cache and stops every other thread, so it is not done for each document.
const CACHE_AGE: usize = 10;

/// Documents set so far.
static SET: AtomicUsize = AtomicUsize::new(1);

/// What every document shares, made once.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// What one template sees.
struct Desk {
    main: Source,
    common: Source,
    files: [(FileId, Bytes); 3],
}

impl Desk {
    fn new(template: &Template, data: String) -> Self {
        Self {
            main: Source::new(file("template.typ"), template.source.to_owned()),
            common: Source::new(file("common.typ"), COMMON.to_owned()),
            files: [
                (file("common.json"), Bytes::new(COMMON_TEXTS.as_bytes())),
                (file("texts.json"), Bytes::new(template.texts.as_bytes())),
                (file("data.json"), Bytes::from_string(data)),
            ],
        }
    }

    /// What typst says, one problem a line, with the line of the template.
    fn problems(&self, diagnostics: &[SourceDiagnostic]) -> String {
        let place = |problem: &SourceDiagnostic| {
            let source = self.source(problem.span.id()?).ok()?;
            let line = source.lines().byte_to_line(self.range(problem.span)?.start)? + 1;
            Some(format!("{}:{line}: ", source.id().vpath().get_without_slash()))
        };
        let lines: Vec<String> =
            diagnostics.iter().map(|d| place(d).unwrap_or_default() + d.message.as_str()).collect();
        lines.join("\n")
    }
}

/// The id of a virtual file. Ids are interned for ever, so the names must stay few.
fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.common]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typesets a paper.
///
/// A character that no font holds makes an archival export fail. Nobody must stay without a paper for that, so the
/// export is then done again without the promise. And a name that makes the typesetter itself stumble (it has been
/// seen with rare characters of two directions side by side) is set once more with a mark in the place of each
/// character that no font holds.
///
/// # Errors
/// When the data cannot be serialised, or the template and its data do not fit together.
pub(crate) fn render(
    template: &Template,
    data: &impl Serialize,
    standards: Standards,
) -> Result<Vec<u8>, CannotTypeset> {
    let paper = template.name;
    let data = serde_json::to_string(data).map_err(|source| CannotTypeset::Data { paper, source })?;
    let pdf = set(template, data.clone(), standards)
        .or_else(|_| set(template, legible(&data), standards))
        .unwrap_or(Err(CannotTypeset::Stumbled { paper }));
    if SET.fetch_add(1, Ordering::Relaxed).is_multiple_of(CACHE_AGE) {
        comemo::evict(1);
    }
    pdf
}

/// The typesetter panicked on this text.
struct Stumbled;

/// Lets go of what is remembered between papers, some tens of megabytes: the next one takes longer.
pub fn forget() {
    comemo::evict(0);
}

/// One try, which harms nobody when the typesetter panics.
fn set(
    template: &Template,
    data: String,
    standards: Standards,
) -> Result<Result<Vec<u8>, CannotTypeset>, Stumbled> {
    let paper = template.name;
    let ident = format!("{paper} {data}");
    let desk = Desk::new(template, data);
    let refused =
        |problems: &[SourceDiagnostic]| CannotTypeset::Template { paper, problems: desk.problems(problems) };
    catch_unwind(AssertUnwindSafe(|| {
        let document =
            typst::compile::<PagedDocument>(&desk).output.map_err(|problems| refused(&problems))?;
        typst_pdf::pdf(&document, &options(&ident, standards))
            .or_else(|_| typst_pdf::pdf(&document, &options(&ident, Standards::Plain)))
            .map_err(|problems| refused(&problems))
    }))
    .map_err(|_| Stumbled)
}

/// The text with the replacement character (which the wide fonts hold) in the place of what no font holds.
fn legible(text: &str) -> String {
    let held = |c: char| PRESS.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    text.chars().map(|c| if held(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Export settings. The document's date comes from its data, so there is no time of creation here.
fn options(ident: &str, standards: Standards) -> PdfOptions {
    let asked: &[PdfStandard] = match standards {
        Standards::Archival => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        Standards::ArchivalWithFile => &[PdfStandard::A_3a, PdfStandard::Ua_1],
        Standards::Plain => &[PdfStandard::V_1_7],
    };
    PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Parchemin".to_owned())),
        standards: PdfStandards::new(asked).expect("these standards go together"),
        ..PdfOptions::default()
    }
}

#[cfg(test)]
pub(crate) mod tests;

#[cfg(test)]
mod looked_at;
