//! Pages packed small (gzip) for rooms that share one thin line.
//!
//! A page that repeats something of a foreign site's choosing beside a secret of ours would tell the secret by its length
//! (BREACH, 2013). Only addresses can carry such words to us: a form from elsewhere is refused at the door. So a page is
//! sent as it is when its address has a query, or when the browser says that another site sent it here.
//!
//! A page is whole when it comes here, so it is packed in one piece, by a packer that each thread keeps: preparing one takes as
//! long as packing a page with it.

use std::cell::RefCell;

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use flate2::{Compress, CompressError, Compression, FlushCompress, Status};

/// Below this many bytes a page fits one packet anyway.
const WORTH_IT: u64 = 1_000;
/// How far back a page is compared with itself: 2 to this power bytes, all of a page of the exam.
const WINDOW: u8 = 15;

thread_local! {
    /// The packer of this thread, ready for the next page.
    static PACKER: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::fast(), WINDOW));
}

/// Whether the page that answers a request may be packed: the browser unpacks, and packing it tells nobody a secret.
pub fn may(request: &Request) -> bool {
    unpacks(request.headers()) && !tells(request)
}

/// Packs what is a page, where it may be; files, papers and the stream of a board go as they are.
pub async fn pack(mut response: Response, may: bool) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let worth_it = response.body().size_hint().exact().is_some_and(|bytes| bytes >= WORTH_IT);
    if !may || !worth_it || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let page = match to_bytes(body, usize::MAX).await {
        Ok(page) => page,
        Err(why) => return crate::broken(&why),
    };
    match PACKER.with_borrow_mut(|packer| packed(packer, &page)) {
        Ok(bytes) => {
            head.headers.remove(header::CONTENT_LENGTH);
            head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            Response::from_parts(head, Body::from(bytes))
        }
        Err(why) => {
            tracing::error!(%why, "a page was not packed");
            Response::from_parts(head, Body::from(page))
        }
    }
}

/// Whether packing the reply could tell a secret.
fn tells(request: &Request) -> bool {
    let foreign = request.headers().get("sec-fetch-site").is_some_and(|from| from == "cross-site");
    foreign || request.uri().query().is_some()
}

/// Whether the browser unpacks gzip (RFC 9110 §12.5.3): it names it, and not with a weight of 0.
fn unpacks(told: &HeaderMap) -> bool {
    let lists = told.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim();
        let weight = weight.strip_prefix("q=").or_else(|| weight.strip_prefix("Q="));
        let weight = weight.and_then(|weight| weight.trim().parse().ok());
        name.trim().eq_ignore_ascii_case("gzip") && weight.unwrap_or(1.0_f32) > 0.0
    })
}

fn packed(packer: &mut Compress, page: &[u8]) -> Result<Vec<u8>, CompressError> {
    packer.reset();
    // A page is packed to a third and less.
    let mut bytes = Vec::with_capacity(page.len() / 2 + 64);
    loop {
        let taken = usize::try_from(packer.total_in()).unwrap_or(page.len());
        if packer.compress_vec(&page[taken..], &mut bytes, FlushCompress::Finish)? == Status::StreamEnd {
            return Ok(bytes);
        }
        bytes.reserve(page.len() / 2 + 64);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn pages_come_out_as_they_went_in_one_after_the_other() {
        let mut packer = Compress::new_gzip(Compression::fast(), WINDOW);
        let noise: Vec<u8> = (0..100_000_u64)
            .flat_map(|n| (n * n).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes())
            .collect();
        for page in [&b""[..], b"a", b"<p>encore</p>".repeat(5_000).as_slice(), &noise, b"<p>fin</p>"] {
            let bytes = packed(&mut packer, page).expect("packed");
            let mut whole = Vec::new();
            GzDecoder::new(bytes.as_slice()).read_to_end(&mut whole).expect("gzip");
            assert!(whole == page, "{} bytes", page.len());
        }
    }

    #[test]
    fn who_unpacks_says_so() {
        for (list, unpacked) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("deflate, gzip ; q=1.0", true),
            ("gzip;q=0", false),
            ("gzip;Q=0", false),
            ("gzip; q=0.000, br", false),
            ("br, zstd", false),
            ("identity", false),
            ("", false),
        ] {
            let told = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(list))]);
            assert_eq!(unpacks(&told), unpacked, "{list}");
        }
        assert!(!unpacks(&HeaderMap::new()));
    }
}
