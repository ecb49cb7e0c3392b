//! Pupils of the centre's school, enrolled class by class; who was not enrolled is named, with the reason and a way on.

use std::collections::{HashMap, HashSet};

use acts::certification::{EnrolLearners, Enrolled, Skipped, WhySkipped};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::enrolment::{Candidate, CandidateDraft, CellFault, FieldName, PlaceBook, parse};
use domain::certification::school_list::SchoolPupil;
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::{CentreKind, Learner};
use store::learners::Kept as Pupil;
use store::sessions::Kept;
use store::{Stop, calendar, candidates, centres, learners, school_lists};
use web_shell::visit::Membership;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome, when};

use super::{TEXTS, name_of, sentence};
use crate::eligibility;
use crate::field::{Field, Kind};
use crate::room::{self, Head, address};

#[derive(Template)]
#[template(path = "candidates/school.html")]
struct SchoolPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    /// Nobody can be enrolled: why.
    closed: Option<String>,
    faults: Faults,
    classes: Vec<Class>,
    email: Field,
    /// What came of the form.
    done: Option<Done>,
}

struct Class {
    name: String,
    /// The name that the form sends, where somebody of the class is not on the list yet.
    whole: Option<String>,
    ticked: bool,
    pupils: Vec<Line>,
}

struct Line {
    id: String,
    name: String,
    birth_date: String,
    ticked: bool,
    /// The row of a pupil who is on the list.
    row: Option<String>,
}

/// Who was enrolled and who was not.
struct Done {
    title: String,
    enrolled: Vec<String>,
    already: String,
    /// Who was on the list already: the row and the name.
    listed: Vec<(String, String)>,
    left: String,
    skipped: Vec<NotEnrolled>,
    /// Candidates of the list sat too short a time ago.
    too_soon: Option<String>,
}

struct NotEnrolled {
    name: String,
    why: String,
    /// Ways on: address and words.
    ways: Vec<(String, &'static str)>,
}

/// What the page is drawn from.
struct Seen {
    kept: Kept,
    membership: Membership,
    kind: CentreKind,
    pupils: Vec<Pupil>,
    /// What the school's software tells of them.
    told: HashMap<Id<Learner>, SchoolPupil>,
    /// The rows of pupils who are on the list.
    listed: HashMap<Id<Learner>, Id<Candidate>>,
}

async fn see(app: &Shared, visit: &Visit, id: Id<Session>) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (kept, membership) = room::session(db, visit, id).await?;
    let centre = centres::by_id(db, kept.centre).await?.ok_or(Trouble::NotFound)?;
    let (mut pupils, mut told) = (Vec::new(), HashMap::new());
    if let Some(school) = centre.organisation {
        let all = school_lists::of_organisation(db, school).await?.into_iter();
        told = all.filter(|(known, _)| !known.left).map(|(known, _)| (known.id, known.pupil)).collect();
        pupils = learners::of_organisation(db, school).await?;
        // Who has left the school is no longer proposed.
        pupils.retain(|pupil| told.contains_key(&pupil.id));
    }
    let rows = candidates::of_session(db, id).await?;
    let listed = rows.into_iter().filter_map(|row| Some((row.learner?, row.id))).collect();
    Ok(Seen { kept, membership, kind: centre.kind, pupils, told, listed })
}

/// What the form sends: pupils and whole classes, as often as they are ticked, and the address for the results.
type Typed = Vec<(String, String)>;

fn all<'a>(typed: &'a Typed, name: &str) -> HashSet<&'a str> {
    typed.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
}

