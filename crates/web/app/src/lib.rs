//! All rooms behind one router, with what every answer carries: security headers, the door, troubles told as pages.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
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
    let rooms = rooms
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        .layer(CatchPanicLayer::custom(|_| Trouble::failed("a handler panicked").into_response()))
        .layer(from_fn(outcome::explain))
        .layer(from_fn_with_state(app.clone(), visit::enter))
        .layer(CsrfLayer::new());
    Router::new()
        .merge(rooms)
        .route("/statique/{digest}/{*file}", get(assets::serve))
        .route("/sante/vie", get(alive))
        .route("/sante/pret", get(ready))
        .layer(from_fn_with_state(app.clone(), headers))
        .with_state(app)
}

async fn not_found() -> Trouble {
    Trouble::NotFound
}

/// The process answers.
async fn alive() -> &'static str {
    "ok\n"
}

/// The store answers too.
async fn ready(State(app): State<Shared>) -> Response {
    match app.store.read().await {
        Ok(_) => "ok\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

async fn headers(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let told = response.headers_mut();
    for (name, value) in HEADERS {
        told.insert(name, HeaderValue::from_static(value));
    }
    if app.config.secure {
        told.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}
