//! The papers of a session on one page, each of them in the browser, as PDF, and all of them in one archive.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use documents::pack::{archive, attendance_table};
use documents::paper::Paper;
use domain::certification::session::Session;
use domain::id::Id;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::candidates;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::TEXTS;
use super::catalogue::{self, Document, Phase};
use super::fill::{self, Asked, Filled};
use super::view::Sheets;
use crate::room::{self, Head};

/// The name of the whole pack.
const WHOLE: &str = "tout.zip";
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

#[derive(Template)]
#[template(path = "papers/page.html")]
struct PapersPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    whole: &'static str,
    referent: bool,
    opened: bool,
    candidates: i64,
    /// Name, title and papers of each time.
    phases: Vec<(&'static str, &'static str, Vec<Line>)>,
    /// Classes with what an address says of them, where there are several.
    classes: Vec<(String, String)>,
    /// Candidates by name, each with the address of their own convocation.
    letters: Vec<(String, String)>,
}

/// A paper on the page.
struct Line {
    /// Its name in addresses.
    name: &'static str,
    title: &'static str,
    purpose: &'static str,
    whom: &'static str,
    /// It is made as a spreadsheet too, and without the column of the end screens.
    attendance: bool,
    /// It can be had class by class.
    handed_out: bool,
}

#[derive(Template)]
#[template(path = "papers/view.html")]
struct ViewPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// The address of the PDF.
    pdf: String,
    sheets: Sheets,
}

/// GET /centre/sessions/{id}/papiers
pub async fn page(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, &visit, id).await?;
    let classes = fill::classes(db, &kept).await?;
    let list = candidates::of_session(db, id).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let there = catalogue::of_session(&kept, &membership);
    let lines = |phase: Phase| {
        let of_phase = there.iter().filter(|(_, _, when)| *when == phase);
        let line = of_phase.map(|(document, name, _)| Line {
            name,
            title: t.s(&format!("doc-{name}")),
            purpose: t.s(&format!("use-{name}")),
            whom: t.s(&format!("whom-{name}")),
            attendance: *document == Document::Attendance,
            handed_out: document.is_handed_out(),
        });
        (phase.code(), t.s(&format!("phase-{}", phase.code())), line.collect::<Vec<_>>())
    };
    let several = if classes.len() > 1 { classes } else { Vec::new() };
    let class = |class: String| {
        let query = format!("classe={}", utf8_percent_encode(&class, NON_ALPHANUMERIC));
        (class, query)
    };
    let letter = |one: &candidates::Kept| {
        let href = room::address(id, &format!("/papiers/convocations.pdf?candidat={}", one.id));
        (format!("{} {}", one.last_name, one.first_name), href)
    };
    let page = PapersPage {
        head: Head::of(&visit, &chrome, &kept, &membership),
        whole: WHOLE,
        referent: membership.referent,
        opened: kept.facts.opened_at.is_some(),
        candidates: i64::try_from(list.len()).unwrap_or(i64::MAX),
        phases: Phase::ALL.map(lines).into(),
        classes: several.into_iter().map(class).collect(),
        letters: list.iter().map(letter).collect(),
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

/// GET /centre/sessions/{id}/papiers/{name}: `convocations` in the browser, `convocations.pdf`, `emargement.ods`; of one class with
/// `?classe=`, of one candidate with `?candidat=`. `tout.zip` is the whole pack.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<Session>, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    if name == WHOLE {
        let mut folder = fill::folder(&app, &visit, id).await?;
        let name = format!("papiers-{}.zip", std::mem::take(&mut folder.name));
        let bytes = tokio::task::spawn_blocking(move || archive(&[folder])).await.map_err(Trouble::failed)?;
        return Ok(outcome::download(&name, "application/zip", bytes));
    }
    let (word, ending) = name.split_once('.').map_or((name.as_str(), None), |(word, e)| (word, Some(e)));
    let document = Document::of_name(word).ok_or(Trouble::NotFound)?;
    let Query(asked) = asked.map_err(|_| Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, &visit, id).await?;
    document.allowed(&membership)?;
    let filled = fill::fill(&app, db, &visit, &kept, document, &asked).await?;
    drop(reader);
    let stem = format!("{word}-{}", kept.number);
    match (ending, filled) {
        (None, filled) => {
            let paper = tokio::task::spawn_blocking(move || filled.view()).await.map_err(Trouble::failed)?;
            let paper = paper.map_err(Trouble::failed)?;
            let t = TEXTS.of(visit.locale);
            let chrome = room::chrome(&visit, paper.title.clone());
            let head = Head::of(&visit, &chrome, &kept, &membership);
            let pdf = room::address(id, &format!("/papiers/{word}.pdf{}", asked.query()));
            let facts = facts(&t, &paper);
            Ok(Page(ViewPage { chrome, t, head, pdf, sheets: Sheets { paper, t, facts } }).into_response())
        }
        (Some("pdf"), filled) => {
            let bytes = app.press.print(move || filled.pdf()).await?;
            Ok(super::pdf(&format!("{stem}.pdf"), bytes))
        }
        (Some("ods"), Filled::Attendance(sheet)) => {
            let made = tokio::task::spawn_blocking(move || attendance_table(&sheet));
            Ok(outcome::download(&format!("{stem}.ods"), ODS, made.await.map_err(Trouble::failed)?))
        }
        _ => Err(Trouble::NotFound),
    }
}

/// Day, hours, room and invigilators, as the PDF heads its sheets.
fn facts(t: &Texts, paper: &Paper) -> Vec<(&'static str, String)> {
    let head = &paper.head;
    let [start, end] = [head.start, head.end].map(|time| when::hour(t.locale, time));
    let place: Vec<&str> =
        [head.room.as_str(), head.site.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        (t.s("day"), when::day(t.locale, head.date)),
        (t.s("hours"), t.ww("from-to", ("start", &start), ("end", &end))),
        (t.s("room"), place.join(", ")),
        (t.s("invigilation"), head.invigilators.join(", ")),
    ]
}
