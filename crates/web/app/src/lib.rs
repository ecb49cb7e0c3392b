//! All rooms behind one router, with what every answer carries: security headers, the door, troubles told as pages.

mod listen;
mod packing;
mod prompt;

pub use listen::listen;

use std::fmt::Display;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
pub use web_authors::Folder;
use web_shell::doors::Door;
use web_shell::{Doors, Shared, Trouble, assets, outcome, visit};

/// Every door of the program: the list, and the router behind it.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .with(web_public::doors())
        .with(web_candidate::doors())
        .with(web_centre::doors())
        .with(web_invigilator::doors())
        .with(web_jury::doors())
        .with(web_authors::doors())
        .with(web_platform::doors())
}

/// The list of doors, to compare with the policy.
#[must_use]
pub fn list() -> Vec<Door> {
    doors().open().0
}

/// The whole program as one service.
pub fn router(app: Shared) -> Router {
    let (_, rooms) = doors().open();
    around(rooms, app)
}

/// Rooms with all that stands around them. Apart from [`router`] so that a test can put rooms there that fail.
///
/// From the outside: the headers, the last net for panics, then the door (what the request says itself, the packing of pages, the
/// pages of troubles at the door), the net for panics at the door, the check of origins, who it is with the pages of troubles in the
/// rooms, and the net for panics in the rooms. All of it stands around the router of the rooms and not around each route, which would
/// be copied with it on every request; each layer is copied too, so that there are as few as say different things.
pub fn around(rooms: Router<Shared>, app: Shared) -> Router {
    let rooms = rooms.fallback(not_found).method_not_allowed_fallback(not_found).with_state(app.clone());
    let rooms = ServiceBuilder::new()
        .layer(from_fn_with_state(app.clone(), at_the_door))
        .layer(CatchPanicLayer::custom(|_| Trouble::failed("the door panicked").into_response()))
        .layer(origins(&app))
        .layer(from_fn_with_state(app.clone(), inside))
        .layer(CatchPanicLayer::custom(|_| Trouble::failed("a handler panicked").into_response()))
        .service(rooms);
    let outside = ServiceBuilder::new()
        .layer(from_fn_with_state(app.clone(), headers))
        .layer(CatchPanicLayer::custom(|_| broken(&"a panic")));
    Router::new()
        .route("/statique/{digest}/{*file}", get(assets::serve))
        .route("/sante/vie", get(alive))
        .route("/sante/pret", get(ready))
        .fallback_service(rooms)
        .layer(outside)
        .with_state(app)
}

/// What the request says itself is read. Troubles before anybody is known become pages, and so does a form that came from
/// elsewhere; what is a page leaves packed.
async fn at_the_door(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let packs = packing::may(&request);
    let request = visit::arrive(&app, request);
    let told = outcome::explain_at_the_door(request, |request| foreign(request, next)).await;
    packing::pack(told.into_response(), packs).await
}

/// Who it is, then the rooms with their troubles as pages.
async fn inside(State(app): State<Shared>, request: Request, next: Next) -> outcome::Answer {
    outcome::explain(visit::enter(&app, request).await?, |request| next.run(request)).await
}

/// Forms come from our own pages: by what the browser says of the site, by the host, or by the public address, which a
/// proxy may keep from us in `Host`.
fn origins(app: &Shared) -> CsrfLayer {
    let public = app.config.public_url.to_ascii_lowercase();
    CsrfLayer::new().add_trusted_origin(&public).unwrap_or_else(|why| {
        tracing::warn!(%why, "the public address is not one from which browsers send forms");
        CsrfLayer::new()
    })
}

/// Says for the operator which form was refused for its origin, and for the person what to do.
async fn foreign(request: Request, next: Next) -> Response {
    let [origin, host] = [header::ORIGIN, header::HOST].map(|name| request.headers().get(name).cloned());
    let response = next.run(request).await;
    let Some(why) = response.extensions().get::<ProtectionError>() else { return response };
    tracing::warn!(%why, ?origin, ?host, "a form was refused: a proxy must forward Host and Origin unchanged");
    Trouble::StaleForm.into_response()
}

/// A page that asks nothing of anybody, in both languages.
const BROKEN: &str = "<!doctype html><html lang=fr><meta charset=utf-8><title>Parchemin</title><main>\
    <h1>Nous n’avons pas pu traiter la demande</h1>\
    <p>Ce qui était enregistré le reste. Réessayez. <a href='/'>Revenir à l’accueil</a>\
    <p lang=en>We could not handle the request. What was saved stays saved. Try again. <a href='/'>Back to the home page</a>\
    </main></html>";

/// The page of what nothing else caught: it needs neither store nor templates.
fn broken(why: &dyn Display) -> Response {
    tracing::error!(%why, "an answer was lost outside the rooms");
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::INTERNAL_SERVER_ERROR, kind, BROKEN).into_response()
}

async fn not_found() -> Trouble {
    Trouble::NotFound
}

/// The process answers.
async fn alive() -> &'static str {
    "ok\n"
}

/// The store answers too, and would keep what is written.
async fn ready(State(app): State<Shared>) -> Response {
    match app.store.probe().await {
        Ok(()) => "ok\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// The pages of a folder of questions that is being written, with the headers of every answer.
pub fn preview(folder: Folder) -> Router {
    web_authors::preview(folder)
        .layer(CatchPanicLayer::custom(|_| broken(&"a panic")))
        .layer(from_fn(plain_headers))
}

async fn plain_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let told = response.headers_mut();
    for (name, value) in HEADERS {
        // A file of a stranger comes with a policy of its own, which allows less.
        told.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

async fn headers(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = plain_headers(request, next).await;
    if app.config.secure {
        response
            .headers_mut()
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}
