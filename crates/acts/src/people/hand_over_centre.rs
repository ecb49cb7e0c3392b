//! The référent hands a centre over to a successor.

use domain::id::Id;
use domain::journal::Actor;
use domain::people::{Account, Centre};
use serde_json::json;
use store::{Act, Failure, Stop, Tx, centres, journal};

use crate::Doing;

/// The account that acts: somebody does it, never the program.
pub(super) fn account(doing: &Doing) -> Result<Id<Account>, Failure> {
    match doing.by {
        Actor::Account(account) => Ok(account),
        _ => Err(Failure::inconsistent("an act of a person by nobody")),
    }
}

/// Makes a member the référent in the place of who hands over, who stays as a member or leaves. In one transaction: a centre
/// is never without a référent.
#[derive(Debug, Clone)]
pub struct HandOverCentre {
    /// Who, when, chance: the référent.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// The successor.
    pub to: Id<Account>,
    /// Whoever hands over leaves the centre.
    pub leaves: bool,
}

/// Why the centre stays with its référent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotHandOver {
    /// Somebody else is the référent by now.
    NotReferent,
    /// The successor is no member of the centre.
    NoMember,
}

impl Act for HandOverCentre {
    type Done = ();
    type Refusal = CannotHandOver;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotHandOver>> {
        let by = account(&self.doing)?;
        let at = self.doing.at;
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let members = centres::members(tx, self.centre).await?;
        if !members.iter().any(|m| m.account == by && m.referent) {
            return Err(Stop::Refused(CannotHandOver::NotReferent));
        }
        if self.to == by {
            return Ok(());
        }
        if !members.iter().any(|m| m.account == self.to) {
            return Err(Stop::Refused(CannotHandOver::NoMember));
        }
        centres::put_member(tx, self.centre, by, false, at).await?;
        centres::put_member(tx, self.centre, self.to, true, at).await?;
        if self.leaves {
            centres::delete_member(tx, self.centre, by).await?;
        }
        let entry = journal::Entry {
            stream: &journal::stream("centre", self.centre),
            at,
            by: &self.doing.by,
            act: "hand_over_centre",
            payload: json!({ "from": by, "to": self.to, "leaves": self.leaves }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
