//! The sessions of a person's centres, the latest first: searched, filtered, and what waits to be finalised.

mod moved;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::session::school_year;
use domain::moment::{Moment, Zone};
use domain::text::normalise_name;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use store::Conn;
use store::session_lists::{self, Listed, Waiting, Wanted};
use store::session_requests;
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Doors, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

use crate::room::{self, Pill, address};
use crate::{board, cancellation, carrying, mass, session_form, splitting};

web_shell::texts!(TEXTS, "page");

/// Sessions on one page.
const PAGE: u32 = 50;
/// Sessions that a search looks through at most, the latest first.
const SEARCHED: u32 = 5_000;
/// The states that one may ask for; `papers` is none, but is asked for in the same place.
const STATES: [&str; 9] = [
    "to_prepare",
    "open",
    "to_finalise",
    "late",
    "finalised",
    "published",
    "cancelled",
    "never_opened",
    "papers",
];
/// The periods that one may ask for; the first is the usual one.
const PERIODS: [&str; 4] = ["annee", "avenir", "mois", "tout"];

#[derive(Template)]
#[template(path = "sessions/page.html")]
struct SessionsPage {
    chrome: Chrome,
    t: Texts,
    /// The texts of the room.
    room: Texts,
    /// They are the référent of a centre.
    referent: bool,
    several: bool,
    lead: String,
    late: Vec<Line>,
    /// Sessions whose day is outside of the opening windows.
    moved: Vec<Line>,
    /// Requests of teachers that wait, for the référent.
    requests: u32,
    rows: Vec<Row>,
    /// Sessions that fit.
    total: u32,
    /// What was just made.
    made: Option<String>,
    /// Something is searched or filtered.
    narrowed: bool,
    search: String,
    states: Vec<Choice>,
    periods: Vec<Choice>,
    centres: Vec<Choice>,
    /// The pages of the list, and whether it is this one.
    pages: Vec<(u32, bool)>,
    /// What follows in the addresses of the pages.
    query: String,
}

/// Something to choose: its code, its words, whether it is chosen.
struct Choice {
    code: String,
    words: String,
    chosen: bool,
}

/// A session that is late, or outside of the windows, as a link.
struct Line {
    href: String,
    text: String,
}

struct Row {
    href: String,
    number: String,
    day: String,
    hour: String,
    site: String,
    room: String,
    centre: String,
    state: Pill,
    enrolled: u32,
    sat: u32,
}

/// Which part of the list.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    page: u32,
    /// Sessions that were just made.
    creees: Option<u32>,
    /// Sessions that were just made or described anew from a file.
    ecrites: Option<u32>,
    etat: String,
    periode: String,
    centre: String,
    /// What is searched: it may be a person's name, so it comes by a form and never stands in an address (ADR 0010).
    q: String,
}

/// The doors around the list: the board, many sessions at once, and what becomes of one.
pub fn doors() -> Doors {
    let (member, referent) = (Who::CentreMember, Who::CentreReferent);
    Doors::new()
        .post("/centre", member, search)
        .get("/centre/tableau", member, board::show)
        .get("/centre/tableau/{name}", member, board::list)
        .get("/centre/importer", member, mass::ask)
        .post("/centre/importer", member, mass::preview)
        .post("/centre/importer/confirmer", member, mass::confirm)
        .get("/centre/importer/{name}", member, mass::template)
        .get("/centre/repartir", member, splitting::ask)
        .post("/centre/repartir", member, splitting::split)
        .get("/centre/sessions/{id}/annuler", referent, cancellation::ask)
        .post("/centre/sessions/{id}/annuler", referent, cancellation::cancel)
        .get("/centre/sessions/{id}/dupliquer", member, session_form::copy)
        .get("/centre/sessions/{id}/candidats/deplacer", member, carrying::ask)
        .post("/centre/sessions/{id}/candidats/deplacer", member, carrying::carry)
}

/// GET /centre
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let asked = asked.map(|Query(asked)| Asked { q: String::new(), ..asked }).unwrap_or_default();
    list(&app, &visit, asked).await
}

/// POST /centre: the same, searched.
pub async fn search(State(app): State<Shared>, visit: Visit, Form(asked): Form<Asked>) -> Answer {
    list(&app, &visit, asked).await
}

/// The centres of the visitor that are asked for: one, or all.
fn chosen<'a>(memberships: &'a [Membership], asked: &str) -> Vec<&'a Membership> {
    let one: Vec<_> = memberships.iter().filter(|m| m.centre.to_string() == asked).collect();
    if one.is_empty() { memberships.iter().collect() } else { one }
}

/// The first day of the school year of now, at midnight of its place.
pub fn season(now: Moment, zone: &Zone) -> Moment {
    midnight(school_year(now.local(zone).date()), zone)
}

fn midnight(day: Date, zone: &Zone) -> Moment {
    Moment::of_local(day, Time::midnight(), zone).unwrap_or(Moment::from_millis(0))
}

/// What is asked for, of one centre.
fn wanted(asked: &Asked, membership: &Membership, now: Moment) -> Wanted {
    let zone = Zone::paris();
    let today = now.local(&zone).date();
    let all = Wanted::all(membership.centre, now);
    let (from, until) = match asked.periode.as_str() {
        "tout" => (all.from, all.until),
        "avenir" => (midnight(today, &zone), all.until),
        "mois" => {
            let last = today.checked_add(31.days()).unwrap_or(today);
            (midnight(today, &zone), midnight(last, &zone))
        }
        _ => (season(now, &zone), all.until),
    };
    let state = STATES.into_iter().find(|state| *state == asked.etat).unwrap_or_default();
    let papers = state == "papers";
    Wanted { state: if papers { "" } else { state }, papers, from, until, ..all }
}

