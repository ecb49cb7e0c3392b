//! A person reports that something is wrong with a question.

use domain::content::QuestionReport;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::content::NewReport;
use store::{Act, Stop, Tx, content, journal};

use crate::Doing;

/// Reports a question. What the person wrote stays out of the journal: it may name somebody.
#[derive(Debug, Clone)]
pub struct ReportQuestion {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// What is reported, checked by `domain::content::check_report`.
    pub new: NewReport,
}

impl Act for ReportQuestion {
    type Done = Id<QuestionReport>;
    type Refusal = std::convert::Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<QuestionReport>, Stop<Self::Refusal>> {
        if content::report(tx, &self.new, self.account, self.doing.at).await? {
            let challenge = &self.new.seen.challenge;
            let entry = journal::Entry {
                stream: &super::stream(challenge),
                at: self.doing.at,
                by: &self.doing.by,
                act: "report_question",
                payload: json!({ "report": self.new.id, "question": challenge, "category": self.new.category }),
                seed: &self.doing.seed,
            };
            journal::write(tx, &entry).await?;
        }
        Ok(self.new.id)
    }
}
