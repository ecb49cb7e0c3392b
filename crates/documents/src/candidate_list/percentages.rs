//! Percentage cells hold a ratio: `33 %` is kept as 0.33. calamine gives the number without the kind of its cell, so that
//! nobody could tell a third of extra time from a third of a percent. Here such a cell is told its text, which calamine
//! then gives instead of its number.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The content with the text of each percentage cell in front of its attributes: `office:string-value="33 %"`. The
/// content was weighed before: its tags are sound.
pub(super) fn told(content: Vec<u8>) -> Vec<u8> {
    let mut said = Vec::new();
    let mut copied = 0;
    let mut reader = Reader::from_reader(content.as_slice());
    let mut buffer = Vec::new();
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let insertion = match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                percent(&tag).map(|text| (tag.name().as_ref().len(), text))
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => None,
        };
        if let Some((name, text)) = insertion.filter(|_| content.get(start) == Some(&b'<')) {
            let attributes = start + 1 + name;
            said.extend_from_slice(&content[copied..attributes]);
            said.extend_from_slice(format!(" office:string-value=\"{text}\"").as_bytes());
            copied = attributes;
        }
        buffer.clear();
    }
    if copied == 0 {
        return content;
    }
    said.extend_from_slice(&content[copied..]);
    said
}

/// The text of a percentage cell: `33.33 %`.
fn percent(tag: &BytesStart<'_>) -> Option<String> {
    let name = tag.name();
    let name: &str = name.as_ref();
    if !matches!(name, "table:table-cell" | "table:covered-table-cell") {
        return None;
    }
    let attribute = |name: &str| tag.try_get_attribute(name).ok().flatten().map(|a| a.value.to_string());
    if attribute("office:value-type")? != "percentage" || attribute("office:string-value").is_some() {
        return None;
    }
    let ratio: f64 = attribute("office:value")?.parse().ok()?;
    Some(format!("{} %", (ratio * 10_000.0).round() / 100.0))
}
