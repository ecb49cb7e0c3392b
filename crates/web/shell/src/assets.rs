//! Style sheets, scripts, fonts and icons, inside the binary. Their address holds the digest of all of them, so that a
//! browser keeps them for ever and a new version is fetched at once.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The digest of all assets: 12 hexadecimal digits.
pub static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for file in everything(&FILES) {
        hasher.update(file.path().to_string_lossy().as_bytes()).update(file.contents());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

static COMPRESSED: LazyLock<HashMap<String, Vec<u8>>> = LazyLock::new(|| {
    let texts = everything(&FILES).into_iter().filter(|f| !f.path().to_string_lossy().ends_with("woff2"));
    texts.map(|f| (f.path().to_string_lossy().into_owned(), gzip(f.contents()))).collect()
});

fn everything(dir: &'static Dir<'static>) -> Vec<&'static include_dir::File<'static>> {
    let mut files: Vec<_> = dir.files().collect();
    files.extend(dir.dirs().flat_map(everything));
    files
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// What any question may need beside what every page has, and that tells nothing of one: a waiting room fetches it beforehand, so
/// that a class on one thin line does not fetch it all at the start. Files of questions are made from a seed and come with theirs.
pub const OF_QUESTIONS: [&str; 11] = [
    "exam.css",
    "ordering.js",
    "aids.js",
    "screen.css",
    "screen.js",
    "screen-blocks.js",
    "screen-browser.js",
    "screen-files.js",
    "screen-mailbox.js",
    "screen-settings.js",
    "screen-sheet.js",
];

/// The address of an asset.
#[must_use]
pub const fn address(file: &'static str) -> Address {
    Address(file)
}

/// The address of an asset, put together where it is written: a page names some twenty.
#[derive(Debug, Clone, Copy)]
pub struct Address(&'static str);

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        ["/statique/", DIGEST.as_str(), "/", self.0].into_iter().try_for_each(|part| f.write_str(part))
    }
}

/// Names that are compiled in: letters, digits, points and hyphens.
impl askama::filters::HtmlSafe for Address {}

/// `GET /statique/{digest}/{*file}`.
#[expect(clippy::unused_async, reason = "a handler")]
pub async fn serve(Path((_, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(found) = FILES.get_file(&file) else { return StatusCode::NOT_FOUND.into_response() };
    let media_type = mime_guess::from_path(&file).first_or_octet_stream().to_string();
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    let mut response = match COMPRESSED.get(&file) {
        Some(small) if takes_gzip => ([(header::CONTENT_ENCODING, "gzip")], small.clone()).into_response(),
        _ => found.contents().into_response(),
    };
    let told = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&media_type) {
        told.insert(header::CONTENT_TYPE, value);
    }
    told.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    told.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_fetched_beforehand_and_all_of_it_is_there() {
        for file in OF_QUESTIONS {
            assert!(FILES.get_file(file).is_some(), "{file} is not there");
        }
        let all = everything(&FILES).into_iter().map(|file| file.path().to_string_lossy().into_owned());
        let screens: Vec<String> = all.filter(|name| name.starts_with("screen")).collect();
        assert!(screens.len() > 5);
        assert!(screens.iter().all(|name| OF_QUESTIONS.contains(&name.as_str())), "{screens:?}");
    }
}
