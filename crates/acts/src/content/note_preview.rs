//! An author looks at a question: told once a day, because an author may be a candidate too.

use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, content, journal};

use crate::Doing;

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Notes that an author sees a question with its answer.
#[derive(Debug, Clone)]
pub struct NotePreview {
    /// Who, when, chance.
    pub doing: Doing,
    /// The author.
    pub account: Id<Account>,
    /// The question.
    pub challenge: ChallengeCode,
}

impl NotePreview {
    /// Whether it was noted today already: then nothing is to be written.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_known(&self, db: &mut store::Conn<'_>) -> Result<bool, Failure> {
        content::was_previewed(db, self.account, &self.challenge, self.day()).await
    }

    /// The day in UTC: what matters is that a page that is reloaded is told once.
    fn day(&self) -> i64 {
        self.doing.at.millis().div_euclid(DAY)
    }
}

impl Act for NotePreview {
    type Done = ();
    type Refusal = std::convert::Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Self::Refusal>> {
        if !content::preview(tx, self.account, &self.challenge, self.day()).await? {
            return Ok(());
        }
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "preview_question",
            payload: json!({ "question": self.challenge }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
