//! A president of the jury proposes to correct the names or the date of birth of a candidate, with the reason and the kind
//! of paper that was seen; another person confirms (reliability and security §3.3, row 13; certification rules §10.2, C1).

use domain::certification::attempt::Attempt;
use domain::certification::enrolment::{Identity, PaperSeen};
use domain::certification::jury::REASON_MAX;
use domain::certification::session::{Session, SessionRefusal, SessionState};
use domain::id::Id;
use domain::text::{Paragraph, TextFault};
use serde_json::json;
use store::{Act, Stop, Tx, attempts, candidates, corrections, journal};

use super::jury_duty::{self, Juror, NotYours};
use crate::Doing;

/// Proposes who a candidate is. That a president does it is checked at the door.
#[derive(Debug, Clone)]
pub struct ProposeCorrection {
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
    /// What was seen that shows it.
    pub paper: PaperSeen,
    /// Why, as typed.
    pub reason: String,
}

/// Why a correction is not proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotProposeCorrection {
    /// The session is not theirs.
    NotYours(NotYours),
    /// What hinders the correction itself.
    Rule(CannotChange),
    /// The reason: 1 to [`REASON_MAX`] characters.
    Reason(TextFault),
    /// One waits for its second person already.
    Waits,
}

/// Why a candidate cannot be made that person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotChange {
    /// The session is not before the jury.
    Session(SessionRefusal),
    /// It is so already.
    Nothing,
    /// Another candidate of the list is that person.
    OnList,
}

/// Who a candidate is until they are corrected.
pub(super) fn before(candidate: &candidates::Kept) -> Identity {
    Identity {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        birth_date: candidate.birth_date,
    }
}

/// Whether a candidate of a list may be made that person: in any state since the finalisation.
pub(super) fn may_become(
    identity: &Identity,
    state: SessionState,
    candidate: &candidates::Kept,
    list: &[candidates::Kept],
) -> Result<(), CannotChange> {
    match state.can_assign() {
        Ok(()) | Err(SessionRefusal::Published { .. }) => {}
        Err(why) => return Err(CannotChange::Session(why)),
    }
    if before(candidate) == *identity {
        return Err(CannotChange::Nothing);
    }
    let key = identity.key();
    if list.iter().any(|other| other.id != candidate.id && other.entry().key == key) {
        return Err(CannotChange::OnList);
    }
    Ok(())
}

impl Act for ProposeCorrection {
    type Done = ();
    type Refusal = CannotProposeCorrection;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotProposeCorrection>> {
        use CannotProposeCorrection::{NotYours as Not, Reason, Rule, Waits};
        let by = jury_duty::account(&self.doing)?;
        let session = jury_duty::take(tx, self.session, by).await?;
        let attempt = attempts::take(tx, self.attempt).await?.filter(|a| a.session == self.session);
        let attempt = attempt.ok_or(Stop::Absent)?;
        let juror = Juror { account: by, president: self.president };
        let refused = |why| Stop::Refused(why);
        jury_duty::check(tx, &session, juror).await?.map_err(|why| refused(Not(why)))?;
        if let Some(waiting) = corrections::of_attempt(tx, self.session, attempt.id).await? {
            let same = (waiting.at, waiting.by) == (self.doing.at, by);
            return if same { Ok(()) } else { Err(refused(Waits)) };
        }
        let everybody = candidates::of_session(tx, self.session).await?;
        let candidate = everybody.iter().find(|c| c.id == attempt.candidate).ok_or(Stop::Absent)?;
        may_become(&self.identity, session.state(), candidate, &everybody)
            .map_err(|why| refused(Rule(why)))?;
        let reason = Paragraph::parse(&self.reason, REASON_MAX).map_err(|why| refused(Reason(why)))?;
        let kept = corrections::Kept {
            attempt: attempt.id,
            identity: self.identity,
            paper: self.paper,
            reason,
            at: self.doing.at,
            by,
        };
        corrections::insert(tx, self.session, &kept).await?;
        let entry = journal::Entry {
            stream: &journal::stream("session", self.session),
            at: self.doing.at,
            by: &self.doing.by,
            act: "propose_correction",
            payload: json!({ "attempt": attempt.id, "candidate": candidate.id, "reason": kept.reason,
                "paper": kept.paper.code(), "before": before(candidate), "after": kept.identity }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
