//! A jury member decides about one certification: dated, signed, reasoned, and scored again at once (certification rules
//! §7.9, §10.2). What takes a certification away waits for a second person before it takes effect.

use domain::certification::attempt::Attempt;
use domain::certification::certificate::Certificate;
use domain::certification::incident::{Incident, Resolution};
use domain::certification::jury::{CannotDecide, DecisionFacts, JuryDecision, PublicStatus, decide};
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use serde_json::json;
use store::certificates::SigningKey;
use store::decisions::New;
use store::scores::Basis;
use store::{
    Act, Failure, Stop, Tx, attempts, candidates, certificates, decisions, incidents, journal, scores,
    sessions,
};

use super::jury_duty::{self, Juror, NotYours};
use super::publish_session::Signed;
use super::reissue::{self, Reissued};
use super::{score_attempt, signing};
use crate::Doing;

/// Decides about the test of one candidate.
#[derive(Debug, Clone)]
pub struct DecideAttempt {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whoever does it is a president of the jury.
    pub president: bool,
    /// The session.
    pub session: Id<Session>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// What is decided.
    pub decision: JuryDecision,
    /// The incident that it settles.
    pub incident: Option<Id<Incident>>,
    /// Why, as typed: the candidate and the centre read it.
    pub reason: String,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The number of the decision.
    pub number: u32,
    /// It waits for a second person.
    pub waits: bool,
}

/// Why a decision is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotDecideAttempt {
    /// The session is not theirs.
    NotYours(NotYours),
    /// A rule of the jury.
    Rule(CannotDecide),
    /// The same was decided before and waits for its second person.
    Waits {
        /// The number of that decision.
        number: u32,
    },
    /// It would give a certificate that was never made, or one of another score: the publication is withdrawn first, then
    /// made again.
    NeedsCertificate,
}

