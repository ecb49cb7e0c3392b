//! The référent answers a teacher's request: a session is made for it and its class enrolled, by the acts that make every session,
//! or it is refused with a reason.

use domain::certification::enrolment::NewCandidate;
use domain::certification::request::{
    CannotRequest, RequestState, SessionRequest, decide_refusal, decide_settling,
};
use domain::certification::session::{NewSession, Session, SessionRefusal};
use domain::id::Id;
use domain::people::{Centre, Learner};
use store::session_requests::{self, Settled};
use store::{Act, Stop, Tx, candidates, sessions};

use super::jury_duty::account;
use super::request_session::{mail, note};
use super::{CreateSession, EnrolLearners};
use crate::Doing;

/// Accepts a request: as it was asked, or moved to another day, hour or room.
#[derive(Debug, Clone)]
pub struct AcceptRequest {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are its référent.
    pub centre: Id<Centre>,
    /// Which request.
    pub request: Id<SessionRequest>,
    /// The session that comes of it: the key of the form, so that the same form sent twice makes one session.
    pub session: Id<Session>,
    /// Its description.
    pub new: NewSession,
    /// The class, as for [`EnrolLearners`].
    pub pupils: Vec<(Id<Learner>, Option<String>, NewCandidate)>,
    /// Subject and text of the mail to the teacher.
    pub mail: (String, String),
}

/// Why a request is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotAccept {
    /// It is settled.
    Request(CannotRequest),
    /// No session can be held on that day.
    Session(SessionRefusal),
    /// The class cannot be enrolled.
    Enrolment(<EnrolLearners as Act>::Refusal),
}

impl Act for AcceptRequest {
    /// The session, and how many were enrolled; of a form that is sent again, how many are.
    type Done = (Id<Session>, usize);
    type Refusal = CannotAccept;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(Id<Session>, usize), Stop<CannotAccept>> {
        let by = account(&self.doing)?;
        let taken = session_requests::take(tx, self.centre, self.request).await?.ok_or(Stop::Absent)?;
        if taken.session == Some(self.session) {
            // Whoever sends the form again may have been shown a class that is enrolled by now: what was done is told.
            let enrolled = candidates::of_session(tx, self.session).await?.len();
            return Ok((self.session, enrolled));
        }
        decide_settling(taken.state).map_err(|why| Stop::Refused(CannotAccept::Request(why)))?;
        if sessions::by_id(tx, self.session).await?.is_some() {
            return Err(Stop::Absent);
        }
        let create = CreateSession {
            doing: self.doing.clone(),
            id: self.session,
            account: by,
            centre: self.centre,
            session: self.new,
            rehearsal: false,
        };
        let session = create.run(tx).await.map_err(|stop| stop.map(CannotAccept::Session))?;
        let enrol = EnrolLearners { doing: self.doing.clone(), session, pupils: self.pupils };
        let enrolled = enrol.run(tx).await.map_err(|stop| stop.map(CannotAccept::Enrolment))?;
        let settled = Settled { session: Some(session), reason: None };
        let when = (self.doing.at, by);
        session_requests::settle(tx, taken.id, RequestState::Accepted, &settled, when).await?;
        let to = session_requests::addresses(tx, taken.id).await?.teacher;
        mail(tx, &self.doing, to.as_deref(), &self.mail).await?;
        note(tx, &self.doing, (self.centre, taken.id), "accept_request", Some(session)).await?;
        Ok((session, enrolled.enrolled.len()))
    }
}

/// Refuses a request.
#[derive(Debug, Clone)]
pub struct RefuseRequest {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are its référent.
    pub centre: Id<Centre>,
    /// Which request.
    pub request: Id<SessionRequest>,
    /// Why, as typed: the teacher reads it.
    pub reason: String,
    /// Subject and text of the mail to the teacher.
    pub mail: (String, String),
}

impl Act for RefuseRequest {
    type Done = ();
    type Refusal = CannotRequest;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotRequest>> {
        let by = account(&self.doing)?;
        let taken = session_requests::take(tx, self.centre, self.request).await?.ok_or(Stop::Absent)?;
        if taken.state == RequestState::Refused {
            return Ok(());
        }
        let reason = decide_refusal(taken.state, &self.reason).map_err(Stop::Refused)?;
        let settled = Settled { reason: Some(reason), session: None };
        let when = (self.doing.at, by);
        session_requests::settle(tx, taken.id, RequestState::Refused, &settled, when).await?;
        let to = session_requests::addresses(tx, taken.id).await?.teacher;
        mail(tx, &self.doing, to.as_deref(), &self.mail).await?;
        note(tx, &self.doing, (self.centre, taken.id), "refuse_request", None).await?;
        Ok(())
    }
}
