//! The part of a form that names a person: the holder of an account, or somebody for whom one is opened.

use acts::people::{NewPerson, Newcomer};
use domain::certification::enrolment::person_name;
use domain::id::Id;
use domain::people::{Account, Login, one_time_password};
use serde::Deserialize;
use web_shell::{Faults, Shared, Texts, Trouble, Visit};

use crate::once::Once;

web_shell::texts!(TEXTS, "newcomer");

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `new` for an account to open; otherwise the account exists.
    pub person: String,
    /// E-mail address or username.
    pub login: String,
    /// First name, for a new account.
    pub first_name: String,
    /// Last name, for a new account.
    pub last_name: String,
    /// The key of the form: sent twice, it opens one account.
    pub key: String,
}

impl Typed {
    /// What was typed, with a key for the form that it is shown in.
    #[must_use]
    pub fn keyed(mut self, visit: &Visit) -> Self {
        if self.key.is_empty() {
            self.key = Id::<Account>::from_seed(&visit.seed, "form").to_string();
        }
        self
    }

    /// The visit with the chance of this form.
    #[must_use]
    pub fn visit(&self, visit: &Visit) -> Visit {
        visit.of_form(&self.key, self.login.trim())
    }

    /// An account is to be opened.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.person == "new"
    }
}

/// A person that could be read of a form.
pub enum Named {
    /// The holder of this account.
    Known(Login),
    /// Somebody without one.
    New {
        /// What they will sign in with.
        login: Login,
        /// First name.
        first_name: String,
        /// Last name.
        last_name: String,
    },
}

/// The texts of this part of a form.
#[must_use]
pub fn texts(visit: &Visit) -> Texts {
    TEXTS.of(visit.locale)
}

/// Reads the person; what does not fit is added to the faults.
pub fn read(t: Texts, typed: &Typed, faults: &mut Faults) -> Option<Named> {
    let login = match Login::parse(&typed.login) {
        Ok(login) => Some(login),
        Err(_) if typed.login.trim().is_empty() => {
            faults.add("login", t.s("login-empty"));
            None
        }
        Err(_) => {
            faults.add("login", t.w("login-format", "typed", typed.login.trim()));
            None
        }
    };
    if !typed.is_new() {
        return login.map(Named::Known);
    }
    let mut name = |field: &str, key: &str, text: &str| {
        let read = person_name(text).ok();
        if read.is_none() {
            faults.add(field, t.s(key));
        }
        read
    };
    let first_name = name("first_name", "first-name-fault", &typed.first_name);
    let last_name = name("last_name", "last-name-fault", &typed.last_name);
    Some(Named::New { login: login?, first_name: first_name?, last_name: last_name? })
}

/// The person ready for an act, and the one-time password to show once when an account will be opened. `visit` is that of
/// the form, so that a second sending shows the password that the first one kept.
///
/// # Errors
/// When too many passwords wait to be hashed.
pub async fn ready(app: &Shared, visit: &Visit, named: Named) -> Result<(Newcomer, Option<Once>), Trouble> {
    match named {
        Named::Known(login) => Ok((Newcomer::Known(login), None)),
        Named::New { login, first_name, last_name } => {
            let password = one_time_password(&visit.seed);
            let once = Once {
                name: format!("{first_name} {last_name}"),
                login: login.as_str().to_owned(),
                password: password.clone(),
            };
            let password_hash = app.hasher.hash(password, &visit.seed).await.map_err(|_| Trouble::Busy)?;
            let person = NewPerson { first_name, last_name, login, password_hash, locale: visit.locale };
            Ok((Newcomer::New(person), Some(once)))
        }
    }
}
