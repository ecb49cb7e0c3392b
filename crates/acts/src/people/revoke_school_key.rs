//! An administrator revokes the key of a school: it opens nothing any more, from this moment on.

use std::convert::Infallible;

use domain::id::Id;
use domain::people::SchoolKey;
use serde_json::json;
use store::{Act, Stop, Tx, journal, school_keys};

use crate::Doing;

/// Revokes a key.
#[derive(Debug, Clone)]
pub struct RevokeSchoolKey {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which one.
    pub key: Id<SchoolKey>,
}

impl Act for RevokeSchoolKey {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let key = school_keys::by_id(tx, self.key).await?.ok_or(Stop::Absent)?;
        if !school_keys::revoke(tx, self.key, self.doing.at).await? {
            return Ok(());
        }
        let entry = journal::Entry {
            stream: &journal::stream("organisation", key.organisation),
            at: self.doing.at,
            by: &self.doing.by,
            act: "revoke_school_key",
            payload: json!({ "key": self.key }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(())
    }
}
