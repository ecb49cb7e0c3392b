//! `/surveillant/salle/fin`: the end of the session, step by step: what remains, when it really began and ended, what was left
//! behind, who takes the papers; then the minutes and the incident report, filled, to print and sign.

use acts::certification::CloseRoom;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use documents::session_papers;
use domain::certification::closing::{ClosingDraft, ClosingFault, HANDED_TO_MAX, SHEETS_MAX};
use domain::moment::Moment;
use domain::text::TextFault;
use store::invigilator_pages::{self, Seat};
use store::{Stop, journal, rooms};
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome, papers};

use crate::board::standing::{self, Need};
use crate::board::view::listed_name;
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

/// Somebody who keeps the session from ending, or has not begun.
struct Left {
    name: String,
    page: String,
    why: &'static str,
}

impl Left {
    fn of(seat: &Seat, why: &'static str) -> Self {
        Self { name: listed_name(seat), page: format!("/surveillant/salle/candidats/{}", seat.id), why }
    }
}

#[derive(Template)]
#[template(path = "finish/page.html")]
struct FinishPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    left: Vec<Left>,
    /// Present, and not one question seen: they hinder nothing, and are not forgotten.
    waiting: Vec<Left>,
    /// What is true of the tests, where none of them keeps the session from ending.
    tests: &'static str,
    began: Option<String>,
    closed: Option<String>,
    journal: String,
    typed: Typed,
    faults: Faults,
}

/// The form as it was sent.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    fin: String,
    fichiers: String,
    feuilles: String,
    remis: String,
}

fn left(inside: &Inside, seats: &[Seat], t: Texts) -> Vec<Left> {
    let why = |seat: &Seat| {
        let test = seat.test.as_ref()?;
        let calls = standing::calls(seat, inside.opened_at(), inside.visit.at);
        let called = |need| calls.iter().any(|call| call.need == need);
        if called(Need::Calls) {
            Some("left-calls")
        } else if called(Need::EndScreen) {
            Some("left-screen")
        } else if matches!(test.state, domain::certification::attempt::AttemptState::Ended { .. }) {
            None
        } else {
            Some("left-runs")
        }
    };
    seats.iter().filter_map(|seat| Some(Left::of(seat, t.s(why(seat)?)))).collect()
}

/// Those who are ticked present and whose test has not started.
fn waiting(seats: &[Seat]) -> Vec<Left> {
    let waits = |seat: &&Seat| seat.test.is_none() && seat.present.is_some();
    seats.iter().filter(waits).map(|seat| Left::of(seat, "")).collect()
}

/// The sentence about tests of which none keeps the session from ending.
fn tests(seats: &[Seat], t: Texts) -> &'static str {
    let sums = standing::sums(seats);
    t.s(match (sums.running + sums.ended, sums.waiting) {
        (0, _) => "no-test",
        (_, 0) => "nobody-left",
        _ => "started-over",
    })
}

async fn page(
    app: &Shared,
    inside: &Inside,
    typed: Option<Typed>,
    faults: Faults,
) -> Result<FinishPage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let seats = invigilator_pages::board(db, inside.id()).await?;
    let closing = rooms::closing(db, inside.id()).await?;
    let head = journal::head(db, &journal::stream("session", inside.id())).await?;
    drop(reader);
    let t = TEXTS.of(inside.visit.locale);
    let clock = |at: Moment| at.local(&inside.session.zone).strftime("%H:%M").to_string();
    let typed = typed.unwrap_or_else(|| match &closing {
        Some(closing) => Typed {
            fin: clock(closing.told.ended_at),
            fichiers: "1".to_owned(),
            feuilles: closing.told.sheets.to_string(),
            remis: closing.told.handed_to.clone(),
        },
        None => Typed { fin: clock(inside.visit.at), ..Typed::default() },
    });
    Ok(FinishPage {
        chrome: inside.chrome(t.s("title"), Here::End),
        t,
        top: inside.top(),
        left: left(inside, &seats, t),
        waiting: waiting(&seats),
        tests: tests(&seats, t),
        began: inside.session.real_start.map(|at| inside.hour(at)),
        closed: closing
            .map(|closing| t.ww("closed", ("hour", &inside.hour(closing.at)), ("name", &closing.by))),
        journal: head.on_paper(),
        typed,
        faults,
    })
}

/// `GET /surveillant/salle/fin`.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside) -> Answer {
    if inside.opened_at().is_none() {
        return Ok(outcome::go("/surveillant/salle"));
    }
    Ok(Page(page(&app, &inside, None, Faults::none()).await?).into_response())
}

/// `POST /surveillant/salle/fin`.
pub(crate) async fn close(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    let Some(opened) = inside.opened_at() else { return Ok(outcome::go("/surveillant/salle")) };
    let draft = ClosingDraft {
        ended: typed.fin.clone(),
        files_wiped: typed.fichiers == "1",
        sheets: typed.feuilles.clone(),
        handed_to: typed.remis.clone(),
    };
    let closing = match draft.parse(&inside.session.zone, opened, inside.visit.at) {
        Ok(closing) => closing,
        Err(found) => {
            let faults = faults(&inside, opened, &found);
            return Ok(outcome::refused(&page(&app, &inside, Some(typed), faults).await?));
        }
    };
    match app.store.act(CloseRoom { doing: inside.doing(), session: inside.id(), closing }).await {
        // Refused: finalised in this very second, which the guard of the page says.
        Ok(()) | Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/salle/fin#documents")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

fn faults(inside: &Inside, opened: Moment, found: &[ClosingFault]) -> Faults {
    let t = TEXTS.of(inside.visit.locale);
    let mut faults = Faults::none();
    for fault in found {
        match fault {
            ClosingFault::Ended => {
                let (opened, now) = (inside.hour(opened), inside.hour(inside.visit.at));
                faults.add("fin", t.ww("fault-hour", ("opened", &opened), ("now", &now)));
            }
            ClosingFault::FilesRemain => faults.add("fichiers", t.s("fault-files")),
            ClosingFault::Sheets => faults.add("feuilles", t.n("fault-sheets", "max", SHEETS_MAX)),
            ClosingFault::HandedTo(TextFault::Empty) => faults.add("remis", t.s("fault-handed-empty")),
            ClosingFault::HandedTo(_) => {
                let max = i64::try_from(HANDED_TO_MAX).unwrap_or(i64::MAX);
                faults.add("remis", t.n("fault-handed", "max", max));
            }
        }
    }
    faults
}

/// `GET /surveillant/salle/fin/session.pdf`: the minutes of the session.
pub(crate) async fn minutes(State(app): State<Shared>, inside: Inside) -> Answer {
    let mut reader = app.store.read().await?;
    let minutes = papers::minutes(&mut reader.conn(), inside.visit.locale, &inside.session).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::session_minutes(&minutes)).await?;
    Ok(pdf(&format!("session-{}.pdf", inside.session.number), bytes))
}

/// `GET /surveillant/salle/fin/incidents.pdf`: the incident report.
pub(crate) async fn incidents(State(app): State<Shared>, inside: Inside) -> Answer {
    let mut reader = app.store.read().await?;
    let sheet = papers::incident_sheet(&mut reader.conn(), inside.visit.locale, &inside.session).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::incident_report(&sheet)).await?;
    Ok(pdf(&format!("proces-verbal-{}.pdf", inside.session.number), bytes))
}

fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    outcome::inline(name, "application/pdf", bytes)
}
