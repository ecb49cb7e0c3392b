//! A session is made or described again: place, day, hour, invigilators.

use acts::certification::{ChangeSession, CreateSession};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::calendar::Window;
use domain::certification::session::{Fault, Session, SessionDraft, SessionField, SessionRefusal};
use domain::id::Id;
use domain::locale::Locale;
use domain::people::Centre;
use store::sessions::Kept;
use store::{Stop, calendar, centres};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use crate::field::{Field, Kind};
use crate::room::{self, Head, address};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "session_form/page.html")]
struct FormPage {
    chrome: Chrome,
    t: Texts,
    head: Option<Head>,
    faults: Faults,
    fields: Vec<Field>,
    on_paper: bool,
    /// The centres to choose from: identifier, name, chosen.
    centres: Vec<(String, String, bool)>,
    key: String,
    action: String,
    back: String,
    send: &'static str,
}

/// What the form sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The key of the form: the session it makes.
    key: String,
    centre: String,
    site: String,
    room: String,
    invigilators: String,
    remarks: String,
    date: String,
    time: String,
    /// `1` for a session held with paper lists.
    on_paper: String,
}

impl Typed {
    fn of(kept: &Kept) -> Self {
        Self {
            site: kept.site.clone(),
            room: kept.room.clone(),
            invigilators: kept.invigilators.clone(),
            remarks: kept.remarks.clone(),
            on_paper: if kept.on_paper { "1" } else { "" }.to_owned(),
            date: kept.date.to_string(),
            time: format!("{:02}:{:02}", kept.time.hour(), kept.time.minute()),
            ..Self::default()
        }
    }

    fn draft(&self, zone: &str) -> SessionDraft {
        SessionDraft {
            site: self.site.clone(),
            room: self.room.clone(),
            invigilators: self.invigilators.clone(),
            remarks: self.remarks.clone(),
            date: self.date.clone(),
            time: self.time.clone(),
            zone: zone.to_owned(),
            on_paper: self.on_paper == "1",
        }
    }
}

/// GET /centre/sessions/nouvelle
pub async fn blank(State(app): State<Shared>, visit: Visit) -> Answer {
    let key = Id::<Session>::from_seed(&visit.seed, "session");
    let mut typed = Typed { key: key.to_string(), ..Typed::default() };
    let centre = first_centre(&visit)?;
    typed.centre = centre.to_string();
    let zone = zone_of(&app, &visit, centre).await?;
    Ok(Page(page(&visit, None, &typed, Faults::none(), &zone)?).into_response())
}

/// GET /centre/sessions/{id}/dupliquer: a new session described like that one; the day is chosen, nobody is enrolled.
pub async fn copy(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let (kept, _) = room::session(&mut app.store.read().await?.conn(), &visit, id).await?;
    let (key, centre) = (Id::<Session>::from_seed(&visit.seed, "session").to_string(), kept.centre);
    let typed = Typed { key, centre: centre.to_string(), date: String::new(), ..Typed::of(&kept) };
    let zone = zone_of(&app, &visit, centre).await?;
    Ok(Page(page(&visit, None, &typed, Faults::none(), &zone)?).into_response())
}

