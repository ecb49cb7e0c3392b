//! What ODF workbooks and text documents share (OASIS `OpenDocument` 1.3): the package, the properties, the words.

use domain::locale::Locale;
use zip::DateTime;

use crate::files::archive::pack;
use crate::recipe::AboutDocument;

/// The namespaces of every part.
const NAMESPACES: &str = concat!(
    r#" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
    r#" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0""#,
    r#" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#,
    r#" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#,
    r#" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0""#,
    r#" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0""#,
    r#" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0""#,
    r#" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3""#,
);
/// When every document was made, unless its author says otherwise.
pub(crate) const MADE: &str = "2026-01-05T09:00:00";

/// The package: `mimetype` first and stored, then the parts sorted by path.
pub(crate) fn package(media_type: &str, content: &str, styles: &str, meta: &str) -> Vec<u8> {
    let manifest = manifest(media_type);
    let parts: [(&str, &str); 5] = [
        ("mimetype", media_type),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", content),
        ("meta.xml", meta),
        ("styles.xml", styles),
    ];
    pack(&parts.map(|(path, text)| (path, text.as_bytes(), DateTime::default())))
}

fn manifest(media_type: &str) -> String {
    let entry = |path: &str, media_type: &str| {
        format!(r#"<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media_type}"/>"#)
    };
    let parts = ["content.xml", "meta.xml", "styles.xml"].map(|path| entry(path, "text/xml")).concat();
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?>"#,
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0""#,
            r#" manifest:version="1.3">{}{}</manifest:manifest>"#,
        ),
        entry("/", media_type),
        parts
    )
}

/// One part: `<office:document-…>` around its content.
pub(crate) fn part(root: &str, content: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><office:{root}{NAMESPACES}>{content}</office:{root}>"#)
}

/// The properties of the document.
pub(crate) fn meta(about: &AboutDocument) -> String {
    let properties = &about.properties;
    let created = properties.created.as_deref().unwrap_or(MADE);
    let mut out = format!(
        "<meta:creation-date>{created}</meta:creation-date><dc:date>{}</dc:date>",
        properties.modified.as_deref().unwrap_or(created)
    );
    for (element, text) in [
        ("dc:title", &about.title),
        ("meta:initial-creator", &about.author),
        ("dc:creator", &about.author),
        ("dc:subject", &properties.subject),
        ("dc:description", &properties.description),
    ] {
        out += &each(text, |text| format!("<{element}>{}</{element}>", escaped(text)));
    }
    let keywords = properties.keywords.iter().flat_map(|keywords| keywords.split(','));
    out += &each(keywords, |keyword| format!("<meta:keyword>{}</meta:keyword>", escaped(keyword.trim())));
    part("document-meta", &format!("<office:meta>{out}</office:meta>"))
}

/// Language and country as attributes of the given prefix.
pub(crate) fn language(prefix: &str, locale: Locale) -> String {
    let (language, country) = match locale {
        Locale::Fr => ("fr", "FR"),
        Locale::En => ("en", "GB"),
    };
    format!(r#" {prefix}:language="{language}" {prefix}:country="{country}""#)
}

/// What is written for each item, one after the other.
pub(crate) fn each<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    items.into_iter().map(write).collect()
}

/// Text for XML: marks escaped, control characters that XML forbids left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text inside a paragraph, where ODF folds white space unless told otherwise.
pub(crate) fn words(text: &str) -> String {
    let text = escaped(text.trim_end_matches('\n'));
    let text = text.replace('\t', "<text:tab/>").replace('\n', "<text:line-break/>");
    text.replace("  ", " <text:s/>")
}

/// The same at the end of a text. Most words are written as they are.
pub(crate) fn push_words(out: &mut String, text: &str) {
    // 0xC2 begins the control characters beyond ASCII, and a few signs that are written alike either way.
    let is_marked = |byte: u8| byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0x7F | 0xC2);
    if text.bytes().any(is_marked) || text.contains("  ") {
        out.push_str(&words(text));
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_as_they_are_are_those_that_need_no_mark() {
        let signs = (0..0x120).filter_map(char::from_u32).map(|sign| format!("a{sign}b{sign}"));
        let more = ["", "  ", "deux  blancs", "« Été » – 12 €"].map(str::to_owned);
        for text in signs.chain(more).filter(|text| !text.ends_with('\n')) {
            let mut out = String::from("avant ");
            push_words(&mut out, &text);
            assert_eq!(out, format!("avant {}", words(&text)), "{text:?}");
        }
    }
}
