//! Notes that somebody's whole file was given out.

use domain::id::Id;
use domain::people::Account;
use domain::text::{LINE_MAX, Line, TextFault};
use serde_json::json;
use store::{Act, Stop, Tx, retention};

use super::tell;
use crate::Doing;

/// Notes it. The person themselves need no reason.
#[derive(Debug, Clone)]
pub struct NoteExport {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose file.
    pub account: Id<Account>,
    /// Why somebody else takes it, as typed.
    pub reason: Option<String>,
}

impl Act for NoteExport {
    type Done = ();
    type Refusal = TextFault;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<TextFault>> {
        if retention::erased_at(tx, self.account).await?.is_none() {
            return Err(Stop::Absent);
        }
        let reason = self.reason.map(|typed| Line::parse(&typed, LINE_MAX)).transpose();
        let reason = reason.map_err(Stop::Refused)?;
        let said = json!({ "account": self.account, "reason": reason });
        tell(tx, &self.doing, "export_person", said).await?;
        Ok(())
    }
}
