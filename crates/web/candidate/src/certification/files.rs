//! Trying a file at the machine of the exam: where none opens, questions that need none are drawn (ADR 0049). Works without
//! scripts, like all that a candidate must do.

use askama::Template;
use axum::extract::{Path, State};
use domain::certification::session::Session;
use domain::certification::workstation::{Drawn, Workstation};
use domain::id::Id;
use domain::needs::Files;
use domain::seed::Seed;
use serde::Deserialize;
use store::candidates;
use web_shell::cookies::{self, Name};
use web_shell::outcome::{self, go};
use web_shell::workstation::word_file;
use web_shell::{Answer, Chrome, Faults, Form, Shared, Texts, Trouble, Visit};

use super::{TEXTS, chrome};

/// Days for which a machine keeps what was tried: that of the exam.
const DAYS: i64 = 1;

/// What was read, or that nothing could be.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Tried {
    /// The word in the file.
    mot: String,
    /// « Le fichier ne s’ouvre pas ».
    non: Option<String>,
}

#[derive(Template)]
#[template(path = "certification/files.html")]
struct FilesPage {
    chrome: Chrome,
    t: Texts,
    id: Id<Session>,
    typed: String,
    faults: Faults,
}

fn page(visit: &Visit, id: Id<Session>, typed: String, faults: Faults) -> FilesPage {
    let t = TEXTS.of(visit.locale);
    FilesPage { chrome: chrome(visit, t.s("files-title")), t, id, typed, faults }
}

/// The word of this machine in this session: the same however often the file is asked for.
async fn drawn(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Drawn, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    candidates::of_account(&mut reader.conn(), id, account).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let mut about = visit.device.ok_or(Trouble::StaleForm)?.to_vec();
    about.extend(id.to_string().bytes());
    let chance = Seed::from_bytes(app.keys.seal("a file to try", &about));
    Ok(Drawn::of(Id::<Workstation>::from_seed(&chance, "workstation")))
}

/// `GET /candidat/certification/{session}/fichier`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    drawn(&app, &visit, id).await?;
    Ok(outcome::with_status(http::StatusCode::OK, &page(&visit, id, String::new(), Faults::none())))
}

/// `GET /candidat/certification/{session}/fichier/mot.ods`: the file with the word.
pub async fn file(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    Ok(word_file(visit.locale, drawn(&app, &visit, id).await?))
}

/// `POST /candidat/certification/{session}/fichier`: the word that was read, or that the file does not open.
pub async fn tell(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(tried): Form<Tried>,
) -> Answer {
    let drawn = drawn(&app, &visit, id).await?;
    let files = if tried.non.is_some() {
        Files::Unopened
    } else if drawn.is_read_as(&tried.mot) {
        Files::Opened
    } else {
        let why = if tried.mot.trim().is_empty() { "why-files-empty" } else { "why-files-wrong" };
        let mut faults = Faults::none();
        faults.add("mot", TEXTS.of(visit.locale).s(why));
        return Ok(outcome::refused(&page(&visit, id, tried.mot, faults)));
    };
    let cookie = cookies::make(Name::Files, files.code().to_owned(), Some(DAYS), app.config.secure);
    Ok(cookies::set(go(&format!("/candidat/certification/{id}")), [cookie]))
}
