//! Pages packed small (gzip) for rooms that share one thin line.
//!
//! A page that repeats something of a foreign site's choosing beside a secret of ours would tell the secret by its length
//! (BREACH, 2013). Only addresses can carry such words to us: a form from elsewhere is refused at the door. So a page is
//! sent as it is when its address has a query, or when the browser says that another site sent it here.

use axum::extract::Request;
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::compression::predicate::{And, Predicate as _, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Below this many bytes a page fits one packet anyway.
const WORTH_IT: u64 = 1_000;

type Pages = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Packs what is a page; files, papers and the stream of a board go as they are.
pub fn layer() -> CompressionLayer<And<SizeAbove, Pages>> {
    let pages: Pages = |_, _, told, _| {
        told.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    };
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(WORTH_IT).and(pages))
}

/// Forgets that the browser unpacks, where packing could tell a secret.
pub fn unless_it_tells(request: &mut Request) {
    let foreign = request.headers().get("sec-fetch-site").is_some_and(|from| from == "cross-site");
    if foreign || request.uri().query().is_some() {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
}
