//! The information system of a school shows its key: it is looked at, counted, and written down without any personal data.

use domain::id::Id;
use domain::people::Organisation;
use domain::people::school_key::{CannotUseKey, KeyFacts, decide_use};
use serde_json::json;
use store::{Act, Stop, Tx, journal, school_keys};

use crate::Doing;

/// Uses a key for a school.
#[derive(Debug, Clone)]
pub struct UseSchoolKey {
    /// When and with which chance; the program itself acts.
    pub doing: Doing,
    /// The hash of what was shown.
    pub hash: [u8; 32],
    /// The school that is asked for: its national number in any case, or its identifier.
    pub school: String,
}

impl Act for UseSchoolKey {
    type Done = Id<Organisation>;
    type Refusal = CannotUseKey;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Id<Organisation>, Stop<CannotUseKey>> {
        let key = school_keys::by_token(tx, &self.hash).await?.ok_or(Stop::Refused(CannotUseKey::Unknown))?;
        let facts = KeyFacts {
            expires_at: key.expires_at,
            revoked_at: key.revoked_at,
            hour_at: key.hour_at,
            hour_uses: key.hour_uses,
        };
        let at = self.doing.at;
        let counted = decide_use(&facts, at).map_err(Stop::Refused)?;
        let by_number = key.uai.as_ref().is_some_and(|uai| uai.eq_ignore_ascii_case(&self.school));
        if !by_number && key.organisation.to_string() != self.school {
            return Err(Stop::Refused(CannotUseKey::Other));
        }
        school_keys::note_use(tx, key.id, at, counted).await?;
        let entry = journal::Entry {
            stream: &journal::stream("school_key", key.id),
            at,
            by: &self.doing.by,
            act: "use_school_key",
            payload: json!({ "organisation": key.organisation }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(key.organisation)
    }
}
