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
    /// Who, when, chance. Who signs up is already named by the identifier to come, [`CreateAccount::id`].
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
    const GUARDED_BY_ROWS: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Account>, Stop<CannotCreateAccount>> {
        let id = self.id();
        let person = NewPerson {
            first_name: self.first_name,
            last_name: self.last_name,
            login: self.login,
            password_hash: self.password_hash,
            locale: self.locale,
        };
        let offices = Offices { roles: &self.roles, one_time: false, rehearsal: self.rehearsal };
        open(tx, &self.doing, id, &person, &offices).await
    }
}

/// A person for whom an account is opened. Names, login and password are parsed before.
#[derive(Debug, Clone)]
pub struct NewPerson {
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
}

/// What comes with an account.
pub(crate) struct Offices<'a> {
    /// Roles on the platform.
    pub roles: &'a [Role],
    /// The password was chosen by somebody else.
    pub one_time: bool,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

/// Opens an account inside an act. Who opens their own accepts the terms by it; the journal says so.
pub(crate) async fn open(
    tx: &mut Tx<'_>,
    doing: &Doing,
    id: Id<Account>,
    person: &NewPerson,
    offices: &Offices<'_>,
) -> Result<Id<Account>, Stop<CannotCreateAccount>> {
    let login = person.login.as_str();
    if let Some(known) = accounts::credential(tx, login).await? {
        return if known.account == id {
            Ok(id)
        } else {
            Err(Stop::Refused(CannotCreateAccount::LoginTaken))
        };
    }
    let kept = Person {
        id,
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        email: if let Login::Email(email) = &person.login { Some(email.clone()) } else { None },
        locale: person.locale.code().to_owned(),
        rehearsal: offices.rehearsal,
    };
    accounts::insert(tx, &kept, doing.at).await?;
    accounts::insert_password(tx, id, login, &person.password_hash, offices.one_time, doing.at).await?;
    for role in offices.roles {
        accounts::grant_role(tx, id, *role, doing.at).await?;
    }
    let roles: Vec<&str> = offices.roles.iter().map(|r| r.code()).collect();
    let entry = journal::Entry {
        stream: &journal::stream("account", id),
        at: doing.at,
        by: &doing.by,
        act: "create_account",
        payload: json!({ "roles": roles, "terms": doing.by == Actor::Account(id) }),
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await?;
    Ok(id)
}
