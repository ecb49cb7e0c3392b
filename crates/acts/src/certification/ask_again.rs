//! A candidate who does not agree with an answer asks the jury again, once.

use domain::certification::appeal::{Appeal, CannotAppeal, Step, decide_asking_again};
use domain::id::Id;
use domain::people::Account;
use serde_json::Value;
use store::appeals::{self, KeptStep};
use store::{Act, Stop, Tx};

use super::appeal_steps;
use crate::Doing;

/// Asks the jury again. The jury finds it in its list: nobody is told by mail.
#[derive(Debug, Clone)]
pub struct AskAppealAgain {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose appeal.
    pub account: Id<Account>,
    /// Which.
    pub appeal: Id<Appeal>,
    /// Why, as typed.
    pub words: String,
}

impl Act for AskAppealAgain {
    type Done = ();
    type Refusal = CannotAppeal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAppeal>> {
        let (session, appeal) = appeal_steps::take_own(tx, self.account, self.appeal).await?;
        if appeal_steps::made(&appeal, |step| step == Step::Again, &self.doing, self.account) {
            return Ok(());
        }
        let words = decide_asking_again(appeal.state, &self.words, (self.doing.at, &session.zone))
            .map_err(Stop::Refused)?;
        let step = KeptStep { step: Step::Again, words, decision: None, at: self.doing.at, by: self.account };
        appeals::add(tx, &appeal.about, &step, true).await?;
        appeal_steps::record(tx, &appeal.about, "ask_appeal_again", &step, Value::Null, &self.doing).await?;
        Ok(())
    }
}
