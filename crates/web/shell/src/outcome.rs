//! How a request ends: a page, a redirect, or a trouble that becomes a page with a way on.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Failure, Stop};

use crate::chrome::Chrome;
use crate::texts::Texts;
use crate::visit::{self, Visit};

/// What a handler returns.
pub type Answer = Result<Response, Trouble>;

/// A page: its template, and its status when it shows a refusal.
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        with_status(StatusCode::OK, &self.0)
    }
}

/// The page again with its refusal: 422, nothing changed, what was typed still there.
#[must_use]
pub fn refused<T: Template>(page: &T) -> Response {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Bytes that most pages fit in: a page that grows while it is written is copied again and again.
const PAGE: usize = 16 << 10;

/// A page with a status.
#[must_use]
pub fn with_status<T: Template>(status: StatusCode, page: &T) -> Response {
    let mut html = String::with_capacity(PAGE);
    match page.render_into(&mut html) {
        Ok(()) => {
            let mut response = (status, html).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(e) => Trouble::failed(e).into_response(),
    }
}

/// Sees the browser to another page after an act (303).
#[must_use]
pub fn go(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// What a browser would rather get after an act, by `Prefer` (RFC 7240).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefers {
    /// The page that the act leads to, in the place of a redirect to it: `return=representation`.
    pub page: bool,
    /// What its page holds already, by the name that the page gave it: `held`, a preference of ours.
    held: Option<String>,
}

const PREFER: HeaderName = HeaderName::from_static("prefer");
const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");
const REPRESENTATION: HeaderValue = HeaderValue::from_static("return=representation");

impl Prefers {
    /// Preferences that nobody here knows say nothing, as the standard wants it; of those told twice the first counts.
    fn read(told: &HeaderMap) -> Self {
        let lists = told.get_all(PREFER).iter().filter_map(|list| list.to_str().ok());
        let preferences = lists.flat_map(|list| list.split(','));
        let (mut what, mut held) = (None, None);
        for (name, value) in preferences.filter_map(|preference| preference.trim().split_once('=')) {
            match name {
                "return" => what = what.or(Some(value)),
                "held" => held = held.or(Some(value)),
                _ => {}
            }
        }
        Self { page: what == Some("representation"), held: held.map(str::to_owned) }
    }

    /// Whether the browser holds what has this name, so that a page may come without it.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.held.as_deref() == Some(name)
    }
}

impl<S: Sync> FromRequestParts<S> for Prefers {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.headers))
    }
}

/// The page of another address as the reply to an act, and which address that is.
#[must_use]
pub fn represents(path: &str, mut page: Response) -> Response {
    if let Ok(path) = HeaderValue::from_str(path) {
        let headers = page.headers_mut();
        headers.insert(header::CONTENT_LOCATION, path);
        headers.insert(PREFERENCE_APPLIED, REPRESENTATION);
    }
    page
}

/// A file to download. The name is ours: letters, digits, points and hyphens.
#[must_use]
pub fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    file("attachment", name, media_type, bytes)
}

/// A file that a stranger sent, to download: whoever opens it in the browser all the same sees nothing run.
#[must_use]
pub fn sealed(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let mut response = file("attachment", name, media_type, bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SEALED));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// What a file of a stranger may do: nothing.
const SEALED: &str =
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file shown in the browser.
#[must_use]
pub fn inline(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    file("inline", name, media_type, bytes)
}

fn file(disposition: &str, name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let named = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("{disposition}; filename*=UTF-8''{named}");
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// Why a request does not end as asked. Each becomes a page that says what to do next.
#[derive(Debug)]
pub enum Trouble {
    /// Nobody is signed in where somebody must be.
    SignIn,
    /// The browser was let into no room.
    EnterRoom,
    /// The person may not do this.
    Forbidden,
    /// The person's exam runs: what would help there stays shut meanwhile.
    ExamRuns,
    /// There is no such thing, or not for this person.
    NotFound,
    /// The form is too old or comes from elsewhere.
    StaleForm,
    /// The request is not of the form that the page sends.
    BadRequest,
    /// What was typed is longer than any page takes.
    TooLarge,
    /// Too many wait: in a moment.
    Busy,
    /// Too many tries: after so many seconds.
    Wait(u32),
    /// Something went wrong; the operator reads why.
    Failed(String),
}

impl Trouble {
    /// Something went wrong that no rule foresees.
    pub fn failed(why: impl std::fmt::Display) -> Self {
        Self::Failed(why.to_string())
    }

    /// The status of its page.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn | Self::EnterRoom => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ExamRuns | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The name of its texts.
    fn key(&self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::EnterRoom => "enter-room",
            Self::Forbidden => "forbidden",
            Self::ExamRuns => "exam-runs",
            Self::NotFound => "not-found",
            Self::StaleForm => "stale-form",
            Self::BadRequest => "bad-request",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
            Self::Wait(_) => "wait",
            Self::Failed(_) => "failed",
        }
    }

    /// Where its page leads.
    fn way_on(&self, visit: &Visit) -> &'static str {
        match self {
            Self::SignIn => "/connexion",
            Self::EnterRoom => "/surveillant",
            Self::ExamRuns => "/candidat/certification",
            _ => visit.account.as_deref().map_or("/", crate::chrome::home_of),
        }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Busy => Self::Busy,
            other => Self::failed(other),
        }
    }
}

