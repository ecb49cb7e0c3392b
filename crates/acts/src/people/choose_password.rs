//! A person chooses their own password: after a one-time password, or by the link of a mail.

use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::accounts::Credential;
use store::{Act, Stop, Tx, accounts, journal};

use crate::Doing;

/// Changes the password of a credential that still has the secret which was known when the page was shown. Every visit
/// of the account ends: whoever had the old password is out.
#[derive(Debug, Clone)]
pub struct ChoosePassword {
    /// Who, when, chance.
    pub doing: Doing,
    /// The account.
    pub account: Id<Account>,
    /// Its login.
    pub login: String,
    /// The hash that is replaced.
    pub known: String,
    /// The argon2id hash of the new password.
    pub password_hash: String,
}

/// Why the password stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotChoosePassword {
    /// The password was changed since: the link or the one-time password was used before.
    Changed,
}

impl Act for ChoosePassword {
    type Done = ();
    type Refusal = CannotChoosePassword;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotChoosePassword>> {
        let now = accounts::credential(tx, &self.login).await?.filter(|c| c.account == self.account);
        let now = now.ok_or(Stop::Absent)?;
        if now.secret == self.password_hash {
            return Ok(());
        }
        if now.secret != self.known {
            return Err(Stop::Refused(CannotChoosePassword::Changed));
        }
        let changed = Credential { secret: self.password_hash, one_time: false, ..now };
        accounts::change_password(tx, &changed).await?;
        accounts::delete_visits(tx, self.account).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "choose_password",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
