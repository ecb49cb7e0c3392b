//! A person answers a question of a placement, or passes it.
//!
//! The answer, what it teaches and the next question are kept in one go. The number of the question is its key: a double
//! click, a second tab or the back button find it answered, and the first answer stays.

use domain::id::Id;
use domain::people::Account;
use domain::placement::Placement;
use serde_json::json;
use store::placements::NewAnswer;
use store::{Act, Stop, Tx, attempts, journal, placements};

use super::CannotPlace;
use crate::Doing;

/// An answer to the question that waits.
#[derive(Debug, Clone)]
pub struct AnswerPlacement {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// The placement.
    pub placement: Id<Placement>,
    /// The question that the page shows, from 1.
    pub number: u32,
    /// What to keep, prepared from that question.
    pub new: NewAnswer,
}

impl Act for AnswerPlacement {
    type Done = ();
    type Refusal = CannotPlace;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotPlace>> {
        let kept = placements::take(tx, self.placement).await?.filter(|k| k.account == self.account);
        let kept = kept.ok_or(Stop::Absent)?;
        if self.number < kept.serving {
            return Ok(());
        }
        if self.number > kept.serving {
            return Err(Stop::Absent);
        }
        if let Some((attempt, _)) = attempts::running_of(tx, self.account, self.doing.at).await?.first() {
            return Err(Stop::Refused(CannotPlace::ExamRuns { attempt: *attempt }));
        }
        placements::answer(tx, &kept, &self.new, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "answer_placement",
            payload: json!({
                "placement": kept.id, "number": self.number, "value": &self.new.value, "outcome": self.new.outcome,
                "ended": self.new.following.is_none(),
            }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
