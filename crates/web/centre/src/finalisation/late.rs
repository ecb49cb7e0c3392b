//! Somebody else has finalised the session meanwhile: who, when, and what of this page was not kept. Words that were
//! typed never vanish without a word.

use askama::Template;
use axum::response::Response;
use domain::certification::attempt::AbortReason;
use domain::id::Id;
use domain::people::Account;
use serde_json::Value;
use store::{accounts, journal};
use web_shell::outcome::{go, refused};
use web_shell::{Chrome, Shared, Texts, Trouble, Visit, when};

use super::page::{Seen, see};
use super::{TEXTS, Typed};
use crate::room::{self, Head, address};

#[derive(Template)]
#[template(path = "finalisation/late.html")]
struct LatePage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// Who has finalised it, and when.
    by: String,
    /// What was typed and not kept: what it is about, and the words.
    lost: Vec<(String, String)>,
}

/// The page, or the session's when nothing is lost.
pub async fn told(app: &Shared, visit: &Visit, before: &Seen, typed: &Typed) -> Result<Response, Trouble> {
    let id = before.kept.id;
    let seen = see(app, visit, id).await?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let records = journal::of_stream(db, &journal::stream("session", id)).await?;
    let record = records.iter().rfind(|record| record.act == "finalise_session");
    let account: Option<Id<Account>> =
        record.and_then(|record| record.actor.strip_prefix("account:")?.parse().ok());
    let person = match account {
        Some(account) => accounts::by_id(db, account).await?,
        None => None,
    };
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let said: Value =
        record.and_then(|r| serde_json::from_str(r.payload.as_deref()?).ok()).unwrap_or_default();
    let lost = lost(&t, &seen, typed, &said);
    let (Some(at), false) = (seen.kept.facts.finalised_at, lost.is_empty()) else {
        return Ok(go(&address(id, "")));
    };
    let by = person.map_or_else(
        || t.s("by-centre").to_owned(),
        |person| format!("{} {}", person.first_name, person.last_name),
    );
    let chrome = room::chrome(visit, t.s("late-title"));
    Ok(refused(&LatePage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        by: t.ww("late-by", ("by", &by), ("when", &when::stamp(visit.locale, at, &seen.kept.zone))),
        lost,
        chrome,
        t,
    }))
}

/// What was typed here and is not what was kept.
fn lost(t: &Texts, seen: &Seen, typed: &Typed, said: &Value) -> Vec<(String, String)> {
    let mut lost = Vec::new();
    let remark = typed.remark.trim();
    if !remark.is_empty() && seen.kept.closing_remark.as_deref() != Some(remark) {
        lost.push((t.s("remark").to_owned(), remark.to_owned()));
    }
    for (ticked, name) in
        [(typed.had_incident, "had_incident"), (typed.had_joining_issue, "had_joining_issue")]
    {
        if ticked && said[name] != Value::Bool(true) {
            lost.push((t.s("late-ticked").to_owned(), t.s(&name.replace('_', "-")).to_owned()));
        }
    }
    for attempt in &seen.attempts {
        let name = || seen.name_of(attempt.id);
        let reason = typed.reasons.get(&attempt.id).and_then(|code| AbortReason::from_code(code));
        if let Some(reason) = reason.filter(|reason| attempt.abort_reason != Some(*reason)) {
            lost.push((name(), t.s(&format!("reason-{}", reason.code())).to_owned()));
        }
        if typed.seen.contains(&attempt.id) && attempt.end_seen.is_none() {
            lost.push((name(), t.s("end-tick").to_owned()));
        }
    }
    if typed.has_draft() {
        let about = seen.list.iter().find(|c| c.id.to_string() == typed.candidate);
        let about = about.map(|c| format!("{} {}", c.last_name, c.first_name));
        let kind = t.find(&format!("kind-{}", typed.draft.kind)).map(str::to_owned);
        let words = [kind, Some(typed.draft.description.trim().to_owned()).filter(|text| !text.is_empty())];
        let words: Vec<String> = words.into_iter().flatten().collect();
        lost.push((about.unwrap_or_else(|| t.s("report").to_owned()), words.join(". ")));
    }
    lost
}
