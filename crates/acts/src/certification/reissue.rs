//! A certificate in the place of another, inside other acts: an identity that was corrected or a score that changed makes a
//! new certificate with a code of its own; the former one is revoked and stays as it was signed.

use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, Holder};
use domain::certification::scoring::Score;
use domain::id::Id;
use store::certificates::{self, Kept, SigningKey};
use store::{Failure, Tx, attempts};

use super::publish_session::Signed;
use crate::Doing;

/// What came of it.
pub(super) enum Reissued {
    /// It is kept; the one that it replaces, where there was one.
    Done {
        /// That one.
        replaced: Option<Id<Certificate>>,
    },
    /// Its code is another certificate's: sign again with another.
    CodeTaken,
}

/// Whether what was signed tells that score of that person, and its own code.
pub(super) fn tells(signed: &Signed, attempt: Id<Attempt>, score: &Score, holder: &Holder) -> bool {
    let told = Certificate::read(&signed.payload);
    signed.attempt == attempt
        && told.is_some_and(|told| told.code == signed.code && told.tells(score, holder))
}

/// The row of a certificate that is issued now.
pub(super) fn row(attempt: &attempts::Kept, signed: &Signed, key: &SigningKey, doing: &Doing) -> Kept {
    Kept {
        id: Id::<Certificate>::from_seed(&doing.seed, &format!("certificate {}", attempt.id)),
        attempt: attempt.id,
        session: attempt.session,
        account: attempt.account,
        code: signed.code.clone(),
        payload: signed.payload.clone(),
        signature: signed.signature,
        key: key.id.clone(),
        issued_at: doing.at,
        revoked_at: None,
        replaced_at: None,
    }
}

/// Keeps a certificate: under the code of the one in force it is written over it, under another code it takes its place.
/// The caller has checked what it tells, and holds the session's row.
pub(super) async fn issue(
    tx: &mut Tx<'_>,
    attempt: &attempts::Kept,
    signed: &Signed,
    key: &SigningKey,
    doing: &Doing,
) -> Result<Reissued, Failure> {
    let former = certificates::of_attempt(tx, attempt.id).await?;
    let same = |kept: &Kept| kept.code == signed.code;
    let mut replaced = None;
    if !former.as_ref().is_some_and(same) {
        if certificates::by_code(tx, &signed.code).await?.is_some() {
            return Ok(Reissued::CodeTaken);
        }
        if let Some(former) = former {
            certificates::replace(tx, former.id, doing.at).await?;
            replaced = Some(former.id);
        }
    }
    certificates::insert_key(tx, key, doing.at).await?;
    certificates::put(tx, &row(attempt, signed, key, doing)).await?;
    Ok(Reissued::Done { replaced })
}
