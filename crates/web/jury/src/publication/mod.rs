//! The publication of a session: what will be published and what not, then certificates, mails and journal in one act
//! (certification rules §9.4).

pub mod batch;
pub mod signing;
pub mod withdraw;

use acts::Doing;
use acts::certification::publish_session::recipients;
use acts::certification::{CannotPublishSession, PublishSession};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::jury::{PublicStatus, decide_publication};
use domain::certification::session::Session;
use domain::id::Id;
use store::Stop;
use store::dossiers::File;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, results};

use crate::room::{self, Desk, Hindrance, Pill, attempt_address, name_of, session_address};

web_shell::texts!(TEXTS, "page");

/// How often certificates are signed again when a fresh code turns out to be taken: once is rare, five times never.
const ROUNDS: u32 = 5;

#[derive(Template)]
#[template(path = "publication/page.html")]
struct PublicationPage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    session: (String, String),
    rehearsal: bool,
    obtained: Vec<Row>,
    /// What is told of certificates: the first ones, or those given back after a withdrawal.
    certificates: &'static str,
    others: Vec<Row>,
    recipients: Vec<String>,
    remark: Option<String>,
    remark_read: bool,
    hindrances: Vec<Hindrance>,
    /// Why the visitor does not publish this session.
    closed: Option<String>,
    faults: Faults,
}

struct Row {
    href: String,
    name: String,
    status: Pill,
    points: u32,
}

/// The form: the remark was read.
#[derive(serde::Deserialize)]
pub struct Posted {
    #[serde(default)]
    remarque: String,
}

/// GET /jury/sessions/{id}/publication
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let desk = read(&app, &visit, id).await?;
    if desk.dossier.session.facts.published_at.is_some() || !desk.may_read() {
        return Ok(go(&session_address(id, "")));
    }
    Ok(Page(page(&visit, &desk, false, Faults::none())).into_response())
}

async fn read(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Desk, Trouble> {
    let mut reader = app.store.read().await?;
    room::desk(&mut reader.conn(), visit, id).await
}

fn page(visit: &Visit, desk: &Desk, remark_read: bool, faults: Faults) -> PublicationPage {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let id = desk.dossier.session.id;
    let chrome = room::chrome(visit, t.w("title", "number", desk.dossier.session.number.grouped()));
    let row = |file: &File| Row {
        href: attempt_address(id, file.attempt.id),
        name: name_of(&file.candidate),
        status: room::status(&chrome, file.status()),
        points: file.score.as_ref().map_or(0, store::scores::Kept::points),
    };
    let (obtained, others): (Vec<&File>, Vec<&File>) =
        desk.dossier.files.iter().partition(|file| file.status() == PublicStatus::Validated);
    let hinders = decide_publication(&desk.dossier.publication(true)).err().unwrap_or_default();
    let mut hindrances = room::hindrances(&words, &desk.dossier, &hinders);
    let contested: Vec<_> =
        desk.dossier.files.iter().filter(|f| f.contested()).map(|f| f.attempt.id).collect();
    if !contested.is_empty() && !desk.juror.president {
        hindrances.push(Hindrance {
            text: t.s("contested").to_owned(),
            todo: t.s("contested-todo"),
            files: room::links(&desk.dossier, &contested),
        });
    }
    PublicationPage {
        session: (session_address(id, ""), desk.title(&words)),
        rehearsal: desk.dossier.session.rehearsal,
        obtained: obtained.into_iter().map(row).collect(),
        certificates: if desk.withdrawn() { "what-certificates-again" } else { "what-certificates" },
        others: others.into_iter().map(row).collect(),
        recipients: recipients(&desk.dossier).into_iter().collect(),
        remark: desk.dossier.session.closing_remark.clone(),
        remark_read,
        hindrances,
        closed: desk.duty().err().map(|why| desk.not_yours(&words, why)),
        faults,
        chrome,
        t,
        words,
    }
}

/// POST /jury/sessions/{id}/publication
pub async fn publish(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(posted): Form<Posted>,
) -> Answer {
    let remark_read = posted.remarque == "1";
    let Some(fault) = publish_one(&app, &visit, id, remark_read).await? else {
        return Ok(go(&session_address(id, "")));
    };
    let mut faults = Faults::none();
    faults.add(fault.field, fault.sentence);
    let desk = read(&app, &visit, id).await?;
    Ok(refused(&page(&visit, &desk, remark_read, faults)))
}

/// Why a session was not published.
struct NotPublished {
    /// The field that it is about, or none.
    field: &'static str,
    sentence: String,
}

/// Publishes a session; otherwise nothing was done, and why is told.
async fn publish_one(
    app: &Shared,
    visit: &Visit,
    id: Id<Session>,
    remark_read: bool,
) -> Result<Option<NotPublished>, Trouble> {
    let t = TEXTS.of(visit.locale);
    let because = |field, sentence| Ok(Some(NotPublished { field, sentence }));
    for round in 0..ROUNDS {
        let desk = read(app, visit, id).await?;
        if desk.dossier.session.closing_remark.is_some() && !remark_read {
            return because("remarque", t.s("fault-remark").to_owned());
        }
        let doing = room::doing(visit)?;
        let act = PublishSession {
            // Several sessions of one request have mails of their own.
            doing: Doing { seed: doing.seed.branch(&id.to_string()), ..doing },
            president: desk.juror.president,
            session: id,
            remark_read,
            certificates: signing::sign(app, visit, &desk, round).await?,
            key: app.keys.kept(app.keys.signer(desk.dossier.session.rehearsal)),
            mails: results::mails(
                (&app.keys, &app.config.public_url),
                &desk.dossier,
                &desk.centre.name,
                visit.at,
            ),
        };
        let sentence = match app.store.act(act).await {
            Ok(_) => return Ok(None),
            Err(Stop::Refused(CannotPublishSession::CodeTaken)) => continue,
            Err(Stop::Refused(CannotPublishSession::Changed)) => t.s("fault-changed").to_owned(),
            Err(Stop::Refused(CannotPublishSession::NotYours(why))) => {
                desk.not_yours(&room::words(visit.locale), why)
            }
            // The page says everything that hinders, as it is now.
            Err(Stop::Refused(CannotPublishSession::Dossier(_) | CannotPublishSession::Contested { .. })) => {
                t.s("fault-hindered").to_owned()
            }
            Err(stop) => return Err(stop.map(|_| ()).into()),
        };
        return because("", sentence);
    }
    Err(Trouble::failed("no free verification code was drawn"))
}
