//! How a file of a question is made: what the author wrote, understood and checked key by key.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use domain::locale::Bilingual;
use domain::seed::Seed;

use crate::files::image::{self, Colour};
use crate::files::pdf;
use crate::files::text_document::{self, Block};
use crate::query::Data;
use crate::sheet::{Plan, Table, read_rows};
use crate::written::{self, Entry, FileKind, Properties, Shape};

/// Sheets of one workbook at most.
const MAX_SHEETS: usize = 8;

/// A file to make.
#[derive(Debug)]
pub(crate) struct Recipe {
    pub name: String,
    pub about: Option<Bilingual>,
    pub what: What,
    /// Its size in each language, where nothing of it is drawn: it is made once then.
    pub size: [OnceLock<u64>; 2],
}

/// What is in it.
#[derive(Debug)]
pub(crate) enum What {
    Workbook {
        sheets: Vec<Plan>,
        about: AboutDocument,
    },
    Csv {
        sheet: Plan,
        separator: Option<char>,
    },
    Document {
        blocks: Vec<Block>,
        table: Option<Table>,
        about: AboutDocument,
    },
    Pdf {
        pages: Vec<Vec<Block>>,
        about: AboutDocument,
    },
    Text {
        media_type: &'static str,
        text: String,
    },
    Image {
        width: u32,
        height: u32,
        background: Colour,
        shapes: Vec<(Shape, Colour)>,
        notes: BTreeMap<String, String>,
    },
    Archive(Vec<Entry>),
}

/// The properties that an office program shows of a document.
#[derive(Debug, Default)]
pub(crate) struct AboutDocument {
    pub title: Option<String>,
    pub author: Option<String>,
    pub properties: Properties,
}

impl Recipe {
    pub(crate) fn read(file: written::File, why: &mut Vec<String>) -> Option<Self> {
        refuse_strange_name(&file, why);
        refuse_foreign_keys(&file, why);
        let about = file.about.as_ref().map(|about| Bilingual {
            fr: about.fr.clone(),
            en: about.en.clone().unwrap_or_else(|| about.fr.clone()),
        });
        let name = file.name.clone();
        let what = What::read(file, why)?;
        Some(Self { name, about, what, size: Default::default() })
    }

    /// The sheets of all files for one seed.
    pub(crate) fn draw(recipes: &[Self], seed: &Seed) -> Data {
        let drawn = |recipe: &Self| {
            let of_file = seed.branch(&format!("file {}", recipe.name));
            let draw =
                |(number, plan): (usize, &Plan)| plan.draw(&of_file.branch(&format!("sheet {number}")));
            match &recipe.what {
                What::Workbook { sheets, .. } => sheets.iter().enumerate().map(draw).collect(),
                What::Csv { sheet, .. } => vec![draw((0, sheet))],
                _ => Vec::new(),
            }
        };
        recipes.iter().map(|recipe| (recipe.name.clone(), drawn(recipe))).collect()
    }
}

impl What {
    /// Whether the seed decides on its content: sheets are drawn, everything else is as it was written.
    pub(crate) const fn is_drawn(&self) -> bool {
        matches!(self, Self::Workbook { .. } | Self::Csv { .. })
    }

    fn read(mut file: written::File, why: &mut Vec<String>) -> Option<Self> {
        let about = AboutDocument {
            title: file.title.take(),
            author: file.author.take(),
            properties: file.properties.take().unwrap_or_default(),
        };
        text_document::refuse_strange_dates(&about.properties, why);
        match file.kind {
            FileKind::Ods => {
                let sheets = needed(file.sheets, "[[file.sheet]]", why)?;
                if sheets.len() > MAX_SHEETS {
                    why.push(format!("Un classeur a {MAX_SHEETS} feuilles au plus."));
                    return None;
                }
                let sheets = sheets.into_iter().map(|sheet| Plan::read(sheet, why)).collect();
                Some(Self::Workbook { sheets, about })
            }
            FileKind::Csv => {
                let mut sheets = needed(file.sheets, "[[file.sheet]]", why)?;
                if sheets.len() != 1 {
                    why.push("Un fichier csv a une seule feuille.".to_owned());
                }
                let separator = file.separator.as_ref().and_then(|separator| separator.chars().next());
                sheets.pop().map(|sheet| Self::Csv { sheet: Plan::read(sheet, why), separator })
            }
            FileKind::Odt => {
                let blocks = Block::read(needed(file.paragraphs, "paragraphs", why)?, why);
                let table = file.table.map(|grid| {
                    let rows = read_rows(&grid.columns, &grid.rows, why);
                    Table { name: "Tableau1".to_owned(), columns: grid.columns, rows }
                });
                Some(Self::Document { blocks, table, about })
            }
            FileKind::Pdf => {
                let pages = needed(file.pages, "pages", why)?;
                let pages = pages.into_iter().map(|page| Block::read(page, why)).collect::<Vec<_>>();
                pdf::refuse_what_does_not_fit(&pages, why);
                Some(Self::Pdf { pages, about })
            }
            FileKind::Txt => Some(Self::text("text/plain; charset=utf-8", needed(file.text, "text", why)?)),
            FileKind::Html => Some(Self::text("text/html; charset=utf-8", needed(file.text, "text", why)?)),
            FileKind::Eml => {
                // Lines of a message end with CR LF (RFC 5322 § 2.1).
                let text = needed(file.text, "text", why)?;
                Some(Self::text("message/rfc822", text.replace("\r\n", "\n").replace('\n', "\r\n")))
            }
            FileKind::Png => Self::image(file, why),
            FileKind::Zip => {
                let entries = needed(file.entries, "entries", why)?;
                crate::files::archive::refuse_strange_entries(&entries, why);
                Some(Self::Archive(entries))
            }
        }
    }

