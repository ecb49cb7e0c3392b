//! PDF documents: headings and paragraphs on pages that the author cut, tagged so that a screen reader reads them. Nothing is
//! embedded or compressed: every reader has these fonts (ISO 32000-1, 9.6.2.2), and the bytes stay the same for ever.

use domain::locale::Locale;
use jiff::civil::DateTime;
use pdf_writer::types::{ArtifactType, StructRole};
use pdf_writer::writers::StructTreeRoot;
use pdf_writer::{Content, Date, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::files::text_document::Block;
use crate::recipe::AboutDocument;

/// The content type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/pdf";

/// A4, and what is left free on each side, in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 62.0;
/// Sizes of headings, paragraphs and page numbers, in points.
const HEADING: f32 = 17.0;
const BODY: f32 = 11.0;
const FOOT: f32 = 9.0;
/// From one line to the next, in sizes; after a block, in points.
const LEADING: f32 = 1.45;
const AFTER: f32 = 9.0;
/// The names of the two fonts on a page.
const PLAIN: Name<'_> = Name(b"F");
const BOLD: Name<'_> = Name(b"B");

/// Widths of Helvetica from the space to the tilde, in thousandths of the size: its published metrics.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// What is taken for any other character: accented letters, dashes and bullets are not wider.
const OTHER: u16 = 600;

/// Tells what does not fit: characters that those fonts lack, pages that hold nothing or too much.
pub(crate) fn refuse_what_does_not_fit(pages: &[Vec<Block>], why: &mut Vec<String>) {
    if pages.is_empty() {
        why.push("Un PDF a au moins une page.".to_owned());
    }
    for (number, page) in (1..).zip(pages) {
        if page.is_empty() {
            why.push(format!("La page {number} du PDF est vide. Donnez-lui un texte ou retirez-la."));
        }
        if page.iter().any(|block| !block.comments.is_empty()) {
            why.push("Un PDF n’a pas de commentaires : « comment » va avec un fichier odt.".to_owned());
        }
        let strange = page.iter().flat_map(|block| block.text.chars()).find(|c| code(*c).is_none());
        if let Some(strange) = strange {
            why.push(format!("Le caractère « {strange} » ne s’écrit pas dans un PDF. Retirez-le."));
        }
        if page.iter().map(height).sum::<f32>() > HEIGHT - 2.0 * MARGIN {
            why.push(format!("La page {number} du PDF est trop pleine. Coupez-la en deux."));
        }
    }
}

/// Writes the document.
pub(crate) fn write(pages: &[Vec<Block>], about: &AboutDocument, locale: Locale) -> Vec<u8> {
    let mut numbers = 1..;
    let mut next = || Ref::new(numbers.next().unwrap_or(i32::MAX));
    let (catalog, tree, info, root, document, plain, bold) =
        (next(), next(), next(), next(), next(), next(), next());
    let sheets: Vec<Sheet<'_>> = pages
        .iter()
        .map(|blocks| Sheet {
            blocks,
            page: next(),
            contents: next(),
            owners: next(),
            parts: blocks.iter().map(|_| next()).collect(),
        })
        .collect();
    let mut pdf = Pdf::new();
    let mut head = pdf.catalog(catalog);
    head.pages(tree).lang(TextStr(locale.code())).pair(Name(b"StructTreeRoot"), root);
    head.mark_info().marked(true);
    head.viewer_preferences().display_doc_title(about.title.is_some());
    head.finish();
    describe(&mut pdf, info, about);
    let count = i32::try_from(sheets.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(sheets.iter().map(|sheet| sheet.page)).count(count);
    for (id, name) in [(plain, &b"Helvetica"[..]), (bold, b"Helvetica-Bold")] {
        pdf.type1_font(id).base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (number, sheet) in (0..).zip(&sheets) {
        let mut page = pdf.page(sheet.page);
        page.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(tree).contents(sheet.contents);
        page.struct_parents(number);
        page.resources().fonts().pair(PLAIN, plain).pair(BOLD, bold);
        page.finish();
        pdf.stream(sheet.contents, &drawn(sheet.blocks, &format!("{} / {count}", number + 1)));
        sheet.tag(&mut pdf, document);
    }
    let mut whole = pdf.struct_element(document);
    whole.kind(StructRole::Document).parent(root);
    whole.children().items(sheets.iter().flat_map(|sheet| sheet.parts.iter().copied()));
    whole.finish();
    let mut structure = pdf.indirect(root).start::<StructTreeRoot<'_>>();
    structure.child(document);
    let mut owners = structure.parent_tree();
    let mut pairs = owners.nums();
    for (number, sheet) in (0..).zip(&sheets) {
        pairs.insert(number, sheet.owners);
    }
    pairs.finish();
    owners.finish();
    structure.finish();
    pdf.finish()
}

/// A page with the numbers of its objects.
struct Sheet<'a> {
    blocks: &'a [Block],
    page: Ref,
    contents: Ref,
    /// Which element each of its marks belongs to.
    owners: Ref,
    parts: Vec<Ref>,
}

impl Sheet<'_> {
    /// Says what each block is.
    fn tag(&self, pdf: &mut Pdf, document: Ref) {
        for ((mark, block), part) in (0..).zip(self.blocks).zip(&self.parts) {
            let mut element = pdf.struct_element(*part);
            element.kind(role(block)).parent(document);
            element.marked_content_child().page(self.page).marked_content_id(mark);
        }
        pdf.indirect(self.owners).array().items(self.parts.iter().copied());
    }
}

const fn role(block: &Block) -> StructRole {
    if block.is_heading { StructRole::H1 } else { StructRole::P }
}

/// The properties that a reader shows.
fn describe(pdf: &mut Pdf, id: Ref, about: &AboutDocument) {
    let mut info = pdf.document_info(id);
    if let Some(title) = &about.title {
        info.title(TextStr(title));
    }
    if let Some(author) = &about.author {
        info.author(TextStr(author));
    }
    let properties = &about.properties;
    if let Some(subject) = properties.subject.as_ref().or(properties.description.as_ref()) {
        info.subject(TextStr(subject));
    }
    if let Some(keywords) = &properties.keywords {
        info.keywords(TextStr(keywords));
    }
    if let Some(created) = properties.created.as_deref().and_then(date) {
        info.creation_date(created);
    }
    if let Some(modified) = properties.modified.as_deref().and_then(date) {
        info.modified_date(modified);
    }
}

fn date(written: &str) -> Option<Date> {
    let at: DateTime = written.parse().ok()?;
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    let day = Date::new(u16::try_from(at.year()).ok()?).month(part(at.month())).day(part(at.day()));
    Some(day.hour(part(at.hour())).minute(part(at.minute())).second(part(at.second())))
}

/// What is painted on a page, each block under its mark.
fn drawn(blocks: &[Block], below: &str) -> Vec<u8> {
    let mut content = Content::new();
    let mut y = HEIGHT - MARGIN;
    for (mark, block) in (0..).zip(blocks) {
        let (size, font) = if block.is_heading { (HEADING, BOLD) } else { (BODY, PLAIN) };
        content.begin_marked_content_with_properties(role(block).to_name()).properties().identify(mark);
        for line in lines(&block.text, size) {
            y -= size * LEADING;
            say(&mut content, font, size, (MARGIN, y), &line);
        }
        content.end_marked_content();
        y -= AFTER;
    }
    let mut aside = content.begin_marked_content_with_properties(Name(b"Artifact"));
    aside.properties().artifact().kind(ArtifactType::Pagination);
    aside.finish();
    say(&mut content, PLAIN, FOOT, (WIDTH - MARGIN - width(below, FOOT), MARGIN / 2.0), below);
    content.end_marked_content();
    content.finish().into_vec()
}

fn say(content: &mut Content, font: Name<'_>, size: f32, (x, y): (f32, f32), line: &str) {
    let bytes: Vec<u8> = line.chars().filter_map(code).collect();
    content.begin_text().set_font(font, size).next_line(x, y).show(Str(&bytes)).end_text();
}

fn height(block: &Block) -> f32 {
    let size = if block.is_heading { HEADING } else { BODY };
    lines(&block.text, size).iter().map(|_| size * LEADING).sum::<f32>() + AFTER
}

/// The lines of a text: a written end of line stays one.
fn lines(text: &str, size: f32) -> Vec<String> {
    // A bold letter is at most a tenth wider.
    let room = (WIDTH - 2.0 * MARGIN) * if size > BODY { 0.9 } else { 1.0 };
    let mut lines = Vec::new();
    for written in text.lines() {
        let mut line = String::new();
        for word in written.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, size) > room && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    lines
}

fn width(text: &str, size: f32) -> f32 {
    let of = |c: char| (c as usize).checked_sub(32).and_then(|n| WIDTHS.get(n)).copied().unwrap_or(OTHER);
    text.chars().map(|c| f32::from(of(c)) * size / 1000.0).sum()
}

/// The code of a character in the encoding of those fonts (Windows-1252).
fn code(c: char) -> Option<u8> {
    Some(match c {
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(c)).ok()?,
        '\n' => b' ',
        '\u{202f}' => 0xa0,
        '€' => 0x80,
        '…' => 0x85,
        'Œ' => 0x8c,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        'œ' => 0x9c,
        'Ÿ' => 0x9f,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(is_heading: bool, text: &str) -> Block {
        Block { is_heading, text: text.into(), comments: Vec::new() }
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let text = "Résidence « Les Érables » : 23 copropriétaires présents ou représentés. ".repeat(12);
        for (size, room) in [(BODY, WIDTH - 2.0 * MARGIN), (HEADING, (WIDTH - 2.0 * MARGIN) * 0.9)] {
            let lines = lines(&text, size);
            assert!(lines.len() > 5 && lines.iter().all(|line| width(line, size) <= room), "{lines:?}");
            assert_eq!(lines.join(" ").trim(), text.trim(), "no word is lost");
        }
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_page() {
        let told = |pages: &[Vec<Block>]| {
            let mut why = Vec::new();
            refuse_what_does_not_fit(pages, &mut why);
            why.join(" ")
        };
        assert_eq!(told(&[vec![block(true, "L’œuvre – 20 €")]]), "");
        assert!(told(&[]).contains("au moins une page"));
        assert!(told(&[vec![block(false, "Un")], Vec::new()]).contains("La page 2 du PDF est vide"));
        assert!(told(&[vec![block(false, "Łódź")]]).contains("« Ł »"));
        assert!(
            told(&[vec![block(false, &"mot ".repeat(3000))]]).contains("La page 1 du PDF est trop pleine")
        );
        let comments = vec![(None, "Non".to_owned())];
        assert!(
            told(&[vec![Block { is_heading: false, text: "Un".into(), comments }]]).contains("commentaires")
        );
    }

    #[test]
    fn the_same_document_is_the_same_bytes() {
        let pages = [vec![block(true, "Été"), block(false, "Un\nDeux")], vec![block(false, "Trois")]];
        let about = AboutDocument { title: Some("Été".into()), ..AboutDocument::default() };
        let made = write(&pages, &about, Locale::Fr);
        assert!(made.starts_with(b"%PDF-1.7") && made.ends_with(b"%%EOF"));
        assert_eq!(made, write(&pages, &about, Locale::Fr));
        assert_ne!(made, write(&pages, &about, Locale::En), "the language is told");
    }
}
