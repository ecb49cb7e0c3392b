//! Who is at the door: read once per request, then handed to guards and handlers.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::extract::{FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::cookie::Cookie;
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::needs::{Files, Means};
use domain::people;
use domain::seed::Seed;

use crate::app::{App, Shared};
use crate::clock::draw_seed;
use crate::cookies::{self, Brought, Name};
use crate::outcome::Trouble;

/// A request at the door.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The moment of the request: the only one that anything in it uses.
    pub at: Moment,
    /// The chance of the request.
    pub seed: Seed,
    /// The language of the answer.
    pub locale: Locale,
    /// How pages look.
    pub looks: Looks,
    /// Who is signed in.
    pub account: Option<Arc<Account>>,
    /// The invigilator's room that this browser was let into.
    pub room: Option<Room>,
    /// The token of this browser, hashed: the device of an exam. Absent before the first form.
    pub device: Option<[u8; 32]>,
    /// What forms must bring back.
    pub csrf: String,
    /// What this browser can do: scripts run only where one has said so a moment ago; whether files open was tried here today.
    pub means: Means,
    /// The path asked for, to come back to after signing in.
    pub path: String,
    /// The route as declared, once its door is reached: what is logged of a path, which may hold a ticket.
    pub route: OnceLock<&'static str>,
}

/// A signed-in person with what they are on the platform.
#[derive(Debug, Clone)]
pub struct Account {
    /// Which account.
    pub id: Id<people::Account>,
    /// First and last name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Roles on the platform.
    pub roles: Vec<people::Role>,
    /// Centres of which they are a member.
    pub centres: Vec<Membership>,
    /// A teacher of a school: they may ask its centre for a session.
    pub teacher: bool,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

/// A membership of a centre.
#[derive(Debug, Clone)]
pub struct Membership {
    /// Which centre.
    pub centre: Id<people::Centre>,
    /// Its name.
    pub name: String,
    /// Référent, not only member.
    pub referent: bool,
}

/// A person let into one session's room.
#[derive(Debug, Clone)]
pub struct Room {
    /// Which session.
    pub session: Id<Session>,
    /// The invigilator's name, as given at the door.
    pub name: String,
}

/// How pages look: choices of the person, kept in a cookie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looks {
    /// `light`, `dark`, or the system's choice.
    pub theme: Option<&'static str>,
    /// `more`, or the system's choice.
    pub contrast: Option<&'static str>,
    /// A language chosen by hand.
    pub locale: Option<Locale>,
    /// The size of the text: `large`, `larger`, or as usual.
    pub size: Option<&'static str>,
    /// `wide`: more room between letters, words and lines.
    pub spacing: Option<&'static str>,
    /// `own`: the font of the device in the place of ours.
    pub font: Option<&'static str>,
    /// `on`: a ruler follows the line that is read.
    pub ruler: Option<&'static str>,
}

impl Looks {
    /// Reads the cookie: words joined by points; what is not known is ignored.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut looks = Self::default();
        for word in text.split('.') {
            match word {
                "light" => looks.theme = Some("light"),
                "dark" => looks.theme = Some("dark"),
                "more" => looks.contrast = Some("more"),
                "fr" => looks.locale = Some(Locale::Fr),
                "en" => looks.locale = Some(Locale::En),
                "large" => looks.size = Some("large"),
                "larger" => looks.size = Some("larger"),
                "wide" => looks.spacing = Some("wide"),
                "own" => looks.font = Some("own"),
                "on" => looks.ruler = Some("on"),
                _ => {}
            }
        }
        looks
    }

    /// The words of the cookie.
    #[must_use]
    pub fn text(&self) -> String {
        let language = self.locale.map(Locale::code);
        [self.theme, self.contrast, language, self.size, self.spacing, self.font, self.ruler]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(".")
    }

    /// The language chosen by hand, as the form of appearance has it.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.locale.map_or("system", Locale::code)
    }
}

