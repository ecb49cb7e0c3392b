//! The administrator says that a centre may certify something beside the core, for some days.

use domain::certification::accreditation::{Accreditation, AccreditationFault, decide_accreditation};
use domain::id::Id;
use domain::people::Centre;
use serde_json::{Value, json};
use store::{Act, Failure, Stop, Tx, accreditations, centres, journal};

use crate::Doing;

/// Accredits a centre. The identifier is the key of the form: the same form sent twice accredits it once.
#[derive(Debug, Clone)]
pub struct GiveAccreditation {
    /// Who, when, chance.
    pub doing: Doing,
    /// Which centre.
    pub centre: Id<Centre>,
    /// For what, and for which days.
    pub new: Accreditation,
}

impl Act for GiveAccreditation {
    type Done = ();
    type Refusal = AccreditationFault;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<AccreditationFault>> {
        let centre = centres::by_id(tx, self.centre).await?.ok_or(Stop::Absent)?;
        if centre.rehearsal {
            return Err(Stop::Absent);
        }
        let all = accreditations::of_centre(tx, self.centre).await?;
        if all.contains(&self.new) {
            return Ok(());
        }
        decide_accreditation(&self.new, &all).map_err(Stop::Refused)?;
        if accreditations::insert(tx, self.centre, &self.new, self.doing.at).await? {
            note(tx, &self.doing, self.centre, "give_accreditation", told(&self.new)).await?;
        }
        Ok(())
    }
}

/// What the journal keeps of an accreditation.
pub(super) fn told(one: &Accreditation) -> Value {
    json!({
        "accreditation": one.id,
        "certification": one.certification.code(),
        "begins": one.begins.to_string(),
        "ends": one.ends.map(|day| day.to_string()),
    })
}

/// Writes into the stream of the centre.
pub(super) async fn note(
    tx: &mut Tx<'_>,
    doing: &Doing,
    centre: Id<Centre>,
    act: &'static str,
    payload: Value,
) -> Result<(), Failure> {
    let stream = journal::stream("centre", centre);
    let entry =
        journal::Entry { stream: &stream, at: doing.at, by: &doing.by, act, payload, seed: &doing.seed };
    journal::write(tx, &entry).await.map(drop)
}
