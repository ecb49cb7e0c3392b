//! What the reader of a badge asks of its issuer: who that is, its public keys, and the lists of revocation.
//!
//! Nothing here depends on who asks, so that anything between may keep it for a while: a reader that asks for a whole list
//! does not tell which badge it looks at.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use domain::certification::badge::{self, Bitstring, LIST_TTL};
use serde_json::{Value, json};
use store::{badges, certificates, settings};
use web_shell::{Answer, Doors, Shared, Trouble, Visit, Who, jws, proof};

/// The doors of what badges refer to.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/.well-known/jwks.json", Who::Anyone, keys)
        .get("/badges/cles/{key}", Who::Anyone, key)
        .get("/badges/emetteur", Who::Anyone, issuer)
        .get("/badges/statuts/{list}", Who::Anyone, list)
}

fn served(media: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={}", LIST_TTL / 1000)),
        // Programs of other sites read these: they are public, and nothing else is given with them.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    (headers, body).into_response()
}

fn json_of(value: &Value) -> Response {
    served("application/json", value.to_string())
}

/// The public halves of every key that ever signed certificates here, the one in use first. What a rehearsal makes is
/// vouched for by none of them.
async fn every_key(app: &Shared) -> Result<Vec<[u8; 32]>, Trouble> {
    let kept = {
        let mut reader = app.store.read().await?;
        certificates::every_key(&mut reader.conn()).await?
    };
    let held = &app.keys.certificates;
    let former = kept.iter().filter(|row| row.id != held.id && row.id != app.keys.rehearsals.id);
    let former = former.filter_map(|row| app.keys.trusted(&row.id, Some(row)));
    Ok(std::iter::once(held.public()).chain(former).collect())
}

/// `GET /.well-known/jwks.json`.
async fn keys(State(app): State<Shared>) -> Answer {
    let keys: Vec<Value> = every_key(&app).await?.iter().map(jws::key).collect();
    Ok(served("application/jwk-set+json", json!({ "keys": keys }).to_string()))
}

/// `GET /badges/cles/{key}`: the key that a badge names.
async fn key(State(app): State<Shared>, Path(id): Path<String>) -> Answer {
    let keys = every_key(&app).await?;
    let key = keys.iter().map(jws::key).find(|key| key["kid"] == id.as_str());
    key.map(|key| served("application/jwk+json", key.to_string())).ok_or(Trouble::NotFound)
}

/// `GET /badges/emetteur`: who issues.
async fn issuer(State(app): State<Shared>) -> Answer {
    let operator = {
        let mut reader = app.store.read().await?;
        settings::operator(&mut reader.conn()).await?
    };
    let platform = &app.config.public_url;
    let mut profile = badge::issuer(platform, operator.issuer());
    profile["@context"] = json!(badge::CONTEXT);
    Ok(json_of(&profile))
}

/// `GET /badges/statuts/{list}`: a list of revocation as it stands, signed.
async fn list(State(app): State<Shared>, visit: Visit, Path(list): Path<String>) -> Answer {
    let list: u32 = list.parse().map_err(|_| Trouble::NotFound)?;
    let revoked = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        // The first list is there before the first badge.
        if list > badges::last_list(db).await?.map_or(0, |(last, _)| last) {
            return Err(Trouble::NotFound);
        }
        badges::revoked(db, list).await?
    };
    let (platform, signer) = (&app.config.public_url, &app.keys.certificates);
    let encoded = proof::encode_list(&Bitstring::of(&revoked));
    let credential = badge::list_credential(platform, list, &encoded, visit.at);
    let address = badge::key_address(platform, &signer.id);
    Ok(served("application/vc+jwt", jws::compact(signer, "vc+jwt", &address, &credential)))
}
