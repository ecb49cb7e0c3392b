//! Whether the results of a session may be published (certification rules §9.3, §9.4).

use super::Standing;
use crate::certification::attempt::{AbortReason, Attempt};
use crate::certification::scoring::ScoreStatus;
use crate::certification::session::{SessionRefusal, SessionState};
use crate::id::Id;

/// One certification in the dossier of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// Whose test.
    pub attempt: Id<Attempt>,
    /// What stands.
    pub standing: Standing,
    /// What its latest score says, `None` before it was scored.
    pub scored: Option<ScoreStatus>,
    /// Every question has an answer.
    pub finished: bool,
    /// Why it was not finished.
    pub abort_reason: Option<AbortReason>,
    /// Somebody in the room has seen the end of the test.
    pub end_screen_seen: bool,
    /// Impactful incidents that are not settled.
    pub open_incidents: usize,
    /// A decision waits for its second person.
    pub awaits_second_person: bool,
}

/// All that a publication is decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationDossier {
    /// Where the session stands.
    pub session: SessionState,
    /// The centre has left a closing remark that no jury member has read.
    pub unread_remark: bool,
    /// An invigilator was in the session's room, so that the end of each test was watched there.
    pub invigilated: bool,
    /// The certifications, each row one.
    pub certifications: Vec<Certification>,
}

/// One thing that hinders a publication. Lists are in the order of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotPublish {
    /// Not finalised, or published already.
    Session(SessionRefusal),
    /// The closing remark was not read (M20).
    RemarkUnread,
    /// Incidents wait for a decision (M25).
    IncidentsPending {
        /// On these tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// No score, or one that cannot be told (M24); cancelled ones do not hinder.
    NotScored {
        /// Of these tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Nobody has said why these tests were not finished (M23); cancelled ones do not hinder.
    ReasonMissing {
        /// These tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Without an invigilator, nobody has seen the end of these tests (M22); cancelled ones do not hinder.
    EndNotSeen {
        /// These tests.
        attempts: Vec<Id<Attempt>>,
    },
    /// Decisions wait for their second person.
    AwaitsSecondPerson {
        /// About these tests.
        attempts: Vec<Id<Attempt>>,
    },
}

/// Decides whether the results of a session may be published (§9.3, M20–M25). A session without any test may.
///
/// # Errors
/// Everything that hinders, at once.
pub fn decide_publication(dossier: &PublicationDossier) -> Result<(), Vec<CannotPublish>> {
    let those = |hinders: &dyn Fn(&Certification) -> bool| -> Option<Vec<Id<Attempt>>> {
        let attempts: Vec<_> =
            dossier.certifications.iter().filter(|c| hinders(c)).map(|c| c.attempt).collect();
        (!attempts.is_empty()).then_some(attempts)
    };
    let not_scored =
        |c: &Certification| !c.standing.cancelled && matches!(c.scored, None | Some(ScoreStatus::Incomplete));
    let reasons: Vec<CannotPublish> = [
        dossier.session.can_publish().err().map(CannotPublish::Session),
        dossier.unread_remark.then_some(CannotPublish::RemarkUnread),
        those(&|c| c.open_incidents > 0).map(|attempts| CannotPublish::IncidentsPending { attempts }),
        those(&not_scored).map(|attempts| CannotPublish::NotScored { attempts }),
        those(&|c| !c.standing.cancelled && !c.finished && c.abort_reason.is_none())
            .map(|attempts| CannotPublish::ReasonMissing { attempts }),
        those(&|c| !c.standing.cancelled && !dossier.invigilated && c.finished && !c.end_screen_seen)
            .map(|attempts| CannotPublish::EndNotSeen { attempts }),
        those(&|c| c.awaits_second_person).map(|attempts| CannotPublish::AwaitsSecondPerson { attempts }),
    ]
    .into_iter()
    .flatten()
    .collect();
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}
