//! An incident is reported, by the invigilator in the room or by the centre at the finalisation; and taken back while the
//! centre still works on the session (certification rules §8.4; mended: reporting ends with the finalisation too).

use domain::certification::enrolment::Candidate;
use domain::certification::incident::{Incident, NewIncident};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, candidates, incidents, journal, sessions};

use crate::Doing;

/// Files an incident about a candidate. `doing.by` is an account of the centre or a named invigilator.
#[derive(Debug, Clone)]
pub struct FileIncident {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// About whom.
    pub candidate: Id<Candidate>,
    /// Its identifier: the key of the form, so that the same form sent twice files one incident.
    pub id: Id<Incident>,
    /// What happened.
    pub incident: NewIncident,
}

impl Act for FileIncident {
    type Done = Id<Incident>;
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Incident>, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        let candidate = candidates::by_id(tx, self.session, self.candidate).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        let by = self.doing.person();
        let of = (self.session, candidate.id);
        let key = self.id;
        #[cfg(feature = "planted")]
        let key = self.under_fault(key, tx).await?;
        if !incidents::insert(tx, key, of, &self.incident, self.doing.at, &by).await? {
            return Ok(self.id);
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "file_incident",
            payload: json!({ "incident": self.id, "candidate": candidate.id, "told": self.incident }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(self.id)
    }
}

#[cfg(feature = "planted")]
impl FileIncident {
    /// The fault that files a form sent twice as two incidents.
    async fn under_fault(&self, key: Id<Incident>, tx: &mut Tx<'_>) -> Result<Id<Incident>, store::Failure> {
        let there = incidents::of_session(tx, self.session).await?;
        let twice = domain::planted::is("incident_filed_twice") && there.iter().any(|i| i.id == key);
        let fresh = || Id::from_seed(&self.doing.seed, &format!("incident {}", there.len()));
        Ok(if twice { fresh() } else { key })
    }
}

/// Takes an incident back. One that is gone already stays gone.
#[derive(Debug, Clone)]
pub struct RemoveIncident {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Which incident.
    pub id: Id<Incident>,
}

impl Act for RemoveIncident {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        if incidents::delete(tx, self.session, self.id).await? {
            let entry = journal::Entry {
                stream: &journal::stream("session", self.session),
                at: self.doing.at,
                by: &self.doing.by,
                act: "remove_incident",
                payload: json!({ "incident": self.id }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(())
    }
}

/// Changes what an incident says, while nobody has settled it. Who reported it, and when, stays.
#[derive(Debug, Clone)]
pub struct ChangeIncident {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session; the caller has checked that it is theirs.
    pub session: Id<Session>,
    /// Which incident.
    pub id: Id<Incident>,
    /// What it says from now on.
    pub incident: NewIncident,
}

impl Act for ChangeIncident {
    type Done = ();
    type Refusal = SessionRefusal;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.session.raw())
    }

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_invigilate().map_err(Stop::Refused)?;
        let kept = incidents::by_id(tx, self.session, self.id).await?.ok_or(Stop::Absent)?;
        if kept.told == self.incident || !incidents::change(tx, self.session, self.id, &self.incident).await?
        {
            return Ok(());
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "change_incident",
            payload: json!({ "incident": self.id, "candidate": kept.candidate, "told": self.incident }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
