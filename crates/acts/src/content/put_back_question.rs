//! An author puts a retired question back.

use domain::framework::ChallengeCode;
use serde_json::json;
use store::{Act, Stop, Tx, content, journal};

use crate::Doing;

/// Puts a question back: it may be drawn again. One that is not retired stays as it is.
#[derive(Debug, Clone)]
pub struct PutBackQuestion {
    /// Who, when, chance.
    pub doing: Doing,
    /// The question.
    pub challenge: ChallengeCode,
}

impl Act for PutBackQuestion {
    type Done = ();
    type Refusal = std::convert::Infallible;
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Self::Refusal>> {
        if !content::put_back(tx, &self.challenge).await? {
            return Ok(());
        }
        let entry = journal::Entry {
            stream: &super::stream(&self.challenge),
            at: self.doing.at,
            by: &self.doing.by,
            act: "put_back_question",
            payload: json!({ "question": self.challenge }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