/// POST /centre/sessions/nouvelle
pub async fn create(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let id: Id<Session> = typed.key.parse().map_err(|_| Trouble::BadRequest)?;
    let centre: Id<Centre> = typed.centre.parse().map_err(|_| Trouble::BadRequest)?;
    visit.member_of(centre)?;
    let house = read_centre(&app, centre).await?;
    let kept = &house.centre;
    let today = visit.at.local(&kept.zone).date();
    let session = match typed.draft(kept.zone.name()).parse(Some(today)) {
        Ok(session) => session,
        Err(faults) => {
            let faults = told(&TEXTS.of(visit.locale), &faults);
            return Ok(outcome::refused(&page(&visit, None, &typed, faults, &house)?));
        }
    };
    let account = visit.account()?.id;
    let act = CreateSession {
        doing: room::doing(&visit)?,
        id,
        account,
        centre,
        session,
        rehearsal: kept.rehearsal,
    };
    match app.store.act(act).await {
        Ok(id) => Ok(outcome::go(&address(id, ""))),
        Err(Stop::Refused(why)) => {
            Ok(outcome::refused(&page(&visit, None, &typed, refused(&visit, why), &house)?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Why a day or a session is refused: at the day, where it is the day's fault.
fn refused(visit: &Visit, why: SessionRefusal) -> Faults {
    let mut faults = Faults::none();
    let of_day = matches!(why, SessionRefusal::OutsideWindow { .. });
    faults.add(if of_day { SessionField::Date.code() } else { "" }, room::refusal(visit.locale, why));
    faults
}

/// GET /centre/sessions/{id}/modifier
pub async fn filled(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let (kept, _) = room::session(&mut app.store.read().await?.conn(), &visit, id).await?;
    let centre = read_centre(&app, kept.centre).await?;
    let mut faults = Faults::none();
    if let Err(why) = kept.state().can_edit() {
        faults.add("", room::refusal(visit.locale, why));
    }
    let typed = Typed::of(&kept);
    let page = page(&visit, Some(&kept), &typed, faults, &centre)?;
    Ok(if page.faults.any() { outcome::refused(&page) } else { Page(page).into_response() })
}

/// POST /centre/sessions/{id}/modifier
pub async fn change(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (kept, _) = room::session(&mut app.store.read().await?.conn(), &visit, id).await?;
    let centre = read_centre(&app, kept.centre).await?;
    let t = TEXTS.of(visit.locale);
    let not_before = kept.state().not_before(kept.starts_at, visit.at, &kept.zone);
    let faults = match typed.draft(kept.zone.name()).parse(not_before) {
        Err(faults) => told(&t, &faults),
        Ok(new) => match app.store.act(ChangeSession { doing: room::doing(&visit)?, session: id, new }).await
        {
            Ok(()) => return Ok(outcome::go(&address(id, ""))),
            Err(Stop::Refused(why)) => refused(&visit, why),
            Err(stop) => return Err(stop.into()),
        },
    };
    Ok(outcome::refused(&page(&visit, Some(&kept), &typed, faults, &centre)?))
}

fn first_centre(visit: &Visit) -> Result<Id<Centre>, Trouble> {
    visit.account()?.centres.first().map(|m| m.centre).ok_or(Trouble::Forbidden)
}

/// A centre, and the windows that count for it.
struct House {
    centre: centres::Kept,
    windows: Vec<Window>,
}

async fn read_centre(app: &Shared, id: Id<Centre>) -> Result<House, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    Ok(House { windows: calendar::windows_of(db, id).await?, centre })
}

async fn zone_of(app: &Shared, visit: &Visit, centre: Id<Centre>) -> Result<House, Trouble> {
    visit.member_of(centre)?;
    read_centre(app, centre).await
}

/// What does not fit in the description of a session, sentence by sentence.
pub fn sentences(locale: Locale, faults: &[Fault]) -> Faults {
    told(&TEXTS.of(locale), faults)
}

fn told(t: &Texts, faults: &[Fault]) -> Faults {
    let mut sentences = Faults::none();
    for fault in faults {
        let (field, why) = (fault.field.code(), fault.why.code());
        let key = format!("why-{field}-{why}");
        sentences.add(field, t.find(&key).unwrap_or_else(|| t.s(&format!("why-{why}"))));
    }
    sentences
}

fn page(
    visit: &Visit,
    kept: Option<&Kept>,
    typed: &Typed,
    faults: Faults,
    house: &House,
) -> Result<FormPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s(if kept.is_some() { "title-change" } else { "title-new" }));
    let head = match kept {
        Some(kept) => Some(Head::of(visit, &chrome, kept, visit.member_of(kept.centre)?)),
        None => None,
    };
    let memberships = &visit.account()?.centres;
    let choice = if kept.is_none() { memberships.as_slice() } else { &[] };
    let centres =
        choice.iter().map(|m| (m.centre.to_string(), m.name.clone(), m.centre.to_string() == typed.centre));
    let House { centre, windows } = house;
    let place = when::place(visit.locale, &centre.zone);
    let open = room::windows(visit.locale, windows, visit.at.local(&centre.zone).date());
    Ok(FormPage {
        fields: fields(&t, typed, &faults, &place, open),
        centres: centres.collect(),
        on_paper: typed.on_paper == "1",
        key: typed.key.clone(),
        action: kept.map_or_else(|| "/centre/sessions/nouvelle".to_owned(), |k| address(k.id, "/modifier")),
        back: kept.map_or_else(|| "/centre".to_owned(), |k| address(k.id, "")),
        send: t.s(if kept.is_some() { "send-change" } else { "send-new" }),
        chrome,
        t,
        head,
        faults,
    })
}

fn fields(t: &Texts, typed: &Typed, faults: &Faults, place: &str, open: Option<String>) -> Vec<Field> {
    let field = |field: SessionField, value: &str, hint: Option<String>, kind: Kind| {
        let name = field.code();
        let optional = field == SessionField::Remarks;
        let label = t.s(&format!("label-{name}")).to_owned();
        Field { name, label, hint, value: value.to_owned(), fault: None, optional, kind }.faulty(faults)
    };
    let hint = |key: &str| Some(t.s(key).to_owned());
    vec![
        field(SessionField::Site, &typed.site, hint("hint-site"), Kind::line("w-l")),
        field(SessionField::Room, &typed.room, None, Kind::line("w-m")),
        field(SessionField::Date, &typed.date, open, Kind::input("date", "w-m")),
        field(
            SessionField::Time,
            &typed.time,
            Some(t.w("hint-time", "place", place)),
            Kind::input("time", "w-s"),
        ),
        field(SessionField::Invigilators, &typed.invigilators, hint("hint-invigilators"), Kind::line("w-l")),
        field(SessionField::Remarks, &typed.remarks, hint("hint-remarks"), Kind::Lines),
    ]
}
