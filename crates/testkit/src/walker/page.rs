//! A page as it came, and what a person reads on it.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, StatusCode};
use scraper::{ElementRef, Html, Node, Selector};

/// An answer of the server.
#[derive(Debug, Clone)]
pub struct Page {
    /// The method of the last request.
    pub method: Method,
    /// Its address, with what follows the question mark.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    pub(super) fn blank() -> Self {
        let (method, status) = (Method::GET, StatusCode::OK);
        Self { method, path: "/".into(), status, headers: HeaderMap::new(), bytes: Vec::new() }
    }

    /// Whether it is HTML.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    }

    /// The body as text.
    #[must_use]
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(super) fn html(&self) -> Html {
        Html::parse_document(&self.source())
    }

    /// The texts of every element that a CSS selector finds, as people read them.
    ///
    /// # Panics
    /// When the selector is none.
    #[must_use]
    pub fn all(&self, selector: &str) -> Vec<String> {
        self.html().select(&css(selector)).map(text_of).collect()
    }

    /// The value of an attribute of every element that a CSS selector finds.
    ///
    /// # Panics
    /// When the selector is none.
    #[must_use]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.html().select(&css(selector)).filter_map(|e| e.attr(name).map(str::to_owned)).collect()
    }

    /// Every element that a CSS selector finds, as markup.
    ///
    /// # Panics
    /// When the selector is none.
    #[must_use]
    pub fn markup(&self, selector: &str) -> Vec<String> {
        self.html().select(&css(selector)).map(|element| element.html()).collect()
    }

    /// What a person reads on the whole page.
    #[must_use]
    pub fn text(&self) -> String {
        self.html().select(&css("body")).map(text_of).collect()
    }

    /// The heading of the page.
    #[must_use]
    pub fn heading(&self) -> String {
        self.all("h1").into_iter().next().unwrap_or_default()
    }

    /// The refusals on the page: the summary at its top and the sentences at the fields.
    #[must_use]
    pub fn refusals(&self) -> Vec<String> {
        self.all("[role=alert], .errors, .err")
    }

    /// Whether the page says this; spaces of all kinds are one space.
    #[must_use]
    pub fn says(&self, sentence: &str) -> bool {
        self.text().contains(&plain(sentence))
    }

    /// Demands that the page says this.
    ///
    /// # Panics
    /// When it does not: with what it says instead.
    #[expect(clippy::must_use_candidate, reason = "called for its panic; chained where more is demanded")]
    pub fn expect(&self, sentence: &str) -> &Self {
        assert!(self.says(sentence), "« {sentence} » is not said on {}", self.described());
        self
    }

    /// Demands that the page does not say this.
    ///
    /// # Panics
    /// When it does.
    #[expect(clippy::must_use_candidate, reason = "called for its panic; chained where more is demanded")]
    pub fn expect_not(&self, sentence: &str) -> &Self {
        assert!(!self.says(sentence), "« {sentence} » is said on {}", self.described());
        self
    }

    /// Demands this status.
    ///
    /// # Panics
    /// When it is another one: with what the page says.
    #[expect(clippy::must_use_candidate, reason = "called for its panic; chained where more is demanded")]
    pub fn expect_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.described());
        self
    }

    /// The address of the link that shows this text: the whole text, else a part of it.
    #[must_use]
    pub fn link(&self, text: &str) -> Option<String> {
        let (html, wanted) = (self.html(), plain(text));
        let selector = css("a[href]");
        let links: Vec<(String, &str)> =
            html.select(&selector).filter_map(|a| Some((text_of(a), a.attr("href")?))).collect();
        let whole = links.iter().find(|(shown, _)| *shown == wanted);
        let found = whole.or_else(|| links.iter().find(|(shown, _)| shown.contains(&wanted)));
        found.map(|(_, href)| (*href).to_owned())
    }

    /// Every address of this site that the page links to or loads.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let html = self.html();
        let parts =
            [("a[href], link[href]", "href"), ("script[src], img[src]", "src"), ("use[href]", "href")];
        let mut found = Vec::new();
        for (selector, attribute) in parts {
            let selector = css(selector);
            let all = html.select(&selector).filter_map(|e| e.attr(attribute).map(str::to_owned));
            found.extend(all.filter(|address| address.starts_with('/')));
        }
        found
    }

    /// The page in a few lines, for a test that fails.
    #[must_use]
    pub fn described(&self) -> String {
        let shown = if self.is_html() { self.text() } else { format!("{} bytes", self.bytes.len()) };
        format!("{} {} ({}):\n{shown}", self.method, self.path, self.status)
    }
}

/// A selector of our own tests.
pub(super) fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector} is no selector: {e}"))
}

/// Text with every run of spaces, also narrow and unbreakable ones, as one plain space.
#[must_use]
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a person reads of an element: no scripts, no drawings; blocks do not run into each other.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    plain(&text)
}

const RUNNING: [&str; 14] =
    ["a", "abbr", "b", "bdi", "button", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"];

fn gather(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        if let Node::Text(found) = child.value() {
            text.push_str(found);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let name = inner.value().name();
            if matches!(name, "script" | "style" | "svg" | "template") {
                continue;
            }
            let apart = !RUNNING.contains(&name);
            if apart {
                text.push(' ');
            }
            gather(inner, text);
            if apart {
                text.push(' ');
            }
        }
    }
}
