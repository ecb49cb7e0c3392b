//! Signed statements as JSON Web Signatures in their compact form (RFC 7515, `EdDSA` after RFC 8037), and keys as JSON Web
//! Keys. Three parts of base64url between points: what is signed is the text before the second point.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::keys::{Signer, is_signed, key_id};

/// A statement that was read, not yet verified.
#[derive(Debug, Clone)]
pub struct Jws {
    /// The name of the key that it names: what follows the last slash.
    pub key: String,
    /// What is stated.
    pub payload: Value,
    signed: String,
    signature: [u8; 64],
}

impl Jws {
    /// Takes a statement; nothing when it is none, or signed by another algorithm, or asks for what we do not know.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (signed, signature) = text.trim().rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let json = |part: &str| {
            serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).ok()?).ok().filter(Value::is_object)
        };
        let header = json(header)?;
        if header["alg"] != "EdDSA" || header.get("crit").is_some() {
            return None;
        }
        let key = header["kid"].as_str()?.rsplit('/').next()?.to_owned();
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?.try_into().ok()?;
        Some(Self { key, payload: json(payload)?, signed: signed.to_owned(), signature })
    }

    /// Whether the holder of the key with this public half signed it.
    #[must_use]
    pub fn is_by(&self, public: &[u8; 32]) -> bool {
        is_signed(public, self.signed.as_bytes(), &self.signature)
    }
}

/// Signs a statement. `media` is its type, `address` where the public half of the key is served.
#[must_use]
pub fn compact(signer: &Signer, media: &str, address: &str, payload: &Value) -> String {
    let header = json!({ "alg": "EdDSA", "kid": address, "typ": media });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let statement = format!("{}.{}", part(&header), part(payload));
    let signature = URL_SAFE_NO_PAD.encode(signer.sign(statement.as_bytes()));
    format!("{statement}.{signature}")
}

/// A public key as a JSON Web Key.
#[must_use]
pub fn key(public: &[u8; 32]) -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key_id(public),
        "x": URL_SAFE_NO_PAD.encode(public) })
}

/// The Ed25519 keys of a set of JSON Web Keys, by their names; nothing when it is no such set. A name is made from its key,
/// whatever the set says.
#[must_use]
pub fn keys(set: &[u8]) -> Option<Vec<(String, [u8; 32])>> {
    let set: Value = serde_json::from_slice(set).ok()?;
    let one = |key: &Value| {
        let ours = key["kty"] == "OKP" && key["crv"] == "Ed25519";
        let public: [u8; 32] = URL_SAFE_NO_PAD.decode(key["x"].as_str()?).ok()?.try_into().ok()?;
        ours.then(|| (key_id(&public), public))
    };
    Some(set["keys"].as_array()?.iter().filter_map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;

    #[test]
    fn any_altered_byte_fails() {
        let keys = Keys::from_root([9; 32]);
        let public = keys.certificates.public();
        let text =
            compact(&keys.certificates, "JWT", "https://x.example/badges/cles/k", &json!({ "points": 120 }));
        let read = Jws::read(&text).expect("a statement");
        assert!(read.is_by(&public) && read.key == "k" && read.payload["points"] == 120);
        assert!(!read.is_by(&keys.rehearsals.public()));
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(bytes).expect("letters");
            assert!(!Jws::read(&altered).is_some_and(|read| read.is_by(&public)), "byte {at}");
        }
    }

    #[test]
    fn another_algorithm_is_not_read() {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let signature = URL_SAFE_NO_PAD.encode([0; 64]);
        for header in
            [r#"{"alg":"none","kid":"k"}"#, r#"{"alg":"EdDSA","kid":"k","crit":["b64"]}"#, "{}", "[]"]
        {
            assert!(Jws::read(&format!("{}.{}.{signature}", part(header), part("{}"))).is_none(), "{header}");
        }
    }

    #[test]
    fn a_set_of_keys_is_read_back_under_names_made_from_the_keys() {
        let public = Keys::from_root([9; 32]).certificates.public();
        let mut named = key(&public);
        named["kid"] = "another".into();
        let set = json!({ "keys": [named, { "kty": "RSA" }] }).to_string();
        assert_eq!(keys(set.as_bytes()), Some(vec![(key_id(&public), public)]));
        assert_eq!(keys(b"[]"), None);
    }
}
