//! A list of candidates is given, whole or not at all. Given again, what it would change is shown first.

use std::collections::BTreeSet;
use std::time::Duration;

use acts::certification::ImportCandidates;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::candidate_list::{CannotRead, Column, LooksLike, ReadRow};
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::people::CentreKind;
use store::lists::{self, Listed};
use store::sessions::Kept;
use store::{Stop, centres};
use tokio::sync::{Semaphore, SemaphorePermit};
use web_shell::form::Upload;
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, outcome};

use super::preview;
use super::reading::{Misfit, Refused, Taken, What, field_of, read_list};
use super::{TEXTS, name_of, sentence};
use crate::room::{self, Head, address};

/// Faults told on one page; beyond, the same mistake is in a whole column.
const TOLD: usize = 100;

#[derive(Template)]
#[template(path = "candidates/import.html")]
struct ImportPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    lead: String,
    /// Candidates on the list already.
    compares: Option<String>,
    /// The session takes no list: why.
    closed: Option<String>,
    /// The file as a whole is refused: what it is, and what to do.
    file: Option<(String, String)>,
    /// What does not fit, cell by cell.
    cells: Option<Cells>,
    /// The list was taken, and something of it is kept as typed only.
    done: Option<KeptAsTyped>,
}

/// What to know after an import that nothing hindered.
struct KeptAsTyped {
    imported: String,
    title: String,
    lines: Vec<Line>,
    more: Option<String>,
}

struct Cells {
    title: String,
    lines: Vec<Line>,
    more: Option<String>,
    letters: Vec<String>,
    names: Vec<&'static str>,
    rows: Vec<ExtractRow>,
    right: Option<String>,
}

/// One fault: its cell, and the sentence.
pub(super) struct Line {
    pub(super) at: String,
    pub(super) sentence: String,
}

/// A row of the extract: its cells, or the rows that are right.
struct ExtractRow {
    label: String,
    cells: Vec<ExtractCell>,
    right: Option<&'static str>,
}

struct ExtractCell {
    at: String,
    text: String,
    faults: Vec<String>,
}

/// What a page of this job is drawn from.
pub(super) struct Seen {
    pub(super) kept: Kept,
    pub(super) membership: Membership,
    pub(super) kind: CentreKind,
    /// The list as it is.
    pub(super) listed: Vec<Listed>,
}

pub(super) async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    Ok(Seen { kept, membership, kind: centre.kind, listed: lists::of_session(db, id).await? })
}

fn page(visit: &Visit, seen: &Seen) -> ImportPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title-import"));
    let listed = i64::try_from(seen.listed.len()).unwrap_or(i64::MAX);
    ImportPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        lead: t.s("import-lead").to_owned(),
        compares: (listed > 0).then(|| t.n("compares", "count", listed)),
        closed: seen.kept.state().can_enrol().err().map(|why| room::refusal(visit.locale, why)),
        file: None,
        cells: None,
        done: None,
        chrome,
        t,
    }
}

/// GET /centre/sessions/{id}/candidats/importer
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    Ok(Page(page(&visit, &seen)).into_response())
}

