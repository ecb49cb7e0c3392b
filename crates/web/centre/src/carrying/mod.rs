//! Candidates go to another session of the centre: moved while the list is still theirs to change, enrolled again when
//! they were absent or when the session was called off (ADR 0043). The other session is there already, or made here.

use std::collections::HashSet;

use acts::certification::{CannotCarryAll, Cares, CarryCandidates, CreateSession, Target};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::{Candidate, CannotCarry, Carrying, Traveller, carrying, decide_carry};
use domain::certification::session::{Session, SessionDraft, SessionField};
use domain::id::Id;
use store::session_lists::{self, OpenTo};
use store::sessions::Kept;
use store::{Stop, attempts, candidates, incidents};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use crate::field::{Field, Kind};
use crate::room::{self, Head, address};

web_shell::texts!(TEXTS, "page");

/// The choice of a session that is made here.
const NEW: &str = "nouvelle";

#[derive(Template)]
#[template(path = "carrying/page.html")]
struct CarryingPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    faults: Faults,
    lead: &'static str,
    send: &'static str,
    rows: Vec<Row>,
    /// Those who stay, with the reason.
    staying: Vec<(String, &'static str)>,
    /// The sessions to choose from: identifier, words, chosen.
    targets: Vec<(String, String, bool)>,
    makes_new: bool,
    fields: Vec<Field>,
    key: String,
    /// What is to be known before it is done, and the mark of it.
    cares: Option<(Vec<String>, String)>,
}

struct Row {
    id: String,
    name: String,
    birth_date: String,
    division: String,
    ticked: bool,
}

/// Who is ticked when the page opens.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    candidat: String,
}

/// What the form sends: candidates as often as they are ticked, where they go, and what describes a new session.
type Typed = Vec<(String, String)>;

fn one<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

fn all<'a>(typed: &'a Typed, name: &str) -> HashSet<&'a str> {
    typed.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
}

struct Seen {
    kept: Kept,
    membership: Membership,
    /// Each with what may become of them.
    list: Vec<(candidates::Kept, Result<Option<Carrying>, CannotCarry>)>,
    targets: Vec<OpenTo>,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let rows = candidates::of_session(db, id).await?;
    let (reported, sat) = (incidents::of_session(db, id).await?, attempts::of_session(db, id).await?);
    // A session that began this morning may still take somebody.
    let targets = session_lists::open_to(db, kept.centre, visit.at.plus_minutes(-12 * 60), id).await?;
    let decided = |row: candidates::Kept| {
        let who = Traveller {
            joined: row.account.is_some(),
            present: row.present_at.is_some(),
            has_incidents: reported.iter().any(|incident| incident.candidate == row.id),
            sat: sat.iter().any(|attempt| attempt.candidate == row.id),
            there: false,
        };
        (decide_carry(&kept.state(), &who), row)
    };
    let list = rows.into_iter().map(decided).map(|(decided, row)| (row, decided)).collect();
    Ok(Seen { kept, membership, list, targets })
}

