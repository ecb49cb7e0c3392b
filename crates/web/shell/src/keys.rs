//! Keys: one root key file, one derived key per purpose (HKDF-SHA256, RFC 5869).

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The keys of this installation.
pub struct Keys {
    root: [u8; 32],
    signing: SigningKey,
    /// The name of the signing key: the first 8 bytes of BLAKE3 of its public half, in hexadecimal.
    pub signing_id: String,
}

impl Keys {
    /// Derives everything from the root key.
    #[must_use]
    pub fn from_root(root: [u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(&derive(&root, b"certificate signature"));
        let signing_id = key_id(signing.verifying_key().as_bytes());
        Self { root, signing, signing_id }
    }

    /// Signs with Ed25519 (RFC 8032).
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(bytes).to_bytes()
    }

    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// A short proof that we wrote `text` for this purpose.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    #[must_use]
    pub fn seal(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        let key = derive(&self.root, purpose.as_bytes());
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes any key");
        mac.update(text);
        mac.finalize().into_bytes().into()
    }
}

/// Whether `signature` was made over `bytes` by the holder of the key with this public half.
#[must_use]
pub fn is_signed(public: &[u8; 32], bytes: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(bytes, &Signature::from_bytes(signature)).is_ok())
}

/// The name of a signing key.
#[must_use]
pub fn key_id(public: &[u8; 32]) -> String {
    blake3::hash(public).to_hex()[..16].to_owned()
}

fn derive(root: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, root).expand(purpose, &mut key).expect("32 bytes is a length that HKDF gives");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_altered_character_fails() {
        let keys = Keys::from_root([9; 32]);
        let signature = keys.sign(b"points: 120");
        assert!(is_signed(&keys.public(), b"points: 120", &signature));
        assert!(!is_signed(&keys.public(), b"points: 121", &signature));
    }

    #[test]
    fn purposes_have_keys_of_their_own() {
        let keys = Keys::from_root([9; 32]);
        assert_ne!(keys.seal("form", b"x"), keys.seal("device", b"x"));
    }
}
