//! A candidate withdraws an appeal that nobody has answered yet. What was said stays.

use domain::certification::appeal::{Appeal, CannotAppeal, Step, decide_withdrawing};
use domain::id::Id;
use domain::people::Account;
use serde_json::Value;
use store::appeals::{self, KeptStep};
use store::{Act, Stop, Tx};

use super::appeal_steps::{self, Hears, Letter};
use crate::Doing;

/// Withdraws an appeal.
#[derive(Debug, Clone)]
pub struct WithdrawAppeal {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose appeal.
    pub account: Id<Account>,
    /// Which.
    pub appeal: Id<Appeal>,
    /// The mail to the référent of the centre.
    pub mail: Letter,
}

impl Act for WithdrawAppeal {
    type Done = ();
    type Refusal = CannotAppeal;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotAppeal>> {
        let (_, appeal) = appeal_steps::take_own(tx, self.account, self.appeal).await?;
        if appeal_steps::made(&appeal, |step| step == Step::Withdrawn, &self.doing, self.account) {
            return Ok(());
        }
        decide_withdrawing(appeal.state).map_err(Stop::Refused)?;
        let step = KeptStep {
            step: Step::Withdrawn,
            words: String::new(),
            decision: None,
            at: self.doing.at,
            by: self.account,
        };
        appeals::add(tx, &appeal.about, &step, false).await?;
        let hears = if appeal.about.kind.hears_centre() { Hears::Centre } else { Hears::Nobody };
        appeal_steps::tell(tx, &appeal.about, hears, &self.mail, &self.doing).await?;
        appeal_steps::record(tx, &appeal.about, "withdraw_appeal", &step, Value::Null, &self.doing).await?;
        Ok(())
    }
}
