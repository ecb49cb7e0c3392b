//! Results class by class, for the head of the school to which a centre belongs: its référent (certification rules §11.4,
//! §11.5; reliability and security §3.3, rows 39 and 41). Only pupils whom the school enrolled from its own list are here,
//! whichever centre held their exam; what is not published is awaited, and nothing more is known of it.

mod files;
pub mod record;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::certification::jury::PublicStatus;
use domain::certification::results::Counts;
use domain::id::Id;
use domain::people::{Centre, Organisation};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::school_pages::{self, Pupil};
use store::{Conn, centres};
use web_shell::outcome::go;
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, Visit, when};

pub use files::file;

use crate::results::pill;
use crate::room::{self, Pill};

web_shell::texts!(TEXTS, "page");

/// At most so many certificates in one file: it is set in one go, before others who wait for their documents.
const MOST_CERTIFICATES: usize = 100;

#[derive(Template)]
#[template(path = "classes/schools.html")]
struct SchoolsPage {
    chrome: Chrome,
    t: Texts,
    schools: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "classes/page.html")]
struct ClassesPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    classes: Vec<ClassRow>,
}

struct ClassRow {
    href: String,
    name: String,
    pupils: usize,
    counts: Counts,
}

#[derive(Template)]
#[template(path = "classes/class.html")]
struct ClassPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    name: String,
    /// What follows the question mark in the addresses of its files.
    query: String,
    counts: Counts,
    not_sat: usize,
    /// Certificates in force.
    certificates: usize,
    most: usize,
    rows: Vec<Row>,
}

struct Row {
    last_name: String,
    first_name: String,
    birth_date: String,
    sat_on: String,
    standing: Pill,
    points: String,
}

/// The class that is asked for; an empty one means pupils without a class.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    classe: Option<String>,
}

/// GET /centre/classes: the schools of the visitor's centres.
pub async fn schools(State(app): State<Shared>, visit: Visit) -> Answer {
    let mut reader = app.store.read().await?;
    let mut schools = Vec::new();
    for membership in visit.account()?.centres.iter().filter(|membership| membership.referent) {
        let centre = centres::by_id(&mut reader.conn(), membership.centre).await?;
        if centre.is_some_and(|centre| centre.organisation.is_some()) {
            schools.push((format!("/centre/classes/{}", membership.centre), membership.name.clone()));
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

/// The school of a centre whose référent the visitor is; of another centre it is absent.
async fn school(db: &mut Conn<'_>, visit: &Visit, id: Id<Centre>) -> Result<Id<Organisation>, Trouble> {
    if !visit.member_of(id)?.referent {
        return Err(Trouble::Forbidden);
    }
    centres::by_id(db, id).await?.and_then(|centre| centre.organisation).ok_or(Trouble::NotFound)
}

/// The pupils of the school of a centre, or those of one class; a class without pupils is absent.
async fn pupils(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    class: Option<&str>,
) -> Result<Vec<Pupil>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let organisation = school(db, visit, id).await?;
    let mut pupils = school_pages::pupils(db, organisation).await?;
    let Some(class) = class else { return Ok(pupils) };
    pupils.retain(|pupil| division(pupil).to_lowercase() == class.to_lowercase());
    if pupils.is_empty() { Err(Trouble::NotFound) } else { Ok(pupils) }
}

fn division(pupil: &Pupil) -> &str {
    pupil.learner.division.as_deref().unwrap_or_default()
}

/// What an address says of a class.
fn query(class: &str) -> String {
    format!("classe={}", utf8_percent_encode(class, NON_ALPHANUMERIC))
}

fn counts(pupils: &[&Pupil]) -> Counts {
    Counts::of(pupils.iter().filter_map(|pupil| pupil.status()))
}

fn has_certificate(pupil: &Pupil) -> bool {
    let published = pupil.sitting.as_ref().and_then(|sitting| sitting.published.as_ref());
    published.is_some_and(|told| told.status == PublicStatus::Validated && told.code.is_some())
}

/// GET /centre/classes/{id}: the classes of a school, or with `?classe=` the pupils of one.
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let class = asked.ok().and_then(|Query(asked)| asked.classe);
    let pupils = pupils(&app, &visit, id, class.as_deref()).await?;
    let t = TEXTS.of(visit.locale);
    let address = format!("/centre/classes/{id}");
    if class.is_some() {
        return Ok(Page(one(&visit, t, address, &pupils)).into_response());
    }
    let mut by_class: BTreeMap<&str, Vec<&Pupil>> = BTreeMap::new();
    for pupil in &pupils {
        by_class.entry(division(pupil)).or_default().push(pupil);
    }
    let rows = by_class.into_iter().map(|(class, pupils)| ClassRow {
        href: format!("{address}?{}", query(class)),
        name: named(&t, class),
        pupils: pupils.len(),
        counts: counts(&pupils),
    });
    let page = ClassesPage {
        chrome: room::chrome(&visit, t.s("title")),
        centre: visit.member_of(id)?.name.clone(),
        classes: rows.collect(),
        address: address.clone(),
        t,
    };
    Ok(Page(page).into_response())
}

fn named(t: &Texts, class: &str) -> String {
    if class.is_empty() { t.s("no-class").to_owned() } else { class.to_owned() }
}

fn one(visit: &Visit, t: Texts, address: String, pupils: &[Pupil]) -> ClassPage {
    let class = pupils.first().map(division).unwrap_or_default();
    let all: Vec<&Pupil> = pupils.iter().collect();
    let counts = counts(&all);
    let name = named(&t, class);
    let chrome = room::chrome(visit, t.w("class-title", "class", &name));
    let rows = pupils.iter().map(|pupil| row(visit, &t, &chrome, pupil)).collect();
    ClassPage {
        query: query(class),
        not_sat: pupils.len().saturating_sub(counts.sat),
        certificates: pupils.iter().filter(|pupil| has_certificate(pupil)).count(),
        most: MOST_CERTIFICATES,
        chrome,
        t,
        address,
        name,
        counts,
        rows,
    }
}

fn row(visit: &Visit, t: &Texts, chrome: &Chrome, pupil: &Pupil) -> Row {
    let standing = match (&pupil.sitting, pupil.status()) {
        (Some(sitting), Some(status)) if sitting.published.is_some() => pill(visit, chrome, status),
        (Some(_), _) => Pill { kind: "info", icon: chrome.icon("gavel"), text: t.s("awaited") },
        (None, _) => Pill { kind: "off", icon: chrome.icon("minus"), text: t.s("not-sat") },
    };
    let points = files::points_of(pupil).map_or_else(|| "–".to_owned(), |points| points.to_string());
    Row {
        last_name: pupil.learner.last_name.clone(),
        first_name: pupil.learner.first_name.clone(),
        birth_date: when::short(pupil.learner.birth_date),
        sat_on: pupil.sitting.as_ref().map_or_else(|| "–".to_owned(), |sitting| when::short(sitting.sat_on)),
        standing,
        points,
    }
}