impl<R: std::fmt::Debug> From<Stop<R>> for Trouble {
    /// For acts whose refusals the handler does not show in place: it cannot happen from our own pages.
    fn from(stop: Stop<R>) -> Self {
        match stop {
            Stop::Refused(_) => Self::BadRequest,
            Stop::Absent => Self::NotFound,
            Stop::Failed(failure) => failure.into(),
        }
    }
}

/// A trouble on its way to the layer that knows the person's language.
#[derive(Debug, Clone)]
struct Carried(Arc<Trouble>);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

crate::texts!(TEXTS, "templates/trouble");

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    chrome: Chrome,
    t: Texts,
    text: &'static str,
    way_on: String,
    way_on_text: &'static str,
    seconds: u32,
    request: String,
}

/// Turns troubles of what stands behind the door into pages in the person's language.
///
/// # Errors
/// Outside the door: a mistake in the program.
pub async fn explain<R: Future<Output = Response>>(
    request: Request,
    run: impl FnOnce(Request) -> R,
) -> Answer {
    let asked = Asked::of(&request)?;
    let response = run(request).await;
    // A path that holds no identifier was refused before any handler: there is nothing at that address.
    let nowhere =
        || (response.status() == StatusCode::BAD_REQUEST).then(|| Carried(Trouble::NotFound.into()));
    Ok(match response.extensions().get::<Carried>().cloned().or_else(nowhere) {
        Some(Carried(trouble)) => asked.told(&trouble),
        None => response,
    })
}

/// The same outside the door, for what goes wrong before anybody is known.
///
/// # Errors
/// Where no visit was read: a mistake in the program.
pub async fn explain_at_the_door<R: Future<Output = Response>>(
    request: Request,
    run: impl FnOnce(Request) -> R,
) -> Answer {
    let asked = Asked::of(&request)?;
    let response = run(request).await;
    Ok(match response.extensions().get::<Carried>().cloned() {
        Some(Carried(trouble)) => asked.told(&trouble),
        None => response,
    })
}

/// What was asked for and by whom, kept while the request is on its way. Nothing is copied unless there is trouble.
struct Asked {
    visit: Arc<Visit>,
    address: Uri,
    /// The route as declared, where a router stands around this one (the preview of a folder). Behind our door the visit knows it;
    /// at the door itself none is known yet. An address may hold a ticket that opens an account, and is never logged.
    route: Option<MatchedPath>,
    is_get: bool,
}

impl Asked {
    fn of(request: &Request) -> Result<Self, Trouble> {
        Ok(Self {
            visit: visit::of(request)?,
            address: request.uri().clone(),
            route: request.extensions().get::<MatchedPath>().cloned(),
            is_get: request.method() == axum::http::Method::GET,
        })
    }

    fn told(&self, trouble: &Trouble) -> Response {
        let visit = &*self.visit;
        let number = visit.seed.branch("request").bytes::<4>().map(|b| format!("{b:02X}")).concat();
        if let Trouble::Failed(why) = trouble {
            let matched = self.route.as_ref().map(MatchedPath::as_str);
            let route = visit.route.get().copied().or(matched).unwrap_or("(no route)");
            tracing::error!(request = %number, route, %why, "a request failed");
        }
        let mut way_on = trouble.way_on(visit).to_owned();
        if matches!(trouble, Trouble::SignIn) && self.is_get {
            let address = self.address.path_and_query().map_or("", PathAndQuery::as_str);
            let back = percent_encoding::utf8_percent_encode(address, percent_encoding::NON_ALPHANUMERIC);
            way_on = format!("/connexion?suite={back}");
            return go(&way_on);
        }
        if matches!(trouble, Trouble::EnterRoom) && self.is_get {
            return go(&way_on);
        }
        let t = TEXTS.of(visit.locale);
        let seconds = if let Trouble::Wait(seconds) = *trouble { seconds } else { 0 };
        let chrome = Chrome::plain(visit, t.s(&format!("{}-title", trouble.key())));
        let key = trouble.key();
        let text = t.find(&format!("{key}-text")).unwrap_or_default();
        let way_on_text = t.s(&format!("{key}-way"));
        let page = TroublePage { chrome, t, text, way_on, way_on_text, seconds, request: number };
        let mut told = with_status(trouble.status(), &page);
        if matches!(trouble, Trouble::Busy) {
            let jitter = 1 + visit.seed.branch("retry").bytes::<1>()[0] % 4;
            told.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(u16::from(jitter)));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_prefers() {
        let read = |lists: &[&'static str]| {
            let told = lists.iter().map(|list| (PREFER, HeaderValue::from_static(list)));
            let prefers = Prefers::read(&told.collect());
            (prefers.page, prefers.holds("3f-fr"))
        };
        for (lists, wanted) in [
            (&[][..], (false, false)),
            (&["return=representation"], (true, false)),
            (&["return=representation, held=3f-fr"], (true, true)),
            (&["held=3f-fr,respond-async , return=representation"], (true, true)),
            (&["return=representation", "held=3f-fr"], (true, true)),
            (&["return=representation, held=3f-en"], (true, false)),
            (&["return=representation, held"], (true, false)),
            (&["return=minimal, held=3f-fr, held=3f-en, return=representation"], (false, true)),
        ] {
            assert_eq!(read(lists), wanted, "{lists:?}");
        }
    }
}
