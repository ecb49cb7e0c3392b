//! A second person of the jury confirms the correction of an identity that a president proposed, or sets it aside
//! (reliability and security §3.3, row 13; certification rules §10.2, C1). A certificate in circulation is issued again
//! under the same code. Mended: the incumbent let one person do it, the owner of the certification too, without a reason.

use domain::certification::attempt::Attempt;
use domain::certification::certificate::Certificate;
use domain::certification::enrolment::Identity;
use domain::certification::incident::{IncidentKind, Resolution};
use domain::certification::jury::{PublicStatus, decide_confirmation};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::json;
use store::certificates::SigningKey;
use store::corrections::{self, Kept};
use store::{
    Act, Failure, Stop, Tx, attempts, candidates, certificates, incidents, journal, scores, sessions,
};

use super::propose_correction::{CannotChange, before, may_become};
use super::publish_session::Signed;
use super::{jury_duty, signing};
use crate::Doing;

/// Corrects who a candidate is, as it was proposed, or sets the proposal aside. The one who proposed it may take it back,
/// never confirm it.
#[derive(Debug, Clone)]
pub struct CorrectIdentity {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// When the correction was proposed that they have read: no other is confirmed unseen.
    pub proposed_at: Moment,
    /// Confirms it; otherwise it is set aside, and the candidate stays who they were.
    pub confirms: bool,
    /// The certificate of the corrected person, signed before, where one is in circulation.
    pub certificate: Option<Signed>,
    /// The key that signed it.
    pub key: SigningKey,
}

/// Why a correction is neither confirmed nor set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCorrect {
    /// Nobody has proposed it, or it no longer waits.
    NotWaiting,
    /// The one who proposed it cannot confirm it.
    SamePerson,
    /// A member of the centre does not judge its sessions.
    OwnCentre,
    /// What was true when it was proposed no longer is.
    Rule(CannotChange),
    /// Something was decided since the certificate was signed.
    Changed,
}

impl Act for CorrectIdentity {
    type Done = ();
    type Refusal = CannotCorrect;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotCorrect>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let attempt = attempts::take(tx, self.attempt).await?.filter(|a| a.session == self.session);
        let attempt = attempt.ok_or(Stop::Absent)?;
        let act = if self.confirms { "correct_identity" } else { "dismiss_correction" };
        let stream = journal::stream("session", self.session);
        let latest = journal::of_stream(tx, &stream).await?.pop();
        let done =
            |r: journal::Kept| r.act == act && r.at == self.doing.at && r.actor == self.doing.by.code();
        if latest.is_some_and(done) {
            return Ok(());
        }
        let waiting = corrections::of_attempt(tx, self.session, attempt.id).await?;
        let waiting = waiting.filter(|kept| kept.at == self.proposed_at);
        let proposed = waiting.ok_or(Stop::Refused(CannotCorrect::NotWaiting))?;
        if jury_duty::is_of_the_centre(tx, self.session, by).await? {
            return Err(Stop::Refused(CannotCorrect::OwnCentre));
        }
        let everybody = candidates::of_session(tx, self.session).await?;
        let candidate = everybody.iter().find(|c| c.id == attempt.candidate).ok_or(Stop::Absent)?;
        let mut issued = false;
        if self.confirms {
            decide_confirmation(proposed.by, by).map_err(|_| Stop::Refused(CannotCorrect::SamePerson))?;
            may_become(&proposed.identity, session.state(), candidate, &everybody)
                .map_err(|why| Stop::Refused(CannotCorrect::Rule(why)))?;
            issued = self.correct(tx, &session, candidate, &proposed.identity).await?;
        }
        corrections::delete(tx, self.session, attempt.id).await?;
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act,
            payload: self.told(candidate, &proposed, issued),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

impl CorrectIdentity {
    /// What the journal keeps.
    fn told(&self, candidate: &candidates::Kept, proposed: &Kept, issued: bool) -> serde_json::Value {
        json!({ "attempt": self.attempt, "candidate": candidate.id, "reason": proposed.reason,
            "paper": proposed.paper.code(), "proposed_by": proposed.by, "before": before(candidate),
            "after": proposed.identity, "issued": issued })
    }

    /// Makes the candidate that person; whether a certificate was issued again.
    async fn correct(
        &self,
        tx: &mut Tx<'_>,
        session: &sessions::Kept,
        candidate: &candidates::Kept,
        identity: &Identity,
    ) -> Result<bool, Stop<CannotCorrect>> {
        candidates::correct(tx, self.session, candidate.id, identity).await?;
        self.settle(tx, candidate).await?;
        match session.state() {
            SessionState::Published { .. } => self.issue(tx, candidate, identity).await,
            _ => Ok(false),
        }
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
        identity: &Identity,
    ) -> Result<bool, Stop<CannotCorrect>> {
        let score = scores::latest(tx, self.attempt).await?;
        let Some(score) = score.filter(|score| score.status == PublicStatus::Validated) else {
            return Ok(false);
        };
        let Some(kept) = certificates::of_attempt(tx, self.attempt).await? else { return Ok(false) };
        let Identity { first_name, last_name, birth_date } = identity.clone();
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
