//! Forms: read with their token, shown again with their faults.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody as _};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use crate::app::Shared;
use crate::outcome::Trouble;
use crate::visit::{self, Visit};

/// The greatest form without files.
pub const FORM_MAX: usize = 64 * 1024;
/// The greatest upload: a candidate list.
pub const UPLOAD_MAX: usize = 10 * 1024 * 1024 + 64 * 1024;

/// How much of an upload that is too great is read and thrown away, so that its browser hears the answer: one that is cut
/// off while it still sends shows « connection reset » instead.
pub const DISCARD_MAX: usize = 64 * 1024 * 1024;

/// A form that brought back the token of its page.
pub struct Form<T>(pub T);

#[derive(serde::Deserialize)]
struct Token {
    #[serde(default)]
    csrf: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &S) -> Result<Self, Trouble> {
        let visit = visit::of(&request)?;
        let bytes = without_nul(&whole(request.into_body(), FORM_MAX).await?);
        let token: Token = serde_urlencoded::from_bytes(&bytes).map_err(|_| Trouble::BadRequest)?;
        check_token(&visit, &token.csrf)?;
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|_| Trouble::BadRequest)
    }
}

/// The whole of a body of at most `max` bytes. More is read and thrown away, up to [`DISCARD_MAX`], and refused.
async fn whole(mut body: Body, max: usize) -> Result<Vec<u8>, Trouble> {
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(chunk) = frame.map_err(|_| Trouble::BadRequest)?.into_data() else { continue };
        seen = seen.saturating_add(chunk.len());
        if seen <= max {
            bytes.extend_from_slice(&chunk);
        }
        if seen > DISCARD_MAX {
            break;
        }
    }
    if seen > max { Err(Trouble::TooLarge) } else { Ok(bytes) }
}

/// The form without the NUL characters in it: no keyboard types them, and `PostgreSQL` keeps no text that holds one. In an
/// encoded form `%00` stands for nothing else.
fn without_nul(form: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(form.len());
    let mut rest = form;
    while let Some((&first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(b"%00") {
            rest = after;
            continue;
        }
        if first != 0 {
            kept.push(first);
        }
        rest = after;
    }
    kept
}

fn check_token(visit: &Visit, brought: &str) -> Result<(), Trouble> {
    use subtle::ConstantTimeEq as _;
    let same = !visit.csrf.is_empty() && bool::from(visit.csrf.as_bytes().ct_eq(brought.as_bytes()));
    if same { Ok(()) } else { Err(Trouble::StaleForm) }
}

/// A form with a text that may be far too long for what it is for: pasted by mistake, it comes back with its refusal, and what
/// was typed is not lost. What passes [`LONG_FORM_MAX`] is heard out and cut off, so the long text stands last in the form.
pub struct LongForm<T>(pub T);

/// The greatest part of a [`LongForm`] that is read: two megabytes of text, each byte written as three signs.
pub const LONG_FORM_MAX: usize = 6 * 1024 * 1024 + 64 * 1024;

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for LongForm<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &S) -> Result<Self, Trouble> {
        let visit = visit::of(&request)?;
        let mut body = request.into_body().into_data_stream();
        let (mut bytes, mut seen) = (Vec::new(), 0);
        while let Some(chunk) = body.next().await {
            let chunk = chunk.map_err(|_| Trouble::BadRequest)?;
            seen += chunk.len();
            let room = LONG_FORM_MAX.saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if seen > DISCARD_MAX {
                break;
            }
        }
        if seen > bytes.len() {
            whole_signs(&mut bytes);
        }
        let bytes = without_nul(&bytes);
        let token: Token = serde_urlencoded::from_bytes(&bytes).map_err(|_| Trouble::BadRequest)?;
        check_token(&visit, &token.csrf)?;
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|_| Trouble::BadRequest)
    }
}

/// Takes away the written signs at the end, of which the last may lack its rest: `%C3%` of `%C3%A9`.
fn whole_signs(form: &mut Vec<u8>) {
    for _ in 0..5 {
        let cut = (1..=3).find(|back| form.len().checked_sub(*back).is_some_and(|at| form[at] == b'%'));
        let Some(back) = cut else { return };
        form.truncate(form.len() - back);
    }
}

