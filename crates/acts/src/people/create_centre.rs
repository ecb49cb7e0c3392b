//! Opens a certification centre with its référent.

use domain::id::Id;
use domain::moment::Zone;
use domain::people::{Centre, CentreKind, Organisation};
use serde_json::json;
use store::{Act, Stop, Tx, centres, journal};

use super::add_centre_member::{CannotAddMember, Newcomer, seat};
use crate::Doing;

/// Opens a centre. Its name is printed on certificates.
#[derive(Debug, Clone)]
pub struct CreateCentre {
    /// Who, when, chance.
    pub doing: Doing,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: CentreKind,
    /// The national number of a French school.
    pub uai: Option<String>,
    /// The organisation whose learners it may enrol.
    pub organisation: Option<Id<Organisation>>,
    /// The time zone in which its sessions are proposed.
    pub zone: Zone,
    /// Its first référent.
    pub referent: Newcomer,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

impl CreateCentre {
    /// The identifier that the centre will have.
    #[must_use]
    pub fn id(&self) -> Id<Centre> {
        Id::from_seed(&self.doing.seed, "centre")
    }
}

impl Act for CreateCentre {
    type Done = Id<Centre>;
    type Refusal = CannotAddMember;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Centre>, Stop<CannotAddMember>> {
        let id = self.id();
        if let Some(organisation) = self.organisation {
            centres::organisation(tx, organisation).await?.ok_or(Stop::Absent)?;
        }
        let centre = centres::Kept {
            id,
            name: self.name,
            kind: self.kind,
            uai: self.uai,
            organisation: self.organisation,
            zone: self.zone,
            rehearsal: self.rehearsal,
        };
        if !centres::insert(tx, &centre, self.doing.at).await? {
            return Ok(id);
        }
        let entry = journal::Entry {
            stream: &journal::stream("centre", id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "create_centre",
            payload: json!({ "name": centre.name, "kind": centre.kind.code(), "uai": centre.uai }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        seat(tx, &self.doing, id, &self.referent, true).await?;
        Ok(id)
    }
}
