//! Giving a session back to its centre: the jury says what is missing, the centre completes it.

use acts::certification::{CannotReopenSession, ReopenSession};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::jury::{CannotReopen, REASON_MAX};
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use domain::text::TextFault;
use store::Stop;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use crate::room::{self, Desk, session_address};

web_shell::texts!(TEXTS, "reopen");

#[derive(Template)]
#[template(path = "session/reopen.html")]
struct ReopenPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    reason: String,
    reason_max: usize,
    faults: Faults,
}

/// The reason as typed.
#[derive(serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    reason: String,
}

/// GET /jury/sessions/{id}/rouvrir
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let desk = read(&app, &visit, id).await?;
    if desk.dossier.session.facts.published_at.is_some() || desk.duty().is_err() {
        return Ok(go(&session_address(id, "")));
    }
    Ok(Page(page(&visit, &desk, String::new(), Faults::none())).into_response())
}

async fn read(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Desk, Trouble> {
    let mut reader = app.store.read().await?;
    room::desk(&mut reader.conn(), visit, id).await
}

fn page(visit: &Visit, desk: &Desk, reason: String, faults: Faults) -> ReopenPage {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let session = &desk.dossier.session;
    ReopenPage {
        chrome: room::chrome(visit, t.w("title", "number", session.number.grouped())),
        session: (session_address(session.id, ""), desk.title(&words)),
        reason,
        reason_max: REASON_MAX,
        faults,
        t,
        words,
    }
}

/// POST /jury/sessions/{id}/rouvrir
pub async fn reopen(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let desk = read(&app, &visit, id).await?;
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let act = ReopenSession {
        doing: room::doing(&visit)?,
        president: desk.juror.president,
        session: id,
        reason: posted.reason.clone(),
        mail: mail(&app, &desk, posted.reason.trim()),
    };
    let mut faults = Faults::none();
    match app.store.act(act).await {
        Ok(()) => return Ok(go("/jury")),
        Err(Stop::Refused(CannotReopenSession::NotYours(why))) => {
            faults.add("", desk.not_yours(&words, why));
        }
        Err(Stop::Refused(CannotReopenSession::Rule(CannotReopen::Session(_)))) => {
            return Ok(go(&session_address(id, "")));
        }
        Err(Stop::Refused(CannotReopenSession::Rule(CannotReopen::Reason(why)))) => {
            let key = match why {
                TextFault::Empty => "why-empty",
                TextFault::TooLong { .. } => "why-too_long",
                TextFault::ControlCharacter => "why-control_character",
            };
            faults.add("reason", t.s(key));
        }
        Err(stop) => return Err(stop.map(|_| ()).into()),
    }
    Ok(refused(&page(&visit, &desk, posted.reason, faults)))
}

/// In both languages: the centre speaks either.
fn mail(app: &Shared, desk: &Desk, reason: &str) -> (String, String) {
    let session = &desk.dossier.session;
    let one = |locale: Locale| {
        let address = format!("{}/centre/sessions/{}/finaliser", app.config.public_url, session.id);
        let words = [
            ("number", session.number.grouped().into()),
            ("centre", desk.centre.name.clone().into()),
            ("date", web_shell::when::date(locale, session.date).into()),
            ("reason", reason.to_owned().into()),
            ("address", address.into()),
        ];
        let t = TEXTS.of(locale);
        (t.with("mail-subject", &words), t.with("mail-body", &words))
    };
    let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
    (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n"))
}
