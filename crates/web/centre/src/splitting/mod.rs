//! Classes of the school are spread over rooms: what is asked, what is proposed, and then everything in one act (ADR 0043).

mod plan;

use acts::certification::SplitClass;
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::IntoResponse as _;
use domain::certification::session::{Session, SessionField};
use domain::id::Id;
use domain::people::Centre;
use store::learners::{self, Kept as Pupil};
use store::{Conn, Stop, centres, sessions};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, outcome};

use self::plan::{Plan, Proposed, Said};
use crate::field::{Field, Kind};
use crate::room;

web_shell::texts!(TEXTS, "page");

/// Rooms that one act fills at most.
const ROOMS: usize = 8;
/// The field that says what was proposed, and the one that confirms it.
const SEEN: &str = "vu";
const CONFIRM: &str = "confirmer";

#[derive(Template)]
#[template(path = "splitting/page.html")]
struct SplittingPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    /// The other centres of the visitor: address and name.
    others: Vec<(String, String)>,
    faults: Faults,
    /// Classes to choose from: name, words, pupils, ticked.
    classes: Vec<(String, String, usize, bool)>,
    fields: Vec<Field>,
    rooms: Vec<Vec<Field>>,
    email: Field,
    key: String,
    centre_id: String,
}

#[derive(Template)]
#[template(path = "splitting/proposal.html")]
struct ProposalPage {
    chrome: Chrome,
    t: Texts,
    lead: String,
    /// What was confirmed is no longer what there is.
    changed: bool,
    rooms: Vec<Proposed>,
    /// Who is left out, with the reason.
    left_out: Vec<Said>,
    /// What the button says.
    confirm: String,
    /// What the form sends again.
    typed: Typed,
    fingerprint: String,
    back: String,
}

/// Which centre.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Asked {
    centre: String,
}

/// What the form sends: classes as often as they are ticked, what describes the sessions, the rooms.
type Typed = Vec<(String, String)>;

fn one<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

/// What the page is drawn from.
struct Seen {
    centre: centres::Kept,
    pupils: Vec<Pupil>,
}

async fn see(app: &Shared, visit: &Visit, asked: &str) -> Result<Seen, Trouble> {
    let memberships = &visit.account()?.centres;
    let id: Id<Centre> = match asked {
        "" => memberships.first().ok_or(Trouble::Forbidden)?.centre,
        asked => asked.parse().map_err(|_| Trouble::NotFound)?,
    };
    visit.member_of(id)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let centre = centres::by_id(db, id).await?.ok_or(Trouble::NotFound)?;
    let pupils = match centre.organisation {
        Some(school) => learners::of_organisation(db, school).await?,
        None => Vec::new(),
    };
    Ok(Seen { centre, pupils })
}

/// GET /centre/repartir
pub async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let asked = asked.map(|Query(asked)| asked.centre).unwrap_or_default();
    let seen = see(&app, &visit, &asked).await?;
    let key = Id::<Session>::from_seed(&visit.seed, "split").to_string();
    let typed = vec![("key".to_owned(), key), ("time".to_owned(), "09:00".to_owned())];
    Ok(Page(page(&visit, &seen, &typed, Faults::none())?).into_response())
}

