//! What waits for the jury, by risk and then by age (ADR 0039): sessions with what needs a decision, and decisions of others that wait for
//! a second person (certification rules §9.3, §10.1). Mended: whether a session can be published is asked anew each
//! time, and « mine » compares accounts, not names.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::risk::{Level, Risk};
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::people::Account;
use domain::text::normalise_name;
use store::jury_pages::{self, Line, ToSecond, ToWithdraw};
use store::{Conn, Failure};
use web_shell::{Answer, Chrome, Form, Page, Shared, Texts, Visit, when};

use crate::room::{self, Pill, attempt_address, count, session_address};

web_shell::texts!(TEXTS, "page");

/// Whose sessions can be listed: nobody's, the visitor's own, those of others.
const HOLDERS: [&str; 3] = ["personne", "moi", "autres"];
/// Sessions on one page of those that wait.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "inbox/page.html")]
struct InboxPage {
    chrome: Chrome,
    t: Texts,
    tabs: Vec<Tab>,
    seconds: Vec<Second>,
    rows: Vec<Row>,
    /// What was searched; empty otherwise.
    search: String,
    view: View,
    /// Only some of those that wait are listed.
    filtered: bool,
    /// Levels and holders to choose from: code, words, chosen.
    levels: Vec<(&'static str, &'static str, bool)>,
    holders: Vec<(&'static str, &'static str, bool)>,
    /// The pages of the list: address, number, and whether it is shown.
    pages: Vec<(String, usize, bool)>,
}

struct Tab {
    href: &'static str,
    label: &'static str,
    count: Option<usize>,
    here: bool,
}

/// A decision of somebody else that waits.
struct Second {
    href: String,
    text: String,
    when: String,
}

struct Row {
    href: String,
    number: String,
    centre: String,
    place: String,
    since: String,
    owner: String,
    mine: bool,
    attempts: i64,
    /// How soon it should be read, while it waits.
    level: Option<Pill>,
    /// Why.
    why: Vec<String>,
    needs: Vec<Pill>,
}

/// Which sessions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    All,
    Mine,
    Published,
    Found,
}

/// What the address asks for.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    vue: String,
    /// Only sessions of this level.
    #[serde(default)]
    risque: String,
    /// Only sessions that nobody has taken, or that others have.
    #[serde(default)]
    chez: String,
    /// The page of the list, from 1.
    #[serde(default)]
    page: String,
}

/// What is searched: it may be a person's name, so it never stands in an address (ADR 0010).
#[derive(serde::Deserialize)]
pub struct Searched {
    #[serde(default)]
    q: String,
}

/// GET /jury
pub async fn show(State(app): State<Shared>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let view = match asked.vue.as_str() {
        "miennes" => View::Mine,
        "publiees" => View::Published,
        _ => View::All,
    };
    let page = asked.page.parse().unwrap_or(1);
    let filter = Filter { level: asked.risque, holder: asked.chez, page };
    listed(&app, &visit, view, String::new(), filter).await
}

/// POST /jury
pub async fn search(State(app): State<Shared>, visit: Visit, Form(searched): Form<Searched>) -> Answer {
    let search = searched.q.trim().to_owned();
    let view = if search.is_empty() { View::All } else { View::Found };
    listed(&app, &visit, view, search, Filter::default()).await
}

/// Which of the sessions that wait are listed, and which page of them.
#[derive(Default)]
struct Filter {
    level: String,
    holder: String,
    page: usize,
}

impl Filter {
    fn lets(&self, line: &Line, level: Level, me: Id<Account>) -> bool {
        let holder = line.assigned.as_ref().map(|(id, _)| *id);
        let held = match self.holder.as_str() {
            "personne" => holder.is_none(),
            "moi" => holder == Some(me),
            "autres" => holder.is_some_and(|id| id != me),
            _ => true,
        };
        held && Level::ALL.iter().find(|known| known.code() == self.level).is_none_or(|only| *only == level)
    }
}