/// The page of the list that is asked for, and how many sessions fit.
async fn read(
    db: &mut Conn<'_>,
    asked: &Asked,
    wanted: &[Wanted],
) -> Result<(Vec<Listed>, u32, u32), Trouble> {
    let mut found = Vec::new();
    let words = normalise_name(&asked.q);
    if !words.is_empty() {
        for one in wanted {
            found.extend(session_lists::listed(db, one, SEARCHED, 0).await?);
        }
        found.retain(|session| fits(session, &words));
        found.sort_by_key(|session| std::cmp::Reverse(session.starts_at));
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.truncate(PAGE as usize);
        return Ok((found, total, 1));
    }
    let mut total = 0;
    for one in wanted {
        total += session_lists::count(db, one).await?;
    }
    let here = asked.page.clamp(1, total.div_ceil(PAGE).max(1));
    if let [only] = wanted {
        return Ok((session_lists::listed(db, only, PAGE, (here - 1) * PAGE).await?, total, here));
    }
    // Of several centres each gives its latest: what comes first of all of them is among these.
    for one in wanted {
        found.extend(session_lists::listed(db, one, here * PAGE, 0).await?);
    }
    found.sort_by_key(|session| (std::cmp::Reverse(session.starts_at), session.id));
    let page = found.into_iter().skip(((here - 1) * PAGE) as usize).take(PAGE as usize);
    Ok((page.collect(), total, here))
}

/// Whether the words are in what names a session: number, room, site, invigilators.
fn fits(session: &Listed, words: &str) -> bool {
    let named = [&session.room, &session.site, &session.invigilators];
    session.number.to_string().contains(words)
        || named.iter().any(|text| normalise_name(text).contains(words))
}

async fn list(app: &Shared, visit: &Visit, asked: Asked) -> Answer {
    let account = visit.account()?;
    let centres = chosen(&account.centres, &asked.centre);
    let wanted: Vec<Wanted> = centres.iter().map(|m| wanted(&asked, m, visit.at)).collect();
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (sessions, total, here) = read(db, &asked, &wanted).await?;
    let mut late = Vec::new();
    for membership in &account.centres {
        late.extend(session_lists::waiting(db, membership.centre, visit.at).await?);
    }
    late.retain(|session| visit.at > room::due(session.starts_at));
    let requests = session_requests::waiting(db, account.id).await?;
    let t = TEXTS.of(visit.locale);
    let moved = moved::read(db, visit, &t).await?;
    drop(reader);
    let chrome = room::chrome(visit, t.s("title"));
    let last = if asked.q.trim().is_empty() { total.div_ceil(PAGE).max(1) } else { 1 };
    let page = SessionsPage {
        room: room::texts(visit.locale),
        referent: account.centres.iter().any(|m| m.referent),
        requests,
        several: account.centres.len() > 1,
        lead: account.centres.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(" · "),
        late: late.iter().map(|late| line(&t, late)).collect(),
        moved,
        rows: sessions.iter().map(|session| row(visit, &chrome, session)).collect(),
        total,
        made: [("made", asked.creees), ("written", asked.ecrites)]
            .into_iter()
            .find_map(|(key, count)| Some(t.n(key, "count", count?))),
        narrowed: [&asked.q, &asked.etat, &asked.centre].iter().any(|text| !text.trim().is_empty())
            || PERIODS[1..3].contains(&asked.periode.as_str()),
        states: choices(&t, |code| format!("state-{code}"), &STATES, &asked.etat),
        periods: choices(&t, |code| format!("period-{code}"), &PERIODS, &asked.periode),
        centres: of_centres(&account.centres, &asked.centre),
        pages: (1..=last).map(|page| (page, page == here)).collect(),
        query: query(&asked),
        search: asked.q,
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

fn choices(t: &Texts, key: impl Fn(&str) -> String, codes: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        code: (*code).to_owned(),
        words: t.s(&key(code)).to_owned(),
        chosen: *code == chosen,
    };
    codes.iter().map(choice).collect()
}

fn of_centres(memberships: &[Membership], chosen: &str) -> Vec<Choice> {
    let choice = |m: &Membership| {
        let code = m.centre.to_string();
        Choice { chosen: code == chosen, words: m.name.clone(), code }
    };
    memberships.iter().map(choice).collect()
}

/// The filters as the addresses of other pages carry them: only codes that we know.
fn query(asked: &Asked) -> String {
    let known = |codes: &[&'static str], code: &str| codes.iter().find(|known| **known == code).copied();
    let state = known(&STATES, &asked.etat).map(|code| format!("&etat={code}"));
    let period = known(&PERIODS, &asked.periode).map(|code| format!("&periode={code}"));
    let plain = !asked.centre.is_empty() && asked.centre.chars().all(|c| c.is_ascii_alphanumeric());
    let centre = plain.then(|| format!("&centre={}", asked.centre));
    [state, period, centre].into_iter().flatten().collect()
}

fn line(t: &Texts, late: &Waiting) -> Line {
    let words = [
        ("number", late.number.grouped().into()),
        ("room", late.room.clone().into()),
        ("date", when::date(t.locale, late.date).into()),
    ];
    Line { href: address(late.id, "/finaliser"), text: t.with("late-line", &words) }
}

fn row(visit: &Visit, chrome: &Chrome, session: &Listed) -> Row {
    let state = room::state(&room::texts(visit.locale), chrome, session.state(), session.starts_at, visit.at);
    Row {
        href: address(session.id, ""),
        number: session.number.grouped(),
        day: when::short(session.date),
        hour: when::hour(visit.locale, session.time),
        site: session.site.clone(),
        room: session.room.clone(),
        centre: session.centre_name.clone(),
        state,
        enrolled: session.enrolled,
        sat: session.sat,
    }
}
