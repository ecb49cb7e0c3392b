//! A second person of the jury confirms the correction of an identity that a president proposed, or sets it aside
//! (reliability and security §3.3, row 13; certification rules §10.2, C1). A certificate in circulation is replaced by
//! another, under a code of its own (ADR 0036). Mended: the incumbent let one person do it, the owner of the certification too, without a reason.

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
use super::reissue::{self, Reissued};
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
        let mut replaced = None;
        if self.confirms {
            decide_confirmation(proposed.by, by).map_err(|_| Stop::Refused(CannotCorrect::SamePerson))?;
            may_become(&proposed.identity, session.state(), candidate, &everybody)
                .map_err(|why| Stop::Refused(CannotCorrect::Rule(why)))?;
            replaced = self.correct(tx, &session, &attempt, candidate, &proposed.identity).await?;
        }
        corrections::delete(tx, self.session, attempt.id).await?;
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act,
            payload: self.told(candidate, &proposed, replaced),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

impl CorrectIdentity {
    /// What the journal keeps.
    fn told(
        &self,
        candidate: &candidates::Kept,
        proposed: &Kept,
        replaced: Option<Id<Certificate>>,
    ) -> serde_json::Value {
        json!({ "attempt": self.attempt, "candidate": candidate.id, "reason": proposed.reason,
            "paper": proposed.paper.code(), "proposed_by": proposed.by, "before": before(candidate),
            "after": proposed.identity, "replaced": Vec::from_iter(replaced) })
    }

    /// Makes the candidate that person; gives the certificate that another has replaced.
    async fn correct(
        &self,
        tx: &mut Tx<'_>,
        session: &sessions::Kept,
        attempt: &attempts::Kept,
        candidate: &candidates::Kept,
        identity: &Identity,
    ) -> Result<Option<Id<Certificate>>, Stop<CannotCorrect>> {
        candidates::correct(tx, self.session, candidate.id, identity).await?;
        self.settle(tx, candidate).await?;
        match session.state() {
            SessionState::Published { .. } => self.issue(tx, attempt, candidate, identity).await,
            _ => Ok(None),
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

    /// A certificate in circulation is replaced; gives it, where there was one. One that is revoked stays as it was signed:
    /// the next publication replaces it.
    async fn issue(
        &self,
        tx: &mut Tx<'_>,
        attempt: &attempts::Kept,
        candidate: &candidates::Kept,
        identity: &Identity,
    ) -> Result<Option<Id<Certificate>>, Stop<CannotCorrect>> {
        let score = scores::latest(tx, self.attempt).await?;
        let Some(score) = score.filter(|score| score.status == PublicStatus::Validated) else {
            return Ok(None);
        };
        let kept = certificates::of_attempt(tx, self.attempt).await?;
        if kept.is_none_or(|kept| kept.revoked_at.is_some()) {
            return Ok(None);
        }
        let Identity { first_name, last_name, birth_date } = identity.clone();
        let corrected = candidates::Kept { first_name, last_name, birth_date, ..candidate.clone() };
        let holder = signing::holder(&corrected);
        let stands = |signed: &&Signed| reissue::tells(signed, attempt.id, &score.score, &holder);
        let signed = self.certificate.as_ref().filter(stands);
        let signed = signed.ok_or(Stop::Refused(CannotCorrect::Changed))?;
        match reissue::issue(tx, attempt, signed, &self.key, &self.doing).await? {
            Reissued::Done { replaced } => Ok(replaced),
            Reissued::CodeTaken => Err(Stop::Refused(CannotCorrect::Changed)),
        }
    }
}
