//! `/surveillant/salle/notes`: everything that was noted in the room, in one list, corrected or taken back until the centre
//! finalises; facts about the whole room, and words for who watches next.

pub(crate) mod removal;

use acts::certification::{ChangeIncident, NoteRoom};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::closing::{NOTE_MAX, NoteKind, RoomNote, parse_note};
use domain::certification::incident::{Incident, IncidentDraft, IncidentKind};
use domain::id::Id;
use domain::moment::Moment;
use domain::text::TextFault;
use store::{Act, Stop, incidents, invigilator_pages, rooms};
use web_shell::form::{Faults, Form};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use crate::board::{view::listed_name, watchers};
use crate::candidate::incident::{self, Typed as TypedIncident, kind_text};
use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

/// The address of the list.
const LIST: &str = "/surveillant/salle/notes";

/// One thing that was noted.
struct Noted {
    at: Moment,
    hour: String,
    by: String,
    /// Whom it is about, with the page about them; nobody for a note of the room.
    who: Option<(String, String)>,
    what: String,
    question: Option<String>,
    words: Option<String>,
    /// Where it is corrected and taken back, while it may be.
    change: Option<String>,
    remove: Option<String>,
    /// The words of the button that takes it back.
    remove_it: &'static str,
    hand_over: bool,
}

#[derive(Template)]
#[template(path = "notes/page.html")]
struct NotesPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    watching: String,
    /// What has just been taken back.
    removed: Option<String>,
    noted: Vec<Noted>,
    /// Whom an incident can be about: their name and the form.
    candidates: Vec<(String, String)>,
    typed: Typed,
    faults: Faults,
}

/// The form of a note.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Typed {
    cle: String,
    #[serde(default)]
    genre: String,
    #[serde(default)]
    mots: String,
}

async fn page(
    app: &Shared,
    inside: &Inside,
    (typed, faults): (Typed, Faults),
    removed: &removal::Removed,
) -> Result<NotesPage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let seats = invigilator_pages::board(db, inside.id()).await?;
    let filed = incidents::of_session(db, inside.id()).await?;
    let notes = rooms::notes(db, inside.id()).await?;
    let watching = rooms::watching(db, inside.id(), inside.visit.at).await?;
    drop(reader);
    let t = TEXTS.of(inside.visit.locale);
    let mut list: Vec<Noted> = notes.into_iter().map(|note| of_note(inside, note, t)).collect();
    list.extend(filed.into_iter().map(|kept| {
        let seat = seats.iter().find(|seat| seat.id == kept.candidate);
        of_incident(inside, kept, seat.map(listed_name).unwrap_or_default(), t)
    }));
    list.sort_by_key(|one| one.at);
    let form = |id| format!("/surveillant/salle/candidats/{id}/incident");
    Ok(NotesPage {
        chrome: inside.chrome(t.s("title"), Here::Notes),
        t,
        top: inside.top(),
        watching: watchers(inside, &watching),
        removed: removed.said(inside, &seats, t),
        noted: list,
        candidates: seats.iter().map(|seat| (listed_name(seat), form(seat.id))).collect(),
        typed,
        faults,
    })
}

/// Who noted it: an account's code is no name, who is not a named invigilator is the centre.
fn person(by: String, t: Texts) -> String {
    if by.contains(':') { t.s("the-centre").to_owned() } else { by }
}

fn of_note(inside: &Inside, note: rooms::Note, t: Texts) -> Noted {
    Noted {
        at: note.at,
        hour: inside.hour(note.at),
        by: person(note.by, t),
        who: None,
        what: t.s(&format!("kind-{}", note.kind.code())).to_owned(),
        question: None,
        words: Some(note.words),
        change: None,
        remove: Some(format!("{LIST}/{}/retirer", note.id)),
        remove_it: t.s("remove-note"),
        hand_over: note.kind == NoteKind::HandOver,
    }
}

/// The kind of an incident with its code, as the papers have it.
fn incident_title(inside: &Inside, kind: IncidentKind) -> String {
    format!("{} · {}", kind.code(), kind_text(kind, inside.visit.locale))
}

