//! What a kept certificate is worth: nothing is believed of it but what a key of ours signed.

use domain::certification::certificate::Certificate;
use store::certificates::{self, Kept};
use store::{Conn, Failure};

use crate::keys::{Keys, is_signed};

/// A certificate after its signature was checked.
pub struct Checked {
    /// The public half of the key that it names, when that key is ours.
    pub public: Option<[u8; 32]>,
    /// What was signed; nothing when it is not what a key of ours signed for this code.
    pub told: Option<Certificate>,
}

/// Checks a certificate as it is kept.
///
/// The key must be ours, the signature must hold over exactly the kept bytes, and these must name the same code and the same
/// key. The key of rehearsals vouches for rehearsals only, and the other for nothing of a rehearsal.
///
/// # Errors
/// When the store cannot be read.
pub async fn check(keys: &Keys, db: &mut Conn<'_>, kept: &Kept) -> Result<Checked, Failure> {
    let row = certificates::key(db, &kept.key).await?;
    let public = keys.trusted(&kept.key, row.as_ref());
    let signed = public.is_some_and(|key| is_signed(&key, kept.payload.as_bytes(), &kept.signature));
    let told = Certificate::read(&kept.payload);
    let told = told.filter(|told| {
        let of_rehearsals = kept.key == keys.rehearsals.id;
        signed && told.code == kept.code && told.issuer_key == kept.key && told.rehearsal == of_rehearsals
    });
    Ok(Checked { public, told })
}
