//! A person asks that their account be erased. What has a clock of its own (the lists of a session, a certificate) stays
//! until then: the page says so before.

use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;
use domain::text::{LINE_MAX, Line, TextFault};
use serde_json::json;
use store::retention::{self, erase};
use store::{Act, Conn, Failure, Stop, Tx};

use super::tell;
use crate::Doing;

/// Days after which a session that nobody came to hinders nobody any more.
const FORGOTTEN_DAYS: i64 = 30;

/// Erases an account at once. That its person, or an administrator for them, asks is checked at the door.
#[derive(Debug, Clone)]
pub struct EraseAccount {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose.
    pub account: Id<Account>,
    /// Why somebody else erases it, as typed; the person themselves need no reason.
    pub reason: Option<String>,
}

/// Why an account is not erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotEraseAccount {
    /// The person has an office: acts signed with it need a name.
    Office,
    /// The person waits for these sessions or their results.
    Awaited(Vec<i64>),
    /// These sessions are kept whole, for a dispute.
    Disputed(Vec<i64>),
    /// The reason: a line.
    Reason(TextFault),
}

impl CannotEraseAccount {
    /// What hinders the erasure of an account at a moment, if anything does.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn found(db: &mut Conn<'_>, account: Id<Account>, at: Moment) -> Result<Option<Self>, Failure> {
        if retention::has_office(db, account).await? {
            return Ok(Some(Self::Office));
        }
        let since = at.plus_minutes(-FORGOTTEN_DAYS * 24 * 60);
        let awaited = retention::awaited(db, account, since).await?;
        if !awaited.is_empty() {
            return Ok(Some(Self::Awaited(awaited)));
        }
        let disputed = retention::disputed(db, account).await?;
        Ok((!disputed.is_empty()).then_some(Self::Disputed(disputed)))
    }
}

impl Act for EraseAccount {
    type Done = ();
    type Refusal = CannotEraseAccount;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotEraseAccount>> {
        match retention::erased_at(tx, self.account).await? {
            None => return Err(Stop::Absent),
            Some(Some(_)) => return Ok(()),
            Some(None) => {}
        }
        if let Some(why) = CannotEraseAccount::found(tx, self.account, self.doing.at).await? {
            return Err(Stop::Refused(why));
        }
        let reason = self.reason.map(|typed| Line::parse(&typed, LINE_MAX)).transpose();
        let reason = reason.map_err(|why| Stop::Refused(CannotEraseAccount::Reason(why)))?;
        let touched = erase::account(tx, self.account, self.doing.at).await?;
        let said = json!({ "account": self.account, "rows": touched, "reason": reason });
        tell(tx, &self.doing, "erase_account", said).await?;
        Ok(())
    }
}