fn of_incident(inside: &Inside, kept: incidents::Kept, name: String, t: Texts) -> Noted {
    let open = kept.settled.is_none();
    let address = format!("/surveillant/salle/incidents/{}", kept.id);
    Noted {
        at: kept.filed_at,
        hour: inside.hour(kept.filed_at),
        by: person(kept.filed_by, t),
        who: Some((name, format!("/surveillant/salle/candidats/{}", kept.candidate))),
        what: incident_title(inside, kept.told.kind),
        question: kept.told.question.map(|number| t.n("question", "number", i64::from(number))),
        words: kept.told.description,
        change: open.then(|| address.clone()),
        remove: open.then(|| format!("{address}/retirer")),
        remove_it: t.s("remove-incident"),
        hand_over: false,
    }
}

fn fresh(inside: &Inside) -> Typed {
    let cle = Id::<RoomNote>::from_seed(&inside.visit.seed, "note").to_string();
    Typed { cle, genre: NoteKind::Fact.code().to_owned(), mots: String::new() }
}

/// `GET /surveillant/salle/notes`.
pub(crate) async fn show(
    State(app): State<Shared>,
    inside: Inside,
    removed: Result<Query<removal::Removed>, QueryRejection>,
) -> Answer {
    let typed = fresh(&inside);
    let removed = removed.map(|Query(removed)| removed).unwrap_or_default();
    Ok(Page(page(&app, &inside, (typed, Faults::none()), &removed).await?).into_response())
}

/// `POST /surveillant/salle/notes`.
pub(crate) async fn note(State(app): State<Shared>, inside: Inside, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let id: Id<RoomNote> = typed.cle.parse().map_err(|_| Trouble::BadRequest)?;
    let kind = NoteKind::from_code(&typed.genre).ok_or(Trouble::BadRequest)?;
    let words = match parse_note(&typed.mots) {
        Ok(words) => words,
        Err(why) => {
            let mut faults = Faults::none();
            let key = match why {
                TextFault::Empty => "fault-empty",
                TextFault::TooLong { .. } => "fault-long",
                TextFault::ControlCharacter => "fault-control",
            };
            faults.add("mots", t.n(key, "max", i64::try_from(NOTE_MAX).unwrap_or(i64::MAX)));
            let none = removal::Removed::default();
            return Ok(outcome::refused(&page(&app, &inside, (typed, faults), &none).await?));
        }
    };
    done(&app, NoteRoom { doing: inside.doing(), session: inside.id(), id, kind, words }, LIST).await
}

/// Does it, and comes back to the list. Refused: finalised in this very second, which the guard of the list says.
async fn done<A: Act>(app: &Shared, act: A, list: &str) -> Answer {
    match app.store.act(act).await {
        Ok(_) | Err(Stop::Refused(_)) => Ok(outcome::go(list)),
        Err(Stop::Absent) => Err(Trouble::NotFound),
        Err(Stop::Failed(why)) => Err(why.into()),
    }
}

/// An incident of this room with the name of whom it is about.
async fn incident_of(
    app: &Shared,
    inside: &Inside,
    id: Id<Incident>,
) -> Result<(incidents::Kept, invigilator_pages::Seat), Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let kept = incidents::by_id(db, inside.id(), id).await?.ok_or(Trouble::NotFound)?;
    let seat = invigilator_pages::seat(db, inside.id(), kept.candidate).await?.ok_or(Trouble::NotFound)?;
    Ok((kept, seat))
}

/// `GET /surveillant/salle/incidents/{incident}`: the form of the report, as it was sent.
pub(crate) async fn show_incident(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Incident>>,
) -> Answer {
    let (kept, seat) = incident_of(&app, &inside, id).await?;
    let draft = IncidentDraft {
        kind: kept.told.kind.code().to_owned(),
        description: kept.told.description.unwrap_or_default(),
        question: kept.told.question.map(|number| number.to_string()).unwrap_or_default(),
    };
    Ok(incident::corrected(&inside, &seat, id, draft, Faults::none()))
}

/// `POST /surveillant/salle/incidents/{incident}`.
pub(crate) async fn change_incident(
    State(app): State<Shared>,
    inside: Inside,
    Path(id): Path<Id<Incident>>,
    Form(typed): Form<TypedIncident>,
) -> Result<Response, Trouble> {
    let (_, seat) = incident_of(&app, &inside, id).await?;
    let draft = typed.draft();
    match draft.parse(seat.test.as_ref().map(|test| test.questions)) {
        Ok(told) => {
            let act = ChangeIncident { doing: inside.doing(), session: inside.id(), id, incident: told };
            done(&app, act, LIST).await
        }
        Err(found) => {
            let faults = incident::faults_of(&inside, &draft, &found);
            Ok(incident::corrected(&inside, &seat, id, draft, faults))
        }
    }
}
