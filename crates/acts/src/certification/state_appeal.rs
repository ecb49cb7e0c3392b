//! The centre says what it knows about an appeal: what happened in the room, what the papers say.

use domain::certification::appeal::{Appeal, CannotAppeal, Step, decide_statement};
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::Value;
use store::appeals::{self, KeptStep};
use store::{Act, Stop, Tx};

use super::appeal_steps::{self, Hears, Letter};
use super::jury_duty;
use crate::Doing;

/// Says what the centre knows. That the référent of that centre does it is checked at the door.
#[derive(Debug, Clone)]
pub struct StateAppeal {
    /// Who, when, chance.
    pub doing: Doing,
    /// The session.
    pub session: Id<Session>,
    /// The appeal.
    pub appeal: Id<Appeal>,
    /// What the centre knows, as typed: candidate and jury read it.
    pub words: String,
    /// The mail to the candidate.
    pub mail: Letter,
}

impl Act for StateAppeal {
    type Done = ();
    type Refusal = CannotAppeal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAppeal>> {
        let by = jury_duty::account(&self.doing)?;
        let (_, appeal) = appeal_steps::take(tx, self.session, self.appeal).await?;
        if appeal_steps::made(&appeal, |step| step == Step::Stated, &self.doing, by) {
            return Ok(());
        }
        let words = decide_statement(appeal.state, &self.words).map_err(Stop::Refused)?;
        let step = KeptStep { step: Step::Stated, words, decision: None, at: self.doing.at, by };
        appeals::add(tx, &appeal.about, &step, true).await?;
        appeal_steps::tell(tx, &appeal.about, Hears::Candidate, &self.mail, &self.doing).await?;
        appeal_steps::record(tx, &appeal.about, "state_appeal", &step, Value::Null, &self.doing).await?;
        Ok(())
    }
}
