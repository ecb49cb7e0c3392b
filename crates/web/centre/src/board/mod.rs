//! The board of a centre: who is ready, enrolled, has sat, was absent, is to catch up; papers that are missing; and the clock of
//! the 48 hours. Every figure is a link to the list behind it. Figures are of the school year.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Centre;
use store::session_lists::{self, Figure, Someone, Waiting, Wanted};
use store::{Conn, centres};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

use crate::room::{self, address};
use crate::sessions::season;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "board/page.html")]
struct BoardPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    /// The other centres of the visitor: address and name.
    others: Vec<(String, String)>,
    people: Vec<Tile>,
    sessions: Vec<Tile>,
    clocks: Vec<Clock>,
}

/// A figure with the list behind it.
struct Tile {
    href: String,
    figure: usize,
    words: &'static str,
    hint: &'static str,
    /// Somebody has to do something about it.
    urgent: bool,
}

/// A session that waits to be finalised.
struct Clock {
    href: String,
    text: String,
    due: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "board/list.html")]
struct ListPage {
    chrome: Chrome,
    t: Texts,
    back: String,
    hint: &'static str,
    rows: Vec<Row>,
    /// From here those who were absent are enrolled again: address and words of each session.
    sessions: Vec<(String, String)>,
}

struct Row {
    name: String,
    division: String,
    birth_date: String,
    /// Their row on a list: address and words.
    session: Option<(String, String)>,
}

/// Which centre.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    centre: String,
}

/// The lists of people, by the name in their address.
#[derive(Clone, Copy, PartialEq)]
enum People {
    Certifiable,
    Of(Figure),
    ToCatchUp,
}

const LISTS: [(&str, People); 5] = [
    ("certifiables", People::Certifiable),
    ("inscrits", People::Of(Figure::Enrolled)),
    ("presents", People::Of(Figure::Sat)),
    ("absents", People::Of(Figure::Absent)),
    ("a-rattraper", People::ToCatchUp),
];

/// The centre that is asked for, or the first.
fn centre(visit: &Visit, asked: Result<Query<Asked>, QueryRejection>) -> Result<&Membership, Trouble> {
    let memberships = &visit.account()?.centres;
    let asked = asked.map(|Query(asked)| asked.centre).unwrap_or_default();
    let one = memberships.iter().find(|m| m.centre.to_string() == asked);
    one.or_else(|| memberships.first()).ok_or(Trouble::Forbidden)
}

/// The people of a list.
async fn people(
    db: &mut Conn<'_>,
    centre: &centres::Kept,
    from: Moment,
    list: People,
) -> Result<Vec<Someone>, Trouble> {
    Ok(match (list, centre.organisation) {
        (People::Certifiable, Some(school)) => session_lists::certifiable(db, school).await?,
        (People::Certifiable, None) => Vec::new(),
        (People::Of(figure), _) => session_lists::people(db, centre.id, from, figure).await?,
        (People::ToCatchUp, _) => session_lists::to_catch_up(db, centre.id, from).await?,
    })
}

async fn kept(db: &mut Conn<'_>, id: Id<Centre>) -> Result<centres::Kept, Trouble> {
    centres::by_id(db, id).await?.ok_or(Trouble::NotFound)
}

/// GET /centre/tableau
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let membership = centre(&visit, asked)?;
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = kept(db, membership.centre).await?;
    let from = season(visit.at, &Zone::paris());
    let counts = session_lists::counts(db, centre.id, from).await?;
    let ready = people(db, &centre, from, People::Certifiable).await?.len();
    let missed = people(db, &centre, from, People::ToCatchUp).await?.len();
    let figures = [ready, counts.enrolled as usize, counts.sat as usize, counts.absent as usize, missed];
    let tile = |((name, list), figure): ((&str, People), usize)| Tile {
        href: format!("/centre/tableau/{name}?centre={}", centre.id),
        figure,
        words: t.s(&format!("people-{name}")),
        hint: t.s(&format!("hint-{name}")),
        urgent: list == People::ToCatchUp && figure > 0,
    };
    let shown = LISTS.into_iter().zip(figures);
    let people = shown.filter(|((_, list), _)| *list != People::Certifiable || centre.organisation.is_some());
    let people = people.map(tile).collect();
    let sessions = tiles(db, &t, &centre, from, visit.at).await?;
    let clocks = session_lists::waiting(db, centre.id, visit.at).await?;
    drop(reader);
    let others = visit.account()?.centres.iter().filter(|m| m.centre != centre.id);
    let page = BoardPage {
        chrome: room::chrome(&visit, t.s("title")),
        others: others.map(|m| (format!("/centre/tableau?centre={}", m.centre), m.name.clone())).collect(),
        centre: centre.name,
        people,
        sessions,
        clocks: clocks.iter().map(|session| clock(&visit, &t, session)).collect(),
        t,
    };
    Ok(Page(page).into_response())
}

