//! Many sessions from one file: the file to fill in, what was read of it with everything that does not fit, and then all
//! of it in one act (ADR 0043).

mod reading;

use std::time::Duration;

use acts::certification::{ChangeSession, CreateSession, Line as Written, WriteSessions};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use documents::session_list::{self, CannotRead, Line};
use documents::table::TableFormat;
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Centre;
use domain::seed::Seed;
use store::session_lists::Wanted;
use store::{Stop, centres, session_lists, sessions};
use tokio::sync::Semaphore;
use web_shell::form::Upload;
use web_shell::{Answer, Chrome, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use self::reading::{Judged, Row, Told, judged};
use crate::candidates::import::turn;
use crate::room;

web_shell::texts!(TEXTS, "page");

/// Files are read one after the other: unfolded, each takes much memory.
static TURNS: Semaphore = Semaphore::const_new(1);
/// How long a file waits for its turn before its person is asked to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// Sessions in the file to fill in at most: as many as are read back.
const GIVEN: u32 = 150;

#[derive(Template)]
#[template(path = "mass/page.html")]
struct MassPage {
    chrome: Chrome,
    t: Texts,
    /// The centres to choose from: identifier, name, chosen.
    centres: Vec<(String, String, bool)>,
    /// The file as a whole is refused: what it is, and what to do.
    file: Option<(String, String)>,
    /// What does not fit: cell by cell.
    cells: Vec<Told>,
}

#[derive(Template)]
#[template(path = "mass/preview.html")]
struct PreviewPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    centre_id: String,
    rows: Vec<Shown>,
    /// How many lines say what is known already; nothing where there are none.
    same: Option<String>,
    key: String,
    /// The rows as the form sends them again (JSON).
    lines: String,
    confirm: String,
    /// Why nothing was written.
    refused: Option<String>,
}

/// A session as it will be.
struct Shown {
    what: &'static str,
    number: String,
    cells: Vec<Cell>,
}

/// A cell of it.
struct Cell {
    label: &'static str,
    /// What stands there now, where the file says something else.
    was: Option<String>,
    text: String,
}

/// Which centre.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    centre: String,
}

/// What the confirmation sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Confirmed {
    centre: String,
    key: String,
    lignes: String,
}

async fn centre(app: &Shared, visit: &Visit, asked: &str) -> Result<centres::Kept, Trouble> {
    let id: Id<Centre> = match asked {
        "" => visit.account()?.centres.first().ok_or(Trouble::Forbidden)?.centre,
        asked => asked.parse().map_err(|_| Trouble::NotFound)?,
    };
    visit.member_of(id)?;
    centres::by_id(&mut app.store.read().await?.conn(), id).await?.ok_or(Trouble::NotFound)
}

fn page(visit: &Visit, chosen: Id<Centre>) -> Result<MassPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let choice =
        |m: &web_shell::visit::Membership| (m.centre.to_string(), m.name.clone(), m.centre == chosen);
    Ok(MassPage {
        chrome: room::chrome(visit, t.s("title")),
        centres: visit.account()?.centres.iter().map(choice).collect(),
        file: None,
        cells: Vec::new(),
        t,
    })
}

/// GET /centre/importer
pub async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let asked = asked.map(|Query(asked)| asked.centre).unwrap_or_default();
    let centre = centre(&app, &visit, &asked).await?;
    Ok(Page(page(&visit, centre.id)?).into_response())
}

/// GET /centre/importer/{name}: `sessions.ods`, `sessions.xlsx` or `sessions.csv`, with the sessions that can still be described anew.
pub async fn template(
    State(app): State<Shared>,
    visit: Visit,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let format = name.strip_prefix("sessions.").and_then(TableFormat::of_extension);
    let format = format.ok_or(Trouble::NotFound)?;
    let asked = asked.map(|Query(asked)| asked.centre).unwrap_or_default();
    let centre = centre(&app, &visit, &asked).await?;
    let wanted = Wanted { state: "to_prepare", ..Wanted::all(centre.id, visit.at) };
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let mut lines = Vec::new();
    for session in session_lists::listed(db, &wanted, GIVEN, 0).await? {
        let Some(kept) = sessions::by_id(db, session.id).await? else { continue };
        lines.push(Line {
            number: kept.number.grouped(),
            site: kept.site,
            room: kept.room,
            date: kept.date,
            time: kept.time,
            invigilators: kept.invigilators,
            remarks: kept.remarks,
        });
    }
    drop(reader);
    lines.reverse();
    let made = tokio::task::spawn_blocking(move || session_list::table(&lines).file(format)).await;
    Ok(outcome::download(&name, format.media_type(), made.map_err(Trouble::failed)?))
}

/// POST /centre/importer: what was read, with everything that does not fit, or the sessions as they will be.
pub async fn preview(State(app): State<Shared>, visit: Visit, upload: Upload) -> Answer {
    let asked = upload.fields.iter().find(|(name, _)| name == "centre").map_or("", |(_, id)| id.as_str());
    let centre = centre(&app, &visit, asked).await?;
    let mut page = page(&visit, centre.id)?;
    if upload.bytes.is_empty() {
        page.file = Some((page.t.s("file-none").to_owned(), page.t.s("file-none-do").to_owned()));
        return Ok(outcome::refused(&page));
    }
    let bytes = upload.bytes;
    let turn = turn(&TURNS, PATIENCE).await?;
    let read =
        tokio::task::spawn_blocking(move || session_list::read(&bytes)).await.map_err(Trouble::failed)?;
    drop(turn);
    let rows: Vec<Row> = match read {
        Ok(rows) => rows.into_iter().map(Row::of).collect(),
        Err(why) => {
            page.file = Some(told(&page.t, &why));
            return Ok(outcome::refused(&page));
        }
    };
    match judged(&app, &visit, &page.t, &centre, &rows).await? {
        Ok(judged) => {
            let key = Id::<Session>::from_seed(&visit.seed, "mass").to_string();
            Ok(Page(shown(&visit, &centre, &rows, &judged, key, None)?).into_response())
        }
        Err(cells) => {
            page.cells = cells;
            Ok(outcome::refused(&page))
        }
    }
}

