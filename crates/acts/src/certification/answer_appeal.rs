//! The jury answers an appeal, with its reasons. An answer may decide about one question of the published test: it is scored
//! again, and another certificate takes the place of the one in circulation, together with the answer (ADR 0036).
//!
//! What takes a certification away, or gives it back, is decided on the page of the test by two people; an identity is
//! corrected there too, before the answer.

use domain::certification::appeal::{
    AnswerFacts, Appeal, AppealKind, CannotAppeal, Step, Verdict, decide_answer,
};
use domain::certification::certificate::Certificate;
use domain::certification::jury::{CannotDecide, JuryDecision};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::moment::Moment;
use serde_json::{Value, json};
use store::appeals::{self, KeptStep};
use store::certificates::SigningKey;
use store::decisions::New;
use store::journal::{self, Kept};
use store::scores::Basis;
use store::{Act, Conn, Failure, Stop, Tx, attempts, decisions, scores, sessions};

use super::appeal_steps::{self, Hears, Letter};
use super::decide_attempt::{CannotDecideAttempt, permitted, take_effect};
use super::jury_duty::{self, Juror, NotYours};
use super::publish_session::Signed;
use crate::Doing;

/// Answers an appeal.
#[derive(Debug, Clone)]
pub struct AnswerAppeal {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// The appeal.
    pub appeal: Id<Appeal>,
    /// What is answered.
    pub verdict: Verdict,
    /// Why, as typed: the candidate reads it.
    pub words: String,
    /// What is decided about one question, if anything is.
    pub decision: Option<JuryDecision>,
    /// The certificate of the score that results, signed before, where the certification is obtained then.
    pub certificate: Option<Signed>,
    /// The key that signed it.
    pub key: SigningKey,
    /// The mail to the candidate.
    pub mail: Letter,
}

/// Why an appeal is not answered so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAnswer {
    /// The session is not theirs.
    NotYours(NotYours),
    /// A rule of appeals.
    Rule(CannotAppeal),
    /// What hinders the decision about the question.
    Decision(CannotDecide),
    /// Something was decided since the certificate was signed.
    Changed,
}

impl Act for AnswerAppeal {
    type Done = ();
    type Refusal = CannotAnswer;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAnswer>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let (_, appeal) = appeal_steps::take(tx, self.session, self.appeal).await?;
        let attempt = attempts::take(tx, appeal.about.attempt).await?.ok_or(Stop::Absent)?;
        if appeal_steps::made(&appeal, |step| step == Step::Answered(self.verdict), &self.doing, by) {
            return Ok(());
        }
        let juror = Juror { account: by, president: self.president };
        let duty = jury_duty::check(tx, &session, juror).await?;
        duty.map_err(|why| Stop::Refused(CannotAnswer::NotYours(why)))?;
        let basis = scores::basis(tx, &attempt).await?;
        let facts = facts(tx, &appeal, &basis, self.decision).await?;
        let now = (self.doing.at, &session.zone);
        let words = decide_answer(appeal.state, self.verdict, &self.words, &facts, now)
            .map_err(|why| Stop::Refused(CannotAnswer::Rule(why)))?;
        let mut step =
            KeptStep { step: Step::Answered(self.verdict), words, decision: None, at: self.doing.at, by };
        let mut effect = Value::Null;
        if let Some(what) = self.decision {
            let (number, replaced) = self.decide(tx, (&session, &attempt), &basis, what, &step.words).await?;
            step.decision = Some(number);
            effect = json!({ "decision": number, "what": what, "replaced": replaced });
        }
        appeals::add(tx, &appeal.about, &step, false).await?;
        appeal_steps::tell(tx, &appeal.about, Hears::Candidate, &self.mail, &self.doing).await?;
        appeal_steps::record(tx, &appeal.about, "answer_appeal", &step, effect, &self.doing).await?;
        Ok(())
    }
}

