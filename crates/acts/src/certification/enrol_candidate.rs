//! A centre adds a candidate by hand, changes one, or takes one off the list (certification rules §3.4, §3.5).

use domain::certification::enrolment::{Candidate, CannotChange, Entry, NewCandidate, decide_change};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::journal::Actor;
use serde_json::json;
use store::candidates::{self, Kept};
use store::{Act, Failure, Stop, Tx, centres, incidents, journal, lists, sessions};

use super::pupils::{Pupils, entry, key};
use super::row_changes;
use crate::Doing;

/// Why a row cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEnrol {
    /// The session no longer takes changes.
    Session(SessionRefusal),
    /// The candidate has joined with an account.
    Joined,
    /// An incident was reported about the candidate: the row must stay.
    HasIncidents,
    /// This person is on the list already.
    OnList(Id<Candidate>),
    /// A row needs more than the room knows: the centre adds candidates, not who watches over the room.
    ByCentre,
}

impl From<CannotChange> for CannotEnrol {
    fn from(why: CannotChange) -> Self {
        match why {
            CannotChange::Session(refusal) => Self::Session(refusal),
            CannotChange::Joined => Self::Joined,
        }
    }
}

/// Somebody of the list who is the same person.
fn same_person<'a>(entry: &Entry, list: impl IntoIterator<Item = &'a Kept>) -> Option<Id<Candidate>> {
    list.into_iter().find(|kept| kept.entry().is_same_person(entry)).map(|kept| kept.id)
}

async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    session: Id<Session>,
    act: &'static str,
    id: Id<Candidate>,
) -> Result<(), Failure> {
    let entry = journal::Entry {
        stream: &journal::stream("session", session),
        at: doing.at,
        by: &doing.by,
        act,
        payload: json!({ "candidate": id }),
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await.map(drop)
}

/// Adds a candidate to the list of a session.
#[derive(Debug, Clone)]
pub struct EnrolCandidate {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Its identifier: the key of the form, so that the same form sent twice adds one candidate.
    pub id: Id<Candidate>,
    /// The row.
    pub new: NewCandidate,
}

impl Act for EnrolCandidate {
    type Done = Id<Candidate>;
    type Refusal = CannotEnrol;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Candidate>, Stop<CannotEnrol>> {
        let id = self.id;
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        if candidates::by_id(tx, self.session, id).await?.is_some() {
            return Ok(id);
        }
        session.state().can_enrol().map_err(|why| Stop::Refused(CannotEnrol::Session(why)))?;
        if matches!(self.doing.by, Actor::Invigilator { .. }) {
            let centre = centres::by_id(tx, session.centre).await?.ok_or(Stop::Absent)?;
            if !centre.kind.enrols_on_the_spot() {
                return Err(Stop::Refused(CannotEnrol::ByCentre));
            }
        }
        let list = candidates::of_session(tx, self.session).await?;
        let origin = Pupils::of_centre(tx, session.centre).await?.origin(&self.new);
        if let Some(known) = same_person(&entry(&self.new, &origin), &list) {
            return Err(Stop::Refused(CannotEnrol::OnList(known)));
        }
        let written = candidates::insert(tx, self.session, id, &self.new, &origin, self.doing.at).await?;
        if !written {
            return Err(Failure::inconsistent("a candidate was not kept").into());
        }
        note(tx, &self.doing, self.session, "enrol_candidate", id).await?;
        Ok(id)
    }
}

/// Changes a row of the list.
#[derive(Debug, Clone)]
pub struct ChangeCandidate {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Which candidate of it.
    pub candidate: Id<Candidate>,
    /// The row.
    pub new: NewCandidate,
}

impl Act for ChangeCandidate {
    type Done = ();
    type Refusal = CannotEnrol;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotEnrol>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let list = candidates::of_session(tx, self.session).await?;
        let kept = list.iter().find(|kept| kept.id == self.candidate).ok_or(Stop::Absent)?;
        decide_change(&session.state(), kept.account.is_some()).map_err(|why| Stop::Refused(why.into()))?;
        // Another person is another pupil: the class and the account of the former must not stay with the row.
        let origin = if kept.entry().key == key(&self.new) {
            kept.origin()
        } else {
            Pupils::of_centre(tx, session.centre).await?.origin(&self.new)
        };
        let others = list.iter().filter(|other| other.id != kept.id);
        if let Some(known) = same_person(&entry(&self.new, &origin), others) {
            return Err(Stop::Refused(CannotEnrol::OnList(known)));
        }
        candidates::change(tx, self.session, kept.id, &self.new, &origin).await?;
        row_changes::tell(tx, &self.doing, self.session, kept.id, (&lists::row(kept), &self.new)).await?;
        Ok(())
    }
}

/// Takes a candidate off the list. One who is gone already stays gone.
#[derive(Debug, Clone)]
pub struct RemoveCandidate {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Which candidate of it.
    pub candidate: Id<Candidate>,
}

impl Act for RemoveCandidate {
    type Done = ();
    type Refusal = CannotEnrol;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotEnrol>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let Some(kept) = candidates::by_id(tx, self.session, self.candidate).await? else { return Ok(()) };
        decide_change(&session.state(), kept.account.is_some()).map_err(|why| Stop::Refused(why.into()))?;
        if !incidents::of_candidate(tx, self.session, kept.id).await?.is_empty() {
            return Err(Stop::Refused(CannotEnrol::HasIncidents));
        }
        candidates::delete(tx, self.session, kept.id).await?;
        note(tx, &self.doing, self.session, "remove_candidate", kept.id).await?;
        Ok(())
    }
}
