//! One reader for each type of file, none of which shares a line with its writer.

use std::io::{Cursor, Read as _};

use calamine::{Data, Ods, Reader as _};
use domain::locale::Locale;
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::files::FileBytes;
use crate::recipe::{Recipe, What};

/// A file as another program sees it.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub name: String,
    pub sheets: Vec<Sheet>,
    /// Every word in it: of its pages, its properties, the names of its parts.
    pub text: String,
}

/// A sheet: its first row names the columns.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Nothing in a file of one table.
    pub name: Option<String>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Seen>>,
}

/// One cell: a day is its text, `2026-03-02`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    pub text: String,
    pub number: Option<f64>,
}

impl Opened {
    /// Whether the words stand in the file, whatever their case, accents kept, and whatever stands between them.
    pub(crate) fn says(&self, words: &str) -> bool {
        let words = folded(words);
        !words.trim().is_empty() && self.text.contains(&words)
    }
}

/// Lower-case letters and digits, single spaces for the rest, one at each end; decimal signs inside numbers stay.
fn folded(text: &str) -> String {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let digit = |place: Option<usize>| place.and_then(|p| chars.get(p)).is_some_and(char::is_ascii_digit);
    let mut out = String::from(" ");
    for (place, c) in chars.iter().enumerate() {
        let decimal = matches!(c, '.' | ',') && digit(place.checked_sub(1)) && digit(Some(place + 1));
        if c.is_alphanumeric() || decimal {
            out.push(*c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Opens a file.
///
/// # Errors
/// Why it does not open, as the end of a French sentence.
pub(crate) fn open(recipe: &Recipe, file: &FileBytes, language: Locale) -> Result<Opened, String> {
    let bytes = file.bytes.as_slice();
    let (sheets, text) = match &recipe.what {
        What::Workbook { .. } => {
            let sheets = workbook(bytes)?;
            let mut text = package(bytes)?;
            for cell in sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()) {
                text.push(' ');
                text.push_str(&cell.text);
            }
            (sheets, text)
        }
        What::Csv { separator, .. } => {
            let text = words(bytes)?;
            let separator = separator.unwrap_or(if language == Locale::Fr { ';' } else { ',' });
            (vec![table(&text, separator)?], text)
        }
        What::Document { .. } => (Vec::new(), package(bytes)?),
        What::Pdf { pages, .. } => (Vec::new(), document(bytes, pages.len())?),
        What::Text { media_type: "message/rfc822", .. } => (Vec::new(), message(bytes)?),
        What::Text { .. } => (Vec::new(), words(bytes)?),
        What::Image { width, height, .. } => (Vec::new(), picture(bytes, *width, *height)?),
        What::Archive(_) => (Vec::new(), archive(bytes)?),
    };
    if text.trim().is_empty() && !matches!(recipe.what, What::Image { .. }) {
        return Err("il est vide.".to_owned());
    }
    Ok(Opened { name: file.name.clone(), sheets, text: folded(&text) })
}

fn words(bytes: &[u8]) -> Result<String, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "il n’est pas en UTF-8.".to_owned())?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let told = |e: calamine::OdsError| format!("le classeur ne s’ouvre pas : {e}.");
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes.to_vec())).map_err(told)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(told)?;
        let mut rows = range.rows();
        let columns = rows.next().unwrap_or_default().iter().map(|cell| seen(cell).text).collect();
        let rows = rows.map(|row| row.iter().map(seen).collect()).collect();
        sheets.push(Sheet { name: Some(name), columns, rows });
    }
    Ok(sheets)
}

fn seen(cell: &Data) -> Seen {
    match cell {
        Data::Float(number) => Seen { text: number.to_string(), number: Some(*number) },
        Data::Int(number) => Seen { text: number.to_string(), number: number.to_string().parse().ok() },
        Data::DateTimeIso(day) => Seen { text: day.clone(), number: None },
        Data::Empty => Seen { text: String::new(), number: None },
        other => Seen { text: other.to_string(), number: None },
    }
}

/// A table as text, read by the rules of RFC 4180.
fn table(text: &str, separator: char) -> Result<Sheet, String> {
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut cells));
            }
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if quoted || !cell.is_empty() || !cells.is_empty() {
        return Err("la dernière ligne du tableau n’est pas finie.".to_owned());
    }
    let mut lines = lines.into_iter();
    let columns: Vec<String> = lines.next().unwrap_or_default();
    let rows: Vec<Vec<Seen>> = lines
        .map(|line| {
            let number = |text: &String| text.replace(',', ".").parse().ok();
            line.into_iter().map(|text| Seen { number: number(&text), text }).collect()
        })
        .collect();
    if rows.iter().any(|row| row.len() != columns.len()) {
        return Err("une ligne n’a pas autant de cellules que l’en-tête.".to_owned());
    }
    Ok(Sheet { name: None, columns, rows })
}

