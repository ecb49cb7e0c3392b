//! What was found about a candidate, in words.

use domain::certification::calendar::RuleName;
use domain::certification::eligibility::Need;
use domain::id::Id;
use domain::people::{Account, Login};
use web_shell::{Chrome, Texts, when};

use super::{Found, Row, Seen};
use crate::room::{self, Pill};

/// How many are ready, and how many need what.
pub(super) fn counts(t: &Texts, seen: &Seen) -> (String, Vec<String>) {
    let ready = seen.found.iter().filter(|found| found.needs.is_empty()).count();
    let all = seen.found.len();
    let ready = t.with("ready", &[("count", number(ready).into()), ("all", number(all).into())]);
    let of = |code: &&str| {
        let count = seen.found.iter().filter(|f| f.needs.iter().any(|need| need.code() == *code)).count();
        (count > 0).then(|| t.n(&format!("count-{code}"), "count", count))
    };
    (ready, Need::CODES.iter().filter_map(of).collect())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A candidate's row.
pub(super) fn row(t: &Texts, chrome: &Chrome, seen: &Seen, found: &Found) -> Row {
    let candidate = &found.candidate;
    let (kind, icon, text) = match found.needs.first() {
        _ if found.started => ("info", "play", "standing-started"),
        None => ("ok", "circle-check", "standing-ready"),
        Some(Need::Delay { .. } | Need::Account | Need::WrongAccount { .. }) => {
            ("bad", "circle-x", "standing-hindered")
        }
        Some(_) => ("warn", "triangle-alert", "standing-to-do"),
    };
    let none = || t.s("unknown").to_owned();
    Row {
        href: room::address(seen.kept.id, &format!("/candidats/{}", candidate.id)),
        last_name: candidate.last_name.clone(),
        first_name: candidate.first_name.clone(),
        division: candidate.division.clone().unwrap_or_default(),
        standing: Pill { kind, icon: chrome.icon(icon), text: t.s(text) },
        account: found.used.map_or_else(none, |used| {
            let joined = candidate.account == Some(used.account);
            let login = login(t, seen, used.account);
            if joined { t.w("account-joined", "login", login) } else { login }
        }),
        placements: found.used.map_or_else(none, |used| t.n("placements", "count", used.placements)),
        competences: found.used.map_or_else(none, |used| {
            let needed = domain::placement::Certifiability::of(used.competences).needed;
            t.ww("competences", ("count", &used.competences.to_string()), ("needed", &needed.to_string()))
        }),
        advice: found.needs.iter().map(|need| advice(t, seen, need)).collect(),
    }
}

/// What an account is signed in with, for its holder to recognise.
fn login(t: &Texts, seen: &Seen, account: Id<Account>) -> String {
    let login = seen.accounts.get(&account).and_then(|(_, login)| login.as_deref());
    let masked = login.and_then(|login| Login::parse(login).ok()).map(|login| login.masked());
    masked.unwrap_or_else(|| t.s("account-portal").to_owned())
}

/// What is to be done about a need.
fn advice(t: &Texts, seen: &Seen, need: &Need) -> String {
    match need {
        Need::Delay { from } => {
            let days = seen.rules.value(RuleName::DaysBetween).to_string();
            t.ww("need-delay", ("days", &days), ("from", &when::date(t.locale, *from)))
        }
        Need::Account => t.w("need-account", "number", seen.kept.number.grouped()),
        Need::WrongAccount { to } => t.w("need-wrong_account", "login", login(t, seen, *to)),
        Need::SeveralAccounts { to } => t.w("need-several_accounts", "login", login(t, seen, *to)),
        Need::Campaign { blocks: true } => t.s("need-campaign-block").to_owned(),
        Need::Campaign { blocks: false } => t.s("need-campaign-warn").to_owned(),
        Need::Profile(profile) => {
            t.n("need-profile", "missing", profile.needed.saturating_sub(profile.competences))
        }
    }
}