/// GET /centre/sessions/{id}/candidats/deplacer
pub async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let only = asked.map(|Query(asked)| asked.candidat).unwrap_or_default();
    let again = carrying(&seen.kept.state()) == Carrying::Again;
    // Of a session that is over, all who can be enrolled again are: one click.
    let ticked = seen.list.iter().filter(|(row, decided)| {
        decided.is_ok() && if only.is_empty() { again } else { row.id.to_string() == only }
    });
    let mut typed: Typed = ticked.map(|(row, _)| ("candidat".to_owned(), row.id.to_string())).collect();
    let first = seen.targets.first().map_or_else(|| NEW.to_owned(), |target| target.id.to_string());
    typed.push(("vers".into(), first));
    typed.push(("room".into(), seen.kept.room.clone()));
    typed.push(("time".into(), format!("{:02}:{:02}", seen.kept.time.hour(), seen.kept.time.minute())));
    typed.push(("invigilators".into(), seen.kept.invigilators.clone()));
    typed.push(("key".into(), Id::<Session>::from_seed(&visit.seed, "session").to_string()));
    Ok(Page(page(&visit, &seen, &typed, Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/candidats/deplacer
pub async fn carry(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let ticked = all(&typed, "candidat");
    let chosen: Vec<Id<Candidate>> = ticked.iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        faults.add("candidats", t.s("fault-nobody"));
    }
    let to = target(&app, &visit, &seen, &typed, &mut faults).await?;
    let (Some(to), false) = (to, faults.any()) else {
        return Ok(outcome::refused(&page(&visit, &seen, &typed, faults)));
    };
    let knowing = one(&typed, "sachant").to_owned();
    let act = CarryCandidates { doing: room::doing(&visit)?, from: id, to, candidates: chosen, knowing };
    match app.store.act(act).await {
        Ok(carried) => Ok(outcome::go(&address(carried.to, &format!("?venus={}", carried.came)))),
        Err(Stop::Refused(why)) => {
            tell(&t, &visit, &seen, &why, &mut faults);
            let mut page = page(&visit, &see(&app, &visit, id).await?, &typed, faults);
            if let CannotCarryAll::Careful(cares) = &why {
                page.cares = Some((to_know(&t, &seen, cares), cares.mark()));
            }
            Ok(outcome::refused(&page))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// Where they go: one of the sessions offered, or one that is described here.
async fn target(
    app: &Shared,
    visit: &Visit,
    seen: &Seen,
    typed: &Typed,
    faults: &mut Faults,
) -> Result<Option<Target>, Trouble> {
    let t = TEXTS.of(visit.locale);
    let to = one(typed, "vers");
    if to != NEW {
        let Ok(to) = to.parse::<Id<Session>>() else {
            faults.add("vers", t.s("fault-target"));
            return Ok(None);
        };
        let (other, _) = room::session(&mut app.store.read().await?.conn(), visit, to).await?;
        return Ok(Some(Target::Existing(other.id)));
    }
    let id: Id<Session> = one(typed, "key").parse().map_err(|_| Trouble::BadRequest)?;
    let kept = &seen.kept;
    let draft = SessionDraft {
        site: kept.site.clone(),
        room: one(typed, "room").to_owned(),
        invigilators: one(typed, "invigilators").to_owned(),
        remarks: String::new(),
        date: one(typed, "date").to_owned(),
        time: one(typed, "time").to_owned(),
        zone: kept.zone.name().to_owned(),
        on_paper: kept.on_paper,
    };
    let today = visit.at.local(&kept.zone).date();
    match draft.parse(Some(today)) {
        Ok(session) => {
            let (doing, account) = (room::doing(visit)?, visit.account()?.id);
            let (centre, rehearsal) = (kept.centre, kept.rehearsal);
            let new = CreateSession { doing, id, account, centre, session, rehearsal };
            Ok(Some(Target::New(Box::new(new))))
        }
        Err(found) => {
            for (field, sentence) in crate::session_form::sentences(visit.locale, &found).iter() {
                faults.add(field, sentence);
            }
            Ok(None)
        }
    }
}

/// Why nobody goes, sentence by sentence.
fn tell(t: &Texts, visit: &Visit, seen: &Seen, why: &CannotCarryAll, faults: &mut Faults) {
    match why {
        CannotCarryAll::Target(why) => faults.add("vers", room::refusal(visit.locale, *why)),
        CannotCarryAll::Elsewhere => faults.add("vers", t.s("fault-target")),
        CannotCarryAll::Careful(_) => faults.add("sachant", t.s("fault-cares")),
        CannotCarryAll::Some(staying) => {
            for (id, why) in staying {
                let named = seen.list.iter().find(|(row, _)| row.id == *id);
                let name = named.map(|(row, _)| full_name(row)).unwrap_or_default();
                let sentence = t.s(&format!("stays-{}", why.code()));
                faults.add("candidats", t.ww("stays", ("name", &name), ("why", sentence)));
            }
        }
    }
}

/// What is to be known before they go, a sentence each.
fn to_know(t: &Texts, seen: &Seen, cares: &Cares) -> Vec<String> {
    let name = |id: &Id<Candidate>| {
        seen.list.iter().find(|(row, _)| row.id == *id).map(|(row, _)| full_name(row)).unwrap_or_default()
    };
    let too_soon = cares
        .too_soon
        .iter()
        .map(|(id, day)| t.ww("cares-too_soon", ("name", &name(id)), ("day", &when::date(t.locale, *day))));
    let elsewhere = cares
        .elsewhere
        .iter()
        .map(|(id, number)| t.ww("cares-elsewhere", ("name", &name(id)), ("number", &number.grouped())));
    let outside = cares.outside.map(|span| t.w("cares-outside", "days", room::days(t.locale, span)));
    too_soon.chain(elsewhere).chain(outside).collect()
}

fn full_name(row: &candidates::Kept) -> String {
    format!("{} {}", row.last_name, row.first_name)
}

fn page(visit: &Visit, seen: &Seen, typed: &Typed, faults: Faults) -> CarryingPage {
    let t = TEXTS.of(visit.locale);
    let how = match carrying(&seen.kept.state()) {
        Carrying::Move => "move",
        Carrying::Again => "again",
    };
    let chrome = room::chrome(visit, t.s(&format!("title-{how}")));
    let (ticked, to) = (all(typed, "candidat"), one(typed, "vers"));
    let row = |row: &candidates::Kept| Row {
        id: row.id.to_string(),
        name: full_name(row),
        birth_date: when::short(row.birth_date),
        division: row.division.clone().unwrap_or_default(),
        ticked: ticked.contains(row.id.to_string().as_str()),
    };
    let target = |target: &OpenTo| {
        let words = [
            ("number", target.number.grouped().into()),
            ("room", target.room.clone().into()),
            ("date", when::date(t.locale, target.date).into()),
            ("hour", when::hour(t.locale, target.time).into()),
        ];
        let id = target.id.to_string();
        (id.clone(), t.with("target", &words), id == to)
    };
    let staying = seen.list.iter().filter_map(|(row, decided)| {
        decided.err().map(|why| (full_name(row), t.s(&format!("stays-{}", why.code()))))
    });
    CarryingPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        lead: t.s(&format!("lead-{how}")),
        send: t.s(&format!("send-{how}")),
        rows: seen.list.iter().filter(|(_, decided)| decided.is_ok()).map(|(one, _)| row(one)).collect(),
        staying: staying.collect(),
        targets: seen.targets.iter().map(target).collect(),
        makes_new: to == NEW,
        fields: fields(&t, typed, &faults),
        key: one(typed, "key").to_owned(),
        cares: None,
        faults,
        chrome,
        t,
    }
}

fn fields(t: &Texts, typed: &Typed, faults: &Faults) -> Vec<Field> {
    let field = |field: SessionField, kind: Kind| {
        let name = field.code();
        let label = t.s(&format!("label-{name}")).to_owned();
        let value = one(typed, name).to_owned();
        Field { name, label, hint: None, value, fault: None, optional: false, kind }.faulty(faults)
    };
    vec![
        field(SessionField::Date, Kind::input("date", "w-m")),
        field(SessionField::Time, Kind::input("time", "w-s")),
        field(SessionField::Room, Kind::line("w-m")),
        field(SessionField::Invigilators, Kind::line("w-l")),
    ]
}
