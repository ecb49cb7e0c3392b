//! A centre enrols pupils of its school: names, dates of birth and classes come from the school's list
//! (certification rules §3.6; place of birth is not asked, seed 003).

use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::people::Learner;
use serde_json::json;
use store::candidates::{Kept, Origin};
use store::{Act, Failure, Stop, Tx, candidates, journal, sessions};

use super::pupils::entry;
use crate::Doing;

/// Enrols pupils; those already on the list are left as they are, and named.
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
    /// Who was added, in the order given.
    pub enrolled: Vec<Id<Learner>>,
    /// Who was not.
    pub skipped: Vec<Skipped>,
}

/// A pupil who was not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// Which pupil.
    pub learner: Id<Learner>,
    /// The row of the list that stands in the way.
    pub row: Id<Candidate>,
    /// What that row is.
    pub why: WhySkipped,
}

/// Why a pupil is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhySkipped {
    /// The row is this pupil's own.
    OnList,
    /// The row has these names and this date of birth, and nothing tells whether it is this pupil.
    Namesake,
}

impl Act for EnrolLearners {
    type Done = Enrolled;
    type Refusal = SessionRefusal;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Enrolled, Stop<SessionRefusal>> {
        let session = sessions::take(tx, self.session).await?.ok_or(Stop::Absent)?;
        session.state().can_enrol().map_err(Stop::Refused)?;
        let listed = candidates::of_session(tx, self.session).await?;
        let mut listed: Vec<_> = listed.iter().map(|row| (row.id, Kept::entry(row))).collect();
        let (mut enrolled, mut skipped, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for (learner, division, new) in &self.pupils {
            let id = Id::<Candidate>::from_seed(&self.doing.seed, &format!("learner {learner}"));
            let origin = Origin { division: division.clone(), learner: Some(*learner) };
            let entry = entry(new, &origin);
            if let Some((row, known)) = listed.iter().find(|(_, known)| known.is_same_person(&entry)) {
                let own = known.learner == Some(*learner);
                let why = if own { WhySkipped::OnList } else { WhySkipped::Namesake };
                skipped.push(Skipped { learner: *learner, row: *row, why });
                continue;
            }
            if !candidates::insert(tx, self.session, id, new, &origin, self.doing.at).await? {
                return Err(Failure::inconsistent("a candidate was not kept").into());
            }
            listed.push((id, entry));
            ids.push(id);
            enrolled.push(*learner);
        }
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "enrol_learners",
            payload: json!({ "enrolled": enrolled.len(), "candidates": ids }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(Enrolled { enrolled, skipped })
    }
}
