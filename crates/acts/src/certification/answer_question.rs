//! A candidate answers, or passes: the act that must be perfect.
//!
//! Judging and rendering the next question happen before, from what the candidate was shown; the act decides, moves the
//! attempt on, and keeps answer, next serving and journal together. It is acknowledged only after its commit. Sending it
//! twice, from two tabs or after a lost reply, gives the first outcome again.
//!
//! The attempt was read for judging. Almost always it is still as it was, so the first statement moves it on *if* nothing
//! changed since; only otherwise is it taken and everything decided again on what is true now.

use domain::certification::attempt::{Accepted, AnswerFacts, CannotAnswer, Serving, decide_answer};
use domain::certification::session::SessionState;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use domain::people::Account;
use domain::question::Outcome;
use serde_json::json;
use store::attempt_writes::{NewAnswer, NewServing};
use store::{Act, Failure, Stop, Tx, attempt_writes, attempts, journal, sessions};

use crate::Doing;

/// An answer to the question that waits.
#[derive(Debug, Clone)]
pub struct AnswerQuestion {
    /// Who, when (on arrival, before any queue), chance. Somebody else than the candidate hands in what a machine without network
    /// saved in a file.
    pub doing: Doing,
    /// The candidate's account.
    pub account: Id<Account>,
    /// The attempt, as it was read for judging.
    pub read: attempts::Kept,
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

/// An answer that is kept.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What the candidate is told.
    pub told: Answered,
    /// The attempt as this very answer left it, with the question that it shows now. Nothing after the last question, and nothing
    /// where the answer had been kept before: then the store is asked.
    pub now: Option<(attempts::Kept, attempts::Served)>,
}

impl Act for AnswerQuestion {
    type Done = Taken;
    type Refusal = CannotAnswer;
    const GUARDED_BY_ROWS: bool = true;

    fn root(&self) -> Option<i64> {
        Some(self.read.id.raw())
    }

    async fn run(mut self, tx: &mut Tx<'_>) -> Result<Taken, Stop<CannotAnswer>> {
        // A session that is finalised leaves no attempt running: it need not be asked.
        let open = SessionState::Open { at: self.read.started_at };
        if decide_answer(&self.facts(&self.read, open)) == Ok(Accepted::Store)
            && let Some(now) = self.keep(tx, &self.read).await?
        {
            return Ok(self.taken(now));
        }
        let kept = attempts::take(tx, self.read.id)
            .await?
            .filter(|k| k.account == self.account)
            .ok_or(Stop::Absent)?;
        if let Some((position, at)) = attempts::answered(tx, kept.id, self.serving).await? {
            #[cfg(feature = "planted")]
            if domain::planted::is("second_sending_refused") {
                return Err(Stop::Refused(CannotAnswer::AnotherQuestion));
            }
            return Ok(Taken { told: Answered { position, at }, now: None });
        }
        let session = sessions::by_id(tx, kept.session).await?.ok_or(Stop::Absent)?;
        match decide_answer(&self.facts(&kept, session.state())).map_err(Stop::Refused)? {
            Accepted::StoredBefore { at } => {
                let position = kept.position.saturating_sub(1);
                Ok(Taken { told: Answered { position, at }, now: None })
            }
            Accepted::Store => {
                let current = attempts::current(tx, kept.id, self.account).await?.ok_or(Stop::Absent)?;
                // The window may have been left between the judgement and now.
                let right = matches!(self.outcome, Outcome::Right | Outcome::TimedOut);
                #[cfg(feature = "planted")]
                let right = right && !domain::planted::is("window_forgotten");
                if right && current.served.shown.focused && current.served.window_left_at.is_some() {
                    self.outcome = Outcome::FocusedOut;
                }
                let changed = || Failure::inconsistent("an attempt changed while it was held");
                let now = self.keep(tx, &kept).await?.ok_or_else(changed)?;
                Ok(self.taken(now))
            }
        }
    }
}

impl AnswerQuestion {
    fn facts(&self, kept: &attempts::Kept, session: SessionState) -> AnswerFacts {
        let same_device = kept.device == self.device;
        #[cfg(feature = "planted")]
        let same_device = same_device || domain::planted::is("device_not_checked");
        AnswerFacts {
            session,
            attempt: kept.state,
            fence: kept.fence,
            sent_fence: if same_device { self.fence } else { 0 },
            current: Some(kept.serving),
            last_answered: kept.last_answered,
            sent_serving: self.serving,
            passes: self.value.is_none(),
            personal_end: kept.timing.ends_at,
            now: self.doing.at,
        }
    }

    /// What comes of an answer that moved the attempt on.
    fn taken(self, now: attempts::Kept) -> Taken {
        let at = self.doing.at;
        Taken {
            told: Answered { position: now.position - 1, at },
            now: self.following.map(|following| (now, following.served(at))),
        }
    }

    /// Keeps the answer if the attempt is still as `kept` says, and tells how it is then; otherwise nothing is written.
    async fn keep(
        &self,
        tx: &mut Tx<'_>,
        kept: &attempts::Kept,
    ) -> Result<Option<attempts::Kept>, Stop<CannotAnswer>> {
        let position = kept.position;
        let expected = (position < kept.questions).then_some(position + 1);
        if self.following.as_ref().map(|f| f.position) != expected {
            return Err(Failure::inconsistent("the next serving is not the one that follows").into());
        }
        let stream = journal::stream("attempt", kept.id);
        let mut payload = json!({
            "position": position,
            "serving": self.serving,
            "value": &self.value,
            "outcome": self.outcome,
        });
        if self.doing.by != Actor::Account(self.account) {
            payload["handed_in"] = json!(true);
        }
        let entry = journal::Entry {
            stream: &stream,
            at: self.doing.at,
            by: &self.doing.by,
            act: "answer_question",
            payload,
            seed: &self.doing.seed,
        };
        let answer = NewAnswer {
            serving: self.serving,
            position,
            value: self.value.as_deref(),
            outcome: self.outcome,
            trace: &self.trace,
        };
        Ok(attempt_writes::answer(tx, kept, &answer, self.following.as_ref(), &entry).await?)
    }
}
