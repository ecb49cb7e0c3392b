//! A ticket to choose a password: who holds it may, once and until a moment. It is sealed over the password that it
//! replaces, so that it dies with it; nothing is stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use store::accounts::{self, Credential};
use store::{Conn, Failure};
use web_shell::App;

fn seal(app: &App, known: &Credential, until: Moment) -> String {
    let text = format!("{}.{}.{}.{}", known.account, until.millis(), known.login, known.secret);
    URL_SAFE_NO_PAD.encode(&app.keys.seal("password ticket", text.as_bytes())[..24])
}

/// The ticket, as a part of an address.
#[must_use]
pub fn write(app: &App, known: &Credential, until: Moment) -> String {
    format!("{}.{}.{}", known.account, until.millis(), seal(app, known, until))
}

/// The credential whose password the ticket lets change; nothing when it was used, is too old, or is none.
///
/// # Errors
/// When the store cannot be read.
pub async fn read(
    app: &App,
    db: &mut Conn<'_>,
    ticket: &str,
    at: Moment,
) -> Result<Option<Credential>, Failure> {
    let Some((account, until, sealed)) = parts(ticket) else { return Ok(None) };
    if at > until {
        return Ok(None);
    }
    let known = accounts::credentials_of(db, account).await?;
    Ok(known.into_iter().find(|k| same(&seal(app, k, until), sealed)))
}

fn parts(ticket: &str) -> Option<(Id<Account>, Moment, &str)> {
    let mut parts = ticket.split('.');
    let (account, until, sealed) = (parts.next()?, parts.next()?, parts.next()?);
    Some((account.parse().ok()?, Moment::from_millis(until.parse().ok()?), sealed))
}

/// Compared through a hash: the time it takes tells nothing of the seal.
fn same(one: &str, other: &str) -> bool {
    web_shell::cookies::hash(one) == web_shell::cookies::hash(other)
}
