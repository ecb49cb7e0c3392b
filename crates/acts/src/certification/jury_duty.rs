//! Who of the jury may decide about a session (reliability and security §3.3, rows 32 to 37): a member about the
//! sessions they took, a president about all, and nobody about a session of a centre to which they belong.

use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::Account;
use store::{Conn, Failure, Stop, Tx, accounts, jury_pages, sessions};

use crate::Doing;

/// Somebody of the jury who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Juror {
    /// Which account.
    pub account: Id<Account>,
    /// President of the jury: every session is theirs to decide.
    pub president: bool,
}

/// Why a session is not this person's to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYours {
    /// They are a member of the centre that held it.
    OwnCentre,
    /// Nobody has taken it yet.
    NotTaken,
    /// Another member of the jury has it.
    TakenBy(Id<Account>),
}

impl NotYours {
    /// The name of the reason in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnCentre => "own_centre",
            Self::NotTaken => "not_taken",
            Self::TakenBy(_) => "taken_by",
        }
    }
}

/// Whether a session is this person's to decide. `of_the_centre` tells that they are a member of its centre.
///
/// # Errors
/// Why it is not.
pub fn duty(session: &sessions::Kept, juror: Juror, of_the_centre: bool) -> Result<(), NotYours> {
    match session.facts.assigned_to {
        _ if of_the_centre => Err(NotYours::OwnCentre),
        _ if juror.president => Ok(()),
        None => Err(NotYours::NotTaken),
        Some(other) if other != juror.account => Err(NotYours::TakenBy(other)),
        Some(_) => Ok(()),
    }
}

/// The same, looking up the membership.
pub(crate) async fn check(
    db: &mut Conn<'_>,
    session: &sessions::Kept,
    juror: Juror,
) -> Result<Result<(), NotYours>, Failure> {
    let of_the_centre = is_of_the_centre(db, session.id, juror.account).await?;
    Ok(duty(session, juror, of_the_centre))
}

/// Whether somebody belongs to the centre that held a session.
pub(crate) async fn is_of_the_centre(
    db: &mut Conn<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<bool, Failure> {
    jury_pages::is_member(db, session, account).await
}

/// The session, taken for a change by somebody of the jury. What a rehearsal made is absent for the real jury, and what
/// is real for the jury of a rehearsal.
pub(crate) async fn take<R>(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<sessions::Kept, Stop<R>> {
    let rehearses = accounts::by_id(tx, account).await?.is_some_and(|person| person.rehearsal);
    let kept = sessions::take(tx, session).await?.ok_or(Stop::Absent)?;
    if kept.rehearsal == rehearses { Ok(kept) } else { Err(Stop::Absent) }
}

/// The account that acts: the jury, and who answers for a centre, always act by name.
pub(crate) fn account(doing: &Doing) -> Result<Id<Account>, Failure> {
    match doing.by {
        Actor::Account(account) => Ok(account),
        _ => Err(Failure::inconsistent("somebody acts without the account that this needs")),
    }
}
