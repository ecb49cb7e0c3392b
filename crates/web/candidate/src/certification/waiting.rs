//! The waiting room: what is done, what is to come, and the code when it is given. It refreshes by itself.

use askama::Template;
use axum::extract::{Path, State};
use domain::certification::session::Session;
use domain::id::Id;
use domain::needs::Files;
use serde::Serialize;
use store::candidate_pages::{self, Threshold};
use store::placements;
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Icon, Shared, Texts, Trouble, Visit};

use super::{TEXTS, chrome, figures};
use crate::test::watch::json;

/// What the candidate waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// To be ticked present.
    Tick,
    /// For the room to be opened.
    Room,
    /// For the access code, to start.
    Code,
    /// For the permission to resume.
    Permission,
    /// For the access code, to resume.
    Resume,
    /// For nothing: the profile is not certifiable.
    NotCertifiable,
    /// For nothing: the session is finalised.
    Over,
    /// For nothing: the test is open in this browser, or over.
    Test,
}

impl Stage {
    /// The stage that the facts tell. The profile is not among them: it is read only where it decides.
    fn of(facts: &Threshold, device: Option<[u8; 32]>) -> Self {
        match facts.attempt {
            Some((holder, ended)) if ended || device == Some(holder) => Self::Test,
            _ if facts.session.can_join().is_err() => Self::Over,
            Some(_) if facts.admitted || facts.on_paper => Self::Resume,
            Some(_) => Self::Permission,
            None if !facts.present && !facts.on_paper => Self::Tick,
            None if facts.session.can_sit().is_err() => Self::Room,
            None => Self::Code,
        }
    }

    /// The code of texts and of the page's script.
    const fn code(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Room => "room",
            Self::Code => "code",
            Self::Permission => "permission",
            Self::Resume => "resume",
            Self::NotCertifiable => "not-certifiable",
            Self::Over => "over",
            Self::Test => "test",
        }
    }
}

#[derive(Template)]
#[template(path = "certification/waiting.html")]
#[expect(clippy::struct_excessive_bools, reason = "what a page shows or not")]
pub(super) struct WaitingPage {
    chrome: Chrome,
    t: Texts,
    id: Id<Session>,
    number: String,
    place: String,
    starts: String,
    person: String,
    stage: Stage,
    /// The invigilator has noted the candidate present.
    present: bool,
    /// Whoever is present may start.
    open: bool,
    on_paper: bool,
    asked: bool,
    typed: String,
    refusal: Option<String>,
    unread: bool,
    read: bool,
    now: i64,
    files: Files,
    competences: i64,
    needed: i64,
}

impl WaitingPage {
    fn wants_code(&self) -> bool {
        matches!(self.stage, Stage::Code | Stage::Resume)
    }
    fn check(&self, what: &str, how: &str) -> &'static str {
        self.t.s(&format!("check-{what}-{how}"))
    }
    /// Whether a file opens at this machine: the colour's name, icon, sentence.
    fn files(&self) -> (&'static str, Icon, &'static str) {
        let (kind, icon, key) = match self.files {
            Files::Untried => ("info", "info", "files-untried"),
            Files::Opened => ("ok", "circle-check", "files-opened"),
            Files::Unopened => ("warn", "triangle-alert", "files-unopened"),
        };
        (kind, self.chrome.icon(icon), self.t.s(key))
    }
    fn starts(&self) -> bool {
        self.stage == Stage::Code
    }
    /// The page moves on by itself: nothing is typed in it.
    fn waits(&self) -> bool {
        matches!(self.stage, Stage::Tick | Stage::Room | Stage::Permission)
    }
    fn permission(&self) -> bool {
        self.stage == Stage::Permission
    }
    fn not_certifiable(&self) -> bool {
        self.stage == Stage::NotCertifiable
    }
    fn over(&self) -> bool {
        self.stage == Stage::Over
    }
}

/// `GET /candidat/certification/{session}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    shown(&app, &visit, id, Again::default()).await
}

/// `GET /candidat/certification/{session}/attente`: the same for a page that comes back by itself.
pub async fn wait_on(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    shown(&app, &visit, id, Again { told: true, ..Again::default() }).await
}

async fn shown(app: &Shared, visit: &Visit, id: Id<Session>, again: Again) -> Answer {
    match made(app, visit, id, again).await? {
        Found::Page(page) => Ok(outcome::with_status(http::StatusCode::OK, &*page)),
        Found::Test(path) => Ok(go(&path)),
    }
}

/// The page, or the test where the candidate already is.
pub(super) enum Found {
    /// The waiting room.
    Page(Box<WaitingPage>),
    /// The address of the test.
    Test(String),
}

/// What a refused start shows again.
#[derive(Default)]
pub(super) struct Again {
    /// The code as it was typed.
    pub typed: String,
    /// Why the code, or the start, was refused.
    pub refusal: Option<String>,
    /// The instructions were accepted, or not, when the form was sent.
    pub read: Option<bool>,
    /// Whoever waits here has been told whether their profile is certifiable.
    pub told: bool,
}

/// Makes the waiting room as it stands.
pub(super) async fn made(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    again: Again,
) -> Result<Found, Trouble> {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let room = candidate_pages::waiting_room(db, account.id, id).await?.ok_or(Trouble::NotFound)?;
    let facts = room.threshold;
    let stage = match (Stage::of(&facts, visit.device), room.attempt) {
        (Stage::Test, Some(attempt)) => return Ok(Found::Test(format!("/candidat/test/{attempt}"))),
        (stage, _) => stage,
    };
    // Read only where it decides, and not again for who has been told: a waiting page comes back every few seconds.
    let known = stage == Stage::Over || again.told && matches!(stage, Stage::Tick | Stage::Room);
    let certifiability = if room.attempt.is_none() && !known {
        Some(placements::profile_of(db, account.id, visit.at).await?.certifiability())
    } else {
        None
    };
    drop(reader);
    let refused = certifiability.as_ref().is_some_and(|c| !c.certifiable);
    let stage = if refused { Stage::NotCertifiable } else { stage };
    let t = TEXTS.of(visit.locale);
    let day = room.starts_at.local(&room.zone);
    let (competences, needed) = certifiability.as_ref().map_or((0, 0), figures);
    // Whoever has a test was there, and the room was open.
    let started = facts.attempt.is_some();
    let present = started || facts.present;
    let page = WaitingPage {
        chrome: chrome(visit, t.s("waiting-title")),
        t,
        id,
        number: room.number.grouped(),
        place: format!("{}, {}", room.site, room.room),
        starts: day.strftime("%d/%m/%Y, %H:%M").to_string(),
        person: format!("{} {}", room.first_name, room.last_name),
        stage,
        present,
        open: started || (present || facts.on_paper) && facts.session.can_sit().is_ok(),
        on_paper: facts.on_paper,
        asked: facts.asked,
        typed: again.typed,
        refusal: again.refusal,
        unread: again.read == Some(false) && stage == Stage::Code,
        read: again.read == Some(true),
        now: visit.at.millis(),
        files: visit.means.files,
        competences,
        needed,
    };
    Ok(Found::Page(Box::new(page)))
}

/// What the script of the waiting room asks for.
#[derive(Serialize)]
struct Told {
    now: &'static str,
}

/// `GET /candidat/certification/{session}/etat`: the stage in one word, with one statement and no profile.
pub async fn state(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let facts = candidate_pages::threshold(&mut reader.conn(), account, id).await?;
    drop(reader);
    let stage = Stage::of(&facts.ok_or(Trouble::NotFound)?, visit.device);
    json(&Told { now: stage.code() })
}