/// An uploaded file of at most `MAX` bytes with the fields that stand before it in the form, the token among them.
pub struct Upload<const MAX: usize = UPLOAD_MAX> {
    /// The other fields before the file, each of at most [`FIELD_MAX`] bytes.
    pub fields: Vec<(String, String)>,
    /// The name that the browser gave, for showing only.
    pub name: String,
    /// Its bytes, at most `MAX`; longer ones end a little beyond.
    pub bytes: Vec<u8>,
}

impl<const MAX: usize> FromRequest<Shared> for Upload<MAX> {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &Shared) -> Result<Self, Trouble> {
        let visit = visit::of(&request)?;
        let multipart = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|v| v.as_bytes().starts_with(b"multipart/form-data"));
        if !multipart {
            return Err(Trouble::BadRequest);
        }
        axum::extract::DefaultBodyLimit::apply(axum::extract::DefaultBodyLimit::disable(), &mut request);
        let mut form = Multipart::from_request(request, app).await.map_err(|_| Trouble::BadRequest)?;
        let (mut checked, mut fields) = (false, Vec::new());
        while let Some(mut field) = form.next_field().await.map_err(|_| Trouble::BadRequest)? {
            if field.name() == Some("csrf") {
                check_token(&visit, &field.text().await.map_err(|_| Trouble::BadRequest)?)?;
                checked = true;
            } else if field.file_name().is_some() {
                if !checked {
                    return Err(Trouble::StaleForm);
                }
                let name = field.file_name().unwrap_or_default().to_owned();
                let (mut bytes, mut seen) = (Vec::new(), 0);
                while let Some(chunk) = field.chunk().await.map_err(|_| Trouble::BadRequest)? {
                    seen += chunk.len();
                    if bytes.len() <= MAX {
                        bytes.extend_from_slice(&chunk);
                    }
                    if seen > DISCARD_MAX {
                        break;
                    }
                }
                bytes.truncate(MAX + 1);
                return Ok(Self { fields, name, bytes });
            } else if fields.len() < FIELDS_MAX {
                let name = field.name().unwrap_or_default().to_owned();
                fields.push((name, short(field).await?));
            }
        }
        Err(Trouble::BadRequest)
    }
}

/// The greatest field beside a file, in bytes; what is longer is cut off.
const FIELD_MAX: usize = 1_000;
/// Most fields beside a file.
const FIELDS_MAX: usize = 20;

async fn short(mut field: axum::extract::multipart::Field<'_>) -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| Trouble::BadRequest)? {
        let room = FIELD_MAX.saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The faults of a form: which field, and the sentence for the person. All at once, each at its place.
#[derive(Debug, Clone, Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// No fault.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds the sentence of a field; the field `""` is the form as a whole.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// The sentence at a field.
    #[must_use]
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, s)| s.as_str())
    }

    /// Whether there is any.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    /// Every fault, for the summary at the top.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(f, s)| (f.as_str(), s.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_was_cut_off_ends_in_a_whole_sign() {
        for (cut, whole) in [
            ("words=caf%C3%", "words=caf"),
            ("words=caf%C3", "words=caf"),
            ("words=caf%C3%A9%C3%A", "words=caf"),
            ("words=caf%", "words=caf"),
            ("words=cafe", "words=cafe"),
            ("words=%C3%A9t", "words=%C3%A9t"),
        ] {
            let mut form = cut.as_bytes().to_vec();
            whole_signs(&mut form);
            assert_eq!(String::from_utf8_lossy(&form), whole);
        }
    }

    #[test]
    fn nul_characters_are_dropped_and_nothing_else() {
        assert_eq!(without_nul(b"a=x%00y&b=%2500&c=\0%0a"), b"a=xy&b=%2500&c=%0a");
        assert_eq!(without_nul(b"%0"), b"%0");
        assert_eq!(without_nul(b"%00%00"), b"");
    }
}