/// POST /centre/sessions/{id}/candidats/importer
pub async fn import(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    upload: Upload,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let mut page = page(&visit, &seen);
    if page.closed.is_some() {
        return Ok(outcome::refused(&page));
    }
    if !upload.name.is_empty() {
        page.lead = page.t.w("file-lead", "name", &upload.name);
    }
    if upload.bytes.is_empty() {
        page.file = Some((page.t.s("file-none").to_owned(), page.t.s("file-none-do").to_owned()));
        return Ok(outcome::refused(&page));
    }
    let (number, kind, today) = (seen.kept.number, seen.kind, visit.at.local(&seen.kept.zone).date());
    let bytes = upload.bytes;
    let turn = turn(&TURNS, PATIENCE).await?;
    let read = tokio::task::spawn_blocking(move || read_list(&bytes, number, kind, today)).await;
    drop(turn);
    let Taken { candidates, rows, notices } = match read.map_err(Trouble::failed)? {
        Ok(taken) => taken,
        Err(why) => {
            refuse(&mut page, &upload.name, number, &why);
            return Ok(outcome::refused(&page));
        }
    };
    let lines = lines(&page.t, &rows, &notices);
    if !seen.listed.is_empty() {
        let given = preview::Given { rows: &candidates, unknown: lines, changed_meanwhile: false };
        return Ok(Page(preview::page(&visit, &seen, &page.lead, given)).into_response());
    }
    let act = ImportCandidates { doing: room::doing(&visit)?, session: id, rows: candidates };
    match app.store.act(act).await {
        Ok(_) if lines.is_empty() => Ok(outcome::go(&address(id, &format!("?importes={}", rows.len())))),
        Ok(_) => {
            page.done = Some(done(&page.t, rows.len(), lines));
            Ok(Page(page).into_response())
        }
        Err(Stop::Refused(why)) => {
            page.closed = Some(room::refusal(visit.locale, why));
            Ok(outcome::refused(&page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Why a file for the session of that number is not taken.
fn refuse(page: &mut ImportPage, name: &str, number: SessionNumber, why: &Refused) {
    let t = page.t;
    match why {
        Refused::File(why) => page.file = Some(told(&t, why)),
        Refused::OtherSession(other) => {
            let other = other.grouped();
            let title = t.ww("file-other_session", ("other", &other), ("own", &number.grouped()));
            page.file = Some((title, t.w("file-other_session-do", "other", other)));
        }
        Refused::Cells { rows, faults } => {
            let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            page.lead = t.with("read-lead", &[("name", name.into()), ("count", count.into())]);
            page.cells = Some(cells(&t, rows, faults));
        }
    }
}

/// Files are read one after the other: unfolded, each takes some hundred megabytes at worst.
pub static TURNS: Semaphore = Semaphore::const_new(1);
/// How long a file waits for its turn before its person is asked to come back.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Waits for a turn at what takes much memory.
///
/// # Errors
/// [`Trouble::Busy`] when none comes in time.
pub async fn turn(turns: &Semaphore, patience: Duration) -> Result<SemaphorePermit<'_>, Trouble> {
    match tokio::time::timeout(patience, turns.acquire()).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Trouble::Busy),
    }
}

/// What a school's list keeps as typed although nobody knows it.
fn lines(t: &Texts, rows: &[ReadRow], notices: &[Misfit]) -> Vec<Line> {
    notices.iter().map(|misfit| Line { at: at(rows, misfit), sentence: said(t, rows, misfit) }).collect()
}

/// What the page says after an import: how many, and what nobody knows of it.
fn done(t: &Texts, imported: usize, mut lines: Vec<Line>) -> KeptAsTyped {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let all = lines.len();
    lines.truncate(TOLD);
    KeptAsTyped {
        imported: t.n("imported", "count", count(imported)),
        title: t.n("kept-title", "count", count(all)),
        lines,
        more: (all > TOLD).then(|| t.n("cells-more", "count", count(all - TOLD))),
    }
}

/// A file that is not taken: what it is, and what to do.
fn told(t: &Texts, why: &CannotRead) -> (String, String) {
    let key = match why {
        CannotRead::TooLarge => "too_large",
        CannotRead::NotASheet { looks_like: LooksLike::OldExcel } => "old_excel",
        CannotRead::NotASheet { looks_like: LooksLike::Pdf } => "pdf",
        CannotRead::NotASheet { .. } => "not_a_sheet",
        CannotRead::Bomb => "bomb",
        CannotRead::Protected => "protected",
        CannotRead::Unreadable => "unreadable",
        CannotRead::NoHeader => "no_header",
        CannotRead::MissingColumns(_) => "missing_columns",
        CannotRead::NoRows => "no_rows",
        CannotRead::TooManyRows => "too_many_rows",
    };
    let columns = match why {
        CannotRead::MissingColumns(columns) => {
            columns.iter().map(|column| t.w("quoted", "value", column.name())).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    (t.w(&format!("file-{key}"), "columns", columns), t.s(&format!("file-{key}-do")).to_owned())
}

/// Where a fault stands: its cell, or its row when the file has no such column.
fn at(rows: &[ReadRow], misfit: &Misfit) -> String {
    let row = &rows[misfit.row];
    row.cells.get(&misfit.column).map_or_else(|| row.row.to_string(), |cell| cell.reference.clone())
}

fn said(t: &Texts, rows: &[ReadRow], misfit: &Misfit) -> String {
    match &misfit.what {
        What::Cell(fault) => sentence(t, fault, name_of(t, field_of(misfit.column))),
        What::SameAs(row) => t.w("same-as", "row", rows[*row].row),
    }
}

fn cells(t: &Texts, rows: &[ReadRow], faults: &[Misfit]) -> Cells {
    let shown = &faults[..faults.len().min(TOLD)];
    let lines =
        shown.iter().map(|misfit| Line { at: at(rows, misfit), sentence: said(t, rows, misfit) }).collect();
    let wrong: BTreeSet<usize> = faults.iter().map(|misfit| misfit.row).collect();
    let mut concerned: BTreeSet<usize> = shown.iter().map(|misfit| misfit.row).collect();
    concerned.extend(shown.iter().filter_map(|misfit| match misfit.what {
        What::SameAs(row) => Some(row),
        What::Cell(_) => None,
    }));
    let columns: Vec<Column> = columns(rows);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Cells {
        title: t.n("cells-title", "count", count(faults.len())),
        lines,
        more: (faults.len() > TOLD).then(|| t.n("cells-more", "count", count(faults.len() - TOLD))),
        letters: columns.iter().map(|column| letters(rows, *column)).collect(),
        names: columns.iter().map(|column| column.name()).collect(),
        rows: extract(t, rows, shown, &concerned, &columns),
        right: (rows.len() > wrong.len())
            .then(|| t.n("cells-right", "count", count(rows.len() - wrong.len()))),
    }
}

/// The columns of the file, in its order.
fn columns(rows: &[ReadRow]) -> Vec<Column> {
    let Some(first) = rows.first() else { return Vec::new() };
    let mut columns: Vec<(usize, String, Column)> = first
        .cells
        .keys()
        .map(|column| {
            let letters = letters(rows, *column);
            (letters.len(), letters, *column)
        })
        .collect();
    columns.sort();
    columns.into_iter().map(|(_, _, column)| column).collect()
}

fn letters(rows: &[ReadRow], column: Column) -> String {
    let reference = rows.first().and_then(|row| row.cells.get(&column)).map_or("", |cell| &cell.reference);
    reference.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// The rows concerned, whole; between them, the rows that are right in one line.
fn extract(
    t: &Texts,
    rows: &[ReadRow],
    faults: &[Misfit],
    concerned: &BTreeSet<usize>,
    columns: &[Column],
) -> Vec<ExtractRow> {
    let mut lines = Vec::new();
    let mut before: Option<usize> = None;
    for &n in concerned {
        if let Some(before) = before.filter(|before| before + 1 < n) {
            let (from, to) = (rows[before + 1].row, rows[n - 1].row);
            let label = if from == to { from.to_string() } else { format!("{from}–{to}") };
            lines.push(ExtractRow { label, cells: Vec::new(), right: Some(t.s("rows-right")) });
        }
        before = Some(n);
        let row = &rows[n];
        let cells = columns.iter().filter_map(|column| {
            let cell = row.cells.get(column)?;
            let here = faults.iter().filter(|misfit| misfit.row == n && misfit.column == *column);
            Some(ExtractCell {
                at: cell.reference.clone(),
                text: cell.text.clone(),
                faults: here.map(|misfit| said(t, rows, misfit)).collect(),
            })
        });
        lines.push(ExtractRow { label: row.row.to_string(), cells: cells.collect(), right: None });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn files_are_read_one_after_the_other() {
        let turns = Semaphore::new(1);
        let first = turn(&turns, Duration::ZERO).await.expect("the first");
        assert!(matches!(turn(&turns, Duration::ZERO).await, Err(Trouble::Busy)));
        drop(first);
        assert!(turn(&turns, Duration::ZERO).await.is_ok());
    }
}
