//! Erases a few things of one kind. Between two of these acts a run may be killed: the next one goes on.

use std::convert::Infallible;

use domain::id::Id;
use domain::moment::Moment;
use domain::retention::Kind;
use serde_json::json;
use store::retention::Due;
use store::retention::erase::{self, Erased};
use store::retention_runs::{self, Run};
use store::{Act, Stop, Tx};

use super::tell;
use crate::Doing;

/// What one act takes.
#[derive(Debug, Clone)]
pub enum Batch {
    /// A slice of the rows that have nothing behind them.
    Leaves,
    /// These things, as they were found.
    Things(Vec<Due>),
}

/// Erases them, when they are still due, and counts them in the run.
#[derive(Debug, Clone)]
pub struct EraseBatch {
    /// Who, when, chance.
    pub doing: Doing,
    /// In which run.
    pub run: Id<Run>,
    /// When it began: what is due is counted from there.
    pub started_at: Moment,
    /// Which kind.
    pub kind: Kind,
    /// What.
    pub batch: Batch,
}

impl Act for EraseBatch {
    type Done = Erased;
    type Refusal = Infallible;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Erased, Stop<Infallible>> {
        if !retention_runs::take(tx, self.run).await? {
            return Err(Stop::Absent);
        }
        let mut erased = Erased::default();
        match &self.batch {
            Batch::Leaves => erased = erase::leaves(tx, self.kind, self.started_at).await?,
            Batch::Things(things) => {
                for due in things {
                    let one = erase::thing(tx, self.kind, self.started_at, self.doing.at, due).await?;
                    erased.things += one.things;
                    erased.touched += one.touched;
                }
            }
        }
        if erased.touched > 0 {
            retention_runs::add(tx, self.run, self.kind, erased).await?;
            let said = json!({ "run": self.run, "kind": self.kind.code(), "things": erased.things, "rows": erased.touched });
            tell(tx, &self.doing, "erase", said).await?;
        }
        Ok(erased)
    }
}
