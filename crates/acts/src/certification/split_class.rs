//! Classes are spread over rooms: one session for each room, with its candidates, in one act (ADR 0043). What was shown and
//! confirmed comes in here; who has been enrolled that day in the meantime is left out, and named.

use std::collections::HashSet;

use domain::certification::enrolment::NewCandidate;
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use domain::people::{Learner, Organisation};
use store::{Act, Stop, Tx, learners};

use super::create_session::CreateSession;
use super::enrol_learners::EnrolLearners;

/// A room with those who sit in it.
#[derive(Debug, Clone)]
pub struct RoomToMake {
    /// The session of the room.
    pub session: CreateSession,
    /// The pupils: who in the school's list, their class, and what the session's list says.
    pub pupils: Vec<(Id<Learner>, Option<String>, NewCandidate)>,
}

/// Makes a session for each room and enrols its pupils: everything or nothing.
#[derive(Debug, Clone)]
pub struct SplitClass {
    /// The school whose pupils they are.
    pub school: Id<Organisation>,
    /// The rooms; those without pupils make no session.
    pub rooms: Vec<RoomToMake>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The sessions, room by room.
    pub sessions: Vec<Id<Session>>,
    /// How many pupils were enrolled.
    pub enrolled: usize,
    /// Who is on another list of that day already.
    pub elsewhere: Vec<Id<Learner>>,
}

impl Act for SplitClass {
    type Done = Split;
    type Refusal = SessionRefusal;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Split, Stop<SessionRefusal>> {
        let mut split = Split { sessions: Vec::new(), enrolled: 0, elsewhere: Vec::new() };
        let mut taken: HashSet<Id<Learner>> = HashSet::new();
        if let Some(first) = self.rooms.first() {
            let day = first.session.session.date;
            taken.extend(learners::enrolled_on(tx, self.school, day).await?.iter().map(|on| on.learner));
        }
        for room in self.rooms.into_iter().filter(|room| !room.pupils.is_empty()) {
            let doing = room.session.doing.clone();
            let session = room.session.run(tx).await?;
            split.sessions.push(session);
            // Somebody named twice is enrolled once.
            let (elsewhere, pupils): (Vec<_>, Vec<_>) =
                room.pupils.into_iter().partition(|(learner, ..)| !taken.insert(*learner));
            split.elsewhere.extend(elsewhere.into_iter().map(|(learner, ..)| learner));
            let enrolled = EnrolLearners { doing, session, pupils }.run(tx).await?;
            split.enrolled += enrolled.enrolled.len();
            split.elsewhere.extend(enrolled.skipped.iter().map(|skipped| skipped.learner));
        }
        Ok(split)
    }
}
