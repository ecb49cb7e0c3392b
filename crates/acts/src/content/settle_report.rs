//! An author settles a report with a note, or opens it again.

use domain::content::QuestionReport;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Stop, Tx, content, journal};

use crate::Doing;

/// Settles a report, or opens it again. A report that is so already stays as it is.
#[derive(Debug, Clone)]
pub struct SettleReport {
    /// Who, when, chance.
    pub doing: Doing,
    /// The author.
    pub account: Id<Account>,
    /// The report.
    pub report: Id<QuestionReport>,
    /// What was done about it, checked by `domain::content::check_reason`; nothing opens the report again.
    pub note: Option<String>,
}

impl Act for SettleReport {
    type Done = ();
    type Refusal = std::convert::Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Self::Refusal>> {
        let kept = content::report_by_id(tx, self.report).await?.ok_or(Stop::Absent)?;
        if kept.settled.map(|settled| settled.note) == self.note {
            return Ok(());
        }
        match &self.note {
            Some(note) => content::settle(tx, self.report, note, self.doing.at, self.account).await?,
            None => content::reopen(tx, self.report).await?,
        }
        let entry = journal::Entry {
            stream: &super::stream(&kept.seen.challenge),
            at: self.doing.at,
            by: &self.doing.by,
            act: if self.note.is_some() { "settle_report" } else { "reopen_report" },
            payload: json!({ "report": self.report, "question": kept.seen.challenge, "note": self.note }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
