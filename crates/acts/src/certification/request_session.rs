//! A teacher asks the centre of their school for a session, and takes that back until it is answered.

use domain::certification::request::{
    CannotRequest, NewRequest, RequestState, SessionRequest, decide_request, decide_settling,
};
use domain::id::Id;
use domain::people::Centre;
use serde_json::json;
use store::session_requests::{self, Settled};
use store::{Act, Failure, Stop, Tx, journal, mails};

use super::jury_duty::account;
use crate::Doing;

/// Asks for a session.
#[derive(Debug, Clone)]
pub struct RequestSession {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// The key of the form: sent twice, it is one request.
    pub request: Id<SessionRequest>,
    /// What is wished.
    pub wish: NewRequest,
    /// Subject and text of the mail to the référent.
    pub mail: (String, String),
}

impl Act for RequestSession {
    type Done = ();
    type Refusal = CannotRequest;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotRequest>> {
        let by = account(&self.doing)?;
        let own = session_requests::centres(tx, by).await?;
        if own.iter().all(|centre| centre.id != self.centre) {
            return Err(Stop::Absent);
        }
        if session_requests::one_of_teacher(tx, by, self.request).await?.is_some() {
            return Ok(());
        }
        decide_request(session_requests::count_open(tx, by).await?).map_err(Stop::Refused)?;
        let of = (self.centre, self.request);
        if !session_requests::insert(tx, of, &self.wish, (self.doing.at, by)).await? {
            return Err(Stop::Absent);
        }
        let to = session_requests::addresses(tx, self.request).await?.referent;
        mail(tx, &self.doing, to.as_deref(), &self.mail).await?;
        note(tx, &self.doing, of, "request_session", None).await?;
        Ok(())
    }
}

/// Takes a request back.
#[derive(Debug, Clone)]
pub struct WithdrawRequest {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which request.
    pub request: Id<SessionRequest>,
}

impl Act for WithdrawRequest {
    type Done = ();
    type Refusal = CannotRequest;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotRequest>> {
        let by = account(&self.doing)?;
        let own = session_requests::one_of_teacher(tx, by, self.request).await?.ok_or(Stop::Absent)?;
        let taken = session_requests::take(tx, own.centre, self.request).await?.ok_or(Stop::Absent)?;
        if taken.state == RequestState::Withdrawn {
            return Ok(());
        }
        decide_settling(taken.state).map_err(Stop::Refused)?;
        let state = RequestState::Withdrawn;
        session_requests::settle(tx, taken.id, state, &Settled::default(), (self.doing.at, by)).await?;
        note(tx, &self.doing, (own.centre, taken.id), "withdraw_request", None).await?;
        Ok(())
    }
}

/// Puts a mail about a request into the outbox, where there is an address.
pub(super) async fn mail(
    tx: &mut Tx<'_>,
    doing: &Doing,
    to: Option<&str>,
    (subject, body): &(String, String),
) -> Result<(), Failure> {
    let Some(to) = to else { return Ok(()) };
    mails::insert(tx, Id::from_seed(&doing.seed, "request mail"), to, subject, body, doing.at).await
}

/// Writes what was done with a request into the journal of its centre; with the session that came of it.
pub(super) async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    (centre, request): (Id<Centre>, Id<SessionRequest>),
    act: &'static str,
    session: Option<Id<domain::certification::session::Session>>,
) -> Result<(), Failure> {
    let entry = journal::Entry {
        stream: &journal::stream("centre", centre),
        at: doing.at,
        by: &doing.by,
        act,
        payload: json!({ "request": request, "session": session }),
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await.map(drop)
}
