//! An administrator gives somebody a one-time password: who lost theirs and has no mail address, a pupil for instance.

use domain::id::Id;
use domain::people::Account;
use serde_json::json;
use store::accounts::Credential;
use store::{Act, Stop, Tx, accounts, journal};

use crate::Doing;

/// Replaces the password of every login of an account and ends its visits.
#[derive(Debug, Clone)]
pub struct SetOneTimePassword {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose password.
    pub account: Id<Account>,
    /// The argon2id hash of the one-time password.
    pub password_hash: String,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSetPassword {
    /// The account does not sign in with a password.
    NoLogin,
}

impl Act for SetOneTimePassword {
    type Done = ();
    type Refusal = CannotSetPassword;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotSetPassword>> {
        accounts::by_id(tx, self.account).await?.ok_or(Stop::Absent)?;
        let known = accounts::credentials_of(tx, self.account).await?;
        if known.is_empty() {
            return Err(Stop::Refused(CannotSetPassword::NoLogin));
        }
        if known.iter().all(|c| c.secret == self.password_hash) {
            return Ok(());
        }
        for credential in known {
            let changed = Credential { secret: self.password_hash.clone(), one_time: true, ..credential };
            accounts::change_password(tx, &changed).await?;
        }
        accounts::delete_visits(tx, self.account).await?;
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: "set_one_time_password",
            payload: json!({}),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
