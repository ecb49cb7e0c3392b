//! The certificate as a file that verifies without us, and the check of such a file.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::certification::certificate::{Certificate, VerificationCode};
use serde::{Deserialize, Serialize};
use store::certificates;
use web_shell::form::Upload;
use web_shell::keys::is_signed;
use web_shell::outcome::{download, go, with_status};
use web_shell::{Answer, Faults, Page, Shared, Trouble, Visit, when};

use super::lookup::{self, Found};
use super::result::{Proof, ResultPage};
use super::{Said, SearchPage, TEXTS};

/// The file: the payload as a text, so that the signed bytes survive any reader, and all that is needed to verify it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
    format: String,
    algorithm: String,
    key: String,
    public_key: String,
    signature: String,
    payload: String,
}

fn written(found: &Found) -> Vec<u8> {
    let file = CertificateFile {
        format: "parchemin-certificate-file/1".to_owned(),
        algorithm: "Ed25519".to_owned(),
        key: found.kept.key.clone(),
        public_key: STANDARD.encode(found.public.unwrap_or_default()),
        signature: STANDARD.encode(found.kept.signature),
        payload: found.kept.payload.clone(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("plain data");
    bytes.push(b'\n');
    bytes
}

/// `GET /verifier/{code}/certificat.json`.
pub async fn give(State(app): State<Shared>, visit: Visit, Path(typed): Path<String>) -> Answer {
    let code = VerificationCode::parse(&typed).map_err(|_| Trouble::NotFound)?;
    let found = lookup::by_code(&app, &visit, &code).await?.ok_or(Trouble::NotFound)?;
    if found.told.is_none() {
        // The page of the code says why there is no file.
        return Ok(go(&format!("/verifier/{code}")));
    }
    Ok(download(&format!("certificat-{code}.json"), "application/json", written(&found)))
}

/// What a file says was signed by a key of ours, for a certificate that another has replaced since.
async fn replaced(app: &Shared, file: &CertificateFile, told: &Certificate) -> Result<bool, Trouble> {
    let mut reader = app.store.read().await?;
    let row = certificates::key(&mut reader.conn(), &file.key).await?;
    let Some(public) = app.keys.trusted(&file.key, row.as_ref()) else { return Ok(false) };
    let signature = STANDARD.decode(&file.signature).ok().and_then(|bytes| bytes.try_into().ok());
    let signed = signature.is_some_and(|signature| is_signed(&public, file.payload.as_bytes(), &signature));
    Ok(signed && told.issuer_key == file.key)
}

/// The greatest file that can be ours: they have some 3 kB. Anybody may send one.
const FILE_MAX: usize = 64 * 1024;

/// `POST /verifier/fichier`: the file must be ours to the last byte, whatever else it says.
pub async fn check(State(app): State<Shared>, visit: Visit, upload: Upload<FILE_MAX>) -> Answer {
    let refused = |said: Said| {
        let page = SearchPage::made(&visit, said, String::new(), Faults::none());
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
    };
    let Ok(file) = serde_json::from_slice::<CertificateFile>(&upload.bytes) else {
        return refused(Said::NotOurs);
    };
    let Some(told) = Certificate::read(&file.payload) else { return refused(Said::Altered) };
    let Some(found) = lookup::by_code(&app, &visit, &told.code).await? else { return refused(Said::NotOurs) };
    match &found.told {
        Some(_) if written(&found) == upload.bytes => {
            Ok(Page(ResultPage::made(&app, &visit, &found, Proof::File).await?).into_response())
        }
        Some(now) if found.kept.payload != file.payload && replaced(&app, &file, &told).await? => {
            let page = SearchPage::made(&visit, Said::Replaced, told.code.to_string(), Faults::none());
            let since =
                TEXTS.of(visit.locale).w("replaced-on", "date", when::date(visit.locale, now.issued_on));
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &SearchPage { since, ..page }))
        }
        _ => refused(Said::Altered),
    }
}
