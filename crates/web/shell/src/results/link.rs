//! The link by which a prescriber reads the results of their candidates in one session, without an account, until a day
//! (ADR 0034). It is sealed over the address it was sent to and names it nowhere: whoever is no longer the recipient of
//! anybody in the session holds a link that opens nothing. Nothing is stored.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::certification::results::LinkState;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use store::sessions::Kept;
use store::{Conn, Failure, candidates, sessions};
use subtle::ConstantTimeEq as _;

use crate::keys::Keys;

/// What a link of ours leads to.
pub struct Found {
    /// The session.
    pub session: Kept,
    /// Whose candidates it shows.
    pub recipient: String,
    /// The last moment at which it holds.
    pub until: Moment,
    /// Whether it leads there.
    pub state: LinkState,
}

fn seal(keys: &Keys, session: Id<Session>, recipient: &str, until: Moment) -> String {
    let text = format!("{session}.{}.{recipient}", until.millis());
    URL_SAFE_NO_PAD.encode(&keys.seal("results link", text.as_bytes())[..24])
}

/// The link of a recipient, as a part of an address.
#[must_use]
pub fn write(keys: &Keys, session: Id<Session>, recipient: &str, until: Moment) -> String {
    format!("{session}.{}.{}", until.millis(), seal(keys, session, recipient, until))
}

/// What the link leads to; nothing when it is none of ours, or its recipient no longer is one.
///
/// # Errors
/// When the store cannot be read.
pub async fn read(keys: &Keys, db: &mut Conn<'_>, link: &str, at: Moment) -> Result<Option<Found>, Failure> {
    let Some((id, until, sealed)) = parts(link) else { return Ok(None) };
    let Some(session) = sessions::by_id(db, id).await? else { return Ok(None) };
    let list = candidates::of_session(db, id).await?;
    let known: BTreeSet<String> = list.into_iter().filter_map(|candidate| candidate.results_email).collect();
    let ours = |recipient: &String| {
        let own = seal(keys, id, recipient, until);
        bool::from(own.as_bytes().ct_eq(sealed.as_bytes()))
    };
    let state = LinkState::of(until, session.facts.published_at.is_some(), at);
    Ok(known.into_iter().find(ours).map(|recipient| Found { session, recipient, until, state }))
}

fn parts(link: &str) -> Option<(Id<Session>, Moment, &str)> {
    let mut parts = link.split('.');
    let (session, until, sealed) = (parts.next()?, parts.next()?, parts.next()?);
    let end = parts.next().is_none();
    end.then_some(())?;
    Some((session.parse().ok()?, Moment::from_millis(until.parse().ok()?), sealed))
}
