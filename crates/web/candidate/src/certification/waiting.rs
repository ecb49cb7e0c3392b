//! The waiting room: what is done, what is to come, and the code when it is given. It refreshes by itself.

use askama::Template;
use axum::extract::{Path, State};
use domain::certification::attempt::AttemptState;
use domain::certification::session::Session;
use domain::id::Id;
use store::{attempts, candidates, placements, sessions};
use web_shell::outcome::{self, go};
use web_shell::{Answer, Chrome, Shared, Texts, Trouble, Visit};

use super::{TEXTS, chrome, figures};

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
}

#[derive(Template)]
#[template(path = "certification/waiting.html")]
pub(super) struct WaitingPage {
    chrome: Chrome,
    t: Texts,
    id: Id<Session>,
    number: String,
    place: String,
    starts: String,
    person: String,
    stage: Stage,
    asked: bool,
    typed: String,
    refusal: Option<String>,
    competences: i64,
    needed: i64,
}

impl WaitingPage {
    fn present(&self) -> bool {
        !matches!(self.stage, Stage::Tick)
    }
    fn open(&self) -> bool {
        !matches!(self.stage, Stage::Tick | Stage::Room)
    }
    fn wants_code(&self) -> bool {
        matches!(self.stage, Stage::Code | Stage::Resume)
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
    match made(&app, &visit, id, String::new(), None).await? {
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

/// Makes the waiting room as it stands.
pub(super) async fn made(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    typed: String,
    refusal: Option<String>,
) -> Result<Found, Trouble> {
    let account = visit.account()?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let session = sessions::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let candidate = candidates::of_account(db, id, account.id).await?.ok_or(Trouble::NotFound)?;
    let attempt = attempts::by_candidate(db, id, candidate.id).await?;
    let room = session.state();
    // Read only where it decides: a waiting page comes back every few seconds.
    let certifiability = if attempt.is_none() && room.can_join().is_ok() {
        Some(placements::profile_of(db, account.id, visit.at).await?.certifiability())
    } else {
        None
    };
    let stage = if let Some(kept) = &attempt {
        let mine = visit.device == Some(kept.device);
        if mine || matches!(kept.state, AttemptState::Ended { .. }) {
            return Ok(Found::Test(format!("/candidat/test/{}", kept.id)));
        }
        if candidate.admitted { Stage::Resume } else { Stage::Permission }
    } else if room.can_join().is_err() {
        Stage::Over
    } else if certifiability.as_ref().is_some_and(|c| !c.certifiable) {
        Stage::NotCertifiable
    } else if candidate.present_at.is_none() {
        Stage::Tick
    } else if room.can_sit().is_err() {
        Stage::Room
    } else {
        Stage::Code
    };
    let stage = if room.can_join().is_err() { Stage::Over } else { stage };
    let t = TEXTS.of(visit.locale);
    let day = session.starts_at.local(&session.zone);
    let (competences, needed) = certifiability.as_ref().map_or((0, 0), figures);
    let page = WaitingPage {
        chrome: chrome(visit, t.s("waiting-title")),
        t,
        id,
        number: session.number.grouped(),
        place: format!("{}, {}", session.site, session.room),
        starts: day.strftime("%d/%m/%Y, %H:%M").to_string(),
        person: format!("{} {}", candidate.first_name, candidate.last_name),
        stage,
        asked: candidate.asked_at.is_some(),
        typed,
        refusal,
        competences,
        needed,
    };
    Ok(Found::Page(Box::new(page)))
}
