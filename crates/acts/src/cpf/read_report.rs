//! Reads the report of the training fund about a file: what was accepted, what was refused and why. Read twice, it changes
//! nothing; what a later file has told again is not changed by the report about an earlier one.

use std::convert::Infallible;

use domain::certification::attempt::Attempt;
use domain::certification::cpf::Batch;
use domain::id::Id;
use serde_json::json;
use store::{Act, Stop, Tx, cpf, journal};

use crate::Doing;

/// Notes what a report says.
#[derive(Debug, Clone)]
pub struct ReadReport {
    /// Who, when, chance.
    pub doing: Doing,
    /// The identifier of the file.
    pub flux: String,
    /// The number that the fund gave to its work.
    pub treatment: String,
    /// Line by line: the identifier of the passage as the report has it, and why it was refused.
    pub lines: Vec<(String, Option<String>)>,
}

/// What came of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The file.
    pub batch: Id<Batch>,
    /// Passages that were accepted.
    pub accepted: usize,
    /// Passages that were refused.
    pub refused: usize,
    /// Lines about passages that this file does not tell of, or that a later file has told again.
    pub unknown: Vec<String>,
}

impl Act for ReadReport {
    type Done = Told;
    type Refusal = Infallible;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Told, Stop<Infallible>> {
        let batch = cpf::of_flux(tx, &self.flux).await?.ok_or(Stop::Absent)?;
        let mut told = Told { batch, accepted: 0, refused: 0, unknown: Vec::new() };
        for (passage, refusal) in &self.lines {
            let known = match passage.parse::<Id<Attempt>>() {
                Ok(attempt) => cpf::report(tx, batch, attempt, refusal.as_deref(), self.doing.at).await?,
                Err(_) => false,
            };
            match (known, refusal) {
                (false, _) => told.unknown.push(passage.clone()),
                (true, None) => told.accepted += 1,
                (true, Some(_)) => told.refused += 1,
            }
        }
        cpf::reported(tx, batch, self.doing.at, &self.treatment).await?;
        let entry = journal::Entry {
            stream: "platform",
            at: self.doing.at,
            by: &self.doing.by,
            act: "read_cpf_report",
            payload: json!({ "batch": batch, "report": self.treatment, "accepted": told.accepted,
                "refused": told.refused, "unknown": told.unknown.len() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(told)
    }
}
