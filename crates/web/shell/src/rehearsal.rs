//! The key of rehearsals: it lies in the data folder, and `parchemin rehearse` sends it with every request.
//!
//! It opens what only a rehearsal may ask, and marks what it makes. Without a key in the settings nothing is open.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use subtle::ConstantTimeEq as _;

use crate::app::{App, Shared};
use crate::cookies;
use crate::outcome::Trouble;

/// The header that carries the key.
pub const HEADER: &str = "x-repetition";

/// Whether a request brings the key. Compared as hashes, in constant time: neither its length nor its beginning leaks.
#[must_use]
pub fn has_key(app: &App, headers: &HeaderMap) -> bool {
    let brought = headers.get(HEADER).and_then(|value| value.to_str().ok());
    match (&app.config.rehearsal_key, brought) {
        (Some(key), Some(brought)) if !key.is_empty() => {
            cookies::hash(key).ct_eq(&cookies::hash(brought)).into()
        }
        _ => false,
    }
}

/// The guard of what only a rehearsal may ask: for everybody else there is nothing here.
#[derive(Debug, Clone, Copy)]
pub struct Rehearsing;

impl FromRequestParts<Shared> for Rehearsing {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Trouble> {
        if has_key(app, &parts.headers) { Ok(Self) } else { Err(Trouble::NotFound) }
    }
}
