//! Opens an organisation: a school as prescriber, whose learners its centre may enrol.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::{CentreKind, Organisation};
use serde_json::json;
use store::{Act, Stop, Tx, centres, journal};

use crate::Doing;

/// Opens an organisation.
#[derive(Debug, Clone)]
pub struct CreateOrganisation {
    /// Who, when, chance.
    pub doing: Doing,
    /// Its name.
    pub name: String,
    /// Its kind; the same three as centres.
    pub kind: CentreKind,
    /// The national number of a French school.
    pub uai: Option<String>,
}

impl CreateOrganisation {
    /// The identifier that the organisation will have.
    #[must_use]
    pub fn id(&self) -> Id<Organisation> {
        Id::from_seed(&self.doing.seed, "organisation")
    }
}

impl Act for CreateOrganisation {
    type Done = Id<Organisation>;
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Organisation>, Stop<Infallible>> {
        let id = self.id();
        let made = centres::KeptOrganisation { id, name: self.name, kind: self.kind, uai: self.uai };
        if !centres::insert_organisation(tx, &made, self.doing.at).await? {
            return Ok(id);
        }
        let entry = journal::Entry {
            stream: &journal::stream("organisation", id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "create_organisation",
            payload: json!({ "name": made.name, "kind": made.kind.code(), "uai": made.uai }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(id)
    }
}
