//! A candidate answers, or passes: the act that must be perfect.
//!
//! Judging and rendering the next question happen before, from what the candidate was shown; the act takes the attempt's
//! row, decides on what is true at that moment, and keeps answer, next serving and journal together. It is acknowledged
//! only after its commit. Sending it twice, from two tabs or after a lost reply, gives the first outcome again.

use domain::certification::attempt::{
    Accepted, AnswerFacts, Attempt, AttemptState, CannotAnswer, Serving, decide_answer,
};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::people::Account;
use domain::question::Outcome;
use serde_json::json;
use store::attempts::{NewAnswer, NewServing};
use store::{Act, Stop, Tx, attempt_writes, attempts, journal, sessions};

use crate::Doing;

/// An answer to the question that waits.
#[derive(Debug, Clone)]
pub struct AnswerQuestion {
    /// Who, when (on arrival, before any queue), chance.
    pub doing: Doing,
    /// The account that is signed in.
    pub account: Id<Account>,
    /// The attempt.
    pub attempt: Id<Attempt>,
    /// The browser that sends it.
    pub device: [u8; 32],
    /// The fence that its page was given.
    pub fence: i64,
    /// The serving that its page shows.
    pub serving: Id<Serving>,
    /// What was typed or chosen, nothing when passed.
    pub value: Option<String>,
    /// What comes of it.
    pub outcome: Outcome,
    /// Why: the trace of the correction, as JSON.
    pub trace: String,
    /// The next serving, prepared; nothing after the last question.
    pub following: Option<NewServing>,
}

/// What the candidate is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The question that was answered, from 1.
    pub position: u32,
    /// When it was kept.
    pub at: Moment,
}

impl Act for AnswerQuestion {
    type Done = Answered;
    type Refusal = CannotAnswer;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Answered, Stop<CannotAnswer>> {
        let kept = attempts::take(tx, self.attempt)
            .await?
            .filter(|k| k.account == self.account)
            .ok_or(Stop::Absent)?;
        // The question that waits has no answer; any other may have been answered before, by the same form sent twice.
        let may_be_kept = kept.serving != self.serving || kept.state != AttemptState::Running;
        if may_be_kept
            && let Some((position, at)) = attempts::answered(tx, self.attempt, self.serving).await?
        {
            return Ok(Answered { position, at });
        }
        let session = sessions::by_id(tx, kept.session).await?.ok_or(Stop::Absent)?;
        let facts = AnswerFacts {
            session: session.state(),
            attempt: kept.state,
            fence: kept.fence,
            sent_fence: if kept.device == self.device { self.fence } else { 0 },
            current: Some(kept.serving),
            last_answered: kept.last_answered,
            sent_serving: self.serving,
            passes: self.value.is_none(),
            personal_end: kept.ends_at,
            now: self.doing.at,
        };
        match decide_answer(&facts).map_err(Stop::Refused)? {
            Accepted::StoredBefore { at } => Ok(Answered { position: kept.position.saturating_sub(1), at }),
            Accepted::Store => self.keep(tx, &kept).await,
        }
    }
}

impl AnswerQuestion {
    async fn keep(self, tx: &mut Tx<'_>, kept: &attempts::Kept) -> Result<Answered, Stop<CannotAnswer>> {
        let position = kept.position;
        let expected = (position < kept.questions).then_some(position + 1);
        if self.following.as_ref().map(|f| f.position) != expected {
            return Err(store::Failure::inconsistent("the next serving is not the one that follows").into());
        }
        let stream = journal::stream("attempt", kept.id);
        let by = Actor::Account(self.account);
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &by,
            act: "answer_question",
            payload: json!({ "position": position, "serving": self.serving, "value": &self.value, "outcome": self.outcome }),
            seed: &self.doing.seed,
        };
        let answer = NewAnswer {
            serving: self.serving,
            position,
            value: self.value,
            outcome: self.outcome,
            trace: self.trace,
        };
        attempt_writes::answer(tx, kept, &answer, self.following.as_ref(), &entry).await?;
        Ok(Answered { position, at: self.doing.at })
    }
}
