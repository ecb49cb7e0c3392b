//! A centre enrols pupils of its school: names, dates of birth and classes come from the school's list
//! (certification rules §3.6; place of birth is not asked, seed 003).

use domain::certification::enrolment::{Candidate, Entry, NewCandidate};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::people::Learner;
use serde_json::json;
use store::candidates::{Kept, Origin};
use store::{Act, Failure, Stop, Tx, candidates, journal, sessions};

use super::pupils::entry;
use crate::Doing;

/// Enrols pupils; those already on the list are left as they are.
#[derive(Debug, Clone)]
pub struct EnrolLearners {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which session.
    pub session: Id<Session>,
    /// The pupils: who in the school's list, their class, and what the session's list says.
    pub pupils: Vec<(Id<Learner>, Option<String>, NewCandidate)>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// How many were added.
    pub enrolled: usize,
    /// The names of those who were on the list already.
    pub skipped: Vec<String>,
}

impl Act for EnrolLearners {
    type Done = Enrolled;
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Enrolled, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(Stop::Refused)?;
        let mut listed: Vec<Entry> =
            candidates::of_session(tx, self.session).await?.iter().map(Kept::entry).collect();
        let (mut enrolled, mut skipped) = (0, Vec::new());
        for (learner, division, new) in &self.pupils {
            let id = Id::<Candidate>::from_seed(&self.doing.seed, &format!("learner {learner}"));
            let origin = Origin { division: division.clone(), learner: Some(*learner) };
            let entry = entry(new, &origin);
            if listed.iter().any(|known| known.is_same_person(&entry)) {
                skipped.push(format!("{} {}", new.first_name, new.last_name));
                continue;
            }
            if !candidates::insert(tx, self.session, id, new, &origin, self.doing.at).await? {
                return Err(Failure::inconsistent("a candidate was not kept").into());
            }
            listed.push(entry);
            enrolled += 1;
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "enrol_learners",
            payload: json!({ "enrolled": enrolled }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(Enrolled { enrolled, skipped })
    }
}
