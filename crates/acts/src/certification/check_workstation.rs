//! Checks of computers: a centre makes the link by which they come, a computer sends its last one, the centre forgets them.

use std::convert::Infallible;

use domain::certification::workstation::{CheckLink, MOST, Report, WorkstationName};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Centre;
use serde_json::json;
use store::{Act, Failure, Stop, Tx, centres, journal, workstations};

use crate::Doing;

/// What somebody of a centre did to its checks, in the journal of the centre.
async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    centre: Id<Centre>,
    act: &'static str,
    payload: serde_json::Value,
) -> Result<(), Failure> {
    let entry = journal::Entry {
        stream: &journal::stream("centre", centre),
        at: doing.at,
        by: &doing.by,
        act,
        payload,
        seed: &doing.seed,
    };
    journal::write(tx, &entry).await.map(drop)
}

/// Makes the link by which computers send their checks; the former one leads nowhere from then on.
#[derive(Debug, Clone)]
pub struct MakeCheckLink {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are a member of it.
    pub centre: Id<Centre>,
}

impl Act for MakeCheckLink {
    type Done = Id<CheckLink>;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<CheckLink>, Stop<Infallible>> {
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let link = Id::from_seed(&self.doing.seed, "check link");
        if workstations::link_of(tx, self.centre).await? == Some(link) {
            return Ok(link);
        }
        workstations::put_link(tx, self.centre, link, self.doing.at).await?;
        note(tx, &self.doing, self.centre, "make_check_link", json!({})).await?;
        Ok(link)
    }
}

/// Keeps the check of a computer that came by a link. Nobody signs it: anybody who has the link may send one, and it says
/// nothing of a person.
#[derive(Debug, Clone)]
pub struct KeepCheck {
    /// When.
    pub at: Moment,
    /// The link.
    pub link: Id<CheckLink>,
    /// The computer.
    pub name: WorkstationName,
    /// What was found.
    pub report: Report,
}

/// Why a check is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotKeepCheck {
    /// The centre has [`MOST`] computers already, and this is none of them.
    Full,
}

impl Act for KeepCheck {
    type Done = ();
    type Refusal = CannotKeepCheck;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<CannotKeepCheck>> {
        let (centre, _) = workstations::by_link(tx, self.link).await?.ok_or(Stop::Absent)?;
        if workstations::count_others(tx, centre, &self.name.key()).await? >= MOST {
            return Err(Stop::Refused(CannotKeepCheck::Full));
        }
        workstations::put(tx, centre, &self.name, &self.report, self.at).await?;
        Ok(())
    }
}

/// Forgets the check of one computer of a centre, or of all.
#[derive(Debug, Clone)]
pub struct ForgetChecks {
    /// Who, when, chance.
    pub doing: Doing,
    /// The centre; the caller has checked that they are a member of it.
    pub centre: Id<Centre>,
    /// The key of the computer ([`WorkstationName::key`]); all of them where there is none.
    pub key: Option<String>,
}

impl Act for ForgetChecks {
    /// How many were forgotten; none when it was done before.
    type Done = u64;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<u64, Stop<Infallible>> {
        centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        let gone = workstations::delete(tx, self.centre, self.key.as_deref()).await?;
        if gone > 0 {
            note(tx, &self.doing, self.centre, "forget_checks", json!({ "count": gone })).await?;
        }
        Ok(gone)
    }
}