impl Visit {
    /// The account, where a guard has let nobody else through.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn account(&self) -> Result<&Account, Trouble> {
        self.account.as_deref().ok_or(Trouble::SignIn)
    }

    /// The visit with the chance of a form: drawn from this browser, the form's key and what it is about, so that the same
    /// form sent twice draws the same identifiers and passwords. Nobody else can draw them: the browser's token is secret.
    #[must_use]
    pub fn of_form(&self, key: &str, about: &str) -> Self {
        let Some(device) = self.device.filter(|_| !key.is_empty()) else { return self.clone() };
        let mut hasher = blake3::Hasher::new_derive_key("Parchemin 2026-11 chance of a form");
        hasher.update(&device);
        hasher.update(key.as_bytes()).update(&[0]).update(about.as_bytes());
        Self { seed: Seed::from_bytes(*hasher.finalize().as_bytes()), ..self.clone() }
    }

    /// The invigilator's room, where a guard has let nobody else through.
    ///
    /// # Errors
    /// When this browser was let into none.
    pub fn room(&self) -> Result<&Room, Trouble> {
        self.room.as_ref().ok_or(Trouble::EnterRoom)
    }

    /// Whether the person has this role on the platform.
    #[must_use]
    pub fn is(&self, role: people::Role) -> bool {
        self.account.as_ref().is_some_and(|a| a.roles.contains(&role))
    }

    /// The membership of this centre.
    ///
    /// # Errors
    /// When the person is not a member: to them the centre does not exist.
    pub fn member_of(&self, centre: Id<people::Centre>) -> Result<&Membership, Trouble> {
        let account = self.account()?;
        account.centres.iter().find(|m| m.centre == centre).ok_or(Trouble::NotFound)
    }
}

/// Reads what the request itself says, before anybody is asked who it is: it cannot fail, so that every trouble behind
/// it has a language and a number.
pub fn arrive(app: &Shared, mut request: Request) -> Request {
    let cookies = Brought::read(request.headers(), app.config.secure);
    let browser = cookies.get(Name::Browser);
    let room = cookies.get(Name::Room).map(cookies::hash);
    let looks = Looks::parse(cookies.get(Name::Looks).unwrap_or_default());
    let visit = Visit {
        at: app.clock.now(),
        seed: draw_seed(),
        locale: looks.locale.unwrap_or_else(|| accepted(&request)),
        looks,
        account: None,
        room: None,
        device: browser.map(cookies::hash),
        csrf: browser.map(|token| csrf_of(app, token)).unwrap_or_default(),
        means: Means {
            script: cookies.get(Name::Script) == Some("1"),
            files: Files::of_code(cookies.get(Name::Files).unwrap_or_default()),
        },
        path: request.uri().path().to_owned(),
        route: OnceLock::new(),
    };
    request.extensions_mut().insert(Arc::new(visit));
    request.extensions_mut().insert(RoomToken(room));
    request
}

/// The token of the invigilator's room that a request brought, hashed.
#[derive(Debug, Clone, Copy)]
struct RoomToken(Option<[u8; 32]>);

/// The visit of a request, shared.
///
/// # Errors
/// Where the request did not come through the door: a mistake in the program.
pub fn of(request: &Request) -> Result<Arc<Visit>, Trouble> {
    let visit = request.extensions().get::<Arc<Visit>>();
    visit.cloned().ok_or_else(|| Trouble::failed("a route lies outside the door"))
}

