//! Takes a person out of a centre.

use domain::id::Id;
use domain::people::{Account, Centre};
use serde_json::json;
use store::{Act, Stop, Tx, centres, journal};

use crate::Doing;

/// Takes a member out of a centre. What they did there stays in the journal under their name.
#[derive(Debug, Clone)]
pub struct RemoveCentreMember {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// Who leaves.
    pub account: Id<Account>,
    /// Why, in words; empty where nobody asked.
    pub reason: String,
}

/// Why they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotRemoveMember {
    /// A centre has a référent: another one is named first.
    IsReferent,
}

impl Act for RemoveCentreMember {
    type Done = ();
    type Refusal = CannotRemoveMember;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotRemoveMember>> {
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let members = centres::members(tx, self.centre).await?;
        let Some(member) = members.iter().find(|m| m.account == self.account) else { return Ok(()) };
        if member.referent {
            return Err(Stop::Refused(CannotRemoveMember::IsReferent));
        }
        centres::delete_member(tx, self.centre, self.account).await?;
        let entry = journal::Entry {
            stream: &journal::stream("centre", self.centre),
            at: self.doing.at,
            by: &self.doing.by,
            act: "remove_centre_member",
            payload: json!({ "account": self.account, "reason": self.reason }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