/// GET /centre/sessions/{id}/candidats/etablissement
pub async fn ask(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Session>>) -> Answer {
    let seen = see(&app, &visit, id).await?;
    Ok(Page(page(&visit, &seen, &Vec::new(), Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/candidats/etablissement
pub async fn enrol(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let t = TEXTS.of(visit.locale);
    let seen = see(&app, &visit, id).await?;
    let (pupils, classes) = (all(&typed, "pupil"), all(&typed, "class"));
    // A class is taken whole: who is on the list already is told so.
    let wanted = |pupil: &&Pupil| {
        pupils.contains(pupil.id.to_string().as_str())
            || classes.contains(pupil.division.as_deref().unwrap_or_default())
    };
    let chosen: Vec<&Pupil> = seen.pupils.iter().filter(wanted).collect();
    let mut faults = Faults::none();
    if chosen.is_empty() {
        faults.add("classes", t.s("fault-nobody"));
    }
    let (mut ready, mut unfit) = (Vec::new(), Vec::new());
    for pupil in chosen {
        let today = visit.at.local(&seen.kept.zone).date();
        match parse(&draft(pupil, &typed), seen.kind, PlaceBook::embedded(), today) {
            Ok(mut new) => {
                if let Some(told) = seen.told.get(&pupil.id) {
                    (new.sex, new.birth_place) = (told.sex, told.birth_place.clone());
                }
                ready.push((pupil.id, pupil.division.clone(), new));
            }
            Err(found) => match found.iter().find(|fault| fault.field == FieldName::ResultsEmail) {
                Some(fault) if faults.at(fault.field.code()).is_none() => {
                    faults.add(fault.field.code(), sentence(&t, fault, name_of(&t, fault.field)));
                }
                Some(_) => {}
                None => unfit.push((pupil, found)),
            },
        }
    }
    let mut page = page(&visit, &seen, &typed, faults);
    if page.faults.any() || page.closed.is_some() {
        return Ok(outcome::refused(&page));
    }
    match app.store.act(EnrolLearners { doing: room::doing(&visit)?, session: id, pupils: ready }).await {
        Ok(enrolled) => {
            let too_soon = too_soon(&app, &t, &seen.kept).await?;
            page.done = Some(Done { too_soon, ..done(&t, &seen, &enrolled, &unfit) });
            Ok(Page(page).into_response())
        }
        Err(Stop::Refused(why)) => {
            page.closed = Some(room::refusal(visit.locale, why));
            Ok(outcome::refused(&page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// That candidates of the list sat too short a time ago, if there are any.
async fn too_soon(app: &Shared, t: &Texts, kept: &Kept) -> Result<Option<String>, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let rules = calendar::rules_on(db, kept.date).await?;
    let count = eligibility::too_soon(db, kept, &rules).await?;
    Ok((count > 0).then(|| t.n("too-soon", "count", count)))
}

/// The row that a pupil gets.
fn draft(pupil: &Pupil, typed: &Typed) -> CandidateDraft {
    let email = all(typed, FieldName::ResultsEmail.code()).into_iter().next().unwrap_or_default();
    CandidateDraft {
        first_name: pupil.first_name.clone(),
        last_name: pupil.last_name.clone(),
        birth_date: pupil.birth_date.to_string(),
        results_email: email.to_owned(),
        ..CandidateDraft::default()
    }
}

fn page(visit: &Visit, seen: &Seen, typed: &Typed, faults: Faults) -> SchoolPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title-school"));
    let field = FieldName::ResultsEmail;
    SchoolPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        closed: seen.kept.state().can_enrol().err().map(|why| room::refusal(visit.locale, why)),
        classes: classes(&t, seen, typed),
        email: Field {
            name: field.code(),
            label: name_of(&t, field).to_owned(),
            hint: t.find("hint-results_email").map(str::to_owned),
            value: all(typed, field.code()).into_iter().next().unwrap_or_default().to_owned(),
            fault: faults.at(field.code()).map(str::to_owned),
            optional: true,
            kind: Kind::input("email", "w-l"),
        },
        done: None,
        faults,
        chrome,
        t,
    }
}

/// The pupils, class by class.
fn classes(t: &Texts, seen: &Seen, typed: &Typed) -> Vec<Class> {
    let (pupils, ticked) = (all(typed, "pupil"), all(typed, "class"));
    let line = |pupil: &Pupil| Line {
        id: pupil.id.to_string(),
        name: full_name(pupil),
        birth_date: when::short(pupil.birth_date),
        ticked: pupils.contains(pupil.id.to_string().as_str()),
        row: seen.listed.get(&pupil.id).map(|row| address(seen.kept.id, &format!("/candidats/{row}"))),
    };
    let by_class = seen.pupils.chunk_by(|one, two| one.division == two.division);
    by_class
        .map(|of_class| {
            let name = of_class[0].division.clone().unwrap_or_default();
            let pupils: Vec<Line> = of_class.iter().map(line).collect();
            Class {
                ticked: ticked.contains(name.as_str()),
                whole: pupils.iter().any(|pupil| pupil.row.is_none()).then(|| name.clone()),
                name: if name.is_empty() { t.s("no-class").to_owned() } else { name },
                pupils,
            }
        })
        .collect()
}

fn full_name(pupil: &Pupil) -> String {
    format!("{} {}", pupil.last_name, pupil.first_name)
}

/// What the page says afterwards.
fn done(t: &Texts, seen: &Seen, enrolled: &Enrolled, unfit: &[(&Pupil, Vec<CellFault>)]) -> Done {
    let session = seen.kept.id;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let name =
        |id: Id<Learner>| seen.pupils.iter().find(|pupil| pupil.id == id).map_or_else(String::new, full_name);
    let by_hand = || (address(session, "/candidats/ajouter"), t.s("way-by_hand"));
    let row = |skipped: &Skipped| address(session, &format!("/candidats/{}", skipped.row));
    let (listed, namesakes): (Vec<&Skipped>, Vec<&Skipped>) =
        enrolled.skipped.iter().partition(|skipped| skipped.why == WhySkipped::OnList);
    let namesakes = namesakes.into_iter().map(|skipped| NotEnrolled {
        name: name(skipped.learner),
        why: t.s("skipped-namesake").to_owned(),
        ways: vec![(row(skipped), t.s("way-row")), by_hand()],
    });
    let unfit = unfit.iter().map(|(pupil, faults)| {
        let told = faults.iter().map(|fault| sentence(t, fault, name_of(t, fault.field)));
        NotEnrolled { name: full_name(pupil), why: told.collect::<Vec<_>>().join(" "), ways: vec![by_hand()] }
    });
    let skipped: Vec<NotEnrolled> = namesakes.chain(unfit).collect();
    Done {
        title: t.n("enrolled", "count", count(enrolled.enrolled.len())),
        enrolled: enrolled.enrolled.iter().map(|id| name(*id)).collect(),
        already: t.n("already", "count", count(listed.len())),
        listed: listed.into_iter().map(|skipped| (row(skipped), name(skipped.learner))).collect(),
        left: t.n("skipped", "count", count(skipped.len())),
        skipped,
        too_soon: None,
    }
}