impl Act for DecideAttempt {
    type Done = Decided;
    type Refusal = CannotDecideAttempt;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Decided, Stop<CannotDecideAttempt>> {
        use CannotDecideAttempt::{NotYours as Not, Rule, Waits};
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let attempt = attempts::take(tx, self.attempt).await?.filter(|a| a.session == self.session);
        let attempt = attempt.ok_or(Stop::Absent)?;
        let juror = Juror { account: by, president: self.president };
        jury_duty::check(tx, &session, juror).await?.map_err(|why| Stop::Refused(Not(why)))?;
        let basis = scores::basis(tx, &attempt).await?;
        let what = self.decision;
        let same = |d: &&decisions::Kept| d.what == what && d.by == Some(by) && d.at == self.doing.at;
        if let Some(done) = basis.decisions.iter().find(same) {
            return Ok(Decided { number: done.number, waits: done.waits() });
        }
        if let Some(waiting) = basis.decisions.iter().find(|d| d.what == what && d.waits()) {
            return Err(Stop::Refused(Waits { number: waiting.number }));
        }
        let open = open_incidents(tx, &attempt).await?;
        let reason = permitted(self.decision, &self.reason, session.state(), &basis, &open)
            .map_err(|w| Stop::Refused(Rule(w)))?;
        let incident =
            if let JuryDecision::Keep { incident } = self.decision { Some(incident) } else { self.incident };
        if incident.is_some_and(|incident| !open.contains(&incident)) {
            return Err(Stop::Refused(Rule(CannotDecide::NoSuchIncident)));
        }
        let new = New {
            session: session.id,
            attempt: attempt.id,
            incident,
            what,
            reason: &reason,
            at: self.doing.at,
            by: Some(by),
        };
        let number = decisions::insert(tx, &new).await?;
        let waits = self.decision.needs_second_person();
        #[cfg(feature = "planted")]
        let waits = waits && !domain::planted::is("one_person_cancels");
        let told = if waits {
            None
        } else {
            Some(take_effect(tx, &session, &attempt, &new, None, &self.doing).await?)
        };
        let entry = journal::Entry {
            stream: &journal::stream("session", session.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "decide_attempt",
            payload: json!({ "attempt": attempt.id, "candidate": attempt.candidate, "number": number, "what": self.decision,
                "incident": incident, "reason": reason, "waits": waits, "score": told.map(|effect| effect.score) }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(Decided { number, waits })
    }
}

/// Whether the jury may decide it, by what is true now; the reason as it is kept.
pub(super) fn permitted(
    decision: JuryDecision,
    reason: &str,
    session: SessionState,
    basis: &Basis,
    open_incidents: &[Id<Incident>],
) -> Result<String, CannotDecide> {
    let input = basis.input(None);
    let (given, standing) = (&basis.given, basis.standing(None));
    let facts = DecisionFacts { session, given, input: &input, standing, open_incidents };
    decide(decision, reason, &facts)
}

/// The incidents of a test's candidate that are not settled.
pub(super) async fn open_incidents(
    tx: &mut Tx<'_>,
    attempt: &attempts::Kept,
) -> Result<Vec<Id<Incident>>, Failure> {
    let told = incidents::of_candidate(tx, attempt.session, attempt.candidate).await?;
    Ok(told.iter().filter(|i| i.settled.is_none()).map(|i| i.id).collect())
}

/// What a decision has done.
pub(super) struct Effect {
    /// What the journal keeps of the new score.
    pub score: serde_json::Value,
    /// The certificate that another has replaced.
    pub replaced: Option<Id<Certificate>>,
}

/// A decision takes effect: its incident is settled, the test is scored again, and a certificate in circulation follows.
/// Where the score that results needs another certificate, it is the one that was signed before, if one was.
pub(super) async fn take_effect(
    tx: &mut Tx<'_>,
    session: &sessions::Kept,
    attempt: &attempts::Kept,
    decision: &New<'_>,
    signed: Option<(&Signed, &SigningKey)>,
    doing: &Doing,
) -> Result<Effect, Stop<CannotDecideAttempt>> {
    if let Some(incident) = decision.incident {
        incidents::settle(tx, session.id, incident, Resolution::Jury, doing.at, &doing.by.code()).await?;
    }
    let scored = score_attempt::score(tx, attempt, decision.what.code(), doing.at).await?;
    let mut replaced = None;
    if matches!(session.state(), SessionState::Published { .. }) {
        if scored.status == PublicStatus::Validated {
            replaced = follow(tx, session, attempt, &scored, signed, doing).await?;
        } else {
            certificates::revoke(tx, attempt.id, doing.at).await?;
        }
    }
    let score = json!({ "number": scored.number, "status": scored.status, "points": scored.points() });
    Ok(Effect { score, replaced })
}

/// The certificate of a published certification that is obtained now: given back as it was signed, or replaced.
async fn follow(
    tx: &mut Tx<'_>,
    session: &sessions::Kept,
    attempt: &attempts::Kept,
    scored: &scores::Kept,
    signed: Option<(&Signed, &SigningKey)>,
    doing: &Doing,
) -> Result<Option<Id<Certificate>>, Stop<CannotDecideAttempt>> {
    let candidate = candidates::by_id(tx, session.id, attempt.candidate).await?.ok_or(Stop::Absent)?;
    let holder = signing::holder(&candidate);
    // What was signed before a new score is not given back: it would tell the former one.
    let still = |kept: &certificates::Kept| {
        Certificate::read(&kept.payload).is_some_and(|told| told.tells(&scored.score, &holder))
    };
    if let Some(kept) = certificates::of_attempt(tx, attempt.id).await?.filter(still) {
        certificates::put(tx, &kept).await?;
        return Ok(None);
    }
    let tells =
        |(signed, _): &(&Signed, &SigningKey)| reissue::tells(signed, attempt.id, &scored.score, &holder);
    let (signed, key) = signed.filter(tells).ok_or(Stop::Refused(CannotDecideAttempt::NeedsCertificate))?;
    match reissue::issue(tx, attempt, signed, key, doing).await? {
        Reissued::Done { replaced } => Ok(replaced),
        Reissued::CodeTaken => Err(Stop::Refused(CannotDecideAttempt::NeedsCertificate)),
    }
}
