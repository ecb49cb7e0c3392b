//! Who of a session's list can sit on the day, and what is to be done before it; and the same by class, to print for form
//! teachers. What would tell of health is on neither.

mod told;

use std::collections::{BTreeMap, HashSet};

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::calendar::{Rules, decide_delay, decide_opening};
use domain::certification::eligibility::{Facts, Known, Need, account_to_use, needs};
use domain::certification::enrolment::Candidate;
use domain::certification::session::{Session, SessionState};
use domain::id::Id;
use domain::people::Account;
use store::eligibility::{self, Pupil, Signed};
use store::sessions::Kept;
use store::{Conn, Failure, attempts, calendar, candidates};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit};

use crate::room::{self, Head, Pill};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "eligibility/page.html")]
struct EligibilityPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// How many are ready, of how many.
    ready: String,
    /// How many need what.
    counts: Vec<String>,
    /// The day is outside of the windows.
    outside: Option<String>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "eligibility/classes.html")]
struct ClassesPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    classes: Vec<Class>,
}

/// The candidates of one class, by name.
struct Class {
    name: String,
    rows: Vec<Row>,
}

/// A candidate as the pages show them.
struct Row {
    href: String,
    last_name: String,
    first_name: String,
    division: String,
    standing: Pill,
    account: String,
    placements: String,
    competences: String,
    /// What is to be done, a sentence each.
    advice: Vec<String>,
}

/// A candidate and what was found about them.
struct Found {
    candidate: candidates::Kept,
    used: Option<Known>,
    needs: Vec<Need>,
    /// The test of this session has started.
    started: bool,
}

struct Seen {
    kept: Kept,
    membership: Membership,
    rules: Rules,
    accounts: BTreeMap<Id<Account>, Signed>,
    found: Vec<Found>,
    outside: Option<String>,
}

/// Reads the list and what is known of everybody on it: a fixed number of queries, however long it is.
async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let list = candidates::of_session(db, id).await?;
    let pupils = eligibility::pupils(db, id).await?;
    let accounts = eligibility::accounts(db, id).await?;
    let sittings = eligibility::sittings(db, id).await?;
    let started: HashSet<Id<Candidate>> =
        attempts::of_session(db, id).await?.into_iter().map(|attempt| attempt.candidate).collect();
    let rules = calendar::rules_on(db, kept.date).await?;
    let windows = calendar::windows_of(db, kept.centre).await?;
    drop(reader);
    let outside = match decide_opening(&windows, kept.date) {
        Err(outside) if kept.state() == SessionState::ToPrepare => {
            let t = TEXTS.of(visit.locale);
            Some(t.w("outside", "days", room::days(visit.locale, outside.nearest)))
        }
        _ => None,
    };
    let known = known(&list, &pupils);
    let found = list.into_iter().zip(known).map(|(candidate, accounts_of)| {
        let known: Vec<Known> = accounts_of.iter().filter_map(|id| Some(accounts.get(id)?.0)).collect();
        let sat_on = sittings.get(&candidate.id).copied();
        let facts = Facts { joined: candidate.account, known: &known, sat_on, day: kept.date };
        let started = started.contains(&candidate.id);
        let needs = if started { Vec::new() } else { needs(&facts, &rules) };
        Found { used: account_to_use(&facts), needs, started, candidate }
    });
    let found = found.collect();
    Ok(Seen { kept, membership, rules, accounts, found, outside })
}

/// How many of a list sat so lately that they may not sit on the day of the session.
pub async fn too_soon(db: &mut Conn<'_>, kept: &Kept, rules: &Rules) -> Result<usize, Failure> {
    let sat = eligibility::sittings(db, kept.id).await?;
    Ok(sat.values().filter(|day| decide_delay(Some(**day), kept.date, rules).is_err()).count())
}

/// The accounts that may be each candidate's: the one that joined, the one of the pupil whom the list names, and those of pupils
/// with these names and this date of birth whom it names nowhere.
fn known(list: &[candidates::Kept], pupils: &[Pupil]) -> Vec<Vec<Id<Account>>> {
    let named: HashSet<_> = list.iter().filter_map(|candidate| candidate.learner).collect();
    let of = |candidate: &candidates::Kept| {
        let key = candidate.entry().key;
        let theirs = |pupil: &&Pupil| {
            candidate.learner == Some(pupil.id) || pupil.key == key && !named.contains(&pupil.id)
        };
        let mut accounts: Vec<_> = candidate.account.into_iter().collect();
        accounts.extend(pupils.iter().filter(theirs).map(|pupil| pupil.account));
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    };
    list.iter().map(of).collect()
}

/// `GET /centre/sessions/{id}/eligibilite`
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut seen = see(&app, &visit, id).await?;
    // Who needs something comes first, the most pressing need before the others; the list stays in its order within.
    let order = |found: &Found| found.needs.first().map_or((1, 0), |need| (0, need.rank()));
    seen.found.sort_by_key(order);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let head = Head::of(&visit, &chrome, &seen.kept, &seen.membership);
    let rows = seen.found.iter().map(|found| told::row(&t, &chrome, &seen, found)).collect();
    let (ready, counts) = told::counts(&t, &seen);
    let page = EligibilityPage { chrome, t, head, ready, counts, outside: seen.outside, rows };
    Ok(Page(page).into_response())
}

/// `GET /centre/sessions/{id}/eligibilite/classes`
pub async fn classes(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("classes-title"));
    let head = Head::of(&visit, &chrome, &seen.kept, &seen.membership);
    let mut by_class: BTreeMap<(bool, String), Vec<Row>> = BTreeMap::new();
    for found in &seen.found {
        let row = told::row(&t, &chrome, &seen, found);
        by_class.entry((row.division.is_empty(), row.division.clone())).or_default().push(row);
    }
    let named = |((none, name), rows): ((bool, String), Vec<Row>)| {
        let name = if none { t.s("no-class").to_owned() } else { t.w("class", "name", name) };
        Class { name, rows }
    };
    let classes = by_class.into_iter().map(named).collect();
    Ok(Page(ClassesPage { chrome, t, head, classes }).into_response())
}
