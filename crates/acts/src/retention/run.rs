//! The beginning and the end of a run of erasure.

use std::convert::Infallible;

use domain::id::Id;
use domain::retention::{Kind, RULES_CODE};
use serde_json::json;
use store::retention::erase::{self, Erased};
use store::retention_runs::{self, Kept, Run};
use store::{Act, Stop, Tx};

use super::tell;
use crate::Doing;

/// Begins a run, or takes up the one that was interrupted.
#[derive(Debug, Clone)]
pub struct BeginRun {
    /// Who, when, chance.
    pub doing: Doing,
}

impl Act for BeginRun {
    type Done = Kept;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Kept, Stop<Infallible>> {
        if let Some(open) = retention_runs::open(tx).await? {
            return Ok(open);
        }
        let id: Id<Run> = Id::from_seed(&self.doing.seed, "retention run");
        retention_runs::insert(tx, id, self.doing.at).await?;
        erase::start_clocks(tx, self.doing.at).await?;
        tell(tx, &self.doing, "begin_erasure", json!({ "run": id, "rules": RULES_CODE })).await?;
        Ok(Kept { id, started_at: self.doing.at, ended_at: None, report: None })
    }
}

/// Ends a run with its report.
#[derive(Debug, Clone)]
pub struct EndRun {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which run.
    pub run: Id<Run>,
    /// What the report says was done.
    pub counts: Vec<(Kind, Erased)>,
    /// The signed report.
    pub report: String,
}

/// Why a run is not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEnd {
    /// More was erased meanwhile than the report says: it is to be written again.
    Changed,
}

impl Act for EndRun {
    type Done = ();
    type Refusal = CannotEnd;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotEnd>> {
        if !retention_runs::take(tx, self.run).await? {
            return Ok(());
        }
        if retention_runs::counts(tx, self.run).await? != self.counts {
            return Err(Stop::Refused(CannotEnd::Changed));
        }
        retention_runs::end(tx, self.run, self.doing.at, &self.report).await?;
        let digest = blake3::hash(self.report.as_bytes()).to_hex().to_string();
        tell(tx, &self.doing, "end_erasure", json!({ "run": self.run, "report": digest })).await?;
        Ok(())
    }
}
