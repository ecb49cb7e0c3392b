//! An author retires a question, perhaps in favour of another one.
//!
//! What was served stays as it is: the form of an attempt is fixed at its start, and placements keep what they showed. Only
//! what is drawn from now on leaves the question out.

use domain::content::{CannotRetire, RetirementFacts, decide_retirement};
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, content, journal};

use crate::Doing;

/// Retires a question. One that is retired already gets the new reason and successor.
#[derive(Debug, Clone)]
pub struct RetireQuestion {
    /// Who, when, chance.
    pub doing: Doing,
    /// The author.
    pub account: Id<Account>,
    /// The question; the caller has found it in the bank.
    pub challenge: ChallengeCode,
    /// Every question of its skill, from the bank.
    pub of_skill: Vec<ChallengeCode>,
    /// Why, checked by `domain::content::check_reason`.
    pub reason: String,
    /// The question that replaces it, and whether the bank has it.
    pub successor: Option<(ChallengeCode, bool)>,
}

impl Act for RetireQuestion {
    type Done = ();
    type Refusal = Vec<CannotRetire>;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Vec<CannotRetire>>> {
        let known = content::retirements(tx).await?;
        let successor = self.successor.as_ref().map(|(code, _)| code);
        if known
            .get(&self.challenge)
            .is_some_and(|r| r.reason == self.reason && r.successor.as_ref() == successor)
        {
            return Ok(());
        }
        let facts = RetirementFacts {
            challenge: &self.challenge,
            of_skill: &self.of_skill,
            retired: &known.into_keys().collect(),
            successor: self.successor.as_ref().map(|(code, is_known)| (code, *is_known)),
        };
        decide_retirement(&facts).map_err(Stop::Refused)?;
        content::retire(tx, &self.challenge, &self.reason, successor, self.doing.at, self.account).await?;
        let entry = journal::Entry {
            stream: &super::stream(&self.challenge),
            at: self.doing.at,
            by: &self.doing.by,
            act: "retire_question",
            payload: json!({ "question": self.challenge, "reason": self.reason, "successor": successor }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
