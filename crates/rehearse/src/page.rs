//! A page as a client without a browser sees it: its forms with what they would send, and a few texts.
//!
//! No parser of HTML: the pages are ours and well formed, and a rehearsal must not spend the machine's time on reading
//! them.

use std::borrow::Cow;

use memchr::memmem;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sent as it is.
    Hidden,
    /// Typed.
    Text,
    /// A number, typed.
    Number,
    /// One of several of its name.
    Radio,
    /// Ticked or not.
    Checkbox,
    /// A file.
    File,
    /// A button that sends its name and value when it is pressed.
    Button,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name; fields without one are left out.
    pub name: String,
    /// What it would send.
    pub value: String,
    /// How it is filled in.
    pub kind: Kind,
    /// A choice that is made already.
    pub checked: bool,
    /// What stands beside a choice, as HTML.
    pub label: String,
}

/// A form of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// It posts; the others search.
    pub posts: bool,
    /// The name of what its page holds, which the next page may come without.
    pub holds: Option<String>,
    /// Its fields in order.
    pub fields: Vec<Field>,
}

impl Form {
    /// What a browser would send if nobody touched anything: hidden and typed fields, choices made. No button.
    pub fn untouched(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| match field.kind {
            Kind::Hidden | Kind::Text | Kind::Number => true,
            Kind::Radio | Kind::Checkbox => field.checked,
            Kind::File | Kind::Button => false,
        });
        sent.map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    /// The same with some fields filled in; a value replaces all that the field would send.
    pub fn filled(&self, with: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut sent = self.untouched();
        sent.retain(|(name, _)| with.iter().all(|(filled, _)| filled != name));
        sent.extend(with.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        sent
    }

    /// The value that a field would send.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }

    /// The fields of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |field| field.name == name)
    }
}

/// Where a mark stands. A page is looked through many times, by each of a thousand clients.
fn find(html: &str, mark: &str) -> Option<usize> {
    memmem::find(html.as_bytes(), mark.as_bytes())
}

/// Whether a mark stands in a page.
pub fn has(html: &str, mark: &str) -> bool {
    find(html, mark).is_some()
}

/// The forms of a page as they are written: the tag that opens one, and what is in it.
fn written(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        rest = &rest[find(rest, "<form")?..];
        let open_end = rest.find('>')? + 1;
        let close = find(&rest[open_end..], "</form>").map_or(rest.len(), |at| open_end + at);
        let form = (&rest[..open_end], &rest[open_end..close]);
        rest = &rest[close..];
        Some(form)
    })
}

fn read((tag, inside): (&str, &str)) -> Form {
    Form {
        action: attribute(tag, "action").map(Cow::into_owned).unwrap_or_default(),
        posts: attribute(tag, "method").is_some_and(|method| method == "post"),
        holds: attribute(tag, "data-holds").map(Cow::into_owned),
        fields: fields(inside),
    }
}

/// Every form of a page, in order.
pub fn forms(html: &str) -> Vec<Form> {
    written(html).map(read).collect()
}

/// The first form whose action ends so.
pub fn form(html: &str, action_end: &str) -> Option<Form> {
    written(html).find(|(tag, _)| posts_to(tag, action_end)).map(read)
}

/// Whether there is a form whose action ends so, without reading it.
pub fn has_form(html: &str, action_end: &str) -> bool {
    written(html).any(|(tag, _)| posts_to(tag, action_end))
}

fn posts_to(tag: &str, action_end: &str) -> bool {
    attribute(tag, "method").is_some_and(|method| method == "post")
        && attribute(tag, "action").unwrap_or_default().ends_with(action_end)
}

fn fields(html: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>').map(|at| start + at + 1) else { break };
        let tag = &rest[start..end];
        rest = &rest[end..];
        let made = match tag.split([' ', '>', '\n']).next() {
            Some("<input") => input(tag, rest),
            Some("<textarea") => {
                let value = unescape(&rest[..find(rest, "</textarea>").unwrap_or(0)]).into_owned();
                Some((Kind::Text, value, false, String::new()))
            }
            Some("<select") => Some((Kind::Text, chosen(rest), false, String::new())),
            Some("<button") => {
                let value = attribute(tag, "value").map(Cow::into_owned).unwrap_or_default();
                Some((Kind::Button, value, false, String::new()))
            }
            _ => None,
        };
        if let (Some((kind, value, checked, label)), Some(name)) = (made, attribute(tag, "name")) {
            fields.push(Field { name: name.into_owned(), value, kind, checked, label });
        }
    }
    fields
}

