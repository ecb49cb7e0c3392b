//! A second person confirms a decision that takes a certification away or gives it back, or sets it aside (glossary:
//! « annuler », « rejeter pour fraude »). Mended: the incumbent let one person cancel, and without a word of reason (§10.2).

use domain::certification::attempt::Attempt;
use domain::certification::jury::{CannotDecide, decide_confirmation};
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::json;
use store::decisions::New;
use store::{Act, Stop, Tx, attempts, decisions, journal, scores};

use super::decide_attempt::{CannotDecideAttempt, open_incidents, permitted, take_effect};
use super::jury_duty;
use crate::Doing;

/// Confirms a waiting decision, or sets it aside. The one who took it may take it back, never confirm it.
#[derive(Debug, Clone)]
pub struct SecondDecision {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// The number of the decision.
    pub number: u32,
    /// Confirms it; otherwise it is set aside and never takes effect.
    pub confirms: bool,
}

/// Why a decision is neither confirmed nor set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSecond {
    /// The one who took it cannot confirm it.
    SamePerson,
    /// A member of the centre does not judge its sessions.
    OwnCentre,
    /// It does not wait, or no longer.
    NotWaiting,
    /// What was true when it was taken no longer is.
    Rule(CannotDecide),
    /// It would give a certificate that was never made, or one of another score.
    NeedsCertificate,
}

impl Act for SecondDecision {
    type Done = ();
    type Refusal = CannotSecond;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotSecond>> {
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let attempt = attempts::take(tx, self.attempt).await?.filter(|a| a.session == self.session);
        let attempt = attempt.ok_or(Stop::Absent)?;
        let basis = scores::basis(tx, &attempt).await?;
        let decision = basis.decisions.iter().find(|d| d.number == self.number).ok_or(Stop::Absent)?.clone();
        let mark = if self.confirms { decision.seconded } else { decision.dismissed };
        if mark == Some((self.doing.at, by)) {
            return Ok(());
        }
        let what = decision.what;
        let (Some(taken_by), true) = (decision.by, decision.waits()) else {
            return Err(Stop::Refused(CannotSecond::NotWaiting));
        };
        if jury_duty::is_of_the_centre(tx, self.session, by).await? {
            return Err(Stop::Refused(CannotSecond::OwnCentre));
        }
        let told = if self.confirms {
            decide_confirmation(taken_by, by).map_err(|_| Stop::Refused(CannotSecond::SamePerson))?;
            let open = open_incidents(tx, &attempt).await?;
            permitted(what, &decision.reason, session.state(), &basis, &open)
                .map_err(|why| Stop::Refused(CannotSecond::Rule(why)))?;
            decisions::second(tx, attempt.id, self.number, self.doing.at, by).await?;
            let taken = New {
                session: session.id,
                attempt: attempt.id,
                incident: decision.incident.filter(|incident| open.contains(incident)),
                what: decision.what,
                reason: &decision.reason,
                at: decision.at,
                by: Some(taken_by),
            };
            let effect = take_effect(tx, &session, &attempt, &taken, None, &self.doing).await;
            Some(effect.map_err(|stop| stop.map(as_second))?.score)
        } else {
            decisions::dismiss(tx, attempt.id, self.number, self.doing.at, by).await?;
            None
        };
        let entry = journal::Entry {
            stream: &journal::stream("session", session.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: if self.confirms { "confirm_decision" } else { "dismiss_decision" },
            payload: json!({ "attempt": attempt.id, "candidate": attempt.candidate, "number": self.number, "what": what,
                "score": told }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}

const fn as_second(why: CannotDecideAttempt) -> CannotSecond {
    match why {
        CannotDecideAttempt::NeedsCertificate => CannotSecond::NeedsCertificate,
        CannotDecideAttempt::Rule(why) => CannotSecond::Rule(why),
        CannotDecideAttempt::NotYours(_) | CannotDecideAttempt::Waits { .. } => CannotSecond::NotWaiting,
    }
}
