//! The papers of finalised sessions: what is to be kept, what was scanned, what is missing, until when; and the list of
//! destruction, to sign and then to note (seed 004: 2 years; the length is the rule of retention for papers).

use std::collections::HashMap;

use acts::certification::NoteDestruction;
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::scan::{ScanKind, wanted};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Centre;
use domain::retention::Kind;
use domain::retention::papers::{CannotDestroy, PaperStanding};
use serde::Deserialize;
use store::archives::{self, Archived};
use store::{Stop, centres};
use web_shell::scan::label;
use web_shell::{
    Answer, Chrome, Doors, Faults, Form, Icon, Page, Shared, Texts, Trouble, Visit, Who, outcome, when,
};

use crate::room::{self, address};

web_shell::texts!(TEXTS, "page");

/// The list of centres, for who belongs to several.
const LIST: &str = "/centre/archives";
/// Sessions on one page.
const PAGE: u32 = 50;
/// Sessions on one list of destruction.
const MOST_DUE: u32 = 200;

/// The doors of the archives.
pub fn doors() -> Doors {
    let member = Who::CentreMember;
    Doors::new()
        .get(LIST, member, choose)
        .get("/centre/archives/{id}", member, show)
        .get("/centre/archives/{id}/destruction", member, destruction)
        .post("/centre/archives/{id}/destruction", Who::CentreReferent, destroyed)
}

#[derive(Template)]
#[template(path = "archives/page.html")]
struct ArchivesPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    length: String,
    source: &'static str,
    due: i64,
    rows: Vec<Row>,
    pages: Vec<(u32, bool)>,
}

#[derive(Template)]
#[template(path = "archives/destruction.html")]
struct DestructionPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    lead: String,
    faults: Faults,
    rows: Vec<Row>,
    /// Who reads may note it: the référent.
    referent: bool,
}

