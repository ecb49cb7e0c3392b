//! The list of a session as it is compared with one given again.

use std::collections::HashSet;

use domain::certification::enrolment::{Candidate, ListedRow, NewCandidate, Stays};
use domain::certification::session::Session;
use domain::id::Id;

use crate::candidates::{self, Kept};
use crate::{Conn, Failure, incidents};

/// A candidate with what their row says.
pub type Listed = (Kept, ListedRow);

/// What a row says, as it is read from a form or a file.
#[must_use]
pub fn row(kept: &Kept) -> NewCandidate {
    NewCandidate {
        first_name: kept.first_name.clone(),
        last_name: kept.last_name.clone(),
        sex: kept.sex,
        birth_date: kept.birth_date,
        birth_place: kept.birth_place.clone(),
        results_email: kept.results_email.clone(),
        convocation_email: kept.convocation_email.clone(),
        local_id: kept.local_id.clone(),
        extra_time_percent: kept.extra_time,
        billing: kept.billing.clone(),
        notices: Vec::new(),
    }
}

/// The list of a session by name, each row with why it stays, where it does.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Listed>, Failure> {
    let reported: HashSet<Id<Candidate>> =
        incidents::of_session(db, session).await?.into_iter().map(|incident| incident.candidate).collect();
    let stays = |kept: &Kept| {
        if kept.account.is_some() {
            Some(Stays::Joined)
        } else if kept.present_at.is_some() {
            Some(Stays::Present)
        } else {
            reported.contains(&kept.id).then_some(Stays::Reported)
        }
    };
    let list = candidates::of_session(db, session).await?.into_iter();
    Ok(list
        .map(|kept| {
            let listed = ListedRow { entry: kept.entry(), row: row(&kept), stays: stays(&kept) };
            (kept, listed)
        })
        .collect())
}
