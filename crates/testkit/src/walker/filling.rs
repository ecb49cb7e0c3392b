//! A form of the page, filled as a person fills it: its fields by name or label, what it held is sent back.

use http::Method;
use scraper::{ElementRef, Html};

use super::page::{css, plain, text_of};
use super::{Browser, Page};

const BOUNDARY: &str = "----parchemin-walker-7f3a";

/// A form being filled.
pub struct Filling<'a> {
    browser: &'a mut Browser,
    action: String,
    method: Method,
    multipart: bool,
    fields: Vec<Field>,
    files: Vec<File>,
    button: Option<(String, String)>,
}

struct Field {
    name: String,
    label: String,
    value: String,
    /// Sent with the form: false for a box that is not ticked.
    sent: bool,
    kind: Kind,
}

#[derive(PartialEq)]
enum Kind {
    Typed,
    Hidden,
    Box,
    Radio,
    Choice(Vec<(String, String)>),
    File,
}

struct File {
    field: String,
    name: String,
    bytes: Vec<u8>,
}

impl<'a> Filling<'a> {
    pub(super) fn of_button(browser: &'a mut Browser, button: &str) -> Self {
        let html = browser.page.html();
        let wanted = plain(button);
        let selector = css("form button, form input[type=submit]");
        let shown = |b: ElementRef<'_>| b.attr("aria-label").map_or_else(|| text_of(b), plain);
        let buttons: Vec<ElementRef<'_>> = html.select(&selector).collect();
        let whole = buttons.iter().find(|b| shown(**b) == wanted);
        let found = whole.or_else(|| buttons.iter().find(|b| shown(**b).contains(&wanted)));
        let Some(found) = found else {
            panic!("no button says « {button} » on {}", browser.page.described())
        };
        let form = found.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "form");
        let form = form.expect("the button lies in a form");
        Self::read(browser, &html, form, Some(*found))
    }

    pub(super) fn of_action(browser: &'a mut Browser, action: &str) -> Self {
        let html = browser.page.html();
        let selector = css("form");
        let found =
            html.select(&selector).find(|form| form.attr("action").is_some_and(|a| a.ends_with(action)));
        let Some(form) = found else { panic!("no form goes to {action} on {}", browser.page.described()) };
        let inside = css("button:not([type=button]), input[type=submit]");
        let first = form.select(&inside).next();
        Self::read(browser, &html, form, first)
    }

    fn read(
        browser: &'a mut Browser,
        html: &Html,
        form: ElementRef<'_>,
        button: Option<ElementRef<'_>>,
    ) -> Self {
        let attribute =
            |name: &str| button.and_then(|b| b.attr(&format!("form{name}"))).or_else(|| form.attr(name));
        let post = attribute("method").is_some_and(|m| m.eq_ignore_ascii_case("post"));
        let (action, multipart) = (
            attribute("action").unwrap_or("").to_owned(),
            attribute("enctype") == Some("multipart/form-data"),
        );
        let button =
            button.and_then(|b| Some((b.attr("name")?.to_owned(), b.attr("value").unwrap_or("").to_owned())));
        let fields =
            form.select(&css("input, select, textarea")).filter_map(|e| Field::read(html, e)).collect();
        let method = if post { Method::POST } else { Method::GET };
        Self { browser, action, method, multipart, fields, files: Vec::new(), button }
    }

    /// Types a value into a field, or chooses it: by the field's name or label; a choice by its value or its text.
    ///
    /// # Panics
    /// When there is no such field or choice.
    #[must_use]
    pub fn set(mut self, field: &str, value: &str) -> Self {
        let place = self.place(field, value);
        match &self.fields[place].kind {
            Kind::Typed | Kind::Hidden => value.clone_into(&mut self.fields[place].value),
            Kind::Choice(choices) => {
                let wanted = plain(value);
                let found = choices.iter().find(|(v, shown)| *v == value || *shown == wanted);
                let (chosen, _) =
                    found.unwrap_or_else(|| panic!("{field} does not offer « {value} »: {choices:?}"));
                let chosen = chosen.clone();
                self.fields[place].value = chosen;
                self.fields[place].sent = true;
            }
            Kind::Box => self.fields[place].sent = true,
            Kind::Radio => {
                let name = self.fields[place].name.clone();
                for (other, radio) in self.fields.iter_mut().enumerate().filter(|(_, f)| f.name == name) {
                    radio.sent = other == place;
                }
            }
            Kind::File => panic!("{field} takes a file"),
        }
        self
    }

    /// Ticks a box, by its name or label.
    ///
    /// # Panics
    /// When there is no such box.
    #[must_use]
    pub fn tick(self, field: &str) -> Self {
        self.ticked(field, true)
    }

    /// Takes the tick of a box away.
    ///
    /// # Panics
    /// When there is no such box.
    #[must_use]
    pub fn untick(self, field: &str) -> Self {
        self.ticked(field, false)
    }

    fn ticked(mut self, field: &str, sent: bool) -> Self {
        let wanted = plain(field);
        let found =
            self.fields.iter_mut().find(|f| f.kind == Kind::Box && (f.name == field || f.label == wanted));
        found.unwrap_or_else(|| panic!("no box is called « {field} »")).sent = sent;
        self
    }

    /// Gives a file to a field.
    ///
    /// # Panics
    /// When no field takes files under this name or label.
    #[must_use]
    pub fn file(mut self, field: &str, name: &str, bytes: Vec<u8>) -> Self {
        let wanted = plain(field);
        let found =
            self.fields.iter().find(|f| f.kind == Kind::File && (f.name == field || f.label == wanted));
        let field = found.unwrap_or_else(|| panic!("no field takes files as « {field} »")).name.clone();
        self.files.push(File { field, name: name.to_owned(), bytes });
        self
    }

    /// What a field holds now.
    ///
    /// # Panics
    /// When there is no such field.
    #[must_use]
    pub fn value(&self, field: &str) -> String {
        self.fields[self.place(field, "")].value.clone()
    }

    /// The names of the fields, without the hidden ones.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.fields.iter().filter(|f| f.kind != Kind::Hidden).map(|f| f.name.clone()).collect()
    }

    fn place(&self, field: &str, value: &str) -> usize {
        let wanted = plain(field);
        let valued = |f: &Field| {
            !matches!(f.kind, Kind::Box | Kind::Radio) || f.value == value || f.label == plain(value)
        };
        let by_name = self.fields.iter().position(|f| f.name == field && valued(f));
        let found = by_name.or_else(|| self.fields.iter().position(|f| f.label == wanted));
        let found = found.or_else(|| self.fields.iter().position(|f| f.label.starts_with(&wanted)));
        found.unwrap_or_else(|| {
            let known: Vec<String> =
                self.fields.iter().map(|f| format!("{} « {} »", f.name, f.label)).collect();
            panic!("no field « {field} » (value « {value} ») among: {}", known.join(", "))
        })
    }

    /// Sends the form, and shows the page in the end.
    ///
    /// # Panics
    /// When the page that comes is broken HTML.
    pub async fn submit(self) -> &'a Page {
        let (browser, method, path, body) = self.request();
        browser.walk(method, path, body).await
    }

    /// Sends the form twice at once, as a double click does, then once more when both are done, as the browser's "back" does, and
    /// shows that last page: it tells what was done, whichever of the two did it.
    ///
    /// # Panics
    /// When the page that comes is broken HTML.
    pub async fn submit_twice(self) -> &'a Page {
        let (browser, method, path, body) = self.request();
        let (mut one, mut two) = (browser.clone(), browser.clone());
        let first = one.send(method.clone(), &path, body.clone());
        let second = two.send(method.clone(), &path, body.clone());
        tokio::join!(first, second);
        browser.walk(method, path, body).await
    }

    #[expect(clippy::type_complexity, reason = "the parts of one request, used just above")]
    fn request(self) -> (&'a mut Browser, Method, String, Option<(String, Vec<u8>)>) {
        let mut pairs: Vec<(&str, &str)> = self
            .fields
            .iter()
            .filter(|f| f.sent && f.kind != Kind::File)
            .map(|f| (f.name.as_str(), f.value.as_str()))
            .collect();
        pairs.extend(self.button.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let path = self.browser.resolved(&self.action);
        if self.method == Method::GET {
            let address = path.split('?').next().unwrap_or_default();
            let path = format!("{address}?{}", serde_urlencoded::to_string(&pairs).expect("pairs of text"));
            return (self.browser, self.method, path, None);
        }
        let body = if self.multipart {
            (format!("multipart/form-data; boundary={BOUNDARY}"), multipart(&pairs, &self.files))
        } else {
            let text = serde_urlencoded::to_string(&pairs).expect("pairs of text");
            ("application/x-www-form-urlencoded".to_owned(), text.into_bytes())
        };
        (self.browser, self.method, path, Some(body))
    }
}