struct Row {
    href: String,
    id: String,
    number: String,
    day: String,
    place: String,
    /// The papers that there should be, each with whether it was scanned.
    papers: Vec<(&'static str, bool)>,
    /// What the store knew of the session is erased: which papers there were is no longer known.
    erased: bool,
    missing: bool,
    /// The day from which they may be destroyed.
    until: String,
    /// The colour's name, icon and words of where they stand.
    standing: (&'static str, Icon, String),
}

/// Which page of the list.
#[derive(Deserialize)]
struct Asked {
    page: Option<u32>,
}

/// GET /centre/archives
async fn choose(visit: Visit) -> Answer {
    room::choose(&visit, LIST, false, TEXTS.of(visit.locale).s("title"))
}

fn row(
    visit: &Visit,
    t: &Texts,
    chrome: &Chrome,
    one: &Archived,
    scans: &HashMap<Id<Session>, Vec<ScanKind>>,
) -> Row {
    let day = |at: Moment| when::short(at.local(&Zone::paris()).date());
    let none = Vec::new();
    let there = scans.get(&one.id).unwrap_or(&none);
    let kinds = wanted(one.sat > 0, one.incidents > 0, one.frauds > 0);
    let papers: Vec<_> =
        kinds.into_iter().map(|kind| (label(visit.locale, kind), there.contains(&kind))).collect();
    let (kind, icon, words) = match one.papers.standing(visit.at) {
        PaperStanding::Kept { until } => ("info", "archive", t.w("standing-kept", "day", day(until))),
        PaperStanding::Due { since } => ("warn", "triangle-alert", t.w("standing-due", "day", day(since))),
        PaperStanding::Held => ("bad", "lock", t.s("standing-held").to_owned()),
        PaperStanding::Destroyed { at } => ("off", "check", t.w("standing-destroyed", "day", day(at))),
    };
    let erased = one.erased_at.is_some();
    Row {
        href: address(one.id, "/pieces"),
        id: one.id.to_string(),
        number: one.number.grouped(),
        day: when::short(one.date),
        place: format!("{}, {}", one.room, one.site),
        missing: !erased && papers.iter().any(|(_, scanned)| !scanned),
        papers,
        erased,
        until: day(one.papers.until()),
        standing: (kind, chrome.icon(icon), words),
    }
}

/// GET /centre/archives/{id}
async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let centre = visit.member_of(id)?.name.clone();
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let last = archives::count(db, id).await?.div_ceil(PAGE).max(1);
    let here = asked.ok().and_then(|Query(asked)| asked.page).unwrap_or(1).clamp(1, last);
    let found = archives::of_centre(db, id, PAGE, (here - 1) * PAGE).await?;
    let mut scans: HashMap<Id<Session>, Vec<ScanKind>> = HashMap::new();
    if let (Some(latest), Some(first)) = (found.first(), found.last()) {
        for (session, kind) in
            archives::scans(db, id, first.papers.starts_at, latest.papers.starts_at).await?
        {
            scans.entry(session).or_default().push(kind);
        }
    }
    let due = archives::due(db, id, Kind::Papers.due_before(visit.at), MOST_DUE).await?.len();
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let rule = Kind::Papers.rule();
    let page = ArchivesPage {
        rows: found.iter().map(|one| row(&visit, &t, &chrome, one, &scans)).collect(),
        centre,
        address: format!("{LIST}/{id}"),
        length: rule.length.said(visit.locale),
        source: rule.source.get(visit.locale),
        due: i64::try_from(due).unwrap_or(i64::MAX),
        pages: (1..=last).map(|page| (page, page == here)).collect(),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

async fn list(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    faults: Faults,
) -> Result<DestructionPage, Trouble> {
    let membership = visit.member_of(id)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let zone = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?.zone;
    let due = archives::due(db, id, Kind::Papers.due_before(visit.at), MOST_DUE).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("list-title"));
    let (none, rule) = (HashMap::new(), Kind::Papers.rule());
    Ok(DestructionPage {
        rows: due.iter().map(|one| row(visit, &t, &chrome, one, &none)).collect(),
        centre: membership.name.clone(),
        address: format!("{LIST}/{id}"),
        lead: t.ww(
            "list-lead",
            ("day", &when::date(visit.locale, visit.at.local(&zone).date())),
            ("length", &rule.length.said(visit.locale)),
        ),
        referent: membership.referent,
        faults,
        chrome,
        t,
    })
}

/// GET /centre/archives/{id}/destruction: the list to print and sign.
async fn destruction(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Centre>>) -> Answer {
    Ok(Page(list(&app, &visit, id, Faults::none()).await?).into_response())
}

/// The sessions of the list that was signed, as they stood in the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Signed {
    /// Their identifiers, with spaces between.
    sessions: String,
    /// « Ces papiers ont été détruits ».
    detruits: Option<String>,
}

/// POST /centre/archives/{id}/destruction: they were destroyed.
async fn destroyed(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(signed): Form<Signed>,
) -> Answer {
    if !visit.member_of(id)?.referent {
        return Err(Trouble::Forbidden);
    }
    let sessions: Result<Vec<Id<Session>>, _> =
        signed.sessions.split_whitespace().take(MOST_DUE as usize).map(str::parse).collect();
    let sessions = sessions.map_err(|_| Trouble::BadRequest)?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    if signed.detruits.is_none() {
        faults.add("detruits", t.s("why-unticked"));
        return Ok(outcome::refused(&list(&app, &visit, id, faults).await?));
    }
    let act = NoteDestruction { doing: room::doing(&visit)?, centre: id, sessions };
    match app.store.act(act).await {
        Ok(_) => Ok(outcome::go(&format!("{LIST}/{id}"))),
        Err(Stop::Refused(why)) => {
            let words = match why {
                CannotDestroy::Held => t.s("why-held").to_owned(),
                CannotDestroy::TooEarly { until } => {
                    t.w("why-early", "day", when::short(until.local(&Zone::paris()).date()))
                }
            };
            faults.add("", words);
            Ok(outcome::refused(&list(&app, &visit, id, faults).await?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}
