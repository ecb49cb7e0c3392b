//! The computers of a centre: the link that opens the technical check to any of them, and one table of which fails what, room by
//! room.

use std::collections::BTreeMap;

use acts::certification::{ForgetChecks, MakeCheckLink};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::table::TableFormat;
use domain::certification::workstation::{Check, KEPT_DAYS, Verdict, WorkstationName};
use domain::id::Id;
use domain::people::Centre;
use store::centres;
use store::workstations::{self, Kept};
use web_shell::workstation::{label, table, verdict};
use web_shell::{Answer, Chrome, Doors, Form, Icon, Page, Shared, Texts, Trouble, Visit, Who, outcome, when};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// The list of centres, for who belongs to several.
const LIST: &str = "/centre/postes";

/// The doors of the computers.
pub fn doors() -> Doors {
    let member = Who::CentreMember;
    Doors::new()
        .get(LIST, member, choose)
        .get("/centre/postes/{id}", member, show)
        .post("/centre/postes/{id}/lien", member, make_link)
        .post("/centre/postes/{id}/retirer", member, forget)
        .get("/centre/postes/{id}/{name}", member, file)
}

#[derive(Template)]
#[template(path = "workstations/page.html")]
struct WorkstationsPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    link: Option<String>,
    total: i64,
    mend: i64,
    rooms: Vec<RoomRow>,
    days: i64,
}

struct RoomRow {
    name: String,
    computers: Vec<Computer>,
}

struct Computer {
    key: String,
    name: String,
    when: String,
    browser: String,
    fine: bool,
    /// What is not in order: the check, the colour's name, icon, word.
    marks: Vec<(&'static str, &'static str, Icon, &'static str)>,
}

/// GET /centre/postes
async fn choose(visit: Visit) -> Answer {
    room::choose(&visit, LIST, false, TEXTS.of(visit.locale).s("title"))
}

/// The room of a computer, and the computer: rooms by name, those without one last.
fn by_room(computers: &[Kept]) -> BTreeMap<(bool, &str), Vec<&Kept>> {
    let mut rooms: BTreeMap<(bool, &str), Vec<&Kept>> = BTreeMap::new();
    for kept in computers {
        let room = WorkstationName::room_of(&kept.name);
        rooms.entry((room.is_empty(), room)).or_default().push(kept);
    }
    rooms
}

fn computer(visit: &Visit, chrome: &Chrome, kept: &Kept, zone: &domain::moment::Zone) -> Computer {
    let wrong = Check::ALL.into_iter().filter(|check| kept.report.of(*check) != Verdict::Fine);
    let marks = wrong.map(|check| {
        let (kind, icon, word) = verdict(chrome, kept.report.of(check));
        (label(visit.locale, check), kind, icon, word)
    });
    let browser = kept.report.browser.as_ref();
    Computer {
        key: kept.key.clone(),
        name: kept.name.clone(),
        when: when::stamp(visit.locale, kept.checked_at, zone),
        browser: browser.map(|b| format!("{} {}", b.name, b.version)).unwrap_or_default(),
        fine: kept.report.worst() == Verdict::Fine,
        marks: marks.collect(),
    }
}

/// GET /centre/postes/{id}
async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Centre>>) -> Answer {
    let name = visit.member_of(id)?.name.clone();
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let zone = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?.zone;
    let link = workstations::link_of(db, id).await?;
    let kept = workstations::of_centre(db, id).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    let rooms = by_room(&kept).into_iter().map(|((_, room), computers)| RoomRow {
        name: if room.is_empty() { t.s("no-room").to_owned() } else { room.to_owned() },
        computers: computers.into_iter().map(|kept| computer(&visit, &chrome, kept, &zone)).collect(),
    });
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let page = WorkstationsPage {
        centre: name,
        address: format!("{LIST}/{id}"),
        link: link.map(|link| format!("{}/poste/{link}", app.config.public_url)),
        total: count(kept.len()),
        mend: count(kept.iter().filter(|kept| kept.report.worst() != Verdict::Fine).count()),
        rooms: rooms.collect(),
        days: KEPT_DAYS,
        chrome,
        t,
    };
    Ok(Page(page).into_response())
}

/// GET /centre/postes/{id}/{name}: `postes.csv`, `postes.ods`, `postes.xlsx`.
async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<Centre>, String)>,
) -> Answer {
    visit.member_of(id)?;
    let format = name.strip_prefix("postes.").and_then(TableFormat::of_extension).ok_or(Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let zone = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?.zone;
    let kept = workstations::of_centre(db, id).await?;
    drop(reader);
    let rooms = by_room(&kept);
    let computers: Vec<(&str, &Kept)> = rooms
        .iter()
        .flat_map(|((_, room), computers)| computers.iter().map(move |kept| (*room, *kept)))
        .collect();
    let bytes = table(visit.locale, &zone, &computers).file(format);
    Ok(outcome::download(&name, format.media_type(), bytes))
}

/// POST /centre/postes/{id}/lien
async fn make_link(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(room::Sent {}): Form<room::Sent>,
) -> Answer {
    visit.member_of(id)?;
    app.store.act(MakeCheckLink { doing: room::doing(&visit)?, centre: id }).await?;
    Ok(outcome::go(&format!("{LIST}/{id}")))
}

/// Which computer; all of them where none is named.
#[derive(Debug, serde::Deserialize)]
struct Forgotten {
    poste: Option<String>,
}

/// POST /centre/postes/{id}/retirer
async fn forget(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(Forgotten { poste }): Form<Forgotten>,
) -> Answer {
    visit.member_of(id)?;
    app.store.act(ForgetChecks { doing: room::doing(&visit)?, centre: id, key: poste }).await?;
    Ok(outcome::go(&format!("{LIST}/{id}")))
}
