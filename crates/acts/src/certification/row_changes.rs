//! What the journal keeps of a row that changes: field by field, before and after. Extra time has a record of its own, which
//! is erased with what tells of health.

use domain::certification::enrolment::{Candidate, Changed, FieldName, NewCandidate, changes};
use domain::certification::session::Session;
use domain::id::Id;
use serde_json::json;
use store::{Failure, Tx, journal};

use crate::Doing;

/// Tells that a row was changed, and what in it.
pub(super) async fn tell(
    tx: &mut Tx<'_>,
    doing: &Doing,
    session: Id<Session>,
    candidate: Id<Candidate>,
    (before, after): (&NewCandidate, &NewCandidate),
) -> Result<(), Failure> {
    let (extra, others): (Vec<Changed>, Vec<Changed>) =
        changes(before, after).into_iter().partition(|changed| changed.field == FieldName::ExtraTime);
    let mut records = vec![("change_candidate", json!({ "candidate": candidate, "changes": others }))];
    if !extra.is_empty() {
        let (percent, before) = (after.extra_time_percent, before.extra_time_percent);
        let payload = json!({ "candidate": candidate, "percent": percent, "before": before, "reason": "" });
        records.push(("set_extra_time", payload));
    }
    let stream = journal::stream("session", session);
    for (act, payload) in records {
        let entry =
            journal::Entry { stream: &stream, at: doing.at, by: &doing.by, act, payload, seed: &doing.seed };
        journal::write(tx, &entry).await?;
    }
    Ok(())
}
