//! The link to a certificate that a mail brings to who has lost it: certificate, end, and a seal over both and the code. It
//! names nobody, nothing is stored, and it opens nothing once the certificate was replaced or revoked (ADR 0048).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::certification::certificate::{Certificate, VerificationCode};
use domain::id::Id;
use domain::moment::Moment;
use store::certificates::{self, Kept};
use store::{Conn, Failure};
use web_shell::cookies;
use web_shell::keys::Keys;

fn seal(keys: &Keys, certificate: Id<Certificate>, code: &VerificationCode, until: Moment) -> String {
    let text = format!("{certificate}.{}.{code}", until.millis());
    URL_SAFE_NO_PAD.encode(&keys.seal("lost certificate", text.as_bytes())[..24])
}

/// The ticket, as a part of an address.
#[must_use]
pub fn write(keys: &Keys, certificate: Id<Certificate>, code: &VerificationCode, until: Moment) -> String {
    format!("{certificate}.{}.{}", until.millis(), seal(keys, certificate, code, until))
}

/// The certificate that a ticket opens; nothing when it is too old, none of ours, or when the certificate no longer stands.
///
/// # Errors
/// When the store cannot be read.
pub async fn read(
    keys: &Keys,
    db: &mut Conn<'_>,
    ticket: &str,
    at: Moment,
) -> Result<Option<(Kept, Moment)>, Failure> {
    let Some((id, until, sealed)) = parts(ticket) else { return Ok(None) };
    if at > until {
        return Ok(None);
    }
    let Some(kept) = certificates::by_id(db, id).await? else { return Ok(None) };
    let stands = kept.replaced_at.is_none() && kept.revoked_at.is_none();
    // Compared through a hash: the time it takes tells nothing of the seal.
    let ours = cookies::hash(&seal(keys, id, &kept.code, until)) == cookies::hash(sealed);
    Ok((stands && ours).then_some((kept, until)))
}

fn parts(ticket: &str) -> Option<(Id<Certificate>, Moment, &str)> {
    let mut parts = ticket.split('.');
    let (id, until, sealed) = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(())?;
    Some((id.parse().ok()?, Moment::from_millis(until.parse().ok()?), sealed))
}
