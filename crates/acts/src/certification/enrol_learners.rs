//! A centre enrols pupils of its school: names, dates of birth and classes come from the school's list
//! (certification rules §3.6; place of birth is not asked, seed 003).

use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::people::Learner;
use serde_json::json;
use store::candidates::Origin;
use store::{Act, Stop, Tx, candidates, journal, sessions};

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

impl Act for EnrolLearners {
    type Done = usize;
    type Refusal = SessionRefusal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<usize, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(Stop::Refused)?;
        let mut enrolled = 0;
        for (learner, division, new) in &self.pupils {
            let id = Id::<Candidate>::from_seed(&self.doing.seed, &format!("learner {learner}"));
            let origin = Origin { division: division.clone(), learner: Some(*learner) };
            let is_new = candidates::insert(tx, self.session, id, new, &origin, self.doing.at).await?;
            enrolled += usize::from(is_new);
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
        Ok(enrolled)
    }
}