    fn image(file: written::File, why: &mut Vec<String>) -> Option<Self> {
        let (width, height) = (needed(file.width, "width", why)?, needed(file.height, "height", why)?);
        let background = Colour::read(file.background.as_deref().unwrap_or("#ffffff"), why);
        let shapes = file.shapes.unwrap_or_default();
        let shapes: Vec<_> =
            shapes.into_iter().map(|shape| (shape.clone(), Colour::read(&shape.color, why))).collect();
        let notes = file.text_chunks.unwrap_or_default();
        image::refuse_what_does_not_fit(width, height, &shapes, &notes, why);
        Some(Self::Image { width, height, background, shapes, notes })
    }

    fn text(media_type: &'static str, text: String) -> Self {
        Self::Text { media_type, text }
    }
}

fn needed<T>(value: Option<T>, key: &str, why: &mut Vec<String>) -> Option<T> {
    if value.is_none() {
        why.push(format!("Il manque « {key} » à un fichier."));
    }
    value
}

/// The name is downloaded as it is: no folder, no hidden file, the extension of its type.
fn refuse_strange_name(file: &written::File, why: &mut Vec<String>) {
    let name = &file.name;
    let extensions: &[&str] = match file.kind {
        FileKind::Ods => &["ods"],
        FileKind::Csv => &["csv"],
        FileKind::Odt => &["odt"],
        FileKind::Pdf => &["pdf"],
        FileKind::Txt => &["txt", "md", "log", "ics", "json", "xml", "py", "css", "ini", "vcf", "srt"],
        FileKind::Html => &["html"],
        FileKind::Png => &["png"],
        FileKind::Zip => &["zip"],
        FileKind::Eml => &["eml"],
    };
    let strange =
        |c: char| c.is_control() || matches!(c, '/' | '\\' | '"' | ':' | '*' | '?' | '<' | '>' | '|');
    if name.starts_with('.') || name.contains(strange) || name.chars().count() > 80 {
        why.push(format!("« {name} » n’est pas un nom de fichier simple."));
    }
    if !name.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension)) {
        let kind = extensions.join(" ou .");
        why.push(format!("Le nom « {name} » ne va pas avec son type. Il finit par .{kind}."));
    }
}

/// Keys of another type would be lost without a word.
fn refuse_foreign_keys(file: &written::File, why: &mut Vec<String>) {
    use FileKind::{Csv, Eml, Html, Ods, Odt, Pdf, Png, Txt, Zip};
    let keys: [(&str, bool, &[FileKind]); 14] = [
        ("sheet", file.sheets.is_some(), &[Ods, Csv]),
        ("separator", file.separator.is_some(), &[Csv]),
        ("title", file.title.is_some(), &[Ods, Odt, Pdf]),
        ("author", file.author.is_some(), &[Ods, Odt, Pdf]),
        ("properties", file.properties.is_some(), &[Ods, Odt, Pdf]),
        ("paragraphs", file.paragraphs.is_some(), &[Odt]),
        ("pages", file.pages.is_some(), &[Pdf]),
        ("table", file.table.is_some(), &[Odt]),
        ("text", file.text.is_some(), &[Txt, Html, Eml]),
        ("width", file.width.is_some() || file.height.is_some(), &[Png]),
        ("background", file.background.is_some(), &[Png]),
        ("shapes", file.shapes.is_some(), &[Png]),
        ("text_chunks", file.text_chunks.is_some(), &[Png]),
        ("entries", file.entries.is_some(), &[Zip]),
    ];
    for (key, written, kinds) in keys {
        if written && !kinds.contains(&file.kind) {
            why.push(format!("« {key} » ne va pas avec le type du fichier « {} ».", file.name));
        }
    }
}
