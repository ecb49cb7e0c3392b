//! A browser without a browser: it walks the router as a person does, by links and forms, without JavaScript.
//!
//! Cookies are kept, redirects followed, hidden fields sent back. Every page that comes is looked over ([`Page::faults`]):
//! a journey through broken markup fails where it meets it.

mod faults;
mod filling;
mod page;

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt as _;

pub use filling::Filling;
pub use page::{Page, plain};

/// Where the browser believes to be.
const HOST_NAME: &str = "parchemin.test";
const ORIGIN_NAME: &str = "http://parchemin.test";
/// A person who is sent on more often than this sees an error.
const REDIRECTS: usize = 10;

/// One browser with its cookies and the page that it shows.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, Cookie>,
    language: &'static str,
    /// What it says that it would rather get after an act.
    prefers: Option<String>,
    page: Page,
}

#[derive(Clone)]
struct Cookie {
    value: String,
    /// Kept when the browser closes.
    lasting: bool,
}

impl Browser {
    /// A browser that shows nothing yet and speaks French.
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), language: "fr", prefers: None, page: Page::blank() }
    }

    /// The page that it shows.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Asks for pages in this language from now on.
    pub fn speak(&mut self, language: &'static str) {
        self.language = language;
    }

    /// Sends forms as the script of the exam's pages does: asking for the page that they lead to (ADR 0052).
    pub fn prefer_pages(&mut self) {
        self.prefers = Some("return=representation".into());
    }

    /// The same, and says that it holds what has this name, which pages may come without (ADR 0056).
    pub fn hold(&mut self, name: &str) {
        self.prefers = Some(format!("return=representation, held={name}"));
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(|cookie| cookie.value.as_str())
    }

    /// Puts a cookie there, as if the server had set it.
    pub fn put_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), Cookie { value: value.to_owned(), lasting: true });
    }

    /// Closes the browser and opens it again: cookies that last until it closes are gone, nothing is shown.
    pub fn close(&mut self) {
        self.cookies.retain(|_, cookie| cookie.lasting);
        self.page = Page::blank();
    }

    /// Types an address.
    ///
    /// # Panics
    /// When the page that comes is broken HTML.
    pub async fn visit(&mut self, path: &str) -> &Page {
        let path = self.resolved(path);
        self.walk(Method::GET, path, None).await
    }

    /// Asks for the same page again.
    ///
    /// # Panics
    /// When nothing is shown.
    pub async fn reload(&mut self) -> &Page {
        let path = self.page.path.clone();
        self.visit(&path).await
    }

    /// Clicks the link that shows this text.
    ///
    /// # Panics
    /// When there is no such link.
    pub async fn click(&mut self, text: &str) -> &Page {
        let href = self
            .page
            .link(text)
            .unwrap_or_else(|| panic!("no link says « {text} » on {}", self.page.described()));
        self.visit(&href).await
    }

    /// Takes the form with the button that shows this text, to fill it and press that button.
    ///
    /// # Panics
    /// When there is no such button.
    pub fn fill(&mut self, button: &str) -> Filling<'_> {
        Filling::of_button(self, button)
    }

    /// Takes the form that goes to the address that ends so, to fill it and press its first button.
    ///
    /// # Panics
    /// When there is no such form.
    pub fn fill_form(&mut self, action: &str) -> Filling<'_> {
        Filling::of_action(self, action)
    }

    /// Presses a button without filling anything.
    ///
    /// # Panics
    /// When there is no such button.
    pub async fn press(&mut self, button: &str) -> &Page {
        self.fill(button).submit().await
    }

    /// Follows redirects from one request to the page in the end, and shows it.
    async fn walk(&mut self, method: Method, path: String, body: Option<(String, Vec<u8>)>) -> &Page {
        let mut answer = self.send(method, &path, body).await;
        for _ in 0..REDIRECTS {
            let Some(to) = answer.location() else { break };
            let to = resolved(&answer.path, &to);
            answer = self.send(Method::GET, &to, None).await;
        }
        assert!(
            answer.location().is_none(),
            "more than {REDIRECTS} redirects, the last from {}",
            answer.path
        );
        let faults = answer.faults();
        assert!(faults.is_empty(), "{} is broken:\n- {}", answer.described(), faults.join("\n- "));
        self.page = answer;
        &self.page
    }

    /// Sends one request with the headers of a browser that stays on this site, and keeps the cookies of the answer. The
    /// page shown stays. `body` is its content type and bytes.
    ///
    /// # Panics
    /// When the address is none, and when a cookie is set that a script could read.
    pub async fn send(&mut self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Page {
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(HOST, HOST_NAME)
            .header(ACCEPT, "text/html,*/*;q=0.8")
            .header(ACCEPT_LANGUAGE, self.language)
            .header("sec-fetch-site", "same-origin");
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, c)| format!("{name}={}", c.value)).collect();
            request = request.header(COOKIE, all.join("; "));
        }
        if method != Method::GET {
            request = request.header(ORIGIN, ORIGIN_NAME);
            if let Some(prefers) = &self.prefers {
                request = request.header("prefer", prefers);
            }
        }
        let bytes = match body {
            None => Vec::new(),
            Some((kind, bytes)) => {
                request = request.header(CONTENT_TYPE, kind);
                bytes
            }
        };
        let request = request.body(Body::from(bytes)).unwrap_or_else(|e| panic!("{path} is no address: {e}"));
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        // News without an end are not waited for.
        let endless = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if endless {
            Vec::new()
        } else {
            axum::body::to_bytes(body, usize::MAX).await.expect("a whole body").to_vec()
        };
        Page { method, path: path.to_owned(), status: parts.status, headers: parts.headers, bytes }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(SET_COOKIE) {
            let line = line.to_str().expect("cookies are plain text");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let attributes = attributes.to_ascii_lowercase();
            let has = |wanted: &str| attributes.split(';').any(|a| a.trim() == wanted);
            assert!(has("httponly") && has("samesite=lax") && has("path=/"), "a cookie too free: {line}");
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if has("max-age=0") || value.is_empty() {
                self.cookies.remove(name);
            } else {
                let lasting = attributes.contains("max-age=");
                self.cookies.insert(name.to_owned(), Cookie { value: value.to_owned(), lasting });
            }
        }
    }

    fn resolved(&self, path: &str) -> String {
        resolved(&self.page.path, path)
    }
}

/// An address as the router wants it, from one as a page writes it.
fn resolved(base: &str, path: &str) -> String {
    let path = path.strip_prefix(ORIGIN_NAME).unwrap_or(path);
    let path = path.split('#').next().unwrap_or_default();
    let without_query = base.split('?').next().unwrap_or("/");
    if path.is_empty() {
        base.to_owned()
    } else if path.starts_with('?') {
        format!("{without_query}{path}")
    } else {
        assert!(path.starts_with('/'), "addresses are written from the root: {path} on {base}");
        path.to_owned()
    }
}

impl Page {
    fn location(&self) -> Option<String> {
        let sent_on =
            matches!(self.status, StatusCode::SEE_OTHER | StatusCode::FOUND | StatusCode::TEMPORARY_REDIRECT);
        let to = self.headers.get(LOCATION).filter(|_| sent_on)?;
        Some(to.to_str().expect("an address is plain text").to_owned())
    }
}

#[cfg(test)]
mod tests;