/// The words of every part of an office file; each part is whole XML, and the type stands in front.
fn package(bytes: &[u8]) -> Result<String, String> {
    let told = |e: zip::result::ZipError| format!("le paquet ne s’ouvre pas : {e}.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(told)?;
    if archive.by_index(0).map_err(told)?.name().map_err(told)? != "mimetype" {
        return Err("son type n’est pas en tête du paquet.".to_owned());
    }
    let mut out = String::new();
    for part in ["content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml"] {
        let mut xml = String::new();
        let mut entry = archive.by_name(part).map_err(told)?;
        entry.read_to_string(&mut xml).map_err(|e| format!("{part} ne se lit pas : {e}."))?;
        let words = markup(&xml).map_err(|e| format!("{part} n’est pas du XML : {e}."))?;
        if part != "META-INF/manifest.xml" {
            out += &words;
        }
    }
    Ok(out)
}

/// The words between tags, one space for each tag.
fn markup(xml: &str) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut out = String::new();
    loop {
        match reader.read_event()? {
            Event::Text(text) => out += &text.xml10_content(),
            Event::GeneralRef(name) => out += entity(&name.xml10_content()),
            Event::End(_) | Event::Empty(_) => out.push(' '),
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "amp" => "&",
        _ => " ",
    }
}

/// A message: header fields that have a name, an empty line, a body, and lines that end as those of messages do.
fn message(bytes: &[u8]) -> Result<String, String> {
    let text = words(bytes)?;
    if text.matches('\n').count() != text.matches("\r\n").count() {
        return Err("une ligne du message ne finit pas par CR LF.".to_owned());
    }
    let (head, body) = text.split_once("\r\n\r\n").ok_or("le message n’a pas de corps.")?;
    let is_field = |line: &str| {
        line.starts_with([' ', '\t'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic()))
    };
    if let Some(strange) = head.split("\r\n").find(|line| !is_field(line)) {
        return Err(format!("« {strange} » n’est pas un champ d’en-tête."));
    }
    if !head.to_lowercase().lines().any(|line| line.starts_with("from:")) {
        return Err("le message n’a pas d’expéditeur.".to_owned());
    }
    Ok(format!("{head}\n{body}"))
}

/// The notes of a picture, once all of its pixels were read.
fn picture(bytes: &[u8], width: u32, height: u32) -> Result<String, String> {
    let told = |e: png::DecodingError| format!("l’image ne s’ouvre pas : {e}.");
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(told)?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("l’image est trop grande.")?];
    let frame = reader.next_frame(&mut pixels).map_err(told)?;
    reader.finish().map_err(told)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(format!("l’image a {} pixels sur {}.", frame.width, frame.height));
    }
    let info = reader.info();
    let mut out = vec![width.to_string(), height.to_string()];
    for note in &info.uncompressed_latin1_text {
        out.extend([note.keyword.clone(), note.text.clone()]);
    }
    for note in &info.utf8_text {
        out.extend([note.keyword.clone(), note.get_text().map_err(told)?]);
    }
    Ok(out.join(" "))
}

/// What every page of a PDF says, and its properties.
fn document(bytes: &[u8], pages: usize) -> Result<String, String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| format!("le PDF ne s’ouvre pas : {e:?}."))?;
    if pdf.pages().len() != pages {
        return Err(format!("le PDF a {} pages sur {pages}.", pdf.pages().len()));
    }
    let mut out = Vec::new();
    for page in pdf.pages().iter() {
        let mut painted = page.typed_operations();
        while let Some(operation) = painted.next() {
            if let TypedInstruction::ShowText(line) = operation {
                out.push(line.0.as_bytes().iter().map(|byte| windows(*byte)).collect());
            }
        }
    }
    let about = pdf.metadata();
    let told = [&about.title, &about.author, &about.subject, &about.keywords];
    out.extend(told.into_iter().flatten().map(|text| property(text)));
    Ok(out.join(" "))
}

/// A text of the properties: UTF-16 behind its mark, or Latin (ISO 32000-1, 7.9.2.2).
fn property(bytes: &[u8]) -> String {
    let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) else {
        return bytes.iter().map(|byte| char::from(*byte)).collect();
    };
    let units: Vec<u16> = wide.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    String::from_utf16_lossy(&units)
}

/// The character of a byte in Windows-1252.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Names and words of everything in an archive, its checksums verified.
fn archive(bytes: &[u8]) -> Result<String, String> {
    let told = |e: zip::result::ZipError| format!("l’archive ne s’ouvre pas : {e}.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(told)?;
    let mut out = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(told)?;
        let name = entry.name().map_err(told)?.into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).map_err(|e| format!("{name} ne se lit pas : {e}."))?;
        out.extend([name, text]);
    }
    Ok(out.join("\n"))
}