/// The figures of sessions.
async fn tiles(
    db: &mut Conn<'_>,
    t: &Texts,
    centre: &centres::Kept,
    from: Moment,
    now: Moment,
) -> Result<Vec<Tile>, Trouble> {
    let mut tiles = Vec::new();
    for state in ["to_prepare", "open", "to_finalise", "late", "papers"] {
        let papers = state == "papers";
        let wanted = Wanted { papers, state: if papers { "" } else { state }, ..Wanted::all(centre.id, now) };
        let figure = session_lists::count(db, &Wanted { from, ..wanted }).await? as usize;
        tiles.push(Tile {
            href: format!("/centre?etat={state}&centre={}", centre.id),
            figure,
            words: t.s(&format!("sessions-{state}")),
            hint: t.s(&format!("hint-{state}")),
            urgent: matches!(state, "late" | "papers") && figure > 0,
        });
    }
    Ok(tiles)
}

fn clock(visit: &Visit, t: &Texts, session: &Waiting) -> Clock {
    let due = room::due(session.starts_at);
    let late = visit.at > due;
    let minutes = due.seconds_since(visit.at).abs() / 60;
    let left = if minutes < 120 {
        t.n(if late { "late-minutes" } else { "left-minutes" }, "count", minutes)
    } else {
        t.n(if late { "late-hours" } else { "left-hours" }, "count", minutes / 60)
    };
    let words = [
        ("number", session.number.grouped().into()),
        ("room", session.room.clone().into()),
        ("date", when::date(t.locale, session.date).into()),
    ];
    let stamp = when::stamp(visit.locale, due, &session.zone);
    Clock {
        href: address(session.id, "/finaliser"),
        text: t.with("clock", &words),
        due: t.ww("due", ("stamp", &stamp), ("left", &left)),
        late,
    }
}

/// GET /centre/tableau/{name}
pub async fn list(
    State(app): State<Shared>,
    visit: Visit,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let (name, list) = LISTS.into_iter().find(|(known, _)| *known == name).ok_or(Trouble::NotFound)?;
    let membership = centre(&visit, asked)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = kept(db, membership.centre).await?;
    let found = people(db, &centre, season(visit.at, &Zone::paris()), list).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let page = ListPage {
        chrome: room::chrome(&visit, t.s(&format!("people-{name}"))),
        back: format!("/centre/tableau?centre={}", centre.id),
        hint: t.s(&format!("hint-{name}")),
        sessions: if list == People::ToCatchUp { sessions(&t, &found) } else { Vec::new() },
        rows: found.iter().map(|one| row(&t, one)).collect(),
        t,
    };
    Ok(Page(page).into_response())
}

/// The sessions whose people are to be enrolled again, each once.
fn sessions(t: &Texts, found: &[Someone]) -> Vec<(String, String)> {
    let mut sessions: Vec<_> = found.iter().filter_map(|one| one.row.as_ref()).collect();
    sessions.sort_by_key(|row| (row.date, row.number));
    sessions.dedup_by_key(|row| row.session);
    let link = |row: &&session_lists::OnList| {
        let words = [
            ("number", row.number.grouped().into()),
            ("room", row.room.clone().into()),
            ("date", when::date(t.locale, row.date).into()),
        ];
        (address(row.session, "/candidats/deplacer"), t.with("catch-up", &words))
    };
    sessions.iter().map(link).collect()
}

fn row(t: &Texts, one: &Someone) -> Row {
    Row {
        name: format!("{} {}", one.last_name, one.first_name),
        division: one.division.clone().unwrap_or_default(),
        birth_date: when::short(one.birth_date),
        session: one.row.as_ref().map(|row| {
            let words = [
                ("number", row.number.grouped().into()),
                ("room", row.room.clone().into()),
                ("date", when::short(row.date).into()),
            ];
            (address(row.session, &format!("/candidats/{}", row.candidate)), t.with("row", &words))
        }),
    }
}
