//! A person has one competence put back to nothing, to begin it anew (candidate rules §3.9).

use domain::framework::CompetenceCode;
use domain::id::Id;
use domain::people::Account;
use domain::placement::{CannotReset, Knowledge, latest, reset};
use serde_json::json;
use store::{Act, Stop, Tx, attempts, journal, placements};

use super::CannotPlace;
use crate::Doing;

/// Forgets what is known of one competence; what was answered stays. Nothing known is nothing to forget.
#[derive(Debug, Clone)]
pub struct ResetCompetence {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// Which competence.
    pub competence: CompetenceCode,
}

impl Act for ResetCompetence {
    type Done = ();
    type Refusal = CannotPlace;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotPlace>> {
        if let Some((attempt, _)) = attempts::running_of(tx, self.account, self.doing.at).await?.first() {
            return Err(Stop::Refused(CannotPlace::ExamRuns { attempt: *attempt }));
        }
        let Some(run) = placements::latest_of(tx, self.account, self.competence.as_str()).await? else {
            return Ok(());
        };
        let run = placements::take(tx, run.id).await?.ok_or(Stop::Absent)?;
        let known = placements::knowledge_of(tx, self.account).await?;
        let known: Vec<&Knowledge> =
            latest(&known, None).into_iter().filter(|k| k.competence == self.competence).collect();
        let resets = reset(&known, self.doing.at)
            .map_err(|CannotReset::TooSoon { days }| Stop::Refused(CannotPlace::TooSoon { days }))?;
        if resets.is_empty() {
            return Ok(());
        }
        placements::forget(tx, &run, &resets, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "reset_competence",
            payload: json!({ "competence": self.competence, "skills": resets.len() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
