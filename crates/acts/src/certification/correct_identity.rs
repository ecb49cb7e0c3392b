//! The jury corrects the names or the date of birth of a candidate (certification rules §10.2, C1): with a reason, in any
//! state since the finalisation; a certificate in circulation is issued again under the same code. Mended: the incumbent
//! let the owner of the certification do it too, and asked for no reason.

use domain::certification::attempt::Attempt;
use domain::certification::certificate::Certificate;
use domain::certification::enrolment::Identity;
use domain::certification::incident::{IncidentKind, Resolution};
use domain::certification::jury::{PublicStatus, REASON_MAX};
use domain::certification::session::{Session, SessionRefusal, SessionState};
use domain::id::Id;
use domain::text::{Paragraph, TextFault};
use serde_json::json;
use store::certificates::SigningKey;
use store::{Act, Failure, Stop, Tx, attempts, candidates, certificates, incidents, journal, scores};

use super::jury_duty::{self, Juror, NotYours};
use super::publish_session::Signed;
use super::signing;
use crate::Doing;

/// Corrects who a candidate is. That a president does it is checked at the door.
#[derive(Debug, Clone)]
pub struct CorrectIdentity {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// Who the candidate is.
    pub identity: Identity,
    /// Why, as typed.
    pub reason: String,
    /// The certificate of the corrected person, signed before, where one is in circulation.
    pub certificate: Option<Signed>,
    /// The key that signed it.
    pub key: SigningKey,
}

/// Why an identity is not corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCorrect {
    /// The session is not theirs.
    NotYours(NotYours),
    /// The session is not before the jury.
    Session(SessionRefusal),
    /// The reason: 1 to [`REASON_MAX`] characters.
    Reason(TextFault),
    /// It is so already.
    NothingChanges,
    /// Another candidate of the list is that person.
    OnList,
    /// Something was decided since the certificate was signed.
    Changed,
}

/// The name of the act in the journal.
const ACT: &str = "correct_identity";

impl Act for CorrectIdentity {
    type Done = ();
    type Refusal = CannotCorrect;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotCorrect>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let attempt = attempts::take(tx, self.attempt).await?.filter(|a| a.session == self.session);
        let attempt = attempt.ok_or(Stop::Absent)?;
        let juror = Juror { account: by, president: self.president };
        let refused = |why| Stop::Refused(why);
        jury_duty::check(tx, &session, juror).await?.map_err(|why| refused(CannotCorrect::NotYours(why)))?;
        let stream = journal::stream("session", self.session);
        let latest = journal::of_stream(tx, &stream).await?.pop();
        let done =
            |r: journal::Kept| r.act == ACT && r.at == self.doing.at && r.actor == self.doing.by.code();
        if latest.is_some_and(done) {
            return Ok(());
        }
        let everybody = candidates::of_session(tx, self.session).await?;
        let candidate = everybody.iter().find(|c| c.id == attempt.candidate).ok_or(Stop::Absent)?;
        let reason = self.permitted(session.state(), candidate, &everybody).map_err(refused)?;
        candidates::correct(tx, self.session, candidate.id, &self.identity).await?;
        self.settle(tx, candidate).await?;
        let issued = match session.state() {
            SessionState::Published { .. } => self.issue(tx, candidate).await?,
            _ => false,
        };
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: ACT,
            payload: json!({ "attempt": attempt.id, "candidate": candidate.id, "reason": reason,
                "before": before(candidate), "after": self.identity, "issued": issued }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

fn before(candidate: &candidates::Kept) -> Identity {
    Identity {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birth_date: candidate.birth_date,
    }
}

impl CorrectIdentity {
    /// Whether it may be corrected; the reason as it is kept.
    fn permitted(
        &self,
        state: SessionState,
        candidate: &candidates::Kept,
        list: &[candidates::Kept],
    ) -> Result<String, CannotCorrect> {
        match state.can_assign() {
            Ok(()) | Err(SessionRefusal::Published { .. }) => {}
            Err(why) => return Err(CannotCorrect::Session(why)),
        }
        if before(candidate) == self.identity {
            return Err(CannotCorrect::NothingChanges);
        }
        let key = self.identity.key();
        if list.iter().any(|other| other.id != candidate.id && other.entry().key == key) {
            return Err(CannotCorrect::OnList);
        }
        Paragraph::parse(&self.reason, REASON_MAX).map_err(CannotCorrect::Reason)
    }

    /// What was reported about the identity is settled by this.
    async fn settle(&self, tx: &mut Tx<'_>, candidate: &candidates::Kept) -> Result<(), Failure> {
        let by = self.doing.by.code();
        for incident in incidents::of_candidate(tx, self.session, candidate.id).await? {
            if incident.settled.is_none() && incident.told.kind == IncidentKind::Identity {
                incidents::settle(tx, self.session, incident.id, Resolution::Jury, self.doing.at, &by)
                    .await?;
            }
        }
        Ok(())
    }

    /// A certificate in circulation follows; whether there was one. One that is revoked stays as it was signed: it is made
    /// again by the next publication.
    async fn issue(
        &self,
        tx: &mut Tx<'_>,
        candidate: &candidates::Kept,
    ) -> Result<bool, Stop<CannotCorrect>> {
        let score = scores::latest(tx, self.attempt).await?;
        let Some(score) = score.filter(|score| score.status == PublicStatus::Validated) else {
            return Ok(false);
        };
        let Some(kept) = certificates::of_attempt(tx, self.attempt).await? else { return Ok(false) };
        let Identity { first_name, last_name, birth_date } = self.identity.clone();
        let corrected = candidates::Kept { first_name, last_name, birth_date, ..candidate.clone() };
        let holder = signing::holder(&corrected);
        let stands = |signed: &&Signed| {
            let told = Certificate::read(&signed.payload);
            signed.attempt == self.attempt
                && signed.code == kept.code
                && told.is_some_and(|told| told.tells(&score.score, &holder))
        };
        let signed = self.certificate.as_ref().filter(stands);
        let signed = signed.ok_or(Stop::Refused(CannotCorrect::Changed))?;
        certificates::insert_key(tx, &self.key, self.doing.at).await?;
        let issued = certificates::Kept {
            payload: signed.payload.clone(),
            signature: signed.signature,
            key: self.key.id.clone(),
            issued_at: self.doing.at,
            revoked_at: None,
            ..kept
        };
        certificates::put(tx, &issued).await?;
        Ok(true)
    }
}
