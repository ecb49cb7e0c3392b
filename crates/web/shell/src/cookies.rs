//! Cookies: random or signed values, `HttpOnly`, `SameSite=Lax`, `Secure` and `__Host-` wherever the address is safe.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::seed::Seed;

/// The cookies that the program sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A browser: its token is the account's visit once it signed in, and the device of an exam.
    Browser,
    /// The invigilator's room.
    Room,
    /// Accounts that signed in here before: the guesses of others do not make their holders wait here.
    Known,
    /// How pages look and speak: theme, contrast, text, language. Not personal.
    Looks,
    /// Scripts run: written by a script of the page (`script.js`) and never by us, forgotten three minutes after the last page.
    Script,
    /// Whether a file was opened at this machine, or could not be. Not personal; for a day.
    Files,
}

impl Name {
    /// The full name: `__Host-` where the browser enforces that it came over TLS from this host.
    #[must_use]
    pub const fn text(self, secure: bool) -> &'static str {
        let [safe, plain] = match self {
            Self::Browser => ["__Host-visite", "visite"],
            Self::Room => ["__Host-salle", "salle"],
            Self::Known => ["__Host-appareil", "appareil"],
            Self::Looks => ["__Host-aspect", "aspect"],
            Self::Script => ["__Host-script", "script"],
            Self::Files => ["__Host-fichiers", "fichiers"],
        };
        if secure { safe } else { plain }
    }
}

/// The cookies that a request brought. They are read on every request, so nothing is copied.
#[derive(Debug)]
pub struct Brought<'r> {
    cookies: Vec<Cookie<'r>>,
    secure: bool,
}

impl<'r> Brought<'r> {
    /// Reads them; what is no cookie is ignored.
    #[must_use]
    pub fn read(headers: &'r HeaderMap, secure: bool) -> Self {
        let lists = headers.get_all(header::COOKIE).iter().filter_map(|list| list.to_str().ok());
        Self { cookies: lists.flat_map(Cookie::split_parse_encoded).flatten().collect(), secure }
    }

    /// The value of a cookie of this browser; the last where it comes twice.
    #[must_use]
    pub fn get(&self, name: Name) -> Option<&str> {
        let name = name.text(self.secure);
        self.cookies.iter().rev().find(|cookie| cookie.name() == name).map(Cookie::value)
    }
}

/// A cookie to set; `days` is how long it lasts, none for until the browser closes.
#[must_use]
pub fn make(name: Name, value: String, days: Option<i64>, secure: bool) -> Cookie<'static> {
    let mut cookie = Cookie::new(name.text(secure), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(secure);
    if let Some(days) = days {
        cookie.set_max_age(time::Duration::days(days));
    }
    cookie
}

/// A cookie that removes itself.
#[must_use]
pub fn forget(name: Name, secure: bool) -> Cookie<'static> {
    let mut cookie = make(name, String::new(), None, secure);
    cookie.make_removal();
    cookie
}

/// An answer with these cookies.
#[must_use]
pub fn set(mut response: Response, cookies: impl IntoIterator<Item = Cookie<'static>>) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// A fresh token of 256 bits, as text.
#[must_use]
pub fn token(seed: &Seed) -> String {
    URL_SAFE_NO_PAD.encode(seed.branch("token").bytes::<32>())
}

/// What the store keeps of a token: its BLAKE3.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    *blake3::hash(token.as_bytes()).as_bytes()
}
