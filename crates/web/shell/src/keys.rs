//! Keys: one root key file, one derived key per purpose (HKDF-SHA256, RFC 5869).

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use store::certificates::SigningKey as KeptKey;

/// The keys of this installation.
pub struct Keys {
    /// The root key, extracted: keys of any purpose are expanded from it.
    root: Hkdf<Sha256>,
    /// Signs certificates.
    pub certificates: Signer,
    /// Signs what a rehearsal makes: never the same key, so that no mark needs to be believed to tell them apart.
    pub rehearsals: Signer,
}

/// A key that signs.
pub struct Signer {
    key: SigningKey,
    /// The name of the key: the first 8 bytes of BLAKE3 of its public half, in hexadecimal.
    pub id: String,
}

impl Signer {
    fn derived(root: &Hkdf<Sha256>, purpose: &[u8]) -> Self {
        let key = SigningKey::from_bytes(&derive(root, purpose));
        let id = key_id(key.verifying_key().as_bytes());
        Self { key, id }
    }

    /// Signs with Ed25519 (RFC 8032).
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }

    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }
}

/// Under this purpose the rows of signing keys are sealed.
const KEY_SEAL: &str = "signing key";

impl Keys {
    /// Derives everything from the root key.
    #[must_use]
    pub fn from_root(root: [u8; 32]) -> Self {
        let root = Hkdf::new(None, &root);
        let certificates = Signer::derived(&root, b"certificate signature");
        let rehearsals = Signer::derived(&root, b"rehearsal signature");
        Self { root, certificates, rehearsals }
    }

    /// The key that signs what is real, or what a rehearsal makes.
    #[must_use]
    pub const fn signer(&self, rehearsal: bool) -> &Signer {
        if rehearsal { &self.rehearsals } else { &self.certificates }
    }

    /// The row that keeps the public half of a key, sealed.
    #[must_use]
    pub fn kept(&self, signer: &Signer) -> KeptKey {
        let (id, public) = (signer.id.clone(), signer.public());
        let seal = self.seal(KEY_SEAL, &public);
        KeptKey { id, public, seal }
    }

    /// The public half of a key of ours: one that this installation holds, or one whose row it sealed. A row that somebody
    /// wrote into the store proves nothing.
    #[must_use]
    pub fn trusted(&self, id: &str, row: Option<&KeptKey>) -> Option<[u8; 32]> {
        let held = [&self.certificates, &self.rehearsals].into_iter().find(|signer| signer.id == id);
        if let Some(signer) = held {
            return Some(signer.public());
        }
        let sealed = |row: &&KeptKey| row.id == id && key_id(&row.public) == id && self.sealed(row);
        row.filter(sealed).map(|row| row.public)
    }

    fn sealed(&self, row: &KeptKey) -> bool {
        let key = derive(&self.root, KEY_SEAL.as_bytes());
        Hmac::<Sha256>::new_from_slice(&key)
            .is_ok_and(|mac| mac.chain_update(row.public).verify_slice(&row.seal).is_ok())
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

fn derive(root: &Hkdf<Sha256>, purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    root.expand(purpose, &mut key).expect("32 bytes is a length that HKDF gives");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_altered_character_fails() {
        let keys = Keys::from_root([9; 32]);
        let (signature, public) = (keys.certificates.sign(b"points: 120"), keys.certificates.public());
        assert!(is_signed(&public, b"points: 120", &signature));
        assert!(!is_signed(&public, b"points: 121", &signature));
        assert_ne!(public, keys.rehearsals.public());
    }

    #[test]
    fn a_key_that_somebody_wrote_into_the_store_is_not_trusted() {
        let (ours, theirs) = (Keys::from_root([9; 32]), Keys::from_root([8; 32]));
        let id = &theirs.certificates.id;
        let forged = theirs.kept(&theirs.certificates);
        assert_eq!(ours.trusted(id, Some(&forged)), None, "sealed by another installation");
        assert_eq!(ours.trusted(id, None), None);
        let former = ours.kept(&theirs.certificates);
        assert_eq!(ours.trusted(id, Some(&former)), Some(former.public), "a former key of ours");
        let renamed = KeptKey { id: "0123456789abcdef".into(), ..former };
        assert_eq!(ours.trusted("0123456789abcdef", Some(&renamed)), None, "a name is made from its key");
        let replaced = KeptKey { id: ours.certificates.id.clone(), ..forged };
        assert_eq!(ours.trusted(&replaced.id, Some(&replaced)), Some(ours.certificates.public()));
    }

    #[test]
    fn purposes_have_keys_of_their_own() {
        let keys = Keys::from_root([9; 32]);
        assert_ne!(keys.seal("form", b"x"), keys.seal("device", b"x"));
    }
}
