//! The teachers of the school: named by the référent of its centre, they may ask for sessions.

use acts::people::{AddTeacher, CannotAddMember, NewPerson, Newcomer, RemoveTeacher};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::person_name;
use domain::id::Id;
use domain::people::{Account, Centre, Login, Organisation, one_time_password};
use store::session_requests::{self, Teacher};
use store::{Stop, centres};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, outcome};

use crate::field::{Field, Kind};
use crate::room::{self, REQUESTS, TEACHERS};

web_shell::texts!(TEXTS, "page");

/// The doors of teachers.
#[must_use]
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new().get("/centre/enseignants", referent, show).post("/centre/enseignants", referent, add).post(
        "/centre/enseignants/{enseignant}/retirer",
        referent,
        remove,
    )
}

#[derive(Template)]
#[template(path = "teachers/page.html")]
struct TeachersPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    here: &'static str,
    requests: &'static str,
    schools: Vec<School>,
    /// An account that was just opened: name, login, password. Shown once.
    opened: Option<(String, String, String)>,
}

/// A centre of a school, with its teachers and the form to name one more.
struct School {
    centre: String,
    name: String,
    teachers: Vec<Line>,
    key: String,
    fields: Vec<Field>,
}

struct Line {
    account: String,
    name: String,
    login: String,
}

/// What was typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    centre: String,
    login: String,
    first_name: String,
    last_name: String,
    /// The key of the form: sent twice, it opens one account.
    key: String,
}

/// The school of a centre of which the visitor is the référent.
async fn school(app: &Shared, visit: &Visit, centre: &str) -> Result<Id<Organisation>, Trouble> {
    let centre: Id<Centre> = centre.parse().map_err(|_| Trouble::BadRequest)?;
    if !visit.member_of(centre)?.referent {
        return Err(Trouble::Forbidden);
    }
    let kept = centres::by_id(&mut app.store.read().await?.conn(), centre).await?;
    kept.and_then(|kept| kept.organisation).ok_or(Trouble::NotFound)
}

/// GET /centre/enseignants
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(page(&app, &visit, &Typed::default(), Faults::none()).await?).into_response())
}

/// POST /centre/enseignants
async fn add(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let school = school(&app, &visit, &typed.centre).await?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let found = read(&t, &typed, &mut faults);
    let Some((login, person)) = found.filter(|_| !faults.any()) else {
        return Ok(outcome::refused(&page(&app, &visit, &typed, faults).await?));
    };
    let form = visit.of_form(&typed.key, login.as_str());
    let (newcomer, opened) = match person {
        None => (Newcomer::Known(login), None),
        Some((first_name, last_name)) => {
            let password = one_time_password(&form.seed);
            let shown = (format!("{first_name} {last_name}"), login.as_str().to_owned(), password.clone());
            let password_hash = app.hasher.hash(password, &form.seed).await.map_err(|_| Trouble::Busy)?;
            let person = NewPerson { first_name, last_name, login, password_hash, locale: visit.locale };
            (Newcomer::New(person), Some(shown))
        }
    };
    match app.store.act(AddTeacher { doing: room::doing(&form)?, school, newcomer }).await {
        Ok(_) if opened.is_none() => Ok(outcome::go(TEACHERS)),
        Ok(_) => {
            let page = page(&app, &visit, &Typed::default(), Faults::none()).await?;
            Ok(Page(TeachersPage { opened, ..page }).into_response())
        }
        Err(Stop::Refused(why)) => {
            let key = match why {
                CannotAddMember::NoSuchLogin => "why-no-such-login",
                CannotAddMember::LoginTaken => "why-login-taken",
            };
            faults.add("login", t.s(key));
            Ok(outcome::refused(&page(&app, &visit, &typed, faults).await?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// What a button sends: of which centre.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct OfCentre {
    centre: String,
}

/// POST /centre/enseignants/{enseignant}/retirer
async fn remove(
    State(app): State<Shared>,
    visit: Visit,
    Path(account): Path<Id<Account>>,
    Form(of): Form<OfCentre>,
) -> Answer {
    let school = school(&app, &visit, &of.centre).await?;
    let act = RemoveTeacher { doing: room::doing(&visit)?, school, account };
    app.store.act(act).await.map_err(Trouble::from)?;
    Ok(outcome::go(TEACHERS))
}

/// The login, and the names where an account is to be opened.
type Named = (Login, Option<(String, String)>);

fn read(t: &Texts, typed: &Typed, faults: &mut Faults) -> Option<Named> {
    let login = Login::parse(&typed.login).ok();
    if login.is_none() {
        faults.add("login", t.s("why-login"));
    }
    if typed.first_name.trim().is_empty() && typed.last_name.trim().is_empty() {
        return Some((login?, None));
    }
    let mut name = |field: &str, text: &str| {
        let read = person_name(text).ok();
        if read.is_none() {
            faults.add(field, t.s(&format!("why-{field}")));
        }
        read
    };
    let names = (name("first_name", &typed.first_name), name("last_name", &typed.last_name));
    Some((login?, Some((names.0?, names.1?))))
}

async fn page(app: &Shared, visit: &Visit, typed: &Typed, faults: Faults) -> Result<TeachersPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let mut schools = Vec::new();
    for membership in visit.account()?.centres.iter().filter(|m| m.referent) {
        let kept = centres::by_id(db, membership.centre).await?.ok_or(Trouble::NotFound)?;
        let Some(school) = kept.organisation else { continue };
        let own = typed.centre == kept.id.to_string();
        let key =
            if own { typed.key.clone() } else { Id::<Account>::from_seed(&visit.seed, "form").to_string() };
        schools.push(School {
            centre: kept.id.to_string(),
            name: kept.name,
            teachers: session_requests::teachers(db, school).await?.into_iter().map(line).collect(),
            key,
            fields: fields(&t, own.then_some(typed), &faults),
        });
    }
    let chrome = room::chrome(visit, t.s("title"));
    Ok(TeachersPage { chrome, t, faults, here: TEACHERS, requests: REQUESTS, schools, opened: None })
}

fn line(teacher: Teacher) -> Line {
    Line {
        account: teacher.account.to_string(),
        name: format!("{} {}", teacher.first_name, teacher.last_name),
        login: teacher.login.unwrap_or_default(),
    }
}

fn fields(t: &Texts, typed: Option<&Typed>, faults: &Faults) -> Vec<Field> {
    let empty = Typed::default();
    let own = typed.unwrap_or(&empty);
    let values = [("login", &own.login), ("first_name", &own.first_name), ("last_name", &own.last_name)];
    let field = |(name, value): (&'static str, &String)| {
        let field = Field {
            name,
            label: t.s(&format!("label-{name}")).to_owned(),
            hint: t.find(&format!("hint-{name}")).map(str::to_owned),
            value: value.clone(),
            fault: None,
            optional: name != "login",
            kind: Kind::line("w-l"),
        };
        if typed.is_some() { field.faulty(faults) } else { field }
    };
    values.map(field).into()
}
