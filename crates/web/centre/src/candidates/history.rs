//! What became of a row of the list: who changed what, when, as the journal of the session has it. Once its retention is over
//! the journal keeps that something was done, and not what.

use domain::certification::enrolment::{Candidate, Changed, FieldName};
use domain::id::Id;
use serde_json::Value;
use store::sessions::Kept;
use store::{Conn, Failure, centres, journal};
use web_shell::{Texts, Visit, when};

use super::preview::told;
use super::{TEXTS, name_of};

/// The acts that are about one row.
const ACTS: [&str; 9] = [
    "enrol_candidate",
    "enrol_learners",
    "import_candidates",
    "change_candidate",
    "set_extra_time",
    "set_accommodations",
    "ask_complementary",
    "join_session",
    "unlink_candidate",
];

/// Something that was done to a row.
pub(super) struct Step {
    pub(super) when: String,
    pub(super) who: String,
    pub(super) what: &'static str,
    /// What changed: which field, before, after.
    pub(super) fields: Vec<(&'static str, String, String)>,
    /// Why, in the words of who did it.
    pub(super) reason: String,
}

/// What was done to a row, from the first to the last.
pub(super) async fn of(
    db: &mut Conn<'_>,
    visit: &Visit,
    session: &Kept,
    candidate: Id<Candidate>,
) -> Result<Vec<Step>, Failure> {
    let t = TEXTS.of(visit.locale);
    let members = centres::members(db, session.centre).await?;
    let id = candidate.to_string();
    let mut steps = Vec::new();
    for record in journal::of_stream(db, &journal::stream("session", session.id)).await? {
        if !ACTS.contains(&record.act.as_str()) {
            continue;
        }
        let says: Value =
            record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let among = says["candidates"].as_array().is_some_and(|all| all.iter().any(|one| one == id.as_str()));
        if says["candidate"] != id.as_str() && !among {
            continue;
        }
        let account = |code: &str| {
            let of = |member: &&centres::Member| code == format!("account:{}", member.account);
            members.iter().find(of).map(|member| format!("{} {}", member.first_name, member.last_name))
        };
        let who = says["by"].as_str().map(str::to_owned).or_else(|| account(&record.actor));
        steps.push(Step {
            when: when::stamp(visit.locale, record.at, &session.zone),
            who: who.unwrap_or_else(|| t.s("history-other").to_owned()),
            what: t.s(&format!("history-{}", record.act)),
            fields: fields(&t, &record.act, &says),
            reason: says["reason"].as_str().unwrap_or_default().to_owned(),
        });
    }
    Ok(steps)
}

fn fields(t: &Texts, act: &str, says: &Value) -> Vec<(&'static str, String, String)> {
    if act == "set_extra_time" {
        let percent = |key: &str| format!("{}\u{a0}%", says[key].as_u64().unwrap_or_default());
        return vec![(name_of(t, FieldName::ExtraTime), percent("before"), percent("percent"))];
    }
    let changes: Vec<Changed> = serde_json::from_value(says["changes"].clone()).unwrap_or_default();
    changes.iter().map(|changed| told(t, changed)).collect()
}