fn multipart(pairs: &[(&str, &str)], files: &[File]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs {
        let part =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for file in files {
        let (field, name) = (&file.field, &file.name);
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&file.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Field {
    fn read(html: &Html, element: ElementRef<'_>) -> Option<Self> {
        let name = element.attr("name")?.to_owned();
        if element.attr("disabled").is_some() {
            return None;
        }
        let label = label_of(html, element);
        let typed = element.attr("value").unwrap_or("").to_owned();
        let ticked = element.attr("checked").is_some();
        let field = |value: String, sent: bool, kind: Kind| Some(Self { name, label, value, sent, kind });
        match (element.value().name(), element.attr("type").unwrap_or("text")) {
            ("textarea", _) => {
                let text: String = element.text().collect();
                field(text.strip_prefix('\n').map_or(text.clone(), str::to_owned), true, Kind::Typed)
            }
            ("select", _) => {
                let choices = choices_of(element);
                let selected = element.select(&css("option[selected]")).next().map(value_of_option);
                let value = selected.or_else(|| choices.first().map(|(value, _)| value.clone()))?;
                field(value, true, Kind::Choice(choices))
            }
            (_, "submit" | "button" | "reset" | "image") => None,
            (_, "hidden") => field(typed, true, Kind::Hidden),
            (_, "file") => field(typed, false, Kind::File),
            (_, "checkbox") => field(element.attr("value").unwrap_or("on").to_owned(), ticked, Kind::Box),
            (_, "radio") => field(element.attr("value").unwrap_or("on").to_owned(), ticked, Kind::Radio),
            _ => field(typed, true, Kind::Typed),
        }
    }
}

fn choices_of(select: ElementRef<'_>) -> Vec<(String, String)> {
    select.select(&css("option")).map(|option| (value_of_option(option), text_of(option))).collect()
}

fn value_of_option(option: ElementRef<'_>) -> String {
    option.attr("value").map_or_else(|| text_of(option), str::to_owned)
}

/// What a person reads as the name of a field.
pub(super) fn label_of(html: &Html, element: ElementRef<'_>) -> String {
    if let Some(spoken) = element.attr("aria-label") {
        return plain(spoken);
    }
    if let Some(ids) = element.attr("aria-labelledby") {
        let named = ids.split_whitespace().filter_map(|id| html.select(&css(&format!("[id='{id}']"))).next());
        return named.map(text_of).collect::<Vec<_>>().join(" ");
    }
    let by_id = element.attr("id").and_then(|id| html.select(&css(&format!("label[for='{id}']"))).next());
    let around = || element.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "label");
    by_id.or_else(around).map(text_of).unwrap_or_default()
}
