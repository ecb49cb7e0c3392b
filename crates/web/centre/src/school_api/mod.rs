//! The school record for the information system of a school: `GET /api/organizations/{uai}/certifications` with a key of the
//! administrator, the same JSON as the file of ADR 0033 (certification rules §11.5, ADR 0038). Each key reads one school.

use acts::Doing;
use acts::people::UseSchoolKey;
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::journal::Actor;
use domain::people::school_key::{CannotUseKey, KEY_DAYS, OVERLAP_DAYS, USES_PER_HOUR};
use serde_json::json;
use store::{Stop, school_pages};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Trouble, Visit, Who, cookies};

use crate::classes::record;

web_shell::texts!(TEXTS, "page");

/// Certifications of one page, at most.
const PAGE_MOST: usize = 500;

/// The doors of the record.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/api", Who::Anyone, explain).get(
        "/api/organizations/{uai}/certifications",
        Who::Anyone,
        certifications,
    )
}

#[derive(Template)]
#[template(path = "school_api/page.html")]
struct ApiPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    per_hour: i64,
    days: i64,
    overlap: i64,
    most: usize,
    /// What the record holds: the name of a field, and what it means.
    fields: Vec<(&'static str, &'static str)>,
}

/// The fields of the record, each with the name of the text that says what it means.
const FIELDS: [(&str, &str); 12] = [
    ("id", "meaning-id"),
    ("firstName, lastName", "meaning-names"),
    ("birthdate", "meaning-birthdate"),
    ("division", "meaning-division"),
    ("date", "meaning-date"),
    ("deliveredAt", "meaning-delivered"),
    ("certificationCenter", "meaning-center"),
    ("status", "meaning-status"),
    ("score", "meaning-score"),
    ("verificationCode", "meaning-code"),
    ("competenceResults", "meaning-results"),
    ("competences", "meaning-competences"),
];

/// `GET /api`: how it is called, for whoever writes the other side.
async fn explain(State(app): State<Shared>, visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    let page = ApiPage {
        chrome: Chrome::plain(&visit, t.s("title")),
        address: format!("{}/api/organizations/0750655E/certifications", app.config.public_url),
        per_hour: USES_PER_HOUR,
        days: KEY_DAYS,
        overlap: OVERLAP_DAYS,
        most: PAGE_MOST,
        fields: FIELDS.map(|(field, meaning)| (field, t.s(meaning))).to_vec(),
        t,
    };
    Ok(Page(page).into_response())
}

/// Which page, from 1.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    page: Option<usize>,
}

/// `GET /api/organizations/{uai}/certifications`.
async fn certifications(
    State(app): State<Shared>,
    visit: Visit,
    Path(uai): Path<String>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let page = asked.ok().map(|Query(asked)| asked.page.unwrap_or(1));
    let Some(number) = page.filter(|page| *page > 0) else {
        return Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, "bad_page", t.s("bad-page")));
    };
    let Some(token) = bearer(&headers) else {
        return Ok(refused(StatusCode::UNAUTHORIZED, "no_key", t.s("no-key")));
    };
    let act = UseSchoolKey {
        doing: Doing { at: visit.at, by: Actor::Program, seed: visit.seed.clone() },
        hash: cookies::hash(token),
        school: uai.clone(),
    };
    let school = match app.store.act(act).await {
        Ok(school) => school,
        Err(Stop::Refused(why)) => return Ok(told(&t, why)),
        Err(stop) => return Err(stop.into()),
    };
    let mut reader = app.store.read().await?;
    let mut pupils = school_pages::pupils(&mut reader.conn(), school).await?;
    drop(reader);
    pupils.retain(record::is_told);
    let (all, first) = (pupils.len(), (number - 1).saturating_mul(PAGE_MOST));
    let shown = pupils.get(first..).unwrap_or_default();
    let shown = &shown[..shown.len().min(PAGE_MOST)];
    let body = record::json(&app.bank.framework, visit.locale, shown).map_err(Trouble::failed)?;
    let next = (first + shown.len() < all && !shown.is_empty()).then(|| {
        let path = format!("{}/api/organizations/{uai}/certifications", app.config.public_url);
        format!("<{path}?page={}>; rel=\"next\"", number + 1)
    });
    Ok(given(&headers, body, all, next.as_deref()))
}

/// The key that a request shows.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// The record, or that it is still the one that was given before.
fn given(asked: &HeaderMap, body: Vec<u8>, all: usize, next: Option<&str>) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(&body).to_hex()[..32]);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let same = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let mut answer = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    };
    let headers = answer.headers_mut();
    let mut put = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put("etag", &tag);
    put("x-total-count", &all.to_string());
    put("cache-control", "private, no-cache");
    put("vary", "authorization, accept-language");
    if let Some(next) = next {
        put("link", next);
    }
    answer
}

/// Why a key opens nothing. Of a school that is not the key's nothing is said, not even whether it exists.
fn told(t: &Texts, why: CannotUseKey) -> Response {
    match why {
        CannotUseKey::Unknown => refused(StatusCode::UNAUTHORIZED, "unknown_key", t.s("unknown-key")),
        CannotUseKey::Revoked => refused(StatusCode::UNAUTHORIZED, "revoked_key", t.s("revoked-key")),
        CannotUseKey::Expired => refused(StatusCode::UNAUTHORIZED, "expired_key", t.s("expired-key")),
        CannotUseKey::Other => refused(StatusCode::NOT_FOUND, "no_such_school", t.s("no-such-school")),
        CannotUseKey::Wait { seconds } => {
            let mut answer =
                refused(StatusCode::TOO_MANY_REQUESTS, "too_often", &t.n("too-often", "seconds", seconds));
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.unsigned_abs()));
            answer
        }
    }
}

/// A refusal as the other program and its people read it.
fn refused(status: StatusCode, code: &str, sentence: &str) -> Response {
    let body = json!({ "error": code, "message": sentence }).to_string();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    let mut answer = (status, headers, body).into_response();
    if status == StatusCode::UNAUTHORIZED {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}
