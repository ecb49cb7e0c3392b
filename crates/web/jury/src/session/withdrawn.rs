//! What is told of a publication that was withdrawn: when, by whom, who proposed it and why, from the journal of the session
//! (certification rules §9.4).

use serde_json::Value;
use store::journal::Kept;
use web_shell::{Texts, Visit};

use crate::room::Desk;

/// The last withdrawal of a publication.
pub struct Withdrawn {
    /// « le 12 mars 2026 à 10 h 42, par Jeanne Lefort ».
    pub when: String,
    /// Who proposed it; nothing once the record was erased.
    pub proposed: Option<String>,
    /// Why.
    pub reason: String,
}

/// The last withdrawal of the session's publication, if there was one.
pub fn last(visit: &Visit, (t, words): (&Texts, &Texts), desk: &Desk, records: &[Kept]) -> Option<Withdrawn> {
    let record = records.iter().rfind(|record| record.act == "withdraw_publication")?;
    let payload = record.payload.as_deref();
    let payload: Value = payload.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let proposer = payload["proposed_by"].as_str().and_then(|id| id.parse().ok());
    let (at, by) = (desk.stamp(visit.locale, record.at), desk.actor(words, &record.actor));
    Some(Withdrawn {
        when: t.ww("withdrawn-by", ("when", &at), ("by", &by)),
        proposed: proposer.map(|id| t.w("withdrawn-proposed", "by", desk.name(words, id))),
        reason: payload["reason"].as_str().unwrap_or_default().to_owned(),
    })
}
