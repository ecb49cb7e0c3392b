//! Joining a session: the identity that a candidate types meets the list (certification rules §3.8).
//!
//! Mended: where the incumbent had one sentence for every failure, a candidate who is on the list is told which of the
//! three pieces differs, and never what the list says. Ligatures and scripts: see [`normalise_name`].

use jiff::civil::Date;

use super::{Candidate, CellFault, FieldName, Why, person_name};
use crate::certification::session::{SessionRefusal, SessionState};
use crate::id::Id;
use crate::people::{Account, parse_birth_date};
use crate::text::normalise_name;

/// Who a candidate says to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedIdentity {
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// The centre's own identifier: asked for where names and date fit several candidates.
    pub local_id: Option<String>,
}

impl TypedIdentity {
    /// Reads the three fields of the form (V16–V18).
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn parse(
        first_name: &str,
        last_name: &str,
        birth_date: &str,
        today: Date,
    ) -> Result<Self, Vec<CellFault>> {
        let mut faults = Vec::new();
        let mut fault = |field, why, value: &str| {
            faults.push(CellFault { field, why, value: value.to_owned(), choices: Vec::new() });
        };
        let first = person_name(first_name).map_err(|why| fault(FieldName::FirstName, why, first_name)).ok();
        let last = person_name(last_name).map_err(|why| fault(FieldName::LastName, why, last_name)).ok();
        let birth = parse_birth_date(birth_date, today)
            .map_err(|why| fault(FieldName::BirthDate, Why::from(why), birth_date))
            .ok();
        match (first, last, birth) {
            (Some(first_name), Some(last_name), Some(birth_date)) => {
                Ok(Self { first_name, last_name, birth_date, local_id: None })
            }
            _ => Err(faults),
        }
    }
}

/// A candidate of the list, as far as joining needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub id: Id<Candidate>,
    /// First name on the list.
    pub first_name: String,
    /// Name at birth on the list.
    pub last_name: String,
    /// Date of birth on the list.
    pub birth_date: Date,
    /// The centre's own identifier.
    pub local_id: Option<String>,
    /// The account that has joined as this candidate.
    pub account: Option<Id<Account>>,
    /// When the school manages its learners and this candidate is one of them: the account that the learner works with.
    pub learner_account: Option<Id<Account>>,
}

/// The piece of the identity that is not as on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mismatch {
    /// First name.
    FirstName,
    /// Name at birth.
    LastName,
    /// Date of birth.
    BirthDate,
}

impl Mismatch {
    /// The name of the field in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::BirthDate => "birth_date",
        }
    }
}

/// Why somebody cannot join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotJoin {
    /// The session no longer takes candidates.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// Nobody on the list has these names and this date.
    #[error("nobody on the list has these names and this date")]
    NotOnList,
    /// Somebody on the list has two of the three pieces.
    #[error("one piece differs from the list")]
    ListedOtherwise {
        /// The piece that differs.
        what: Mismatch,
    },
    /// The names stand on the list the other way round.
    #[error("first name and name at birth are swapped")]
    Swapped,
    /// Several rows fit.
    #[error("several rows of the list fit")]
    SeveralMatch,
    /// Somebody with another account has joined as this candidate.
    #[error("another account has joined as this candidate")]
    LinkedToAnotherAccount,
    /// This account has joined as another candidate of the session.
    #[error("this account has joined as another candidate")]
    AlreadyLinkedInSession,
    /// The account belongs to the staff of the centre: nobody is certified where they work (seed 003).
    #[error("a member of the centre is not certified there")]
    Staff,
    /// The learner works with another account: the profile to certify is there.
    #[error("the learner works with another account")]
    OtherAccountUsed {
        /// That account.
        account: Id<Account>,
    },
    /// This person sat not long enough ago.
    #[error("too soon after an earlier sitting")]
    TooSoon {
        /// The first day on which they may sit again.
        from: Date,
    },
}

/// What joining changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// The account is to be linked to this candidate.
    Now(Id<Candidate>),
    /// It was linked before: nothing to write.
    Before(Id<Candidate>),
}

