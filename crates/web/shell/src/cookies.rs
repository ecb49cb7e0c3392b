//! Cookies: random or signed values, `HttpOnly`, `SameSite=Lax`, `Secure` and `__Host-` wherever the address is safe.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
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
    fn base(self) -> &'static str {
        match self {
            Self::Browser => "visite",
            Self::Room => "salle",
            Self::Known => "appareil",
            Self::Looks => "aspect",
            Self::Script => "script",
            Self::Files => "fichiers",
        }
    }

    /// The full name: `__Host-` where the browser enforces that it came over TLS from this host.
    #[must_use]
    pub fn text(self, secure: bool) -> String {
        if secure { format!("__Host-{}", self.base()) } else { self.base().to_owned() }
    }
}

/// The value of a cookie of this browser.
#[must_use]
pub fn get(jar: &CookieJar, name: Name, secure: bool) -> Option<String> {
    jar.get(&name.text(secure)).map(|c| c.value().to_owned())
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
