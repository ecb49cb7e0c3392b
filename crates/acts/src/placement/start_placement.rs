//! A person starts the test of one competence, goes on with it, or takes it again.

use domain::id::Id;
use domain::people::Account;
use domain::placement::{Evaluation, Knowledge, Placement, latest, scorecard, was_reset};
use serde_json::json;
use store::placements::{Kept, NewServing};
use store::{Act, Stop, Tx, attempts, journal, placements};

use super::{CAP, CannotPlace};
use crate::Doing;

/// Starts a placement, or gives the one that is open.
#[derive(Debug, Clone)]
pub struct StartPlacement {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// What to keep, prepared: its question waits at number 1.
    pub new: Kept,
    /// Its first question; nothing when none would teach anything.
    pub first: Option<NewServing>,
}

impl Act for StartPlacement {
    type Done = Id<Placement>;
    type Refusal = CannotPlace;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Placement>, Stop<CannotPlace>> {
        if let Some((attempt, _)) = attempts::running_of(tx, self.account, self.doing.at).await?.first() {
            return Err(Stop::Refused(CannotPlace::ExamRuns { attempt: *attempt }));
        }
        if let Some(last) = placements::latest_of(tx, self.account, self.new.competence.as_str()).await? {
            if last.ended_at.is_none() || last.id == self.new.id {
                return Ok(last.id);
            }
            self.may_retake(tx, &last).await?;
        }
        let first = self.first.as_ref().ok_or(Stop::Refused(CannotPlace::NothingToAsk))?;
        placements::insert(tx, &self.new, first).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "start_placement",
            payload: json!({ "placement": self.new.id, "competence": self.new.competence, "release": self.new.release }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(self.new.id)
    }
}

impl StartPlacement {
    /// The competence is done: it is taken again four days after its latest answer, while there is a level to gain.
    /// One that was put back to nothing since is begun anew at once.
    async fn may_retake(&self, tx: &mut Tx<'_>, last: &Kept) -> Result<(), Stop<CannotPlace>> {
        let known = placements::knowledge_of(tx, self.account).await?;
        if was_reset(&known, self.new.competence.as_str(), last.started_at) {
            return Ok(());
        }
        let known: Vec<&Knowledge> =
            latest(&known, None).into_iter().filter(|k| k.competence == self.new.competence).collect();
        let card = scorecard(&known, Evaluation::Completed, CAP, self.doing.at);
        match card.days_before_retake {
            _ if card.may_retake() => Ok(()),
            Some(days @ 1..) => Err(Stop::Refused(CannotPlace::TooSoon { days })),
            _ => Err(Stop::Refused(CannotPlace::NothingToAsk)),
        }
    }
}