async fn listed(app: &Shared, visit: &Visit, view: View, search: String, filter: Filter) -> Answer {
    let juror = room::juror(visit)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let rehearsal = visit.account()?.rehearsal;
    let waiting = if view == View::Published { Vec::new() } else { waiting(db, rehearsal).await? };
    let published = if matches!(view, View::Published | View::Found) {
        jury_pages::published(db, rehearsal).await?
    } else {
        Vec::new()
    };
    let with_candidate = match view {
        View::Found => jury_pages::with_candidate(db, &search, juror.account, juror.president).await?,
        _ => Vec::new(),
    };
    let seconds = jury_pages::to_second(db, juror.account).await?;
    let withdrawals =
        if juror.president { jury_pages::to_withdraw(db, juror.account).await? } else { Vec::new() };
    let seconds = seconds.iter().map(|second| to_second(visit, second));
    let withdrawals = withdrawals.iter().map(|proposed| to_withdraw(visit, proposed));
    let seconds = seconds.chain(withdrawals).collect();
    let mine = |line: &&Line| line.assigned.as_ref().is_some_and(|(id, _)| *id == juror.account);
    let lines = || waiting.iter().map(|(_, line)| line);
    let counts = if view == View::Published {
        jury_pages::waiting_counts(db, rehearsal, juror.account).await?
    } else {
        (waiting.len(), lines().filter(mine).count())
    };
    let mut shown: Vec<&Line> = match view {
        View::All => {
            let lets = |(risk, line): &&(Risk, Line)| filter.lets(line, risk.level, juror.account);
            waiting.iter().filter(lets).map(|(_, line)| line).collect()
        }
        View::Mine => lines().filter(mine).collect(),
        View::Published => published.iter().collect(),
        View::Found => found(&search, lines().chain(&published), &with_candidate.into_iter().collect()),
    };
    let t = TEXTS.of(visit.locale);
    let filtered = !filter.level.is_empty() || !filter.holder.is_empty();
    let mut chrome = room::chrome(visit, title(&t, view, if filtered { counts.0 } else { shown.len() }));
    let pages = pages(view, &filter, &mut shown);
    for link in &mut chrome.nav {
        link.here = link.href == if view == View::Published { room::PUBLISHED } else { "/jury" };
    }
    let page = InboxPage {
        tabs: tabs(&t, view, counts),
        seconds,
        rows: shown.into_iter().map(|line| row(visit, &chrome, &t, line, mine(&line))).collect(),
        search,
        view,
        filtered,
        pages,
        levels: levels(visit, &filter),
        holders: holders(&t, &filter),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

/// The sessions that wait, by risk, then by age: the store gives the oldest first, and the order of equals stays.
async fn waiting(db: &mut Conn<'_>, rehearsal: bool) -> Result<Vec<(Risk, Line)>, Failure> {
    let lines = jury_pages::waiting(db, rehearsal).await?;
    let mut waiting: Vec<(Risk, Line)> = lines.into_iter().map(|line| (line.risk(), line)).collect();
    waiting.sort_by_key(|(risk, _)| std::cmp::Reverse(risk.level));
    Ok(waiting)
}

/// Leaves the page that is asked for of a list that has an address, and gives all its pages.
fn pages<T>(view: View, filter: &Filter, shown: &mut Vec<T>) -> Vec<(String, usize, bool)> {
    let seen = match view {
        View::All => "",
        View::Mine => "vue=miennes&",
        View::Published | View::Found => return Vec::new(),
    };
    let last = shown.len().div_ceil(PAGE).max(1);
    let here = filter.page.clamp(1, last);
    let rest = shown.split_off(shown.len().min((here - 1) * PAGE));
    *shown = rest.into_iter().take(PAGE).collect();
    // What was chosen from the lists: a code that is none of them chooses nothing, and is not carried on.
    let level = Level::ALL.iter().map(|level| level.code()).find(|code| *code == filter.level);
    let holder = HOLDERS.into_iter().find(|code| *code == filter.holder);
    let chosen = format!("{seen}risque={}&chez={}", level.unwrap_or_default(), holder.unwrap_or_default());
    (1..=last).map(|page| (format!("/jury?{chosen}&page={page}"), page, page == here)).collect()
}

/// Sessions of that number, or with that text in the name of their centre or site, or in which such a person sat.
fn found<'a>(
    search: &str,
    lines: impl Iterator<Item = &'a Line>,
    with_candidate: &HashSet<Id<Session>>,
) -> Vec<&'a Line> {
    if let Ok(number) = SessionNumber::parse(search) {
        return lines.filter(|line| line.number == number).collect();
    }
    let key = normalise_name(search);
    let named = |name: &str| !key.is_empty() && normalise_name(name).contains(&key);
    lines
        .filter(|line| named(&line.centre) || named(&line.site) || with_candidate.contains(&line.id))
        .collect()
}

fn title(t: &Texts, view: View, sessions: usize) -> String {
    let key = match view {
        View::All => "title-all",
        View::Mine => "title-mine",
        View::Published => "title-published",
        View::Found => "title-found",
    };
    t.n(key, "count", count(sessions))
}

fn levels(visit: &Visit, filter: &Filter) -> Vec<(&'static str, &'static str, bool)> {
    let words = room::words(visit.locale);
    let one = |level: Level| {
        let code = level.code();
        (code, words.s(&format!("level-{code}")), code == filter.level)
    };
    Level::ALL.map(one).into()
}

fn holders(t: &Texts, filter: &Filter) -> Vec<(&'static str, &'static str, bool)> {
    let one = |code: &'static str| (code, t.s(&format!("holder-{code}")), code == filter.holder);
    HOLDERS.map(one).into()
}

