//! `/surveillant/salle`: the board. Who needs the invigilator comes first, then everyone by name. Before the room opens,
//! and on demand afterwards, the same address is the roll call.

pub(crate) mod standing;
pub(crate) mod view;

use acts::certification::{OpenRoom, too_many_tries};
use acts::people::note_failure::WINDOW_MINUTES;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::closing::NoteKind;
use domain::moment::Moment;
use store::invigilator_pages::{self, Seat};
use store::{Stop, accounts, rooms};
use web_shell::form::Form;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome, when};

use crate::inside::{Here, Inside, Top};
use standing::Need;
use view::View;

web_shell::texts!(TEXTS, "page");

/// The texts of the board, for pages that say the same.
pub(crate) fn texts(locale: domain::locale::Locale) -> Texts {
    TEXTS.of(locale)
}

/// Minutes before the hour of the session from which opening the room is no surprise.
const EARLY_MINUTES: i64 = 60;

#[derive(Template)]
#[template(path = "board/page.html")]
struct BoardPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    view: View,
    age: Age,
    tried: Option<String>,
    watching: String,
    hand_over: Option<String>,
}

/// What the script says about the age of the data; `{n}` is where it writes the seconds.
pub(crate) struct Age {
    pub(crate) ago: String,
    pub(crate) late: String,
    pub(crate) lost: &'static str,
}

impl Age {
    pub(crate) fn new(top: &Top, t: Texts) -> Self {
        let ago = t.ww("age", ("hour", &top.hour), ("seconds", "{n}"));
        Self { ago, late: t.w("late", "seconds", "{n}"), lost: t.s("lost") }
    }
}

#[derive(Template)]
#[template(path = "board/roll_call.html")]
struct RollCallPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    view: View,
    age: Age,
    open: bool,
    early: Option<String>,
    tried: Option<String>,
}

/// Which face of the board is asked for.
#[derive(serde::Deserialize)]
pub(crate) struct Face {
    vue: Option<String>,
}

/// `GET /surveillant/salle`, with `?vue=appel` for the roll call.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside, Query(face): Query<Face>) -> Answer {
    let mut reader = app.store.read().await?;
    let seats = invigilator_pages::board(&mut reader.conn(), inside.id()).await?;
    let tried = accounts::failures(&mut reader.conn(), &too_many_tries(inside.id())).await?;
    let tried = tried.and_then(|(_, last)| tried_too_often(&inside, last));
    let watching = rooms::watching(&mut reader.conn(), inside.id(), inside.visit.at).await?;
    let notes = rooms::notes(&mut reader.conn(), inside.id()).await?;
    let roll_call = inside.opened_at().is_none() || face.vue.as_deref() == Some("appel");
    Ok(if roll_call {
        Page(RollCallPage { tried, ..roll_call_of(&inside, &seats) }).into_response()
    } else {
        Page(BoardPage {
            tried,
            watching: watchers(&inside, &watching),
            hand_over: handed_over(&inside, &notes),
            ..board_of(&inside, &seats)
        })
        .into_response()
    })
}

/// A sentence while somebody has no try left to join this session: on the list under other names, or not at all.
fn tried_too_often(inside: &Inside, last: Moment) -> Option<String> {
    let recent = last >= inside.visit.at.plus_minutes(-WINDOW_MINUTES);
    recent.then(|| TEXTS.of(inside.visit.locale).w("tried", "hour", inside.hour(last)))
}

/// « Dans la salle : Nadia Cissé depuis 8 h 50, Paul Ferrand depuis 9 h 30 ».
pub(crate) fn watchers(inside: &Inside, watching: &[(String, Moment)]) -> String {
    let t = TEXTS.of(inside.visit.locale);
    let each =
        watching.iter().map(|(name, since)| t.ww("watches", ("name", name), ("hour", &inside.hour(*since))));
    t.w("watching", "names", each.collect::<Vec<_>>().join(", "))
}

/// Minutes for which the board itself shows what the person before has left.
const HAND_OVER_MINUTES: i64 = 30;

/// What the person before left for who watches now.
fn handed_over(inside: &Inside, notes: &[rooms::Note]) -> Option<String> {
    let last = notes.iter().rfind(|note| note.kind == NoteKind::HandOver)?;
    let fresh = last.at.plus_minutes(HAND_OVER_MINUTES) >= inside.visit.at;
    let t = TEXTS.of(inside.visit.locale);
    let told = [
        ("name", last.by.as_str().into()),
        ("hour", inside.hour(last.at).into()),
        ("words", last.words.as_str().into()),
    ];
    fresh.then(|| t.with("handed-over", &told))
}

fn board_of(inside: &Inside, seats: &[Seat]) -> BoardPage {
    let t = TEXTS.of(inside.visit.locale);
    let (view, top) = (View::new(inside, seats, t), inside.top());
    let (chrome, age) = (inside.chrome(view.title.clone(), Here::Board), Age::new(&top, t));
    BoardPage { chrome, t, top, view, age, tried: None, watching: String::new(), hand_over: None }
}

fn roll_call_of(inside: &Inside, seats: &[Seat]) -> RollCallPage {
    let t = TEXTS.of(inside.visit.locale);
    let (view, top) = (View::new(inside, seats, t), inside.top());
    let open = inside.opened_at().is_some();
    let title =
        t.with("roll-call-title", &[("present", view.present.into()), ("listed", view.listed.into())]);
    let chrome = inside.chrome(title, if open { Here::RollCall } else { Here::Board });
    let (early, age) = (early(inside, t).filter(|_| !open), Age::new(&top, t));
    RollCallPage { chrome, t, top, view, age, open, early, tried: None }
}

/// A sentence for who would open the room long before its hour, by mistake or for another session.
fn early(inside: &Inside, t: Texts) -> Option<String> {
    let session = &inside.session;
    let soon = inside.visit.at.plus_minutes(EARLY_MINUTES);
    let day = when::day(inside.visit.locale, session.date);
    let hour = inside.hour(session.starts_at);
    (soon < session.starts_at).then(|| t.ww("early", ("day", &day), ("hour", &hour)))
}

/// A form without fields of its own.
#[derive(serde::Deserialize)]
pub(crate) struct Nothing {}

/// `POST /surveillant/salle/ouvrir`.
pub(crate) async fn open(
    State(app): State<Shared>,
    inside: Inside,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    match app.store.act(OpenRoom { doing: inside.doing(), session: inside.id() }).await {
        // Refused: finalised in this very second. The guard of the board says so.
        Ok(_) | Err(Stop::Refused(_)) => Ok(outcome::go("/surveillant/salle")),
        Err(stop) => Err(Trouble::from(stop)),
    }
}

#[cfg(test)]
mod tests;
