//! An administrator makes a key with which the information system of a school reads the school record, or one that takes the
//! place of another: that one still holds for some days, so that nothing stands still while it is exchanged.

use domain::id::Id;
use domain::people::school_key::{KEY_DAYS, OVERLAP_DAYS};
use domain::people::{Account, Organisation, SchoolKey};
use serde_json::json;
use store::school_keys::{self, New};
use store::{Act, Stop, Tx, centres, journal};

use crate::Doing;

/// Makes a key.
#[derive(Debug, Clone)]
pub struct MakeSchoolKey {
    /// Who, when, chance.
    pub doing: Doing,
    /// The administrator.
    pub by: Id<Account>,
    /// The school whose pupils it reads.
    pub organisation: Id<Organisation>,
    /// What it is for.
    pub name: String,
    /// Its hash: the key itself is shown once, and kept nowhere.
    pub hash: [u8; 32],
    /// The key whose place it takes.
    pub replaces: Option<Id<SchoolKey>>,
}

impl Act for MakeSchoolKey {
    type Done = Id<SchoolKey>;
    type Refusal = std::convert::Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<SchoolKey>, Stop<std::convert::Infallible>> {
        centres::organisation(tx, self.organisation).await?.ok_or(Stop::Absent)?;
        let (id, at) = (Id::from_seed(&self.doing.seed, "school key"), self.doing.at);
        let days = |days: i64| at.plus_minutes(days * 24 * 60);
        let new = New {
            id,
            organisation: self.organisation,
            name: self.name,
            hash: self.hash,
            expires_at: days(KEY_DAYS),
        };
        if !school_keys::insert(tx, &new, at, self.by).await? {
            return Ok(id);
        }
        if let Some(former) = self.replaces {
            school_keys::end_by(tx, former, days(OVERLAP_DAYS)).await?;
        }
        let entry = journal::Entry {
            stream: &journal::stream("organisation", self.organisation),
            at,
            by: &self.doing.by,
            act: "make_school_key",
            payload: json!({ "key": id, "name": new.name, "replaces": self.replaces }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(id)
    }
}