/// POST /centre/repartir: what is proposed; confirmed, it is done.
pub async fn split(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let seen = see(&app, &visit, one(&typed, "centre")).await?;
    let confirmed = one(&typed, CONFIRM) == "1";
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if confirmed && is_made(db, &seen, &typed).await? {
        return Ok(outcome::go("/centre?periode=avenir"));
    }
    let t = TEXTS.of(visit.locale);
    let plan = match Plan::read(db, &visit, &t, &seen, &typed).await? {
        Ok(plan) => plan,
        Err(faults) => return Ok(outcome::refused(&page(&visit, &seen, &typed, faults)?)),
    };
    drop(reader);
    let (Some(school), true) = (seen.centre.organisation, confirmed && one(&typed, SEEN) == plan.fingerprint)
    else {
        return Ok(Page(proposal(&visit, &t, &seen, plan, typed, confirmed)).into_response());
    };
    let rooms = plan.made(&visit, &seen, &typed)?;
    match app.store.act(SplitClass { school, rooms }).await {
        Ok(split) => Ok(outcome::go(&format!("/centre?periode=avenir&creees={}", split.sessions.len()))),
        Err(Stop::Refused(why)) => {
            let mut faults = Faults::none();
            faults.add("", room::refusal(visit.locale, why));
            Ok(outcome::refused(&page(&visit, &seen, &typed, faults)?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// The same form has been confirmed before.
async fn is_made(db: &mut Conn<'_>, seen: &Seen, typed: &Typed) -> Result<bool, Trouble> {
    for room in 1..=ROOMS {
        let kept = sessions::by_id(db, plan::session_of(one(typed, "key"), room)).await?;
        if kept.is_some_and(|kept| kept.centre == seen.centre.id) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn proposal(
    visit: &Visit,
    t: &Texts,
    seen: &Seen,
    plan: Plan,
    typed: Typed,
    confirmed: bool,
) -> ProposalPage {
    let again = |(name, _): &(String, String)| !["csrf", SEEN, CONFIRM].contains(&name.as_str());
    ProposalPage {
        chrome: room::chrome(visit, t.s("title-proposal")),
        lead: plan.lead(t),
        changed: confirmed,
        confirm: plan.confirm(t),
        rooms: plan.proposed(t),
        left_out: plan.left_out,
        fingerprint: plan.fingerprint,
        back: format!("/centre/repartir?centre={}", seen.centre.id),
        typed: typed.into_iter().filter(again).collect(),
        t: TEXTS.of(visit.locale),
    }
}

fn page(visit: &Visit, seen: &Seen, typed: &Typed, faults: Faults) -> Result<SplittingPage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let others = visit.account()?.centres.iter().filter(|m| m.centre != seen.centre.id);
    let ticked = |name: &str| typed.iter().any(|(field, value)| field == "class" && value == name);
    let by_class = seen.pupils.chunk_by(|one, two| one.division == two.division);
    let class = |pupils: &[Pupil]| {
        let name = pupils[0].division.clone().unwrap_or_default();
        let words = if name.is_empty() { t.s("no-class").to_owned() } else { name.clone() };
        (name.clone(), words, pupils.len(), ticked(&name))
    };
    let field = |name: &'static str, label: &str, hint: Option<&str>, optional: bool, kind: Kind| {
        let (label, hint) = (t.s(label).to_owned(), hint.map(|key| t.s(key).to_owned()));
        let value = one(typed, name).to_owned();
        Field { name, label, hint, value, fault: None, optional, kind }.faulty(&faults)
    };
    let rooms = plan::ROOM_FIELDS.into_iter().map(|[room, capacity, watch]| {
        vec![
            field(room, "label-room", None, true, Kind::line("w-m")),
            field(capacity, "label-capacity", None, true, Kind::digits()),
            field(watch, "label-invigilators", None, true, Kind::line("w-l")),
        ]
    });
    Ok(SplittingPage {
        chrome: room::chrome(visit, t.s("title")),
        others: others.map(|m| (format!("/centre/repartir?centre={}", m.centre), m.name.clone())).collect(),
        centre: seen.centre.name.clone(),
        centre_id: seen.centre.id.to_string(),
        classes: by_class.map(class).collect(),
        fields: vec![
            field(SessionField::Site.code(), "label-site", None, false, Kind::line("w-l")),
            field(SessionField::Date.code(), "label-date", None, false, Kind::input("date", "w-m")),
            field(SessionField::Time.code(), "label-time", None, false, Kind::input("time", "w-s")),
        ],
        rooms: rooms.collect(),
        email: field("results_email", "label-email", Some("hint-email"), true, Kind::input("email", "w-l")),
        key: one(typed, "key").to_owned(),
        faults,
        t,
    })
}
