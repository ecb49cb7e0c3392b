//! Gives a role on the platform, or takes it away.

use domain::id::Id;
use domain::people::{Account, Role};
use serde_json::json;
use store::{Act, Stop, Tx, accounts, journal};

use crate::Doing;

/// Gives or takes a role.
#[derive(Debug, Clone)]
pub struct ChangeRole {
    /// Who, when, chance.
    pub doing: Doing,
    /// Whose role.
    pub account: Id<Account>,
    /// Which role.
    pub role: Role,
    /// Give it, or take it away.
    pub give: bool,
}

/// Why the role stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotChangeRole {
    /// Nobody else could administrate the platform.
    LastAdministrator,
}

impl Act for ChangeRole {
    type Done = ();
    type Refusal = CannotChangeRole;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotChangeRole>> {
        accounts::by_id(tx, self.account).await?.ok_or(Stop::Absent)?;
        let has = accounts::roles_of(tx, self.account).await?.contains(&self.role);
        if has == self.give {
            return Ok(());
        }
        if self.give {
            accounts::grant_role(tx, self.account, self.role, self.doing.at).await?;
        } else if self.role == Role::Admin && accounts::administrators(tx).await? <= 1 {
            return Err(Stop::Refused(CannotChangeRole::LastAdministrator));
        } else {
            accounts::withdraw_role(tx, self.account, self.role).await?;
        }
        let entry = journal::Entry {
            stream: &journal::stream("account", self.account),
            at: self.doing.at,
            by: &self.doing.by,
            act: if self.give { "grant_role" } else { "withdraw_role" },
            payload: json!({ "role": self.role.code() }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
