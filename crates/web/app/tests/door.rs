//! What goes wrong before anybody is known still ends on a page with a way on.

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::routing::get;
use http::{Request, StatusCode};
use testkit::engines;
use testkit::world::World;
use tower::ServiceExt as _;
use web_shell::Shared;

/// The status and the text of the answer.
async fn asked(router: Router, request: Request<Body>) -> (StatusCode, String) {
    let response = router.oneshot(request).await.expect("the router always answers");
    let (parts, body) = response.into_parts();
    assert!(parts.headers.contains_key("content-security-policy"), "every answer has its headers");
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
    (parts.status, String::from_utf8(bytes.to_vec()).expect("text"))
}

fn request(method: &str, path: &str) -> http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", "parchemin.test")
        .header("accept-language", "en")
}

fn is_a_page_with_a_way_on(text: &str) -> bool {
    text.contains("<h1>") && text.contains("class=\"btn\" href=\"/\"") && text.contains("lang=\"en\"")
}

#[tokio::test]
async fn a_store_that_cannot_be_read_is_told_on_a_page() {
    let fresh = engines::embedded().await;
    let folder = fresh.folder().expect("a folder").to_owned();
    let world = World::on(fresh).await;
    for file in ["parchemin.db", "parchemin.db-wal"] {
        std::fs::write(folder.join(file), "").expect("the disk loses everything");
    }
    let known =
        request("GET", "/").header("cookie", "visite=somebody").body(Body::empty()).expect("a request");
    let (status, text) = asked(web_app::router(world.app.clone()), known).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(is_a_page_with_a_way_on(&text), "{text}");
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_on_a_page() {
    let world = World::new().await;
    let foreign = request("POST", "/connexion").header("origin", "https://elsewhere.example");
    let foreign = foreign.header("sec-fetch-site", "cross-site").body(Body::empty()).expect("a request");
    let (status, text) = asked(web_app::router(world.app.clone()), foreign).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(is_a_page_with_a_way_on(&text), "{text}");
}

#[tokio::test]
async fn forms_from_the_public_address_pass_whatever_the_proxy_calls_us() {
    let world =
        World::with(engines::embedded().await, |c| c.public_url = "https://Exam.example".into()).await;
    let rooms: Router<Shared> = Router::new().route("/essai", axum::routing::post(async || "taken"));
    let router = web_app::around(rooms, world.app.clone());
    for (origin, status) in [("https://exam.example", 200), ("https://other.example", 403)] {
        let form = Request::builder().method("POST").uri("/essai").header("host", "10.0.0.7:8080");
        let form = form.header("origin", origin).body(Body::empty()).expect("a request");
        assert_eq!(asked(router.clone(), form).await.0.as_u16(), status, "{origin}");
    }
}

#[tokio::test]
async fn a_room_that_panics_is_told_on_a_page() {
    async fn panics() -> &'static str {
        panic!("on purpose")
    }
    let world = World::new().await;
    let rooms: Router<Shared> = Router::new().route("/panique", get(panics));
    let router = web_app::around(rooms, world.app.clone());
    let (status, text) =
        asked(router, request("GET", "/panique").body(Body::empty()).expect("a request")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(is_a_page_with_a_way_on(&text), "{text}");
}

#[tokio::test]
async fn a_store_that_answers_is_ready() {
    let world = World::new().await;
    let ready = request("GET", "/sante/pret").body(Body::empty()).expect("a request");
    assert_eq!(asked(web_app::router(world.app.clone()), ready).await.0, StatusCode::OK);
}

#[tokio::test]
async fn pages_are_packed_unless_their_length_could_tell_a_secret() {
    let world = World::new().await;
    let packed = async |path: &str, site: &str| {
        let asks = request("GET", path).header("accept-encoding", "gzip").header("sec-fetch-site", site);
        let asks = asks.body(Body::empty()).expect("a request");
        let answer =
            web_app::router(world.app.clone()).oneshot(asks).await.expect("the router always answers");
        let (parts, body) = answer.into_parts();
        let told = body.size_hint().exact();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
        let packed = parts.headers.get("content-encoding").is_some_and(|how| how == "gzip");
        assert_eq!(packed, bytes.starts_with(&[0x1f, 0x8b]), "{path}: what is told of the body is true");
        assert_eq!(told, Some(bytes.len() as u64), "{path}: it is sent with its length");
        let said = parts.headers.get("content-length");
        assert!(said.is_none_or(|said| *said == bytes.len().to_string()), "{path}");
        assert!(!packed || parts.headers.get_all("vary").iter().any(|v| v == "accept-encoding"), "{path}");
        packed
    };
    assert!(packed("/connexion", "same-origin").await);
    assert!(packed("/connexion", "none").await);
    assert!(
        !packed("/connexion?suite=%2Fcandidat", "same-origin").await,
        "an address can carry foreign words"
    );
    assert!(!packed("/connexion", "cross-site").await, "another site sent the browser here");
    assert!(!packed("/sante/pret", "same-origin").await, "not a page");
}
