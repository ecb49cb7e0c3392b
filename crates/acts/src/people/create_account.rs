//! Opens an account with a password.

use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Account, Login, Role};
use serde_json::json;
use store::accounts::Person;
use store::{Act, Stop, Tx, accounts, journal};

use crate::Doing;

/// Opens an account. Names, login and password are parsed before; the password arrives as its hash.
#[derive(Debug, Clone)]
pub struct CreateAccount {
    /// Who, when, chance.
    pub doing: Doing,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they sign in with.
    pub login: Login,
    /// The argon2id hash of the password.
    pub password_hash: String,
    /// Their language.
    pub locale: Locale,
    /// Roles on the platform, for staff.
    pub roles: Vec<Role>,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

/// Why an account is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCreateAccount {
    /// Another account signs in with this.
    LoginTaken,
}

impl CreateAccount {
    /// The identifier that the account will have.
    #[must_use]
    pub fn id(&self) -> Id<Account> {
        Id::from_seed(&self.doing.seed, "account")
    }
}

impl Act for CreateAccount {
    type Done = Id<Account>;
    type Refusal = CannotCreateAccount;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Account>, Stop<CannotCreateAccount>> {
        let id = self.id();
        if let Some((known, _)) = accounts::by_login(tx, self.login.as_str()).await? {
            return if known == id { Ok(id) } else { Err(Stop::Refused(CannotCreateAccount::LoginTaken)) };
        }
        let email = if let Login::Email(email) = &self.login { Some(email.clone()) } else { None };
        let person = Person {
            id,
            first_name: self.first_name,
            last_name: self.last_name,
            email,
            locale: self.locale.code().to_owned(),
            rehearsal: self.rehearsal,
        };
        accounts::insert(tx, &person, self.doing.at).await?;
        accounts::insert_password(tx, id, self.login.as_str(), &self.password_hash, self.doing.at).await?;
        for role in &self.roles {
            accounts::grant_role(tx, id, *role, self.doing.at).await?;
        }
        let roles: Vec<&str> = self.roles.iter().map(|r| r.code()).collect();
        let by = if self.doing.by == Actor::Program { Actor::Program } else { Actor::Account(id) };
        let entry = journal::Entry {
            stream: &journal::stream("account", id),
            at: self.doing.at,
            by: &by,
            act: "create_account",
            payload: json!({ "roles": roles }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(id)
    }
}
