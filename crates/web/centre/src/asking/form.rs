//! A teacher asks for a session: class, day, hour, and what the référent should know.

use acts::certification::RequestSession;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use domain::certification::request::{CannotRequest, RequestDraft, RequestField, RequestWhy, SessionRequest};
use domain::id::Id;
use store::Stop;
use store::session_requests::{self, OfSchool};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::{LIST, TEXTS, chrome};
use crate::field::{Field, Kind};
use crate::requests::mails::{News, written};

#[derive(Template)]
#[template(path = "asking/form.html")]
struct FormPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    fields: Vec<Field>,
    /// The classes of the school.
    divisions: Vec<String>,
    /// The centres to choose from: identifier, name, chosen.
    centres: Vec<(String, String, bool)>,
    key: String,
}

/// What the form sends.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The key of the form: the request it makes.
    key: String,
    centre: String,
    division: String,
    date: String,
    time: String,
    room: String,
    remark: String,
}

/// The centres that the visitor may ask, and their classes.
struct Schools {
    centres: Vec<OfSchool>,
    divisions: Vec<String>,
}

async fn schools(app: &Shared, visit: &Visit) -> Result<Schools, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centres = session_requests::centres(db, visit.account()?.id).await?;
    let mut divisions = Vec::new();
    for centre in &centres {
        divisions.extend(session_requests::divisions(db, centre.organisation).await?);
    }
    divisions.sort_unstable();
    divisions.dedup();
    Ok(Schools { centres, divisions })
}

/// GET /enseignant/demandes/nouvelle
pub async fn blank(State(app): State<Shared>, visit: Visit) -> Answer {
    let schools = schools(&app, &visit).await?;
    let key = Id::<SessionRequest>::from_seed(&visit.seed, "request").to_string();
    let typed = Typed { key, ..Typed::default() };
    // Who teaches nowhere is told so by the list.
    let page = page(&visit, &schools, &typed, Faults::none());
    Ok(page.map_or_else(|| outcome::go(LIST), |page| Page(page).into_response()))
}

/// POST /enseignant/demandes/nouvelle
pub async fn send(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let request: Id<SessionRequest> = typed.key.parse().map_err(|_| Trouble::BadRequest)?;
    let schools = schools(&app, &visit).await?;
    let chosen = schools.centres.iter().find(|centre| centre.id.to_string() == typed.centre);
    let centre = chosen.ok_or(Trouble::NotFound)?;
    let t = TEXTS.of(visit.locale);
    let draft = RequestDraft {
        division: typed.division.clone(),
        date: typed.date.clone(),
        time: typed.time.clone(),
        room: typed.room.clone(),
        remark: typed.remark.clone(),
    };
    let wish = match draft.parse(visit.at.local(&centre.zone).date()) {
        Ok(wish) => wish,
        Err(faults) => return Ok(again(&visit, &schools, &typed, told(&t, &faults))),
    };
    let act = RequestSession {
        doing: crate::room::doing(&visit)?,
        centre: centre.id,
        request,
        wish,
        mail: written(&app.config.public_url, News::Asked, request),
    };
    match app.store.act(act).await {
        Ok(()) => Ok(outcome::go(&format!("{LIST}/{request}"))),
        Err(Stop::Refused(CannotRequest::TooMany)) => {
            let mut faults = Faults::none();
            faults.add("", t.s("why-too_many"));
            Ok(again(&visit, &schools, &typed, faults))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// The form again, with what was typed.
fn again(visit: &Visit, schools: &Schools, typed: &Typed, faults: Faults) -> Response {
    page(visit, schools, typed, faults).map_or_else(|| outcome::go(LIST), |page| outcome::refused(&page))
}

fn told(t: &Texts, faults: &[(RequestField, RequestWhy)]) -> Faults {
    let mut sentences = Faults::none();
    for (field, why) in faults {
        let (field, why) = (field.code(), why.code());
        let own = t.find(&format!("why-{field}-{why}"));
        sentences.add(field, own.unwrap_or_else(|| t.s(&format!("why-text-{why}"))));
    }
    sentences
}

/// The form; nothing for who teaches nowhere.
fn page(visit: &Visit, schools: &Schools, typed: &Typed, faults: Faults) -> Option<FormPage> {
    let t = TEXTS.of(visit.locale);
    let centres = &schools.centres;
    let chosen = centres.iter().find(|one| one.id.to_string() == typed.centre).or_else(|| centres.first())?;
    let centre = |one: &OfSchool| (one.id.to_string(), one.name.clone(), one.id == chosen.id);
    Some(FormPage {
        fields: fields(&t, typed, &faults, &when::place(visit.locale, &chosen.zone)),
        divisions: schools.divisions.clone(),
        centres: centres.iter().map(centre).collect(),
        key: typed.key.clone(),
        chrome: chrome(visit, t.s("ask")),
        faults,
        t,
    })
}

fn fields(t: &Texts, typed: &Typed, faults: &Faults, place: &str) -> Vec<Field> {
    let field = |field: RequestField, value: &str, hint: Option<String>, kind: Kind| {
        let name = field.code();
        let label = t.s(&format!("label-{name}")).to_owned();
        let optional = matches!(field, RequestField::Room | RequestField::Remark);
        Field { name, label, hint, value: value.to_owned(), fault: None, optional, kind }.faulty(faults)
    };
    let class = Kind::Line { input: "text", width: "w-m", keyboard: "", unit: "", proposals: "divisions" };
    let hour = Some(t.w("hint-time", "place", place));
    let remark = Some(t.s("hint-remark").to_owned());
    vec![
        field(RequestField::Division, &typed.division, Some(t.s("hint-division").to_owned()), class),
        field(RequestField::Date, &typed.date, None, Kind::input("date", "w-m")),
        field(RequestField::Time, &typed.time, hour, Kind::input("time", "w-s")),
        field(RequestField::Room, &typed.room, None, Kind::line("w-m")),
        field(RequestField::Remark, &typed.remark, remark, Kind::Lines),
    ]
}