fn tabs(t: &Texts, view: View, (all, mine): (usize, usize)) -> Vec<Tab> {
    let tab = |of: View, href, key, count| Tab { href, label: t.s(key), count, here: of == view };
    vec![
        tab(View::All, "/jury", "tab-all", Some(all)),
        tab(View::Mine, "/jury?vue=miennes", "tab-mine", Some(mine)),
        tab(View::Published, "/jury?vue=publiees", "tab-published", None),
    ]
}

fn to_second(visit: &Visit, second: &ToSecond) -> Second {
    let t = TEXTS.of(visit.locale);
    let what = room::words(visit.locale).s(&format!("done-{}", second.code));
    let words = [
        ("what", what.into()),
        ("candidate", second.candidate.clone().into()),
        ("number", second.session_number.grouped().into()),
        ("by", second.by.clone().into()),
    ];
    let place = if second.code == "correct_identity" { "identite" } else { "attente" };
    Second {
        href: format!("{}#{place}", attempt_address(second.session, second.attempt)),
        text: t.with("second", &words),
        when: when::stamp(visit.locale, second.at, &second.zone),
    }
}

fn to_withdraw(visit: &Visit, proposed: &ToWithdraw) -> Second {
    let t = TEXTS.of(visit.locale);
    let number = proposed.session_number.grouped();
    Second {
        href: session_address(proposed.session, "/retrait"),
        text: t.ww("second-withdrawal", ("number", &number), ("by", &proposed.by)),
        when: when::stamp(visit.locale, proposed.at, &proposed.zone),
    }
}

fn row(visit: &Visit, chrome: &Chrome, t: &Texts, line: &Line, mine: bool) -> Row {
    let (words, risk) = (room::words(visit.locale), line.risk());
    let since = match line.published_at {
        Some(at) => t.w("published-at", "when", when::stamp(visit.locale, at, &line.zone)),
        None => t.w("finalised-ago", "age", room::age(&words, line.finalised_at, visit.at)),
    };
    let owner = match &line.assigned {
        Some(_) if mine => t.s("owner-you").to_owned(),
        Some((_, name)) => name.clone(),
        None => t.s("owner-none").to_owned(),
    };
    Row {
        href: session_address(line.id, ""),
        number: line.number.grouped(),
        centre: line.centre.clone(),
        place: if line.site == line.centre {
            when::short(line.date)
        } else {
            t.ww("place", ("site", &line.site), ("date", &when::short(line.date)))
        },
        since,
        owner,
        mine,
        attempts: line.attempts,
        level: line.published_at.is_none().then(|| room::level(chrome, risk.level)),
        why: if line.published_at.is_none() { room::reasons(&words, &risk) } else { Vec::new() },
        needs: needs(chrome, t, line),
    }
}

/// What else there is to know: a rehearsal, that nothing waits; of a published session what needs somebody all the same.
fn needs(chrome: &Chrome, t: &Texts, line: &Line) -> Vec<Pill> {
    let mut needs = Vec::new();
    if line.rehearsal {
        needs.push(Pill::new(chrome, "off", "info", t.s("rehearsal")));
    }
    if line.published_at.is_some() {
        let counted = [
            (line.incidents, "triangle-alert", "needs-incidents"),
            (line.to_second, "users", "needs-second"),
        ];
        let waits = counted.into_iter().filter(|(count, ..)| *count > 0);
        needs.extend(
            waits.map(|(count, icon, key)| Pill::new(chrome, "warn", icon, t.n(key, "count", count))),
        );
        return needs;
    }
    if line.incidents + line.to_second + line.unfinished + line.unseen == 0 && !line.withdrawn {
        needs.push(Pill::new(chrome, "ok", "circle-check", t.s("needs-nothing")));
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_into_pages_that_keep_what_was_chosen() {
        let filter = |page| Filter { level: "high".into(), holder: "x&y".into(), page };
        let all: Vec<usize> = (0..=PAGE * 2).collect();
        for (asked, here, first, length) in
            [(0, 1, 0, PAGE), (1, 1, 0, PAGE), (2, 2, PAGE, PAGE), (3, 3, 2 * PAGE, 1), (9, 3, 2 * PAGE, 1)]
        {
            let mut shown = all.clone();
            let pages = pages(View::All, &filter(asked), &mut shown);
            assert_eq!((shown[0], shown.len()), (first, length), "page {asked}");
            let current: Vec<usize> = pages.iter().filter(|page| page.2).map(|page| page.1).collect();
            assert_eq!((pages.len(), current), (3, vec![here]));
            assert_eq!(pages[1].0, "/jury?risque=high&chez=&page=2", "what is no choice is not carried on");
        }
        let mut none: Vec<usize> = Vec::new();
        assert_eq!(pages(View::Mine, &filter(1), &mut none).len(), 1);
        let mut shown = all.clone();
        assert!(pages(View::Published, &filter(2), &mut shown).is_empty() && shown == all, "not cut");
    }
}
