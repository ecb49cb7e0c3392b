//! A school names its teachers: they may ask its centre for a session, and see what came of it.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::{Account, Organisation};
use serde_json::json;
use store::{Act, Failure, Stop, Tx, centres, journal, session_requests};

use super::add_centre_member::{CannotAddMember, Newcomer, arrive};
use crate::Doing;

/// Makes a person a teacher of a school.
#[derive(Debug, Clone)]
pub struct AddTeacher {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which school; the caller has checked that they are the référent of its centre.
    pub school: Id<Organisation>,
    /// Who comes.
    pub newcomer: Newcomer,
}

impl Act for AddTeacher {
    type Done = Id<Account>;
    type Refusal = CannotAddMember;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Account>, Stop<CannotAddMember>> {
        centres::organisation(tx, self.school).await?.ok_or(Stop::Absent)?;
        let account = arrive(tx, &self.doing, &self.newcomer).await?;
        if session_requests::put_teacher(tx, self.school, account).await? {
            note(tx, &self.doing, self.school, "add_teacher", account).await?;
        }
        Ok(account)
    }
}

/// Takes a teacher out of a school; what they asked for stays, and they see it no more.
#[derive(Debug, Clone)]
pub struct RemoveTeacher {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which school; the caller has checked that they are the référent of its centre.
    pub school: Id<Organisation>,
    /// Who leaves.
    pub account: Id<Account>,
}

impl Act for RemoveTeacher {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        if session_requests::delete_teacher(tx, self.school, self.account).await? {
            note(tx, &self.doing, self.school, "remove_teacher", self.account).await?;
        }
        Ok(())
    }
}

async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    school: Id<Organisation>,
    act: &'static str,
    account: Id<Account>,
) -> Result<(), Failure> {
    let entry = journal::Entry {
        stream: &journal::stream("organisation", school),
        at: doing.at,
        by: &doing.by,
        act,
        payload: json!({ "account": account }),
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await.map(drop)
}