/// POST /centre/importer/confirmer: read again, as nothing that comes back from a browser is trusted, then written.
pub async fn confirm(State(app): State<Shared>, visit: Visit, Form(sent): Form<Confirmed>) -> Answer {
    let centre = centre(&app, &visit, &sent.centre).await?;
    let rows: Vec<Row> = serde_json::from_str(&sent.lignes).map_err(|_| Trouble::BadRequest)?;
    let mut page = page(&visit, centre.id)?;
    let judged = match judged(&app, &visit, &page.t, &centre, &rows).await? {
        Ok(judged) => judged,
        Err(cells) => {
            page.cells = cells;
            return Ok(outcome::refused(&page));
        }
    };
    let lines = lines(&visit, &centre, &judged, &sent.key)?;
    match app.store.act(WriteSessions { lines }).await {
        Ok(count) => Ok(outcome::go(&format!("/centre?periode=tout&ecrites={count}"))),
        Err(Stop::Refused((_, why))) => {
            let why = room::refusal(visit.locale, why);
            Ok(outcome::refused(&shown(&visit, &centre, &rows, &judged, sent.key, Some(why))?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// What is written. A key only tells one form from another: which session it makes cannot be chosen.
fn lines(
    visit: &Visit,
    centre: &centres::Kept,
    judged: &[Judged],
    key: &str,
) -> Result<Vec<Written>, Trouble> {
    let account = visit.account()?.id;
    let doing = room::doing(visit)?;
    let ids = Seed::from_bytes(*blake3::hash(format!("mass/{key}").as_bytes()).as_bytes());
    let line = |(place, judged): (usize, &Judged)| {
        let mut doing = doing.clone();
        doing.seed = doing.seed.branch(&format!("line {place}"));
        let session = judged.new.clone();
        match &judged.session {
            Some(kept) => Written::Change(Box::new(ChangeSession { doing, session: kept.id, new: session })),
            None => Written::Make(Box::new(CreateSession {
                doing,
                id: Id::from_seed(&ids, &format!("line {place}")),
                account,
                centre: centre.id,
                session,
                rehearsal: centre.rehearsal,
            })),
        }
    };
    Ok(judged.iter().enumerate().filter(|(_, judged)| !judged.is_known()).map(line).collect())
}

fn shown(
    visit: &Visit,
    centre: &centres::Kept,
    rows: &[Row],
    judged: &[Judged],
    key: String,
    refused: Option<String>,
) -> Result<PreviewPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let written: Vec<&Judged> = judged.iter().filter(|one| !one.is_known()).collect();
    let shown: Vec<&Row> =
        rows.iter().zip(judged).filter(|(_, one)| !one.is_known()).map(|(row, _)| row).collect();
    let same = judged.len() - written.len();
    let changed = written.iter().filter(|one| one.session.is_some()).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let words = [("new", count(written.len() - changed).into()), ("changed", count(changed).into())];
    Ok(PreviewPage {
        chrome: room::chrome(visit, t.s("title-preview")),
        centre: centre.name.clone(),
        centre_id: centre.id.to_string(),
        rows: written.into_iter().map(|one| row(&t, one)).collect(),
        same: (same > 0).then(|| t.n("same", "count", count(same))),
        // Only what is shown is confirmed.
        lines: serde_json::to_string(&shown).map_err(Trouble::failed)?,
        confirm: t.with("confirm", &words),
        key,
        refused,
        t,
    })
}

/// A line as it is shown: what it says, and what it replaces.
fn row(t: &Texts, judged: &Judged) -> Shown {
    let (new, kept) = (&judged.new, judged.session.as_ref());
    let day = |day| when::short(day);
    let hour = |time| when::hour(t.locale, time);
    let remarks = |text: &str| if text.is_empty() { t.s("nothing").to_owned() } else { text.to_owned() };
    let cells = [
        ("col-day", kept.map(|kept| day(kept.date)), day(new.date)),
        ("col-hour", kept.map(|kept| hour(kept.time)), hour(new.time)),
        ("col-room", kept.map(|kept| kept.room.clone()), new.room.clone()),
        ("col-site", kept.map(|kept| kept.site.clone()), new.site.clone()),
        ("col-invigilators", kept.map(|kept| kept.invigilators.clone()), new.invigilators.clone()),
        (
            "col-remarks",
            kept.map(|kept| remarks(&kept.remarks)),
            remarks(new.remarks.as_deref().unwrap_or_default()),
        ),
    ];
    let cell = |(label, was, text): (&str, Option<String>, String)| Cell {
        label: t.s(label),
        was: was.filter(|was| *was != text),
        text,
    };
    Shown {
        what: t.s(if kept.is_some() { "changes" } else { "makes" }),
        number: kept.map(|kept| kept.number.grouped()).unwrap_or_default(),
        cells: cells.into_iter().map(cell).collect(),
    }
}

/// A file that is not taken: what it is, and what to do.
fn told(t: &Texts, why: &CannotRead) -> (String, String) {
    let key = match why {
        CannotRead::TooLarge => "too_large",
        CannotRead::NotATable => "not_a_table",
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
            columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    (t.w(&format!("file-{key}"), "columns", columns), t.s(&format!("file-{key}-do")).to_owned())
}