/// Finds who on the list has the typed identity: the exact date and the same normalised names.
///
/// A row that has two of the three pieces makes the refusal say which one differs, provided that all such rows agree on
/// it: twins must not be told apart by guesses. Names typed the wrong way round are told before all others (M05).
/// Homonyms born on one day are told apart by what is known of them: the account that joined or that the pupil works
/// with, then the identifier that was typed; never by a guess.
///
/// # Errors
/// [`CannotJoin::NotOnList`], [`CannotJoin::ListedOtherwise`], [`CannotJoin::Swapped`] or [`CannotJoin::SeveralMatch`].
pub fn match_candidate<'a>(
    typed: &TypedIdentity,
    candidates: &'a [Listed],
    by: Id<Account>,
) -> Result<&'a Listed, CannotJoin> {
    let first = normalise_name(&typed.first_name);
    let last = normalise_name(&typed.last_name);
    let mut same = Vec::new();
    let mut near = Vec::new();
    let mut swapped = false;
    for listed in candidates {
        let (listed_first, listed_last) =
            (normalise_name(&listed.first_name), normalise_name(&listed.last_name));
        let born = listed.birth_date == typed.birth_date;
        match (listed_first == first, listed_last == last, born) {
            (true, true, true) => same.push(listed),
            (false, true, true) => near.push(Mismatch::FirstName),
            (true, false, true) => near.push(Mismatch::LastName),
            (true, true, false) => near.push(Mismatch::BirthDate),
            (false, false, true) => swapped |= listed_first == last && listed_last == first,
            _ => {}
        }
    }
    match (same.as_slice(), near.split_first()) {
        ([one], _) => Ok(one),
        ([_, _, ..], _) => among_homonyms(&same, typed, by),
        _ if swapped => Err(CannotJoin::Swapped),
        ([], Some((&what, others))) if others.iter().all(|other| *other == what) => {
            Err(CannotJoin::ListedOtherwise { what })
        }
        ([], _) => Err(CannotJoin::NotOnList),
    }
}

fn among_homonyms<'a>(
    same: &[&'a Listed],
    typed: &TypedIdentity,
    by: Id<Account>,
) -> Result<&'a Listed, CannotJoin> {
    let only = |fits: &dyn Fn(&Listed) -> bool| -> Option<&'a Listed> {
        let mut fitting = same.iter().copied().filter(|listed| fits(listed));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let number = typed.local_id.as_deref().map(normalise_name).filter(|number| !number.is_empty());
    only(&|listed| listed.account == Some(by))
        .or_else(|| only(&|listed| listed.learner_account == Some(by)))
        .or_else(|| {
            let number = number?;
            only(&|listed| listed.local_id.as_deref().is_some_and(|id| normalise_name(id) == number))
        })
        .ok_or(CannotJoin::SeveralMatch)
}

/// All that joining is decided on.
#[derive(Debug, Clone, Copy)]
pub struct Joining<'a> {
    /// The account that asks.
    pub by: Id<Account>,
    /// Where the session stands.
    pub session: SessionState,
    /// Who says to be whom.
    pub typed: &'a TypedIdentity,
    /// The list of the session.
    pub candidates: &'a [Listed],
    /// The first day on which the person may sit again, where the session comes before it (see
    /// [`decide_delay`](crate::certification::calendar::decide_delay)).
    pub too_soon: Option<Date>,
}

/// Decides whether an account joins a session as somebody of its list (M01–M13).
///
/// Mended: a candidate whom no learner stands for, or whose learner has no account yet, may join, where in a school
/// that manages its learners the incumbent let them never join; the invigilator checks the identity in the room.
///
/// # Errors
/// One [`CannotJoin`].
pub fn decide_join(joining: &Joining<'_>) -> Result<Joined, CannotJoin> {
    #[cfg(feature = "planted")]
    let joining = &Joining {
        session: if crate::planted::is("joined_after_finalisation") {
            SessionState::ToPrepare
        } else {
            joining.session
        },
        ..*joining
    };
    joining.session.can_join()?;
    let found = match_candidate(joining.typed, joining.candidates, joining.by)?;
    match found.account {
        Some(account) if account == joining.by => return Ok(Joined::Before(found.id)),
        #[cfg(feature = "planted")]
        Some(_) if crate::planted::is("candidate_taken_over") => {}
        Some(_) => return Err(CannotJoin::LinkedToAnotherAccount),
        None => {}
    }
    if let Some(account) = found.learner_account.filter(|account| *account != joining.by) {
        return Err(CannotJoin::OtherAccountUsed { account });
    }
    let joined = joining.candidates.iter().any(|listed| listed.account == Some(joining.by));
    #[cfg(feature = "planted")]
    let joined = joined && !crate::planted::is("joined_as_two");
    if joined {
        return Err(CannotJoin::AlreadyLinkedInSession);
    }
    if let Some(from) = joining.too_soon {
        return Err(CannotJoin::TooSoon { from });
    }
    Ok(Joined::Now(found.id))
}

#[cfg(test)]
mod tests;