fn input(tag: &str, after: &str) -> Option<(Kind, String, bool, String)> {
    let value = attribute(tag, "value").map(Cow::into_owned);
    let kind = match attribute(tag, "type").as_deref() {
        Some("hidden") => Kind::Hidden,
        Some("radio") => Kind::Radio,
        Some("checkbox") => Kind::Checkbox,
        Some("file") => Kind::File,
        Some("submit" | "button" | "reset") => return None,
        _ if attribute(tag, "inputmode").as_deref() == Some("decimal") => Kind::Number,
        _ => Kind::Text,
    };
    let is_choice = matches!(kind, Kind::Radio | Kind::Checkbox);
    let label = if is_choice {
        after[..find(after, "</label>").unwrap_or(0)].trim().to_owned()
    } else {
        String::new()
    };
    let value = value.unwrap_or_else(|| if is_choice { "on".to_owned() } else { String::new() });
    Some((kind, value, is_choice && has_flag(tag, "checked"), label))
}

/// What a list of options would send: the selected one, else the first.
fn chosen(after: &str) -> String {
    let list = &after[..after.find("</select>").unwrap_or(0)];
    let options: Vec<&str> = list.split("<option").skip(1).collect();
    let selected = options.iter().find(|option| has_flag(option.split('>').next().unwrap_or(""), "selected"));
    let option = selected.or(options.first());
    option
        .and_then(|option| attribute(option.split('>').next()?, "value").map(Cow::into_owned))
        .unwrap_or_default()
}

/// The value of an attribute of a tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().next_back();
        let after = &rest[at + name.len()..];
        if before.is_some_and(char::is_whitespace)
            && let Some(value) = after.strip_prefix("=\"")
        {
            return value.find('"').map(|end| unescape(&value[..end]));
        }
        rest = after;
    }
    None
}

/// Whether a tag has an attribute without a value.
fn has_flag(tag: &str, name: &str) -> bool {
    tag.trim_end_matches(['>', '/']).split_whitespace().any(|word| word == name)
}

/// The text as it is shown: references replaced by their characters.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        shown.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 8);
        let referred = end.and_then(|end| Some((reference(&rest[1..end])?, end)));
        let (character, end) = referred.unwrap_or(('&', 0));
        shown.push(character);
        rest = &rest[end + 1..];
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => char::from_u32(code_point(name.strip_prefix('#')?)?),
    }
}

fn code_point(number: &str) -> Option<u32> {
    let hexadecimal = number.strip_prefix(['x', 'X']);
    hexadecimal.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok())
}

/// What stands between two marks, after the first of the first.
pub fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = find(html, start)? + start.len();
    let length = find(&html[from..], end)?;
    Some(&html[from..from + length])
}

/// Everything that stands between two marks.
pub fn all_between<'a>(html: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        rest = &rest[find(rest, start)? + start.len()..];
        let length = find(rest, end)?;
        let (between, behind) = rest.split_at(length);
        rest = behind;
        Some(between)
    })
}

/// The text of a piece of HTML, a space for each tag.
pub fn text(html: &str) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => {
                in_tag = true;
                shown.push(' ');
            }
            '>' => in_tag = false,
            _ if !in_tag => shown.push(character),
            _ => {}
        }
    }
    unescape(&shown).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The question up to which answers are kept, as the receipt on a page says: « Réponse n° 12 enregistrée à 09:41:07 ».
pub fn receipt(html: &str) -> Option<u32> {
    let said = text(between(html, "<p class=\"receipt\"", "</p>")?.split_once('>')?.1);
    let digits = said.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    digits.parse().ok()
}

/// Whether it is the page of a test that stands still: it takes no answer, and goes on by itself.
pub fn stands_still(html: &str) -> bool {
    between(html, "<main", ">").is_some_and(|tag| has_flag(tag, "data-still"))
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