/// What an answer is decided on.
///
/// # Errors
/// When the store cannot be read.
pub async fn facts(
    db: &mut Conn<'_>,
    appeal: &appeals::Kept,
    basis: &Basis,
    decision: Option<JuryDecision>,
) -> Result<AnswerFacts, Failure> {
    let corrected = appeal.about.kind == AppealKind::Identity && corrected_at(db, appeal).await?.is_some();
    let told = |more| {
        let (score, status) = basis.scored(more);
        (status, score.total)
    };
    Ok(AnswerFacts {
        kind: appeal.about.kind,
        corrected,
        before: told(None),
        after: decision.map(|what| told(Some(what))),
    })
}

/// When the identity of the candidate was corrected since the appeal was asked; nothing when it was not.
///
/// # Errors
/// When the store cannot be read.
pub async fn corrected_at(db: &mut Conn<'_>, appeal: &appeals::Kept) -> Result<Option<Moment>, Failure> {
    let (asked, attempt) = (appeal.asked_at(), appeal.about.attempt.to_string());
    let about = |record: &&Kept| {
        let says: Option<Value> =
            record.payload.as_deref().and_then(|payload| serde_json::from_str(payload).ok());
        record.act == "correct_identity"
            && record.at >= asked
            && says.is_some_and(|says| says["attempt"] == attempt.as_str())
    };
    let records = journal::of_stream(db, &journal::stream("session", appeal.about.session)).await?;
    Ok(records.iter().rfind(about).map(|record| record.at))
}

impl AnswerAppeal {
    /// Decides about a question of the published test: the number of the decision, and the certificate that was replaced.
    async fn decide(
        &self,
        tx: &mut Tx<'_>,
        (session, attempt): (&sessions::Kept, &attempts::Kept),
        basis: &Basis,
        what: JuryDecision,
        reason: &str,
    ) -> Result<(u32, Option<Id<Certificate>>), Stop<CannotAnswer>> {
        let refused = |why| Stop::Refused(CannotAnswer::Decision(why));
        if what.position().is_none() {
            return Err(refused(CannotDecide::NothingChanges));
        }
        let reason =
            permitted(what, reason, before_publication(session.state()), basis, &[]).map_err(refused)?;
        let new = New {
            session: session.id,
            attempt: attempt.id,
            incident: None,
            what,
            reason: &reason,
            at: self.doing.at,
            by: Some(jury_duty::account(&self.doing)?),
        };
        let number = decisions::insert(tx, &new).await?;
        let signed = self.certificate.as_ref().map(|signed| (signed, &self.key));
        let effect = take_effect(tx, session, attempt, &new, signed, &self.doing).await;
        let effect = effect.map_err(|stop| stop.map(as_answer))?;
        let entry = journal::Entry {
            stream: &journal::stream("session", session.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "decide_attempt",
            payload: json!({ "attempt": attempt.id, "candidate": attempt.candidate, "number": number, "what": what,
                "reason": reason, "waits": false, "score": effect.score, "appeal": self.appeal,
                "replaced": Vec::from_iter(effect.replaced) }),
            seed: &self.doing.seed.branch("decision"),
        };
        journal::write(tx, &entry).await?;
        Ok((number, effect.replaced))
    }
}

const fn as_answer(why: CannotDecideAttempt) -> CannotAnswer {
    match why {
        CannotDecideAttempt::NotYours(why) => CannotAnswer::NotYours(why),
        CannotDecideAttempt::Rule(why) => CannotAnswer::Decision(why),
        CannotDecideAttempt::Waits { .. } | CannotDecideAttempt::NeedsCertificate => CannotAnswer::Changed,
    }
}

/// A session for what an appeal decides about it: as it was before its publication, which otherwise forbids it.
const fn before_publication(state: SessionState) -> SessionState {
    match state {
        SessionState::Published { at } => SessionState::Finalised { at },
        other => other,
    }
}
