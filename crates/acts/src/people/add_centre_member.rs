//! Makes a person a member, or the référent, of a centre.

use domain::id::Id;
use domain::people::{Account, Centre, Login};
use serde_json::json;
use store::{Act, Stop, Tx, accounts, centres, journal};

use super::create_account::{NewPerson, Offices, open};
use crate::Doing;

/// Who comes into a centre.
#[derive(Debug, Clone)]
pub enum Newcomer {
    /// The holder of this account.
    Known(Login),
    /// Somebody without an account; one is opened, with a one-time password.
    New(NewPerson),
}

/// Makes a person a member of a centre; a member may be made référent, the former référent then stays as a member.
#[derive(Debug, Clone)]
pub struct AddCentreMember {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// Who comes.
    pub newcomer: Newcomer,
    /// As référent: a centre has one.
    pub referent: bool,
}

/// Why nobody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAddMember {
    /// No account signs in with this.
    NoSuchLogin,
    /// The new account cannot be opened: another one signs in with this.
    LoginTaken,
}

impl CannotAddMember {
    /// The code of its text.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchLogin => "no-such-login",
            Self::LoginTaken => "login-taken",
        }
    }
}

impl Act for AddCentreMember {
    type Done = Id<Account>;
    type Refusal = CannotAddMember;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Account>, Stop<CannotAddMember>> {
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        seat(tx, &self.doing, self.centre, &self.newcomer, self.referent).await
    }
}

/// Gives a person their place in a centre, inside an act.
pub(super) async fn seat(
    tx: &mut Tx<'_>,
    doing: &Doing,
    centre: Id<Centre>,
    newcomer: &Newcomer,
    referent: bool,
) -> Result<Id<Account>, Stop<CannotAddMember>> {
    let account = arrive(tx, doing, newcomer).await?;
    let members = centres::members(tx, centre).await?;
    if members.iter().any(|m| m.account == account && m.referent == referent) {
        return Ok(account);
    }
    if referent {
        for former in members.iter().filter(|m| m.referent) {
            centres::put_member(tx, centre, former.account, false, doing.at).await?;
        }
    }
    centres::put_member(tx, centre, account, referent, doing.at).await?;
    let entry = journal::Entry {
        stream: &journal::stream("centre", centre),
        at: doing.at,
        by: &doing.by,
        act: "add_centre_member",
        payload: json!({ "account": account, "referent": referent }),
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await?;
    Ok(account)
}

/// The account of who comes, opened where there is none, inside an act.
pub(super) async fn arrive(
    tx: &mut Tx<'_>,
    doing: &Doing,
    newcomer: &Newcomer,
) -> Result<Id<Account>, Stop<CannotAddMember>> {
    match newcomer {
        Newcomer::Known(login) => {
            let known = accounts::credential(tx, login.as_str()).await?;
            Ok(known.ok_or(Stop::Refused(CannotAddMember::NoSuchLogin))?.account)
        }
        Newcomer::New(person) => {
            let offices = Offices { roles: &[], one_time: true, rehearsal: false };
            let id = Id::from_seed(&doing.seed, "account");
            open(tx, doing, id, person, &offices)
                .await
                .map_err(|stop| stop.map(|_| CannotAddMember::LoginTaken))
        }
    }
}
