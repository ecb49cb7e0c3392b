//! An administrator opens an account for somebody else: its password serves once.

use domain::id::Id;
use domain::people::{Account, Role};
use store::{Act, Stop, Tx};

use super::create_account::{CannotCreateAccount, NewPerson, Offices, open};
use crate::Doing;

/// Opens an account whose holder will choose their password at the first sign-in.
#[derive(Debug, Clone)]
pub struct OpenStaffAccount {
    /// Who, when, chance.
    pub doing: Doing,
    /// For whom; the hash is that of the one-time password.
    pub person: NewPerson,
    /// Roles on the platform.
    pub roles: Vec<Role>,
}

impl Act for OpenStaffAccount {
    type Done = Id<Account>;
    type Refusal = CannotCreateAccount;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Account>, Stop<CannotCreateAccount>> {
        let id = Id::from_seed(&self.doing.seed, "account");
        let offices = Offices { roles: &self.roles, one_time: true, rehearsal: false };
        open(tx, &self.doing, id, &self.person, &offices).await
    }
}