/// Finds out who it is, once per request.
///
/// # Errors
/// When the store cannot be read.
pub async fn enter(app: &Shared, mut request: Request) -> Result<Request, Trouble> {
    let visit = of(&request)?;
    let room = request.extensions().get::<RoomToken>().and_then(|token| token.0);
    if visit.device.is_none() && room.is_none() {
        return Ok(request);
    }
    let mut known = Arc::unwrap_or_clone(visit);
    let mut reader = app.store.read().await?;
    if let Some(device) = &known.device {
        let found = store::accounts::of_visit(&mut reader.conn(), device, known.at).await?;
        known.account = found.map(|found| Arc::new(found.into()));
    }
    if let Some(room) = room {
        let found = store::sessions::invigilation(&mut reader.conn(), &room, known.at).await?;
        known.room = found.map(|i| Room { session: i.session, name: i.name });
    }
    drop(reader);
    request.extensions_mut().insert(Arc::new(known));
    Ok(request)
}

/// Whether the request was sent on this machine: to its own name, and not forwarded by a proxy for somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtThisMachine(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for AtThisMachine {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let named = parts.headers.get(header::HOST).and_then(|v| v.to_str().ok());
        let host = parts.uri.authority().map(axum::http::uri::Authority::as_str).or(named).unwrap_or("");
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        };
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let own = name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|a| a.is_loopback());
        let forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
        Ok(Self(own && !forwarded.iter().any(|name| parts.headers.contains_key(*name))))
    }
}

impl From<store::accounts::AtTheDoor> for Account {
    fn from(found: store::accounts::AtTheDoor) -> Self {
        let centres = found.centres.into_iter();
        Self {
            id: found.id,
            name: format!("{} {}", found.first_name, found.last_name),
            first_name: found.first_name,
            roles: found.roles,
            teacher: found.teacher,
            centres: centres.map(|(centre, name, referent)| Membership { centre, name, referent }).collect(),
            rehearsal: found.rehearsal,
        }
    }
}

/// The token that forms of this browser bring back.
#[must_use]
pub fn csrf_of(app: &crate::App, browser_token: &str) -> String {
    use base64::Engine as _;
    let seal = app.keys.seal("form", browser_token.as_bytes());
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&seal[..18])
}

/// The same visit with a browser token, for the forms of people who have none yet: they must bring back a token too.
/// The caller adds the cookie, when there is one, to the answer. A browser that has a token keeps it.
#[must_use]
pub fn with_browser(app: &App, visit: &Visit) -> (Visit, Option<Cookie<'static>>) {
    if visit.device.is_some() {
        return (visit.clone(), None);
    }
    let token = cookies::token(&visit.seed.branch("browser"));
    let known = Visit { device: Some(cookies::hash(&token)), csrf: csrf_of(app, &token), ..visit.clone() };
    (known, Some(cookies::make(Name::Browser, token, None, app.config.secure)))
}

/// The language that a browser prefers.
#[must_use]
pub fn accepted(request: &Request) -> Locale {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    header
        .split(',')
        .map(|l| l.trim().get(..2).unwrap_or(""))
        .find(|l| matches!(*l, "fr" | "en"))
        .map_or(Locale::Fr, Locale::from_code)
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts
            .extensions
            .get::<Arc<Self>>()
            .map(|visit| Self::clone(visit))
            .ok_or_else(|| Trouble::failed("a route lies outside the door"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn local(uri: &str, headers: &[(&str, &str)]) -> bool {
        let mut request = axum::http::Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        let AtThisMachine(local) =
            AtThisMachine::from_request_parts(&mut parts, &()).await.expect("it cannot fail");
        local
    }

    #[tokio::test]
    async fn only_who_asks_this_machine_by_its_own_name_sits_at_it() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"] {
            assert!(local("/", &[("host", host)]).await, "{host}");
        }
        assert!(local("https://localhost:8443/", &[]).await, "HTTP/2 tells it in the address");
        for host in ["parchemin.example", "localhost.example", "192.0.2.1:8080", "127.0.0.1.example", ""] {
            assert!(!local("/", &[("host", host)]).await, "{host}");
        }
        assert!(!local("/", &[("host", "localhost"), ("x-forwarded-for", "192.0.2.7")]).await);
        assert!(!local("/", &[("host", "localhost"), ("forwarded", "for=192.0.2.7")]).await);
    }
}
