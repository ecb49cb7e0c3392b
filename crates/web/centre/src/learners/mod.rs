//! The pupils of a school, for the référent of its centre: class by class, searched, and kept up with what the school's
//! software exports. What an export would change is shown before it is confirmed.

mod import;
mod reading;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::people::{Centre, Organisation};
use domain::text::normalise_name;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::school_lists::{self, Listed};
use store::{Conn, centres};
use web_shell::outcome::go;
use web_shell::{Answer, Chrome, Doors, Form, Page, Shared, Texts, Trouble, Visit, Who, when};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// Under this address the pupils of schools are kept.
pub const LIST: &str = "/centre/eleves";
/// Most pupils shown at once.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "learners/schools.html")]
struct SchoolsPage {
    chrome: Chrome,
    t: Texts,
    schools: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "learners/page.html")]
struct LearnersPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    /// How many pupils are in the school.
    all: usize,
    classes: Vec<Class>,
    /// What is searched for, and the class that is shown.
    search: String,
    class: Option<String>,
    rows: Vec<Row>,
    /// Pupils beyond those that are shown.
    more: usize,
    left: usize,
    /// A list was just taken.
    done: Option<String>,
    /// A file that is not taken: what it is, what to do, and all that does not fit in it.
    refused: Option<Refused>,
}

/// What is said of a file that is not taken.
struct Refused {
    title: String,
    what_to_do: String,
    lines: Vec<String>,
    more: Option<String>,
}

struct Class {
    name: String,
    href: String,
    count: usize,
    here: bool,
}

struct Row {
    name: String,
    birth_date: String,
    division: String,
    account: bool,
    identified: bool,
}

/// What is asked for.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    classe: Option<String>,
    /// How many pupils the list that was just taken tells of.
    importes: Option<u32>,
}

/// A part of a name, which stands in no address.
#[derive(Debug, serde::Deserialize)]
struct Sought {
    #[serde(default)]
    q: String,
}

/// The doors of this job.
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new()
        .get("/centre/eleves", referent, schools)
        .get("/centre/eleves/{id}", referent, show)
        .post("/centre/eleves/{id}", referent, import::give)
        .post("/centre/eleves/{id}/chercher", referent, search)
        .post("/centre/eleves/{id}/confirmer", referent, import::confirm)
}

/// GET /centre/eleves: the schools of the visitor's centres.
async fn schools(State(app): State<Shared>, visit: Visit) -> Answer {
    let mut reader = app.store.read().await?;
    let mut schools = Vec::new();
    for membership in visit.account()?.centres.iter().filter(|membership| membership.referent) {
        let centre = centres::by_id(&mut reader.conn(), membership.centre).await?;
        if centre.is_some_and(|centre| centre.organisation.is_some()) {
            schools.push((format!("{LIST}/{}", membership.centre), membership.name.clone()));
        }
    }
    drop(reader);
    if let [(only, _)] = schools.as_slice() {
        return Ok(go(only));
    }
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(&visit, t.s("title"));
    Ok(Page(SchoolsPage { chrome, t, schools }).into_response())
}

/// What a page of this job is drawn from.
struct Seen {
    centre: Id<Centre>,
    name: String,
    school: Id<Organisation>,
    /// The national numbers under which the school may export its list.
    uais: Vec<String>,
    listed: Vec<Listed>,
}

/// The school of a centre whose référent the visitor is; of another centre it is absent.
async fn see(db: &mut Conn<'_>, visit: &Visit, id: Id<Centre>) -> Result<Seen, Trouble> {
    let membership = visit.member_of(id)?;
    if !membership.referent {
        return Err(Trouble::Forbidden);
    }
    let centre = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let school = centre.organisation.ok_or(Trouble::NotFound)?;
    let organisation = centres::organisation(db, school).await?.ok_or(Trouble::NotFound)?;
    let uais = [organisation.uai, centre.uai].into_iter().flatten().map(|uai| uai.to_uppercase());
    let listed = school_lists::of_organisation(db, school).await?;
    Ok(Seen { centre: id, name: membership.name.clone(), school, uais: uais.collect(), listed })
}

/// GET /centre/eleves/{id}
async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let mut reader = app.store.read().await?;
    let seen = see(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    Ok(Page(page(&visit, &seen, &asked, "")).into_response())
}

/// POST /centre/eleves/{id}/chercher: pupils by a part of their name.
async fn search(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(sought): Form<Sought>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let seen = see(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    Ok(Page(page(&visit, &seen, &Asked::default(), sought.q.trim())).into_response())
}

fn page(visit: &Visit, seen: &Seen, asked: &Asked, search: &str) -> LearnersPage {
    let t = TEXTS.of(visit.locale);
    let address = format!("{LIST}/{}", seen.centre);
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let here: Vec<&Listed> = seen.listed.iter().filter(|(pupil, _)| !pupil.left).collect();
    for (pupil, _) in &here {
        *classes.entry(pupil.pupil.division.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let wanted = normalise_name(search);
    let class = asked.classe.as_deref().filter(|_| search.is_empty());
    let fits = |(pupil, _): &&&Listed| {
        let pupil = &pupil.pupil;
        let name = normalise_name(&format!("{} {}", pupil.last_name, pupil.first_name));
        let other = normalise_name(&format!("{} {}", pupil.first_name, pupil.last_name));
        let found = !wanted.is_empty() && (name.contains(&wanted) || other.contains(&wanted));
        found || class.is_some_and(|class| pupil.division.as_deref().unwrap_or_default() == class)
    };
    let found: Vec<&&Listed> = here.iter().filter(fits).collect();
    LearnersPage {
        chrome: room::chrome(visit, t.s("title")),
        centre: seen.name.clone(),
        all: here.len(),
        classes: classes
            .into_iter()
            .map(|(name, count)| Class {
                href: format!("{address}?classe={}", utf8_percent_encode(name, NON_ALPHANUMERIC)),
                here: class == Some(name),
                name: named(&t, name),
                count,
            })
            .collect(),
        more: found.len().saturating_sub(SHOWN),
        rows: found.iter().take(SHOWN).map(|listed| row(&t, listed)).collect(),
        left: seen.listed.len() - here.len(),
        search: search.to_owned(),
        class: class.map(|class| named(&t, class)),
        done: asked.importes.map(|all| t.n("done", "count", i64::from(all))),
        refused: None,
        address,
        t,
    }
}

fn named(t: &Texts, class: &str) -> String {
    if class.is_empty() { t.s("no-class").to_owned() } else { class.to_owned() }
}

fn row(t: &Texts, (known, account): &Listed) -> Row {
    Row {
        name: format!("{} {}", known.pupil.last_name, known.pupil.first_name),
        birth_date: when::short(known.pupil.birth_date),
        division: named(t, known.pupil.division.as_deref().unwrap_or_default()),
        account: account.is_some(),
        identified: known.pupil.national_id.is_some(),
    }
}
