//! The certificate as a file that verifies without us, and the check of what people drop: that file, the PDF that
//! carries it, or the badge.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use domain::certification::badge::{Told, stamp};
use domain::certification::certificate::{Certificate, VerificationCode};
use store::certificates;
use web_shell::form::Upload;
use web_shell::jws::Jws;
use web_shell::outcome::{download, go, with_status};
use web_shell::proof::{CertificateFile, PROOF_MAX, Proof as Brought};
use web_shell::{Answer, Faults, Page, Shared, Trouble, Visit, when};

use super::lookup::{self, Found};
use super::result::{Proof, ResultPage};
use super::{Said, SearchPage, TEXTS};

fn written(found: &Found) -> Vec<u8> {
    CertificateFile::of(&found.kept, &found.public.unwrap_or_default()).text().into_bytes()
}

/// `GET /verifier/{code}/certificat.json`.
pub async fn give(State(app): State<Shared>, visit: Visit, Path(typed): Path<String>) -> Answer {
    let code = VerificationCode::parse(&typed).map_err(|_| Trouble::NotFound)?;
    let found = lookup::by_code(&app, &visit, &code).await?.ok_or(Trouble::NotFound)?;
    if found.told.is_none() || found.replaced() {
        // The page of the code says why there is no file.
        return Ok(go(&format!("/verifier/{code}")));
    }
    Ok(download(&format!("certificat-{code}.json"), "application/json", written(&found)))
}

/// The public half of a key of ours.
async fn ours(app: &Shared, key: &str) -> Result<Option<[u8; 32]>, Trouble> {
    let mut reader = app.store.read().await?;
    let row = certificates::key(&mut reader.conn(), key).await?;
    Ok(app.keys.trusted(key, row.as_ref()))
}

/// `POST /verifier/fichier`: what is dropped must be ours to the last byte, whatever else it says.
pub async fn check(State(app): State<Shared>, visit: Visit, upload: Upload<PROOF_MAX>) -> Answer {
    match Brought::read(&upload.bytes) {
        None => Ok(refused(&visit, Said::NotOurs)),
        Some(Brought::File { file, bytes, in_pdf }) => certificate(&app, &visit, &file, &bytes, in_pdf).await,
        Some(Brought::Badge(badge)) => check_badge(&app, &visit, &badge).await,
    }
}

fn refused(visit: &Visit, said: Said) -> axum::response::Response {
    let page = SearchPage::made(visit, said, String::new(), Faults::none());
    with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// What was given once, for a certificate that another has replaced since.
fn replaced(visit: &Visit, code: &VerificationCode, now: &Certificate) -> axum::response::Response {
    let page = SearchPage::made(visit, Said::Replaced, code.to_string(), Faults::none());
    let since = TEXTS.of(visit.locale).w("replaced-on", "date", when::date(visit.locale, now.issued_on));
    with_status(StatusCode::UNPROCESSABLE_ENTITY, &SearchPage { since, ..page })
}

async fn certificate(
    app: &Shared,
    visit: &Visit,
    file: &CertificateFile,
    bytes: &[u8],
    in_pdf: bool,
) -> Answer {
    let Some(told) = Certificate::read(&file.payload) else { return Ok(refused(visit, Said::Altered)) };
    let Some(found) = lookup::by_code(app, visit, &told.code).await? else {
        return Ok(refused(visit, Said::NotOurs));
    };
    match &found.told {
        Some(_) if written(&found) == bytes => {
            let proof = if in_pdf { Proof::Pdf } else { Proof::File };
            Ok(Page(ResultPage::made(app, visit, &found, proof).await?).into_response())
        }
        Some(now) if found.kept.payload != file.payload => {
            let signed = ours(app, &file.key).await?.is_some_and(|public| file.is_by(&public));
            let genuine = signed && file.told().is_some();
            Ok(if genuine { replaced(visit, &told.code, now) } else { refused(visit, Said::Altered) })
        }
        _ => Ok(refused(visit, Said::Altered)),
    }
}

/// A badge holds what its certificate holds: signed by a key of ours, it is compared with what stands today.
async fn check_badge(app: &Shared, visit: &Visit, badge: &Jws) -> Answer {
    let Some(told) = Told::read(&badge.payload) else { return Ok(refused(visit, Said::NotOurs)) };
    let Some(public) = ours(app, &badge.key).await? else { return Ok(refused(visit, Said::NotOurs)) };
    if !badge.is_by(&public) {
        return Ok(refused(visit, Said::Altered));
    }
    let Some(found) = lookup::by_code(app, visit, &told.code).await? else {
        return Ok(refused(visit, Said::NotOurs));
    };
    match &found.told {
        Some(now) if told.valid_from != stamp(found.kept.issued_at) => Ok(replaced(visit, &told.code, now)),
        _ => Ok(Page(ResultPage::made(app, visit, &found, Proof::Badge).await?).into_response()),
    }
}
