//! Keys of schools: made, shown once, renewed, revoked (ADR 0038).

use acts::people::{MakeSchoolKey, RevokeSchoolKey};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::school_key::KEY_NAME_MAX;
use domain::people::{Organisation, SchoolKey};
use domain::text::Line;
use serde::Deserialize;
use store::{centres, school_keys};
use web_shell::outcome::{go, refused};
use web_shell::{
    Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, cookies, when,
};

web_shell::texts!(TEXTS, "page");

/// Keys that the page lists.
const SHOWN: u32 = 200;

/// The doors of keys.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/plateforme/cles", Who::Admin, show)
        .post("/plateforme/cles", Who::Admin, make)
        .post("/plateforme/cles/{cle}/renouveler", Who::Admin, renew)
        .post("/plateforme/cles/{cle}/revoquer", Who::Admin, revoke)
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    school: String,
    name: String,
}

/// A form that is nothing but its button.
#[derive(Deserialize)]
struct Nothing {}

#[derive(Template)]
#[template(path = "keys/page.html")]
struct KeysPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    typed: Typed,
    schools: Vec<(String, String)>,
    keys: Vec<KeyLine>,
}

struct KeyLine {
    address: String,
    school: String,
    name: String,
    used: String,
    uses: i64,
    until: String,
    /// The state: kind, icon, name of its text.
    state: (&'static str, &'static str, &'static str),
    in_force: bool,
}

#[derive(Template)]
#[template(path = "keys/made.html")]
struct MadePage {
    chrome: Chrome,
    t: Texts,
    school: String,
    key: String,
}

/// `GET /plateforme/cles`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    Ok(Page(page(&app, &visit, Typed::default(), Faults::none()).await?).into_response())
}

async fn page(app: &Shared, visit: &Visit, typed: Typed, faults: Faults) -> Result<KeysPage, Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let (keys, schools) = (school_keys::all(db, SHOWN).await?, centres::organisations(db).await?);
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let named = |school: centres::KeptOrganisation| {
        let uai = school.uai.map(|uai| format!(" ({uai})")).unwrap_or_default();
        (school.id.to_string(), format!("{}{uai}", school.name))
    };
    Ok(KeysPage {
        chrome: crate::chrome(visit, t.s("title")),
        schools: schools.into_iter().map(named).collect(),
        keys: keys.into_iter().map(|key| line(visit, &t, key)).collect(),
        t,
        typed,
        faults,
    })
}

fn line(visit: &Visit, t: &Texts, key: school_keys::Kept) -> KeyLine {
    let stamp = |at: Moment| when::stamp(visit.locale, at, &Zone::paris());
    let state = if key.revoked_at.is_some() {
        ("off", "ban", "revoked")
    } else if visit.at >= key.expires_at {
        ("warn", "hourglass", "expired")
    } else {
        ("ok", "circle-check", "in-force")
    };
    KeyLine {
        address: format!("/plateforme/cles/{}", key.id),
        school: key.school,
        name: key.name,
        used: key.used_at.map_or_else(|| t.s("never").to_owned(), stamp),
        uses: key.uses,
        until: stamp(key.revoked_at.unwrap_or(key.expires_at)),
        in_force: state.2 == "in-force",
        state,
    }
}

/// `POST /plateforme/cles`.
async fn make(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let school = typed.school.parse::<Id<Organisation>>().ok();
    if school.is_none() {
        faults.add("school", t.s("school-fault"));
    }
    let name = Line::parse(&typed.name, KEY_NAME_MAX).ok();
    if name.is_none() {
        faults.add("name", t.s("name-fault"));
    }
    let (Some(school), Some(name)) = (school, name) else {
        return Ok(refused(&page(&app, &visit, typed, faults).await?));
    };
    made(&app, &visit, school, name, None).await
}

/// Makes a key and shows it, once.
async fn made(
    app: &Shared,
    visit: &Visit,
    organisation: Id<Organisation>,
    name: String,
    replaces: Option<Id<SchoolKey>>,
) -> Result<Response, Trouble> {
    let t = TEXTS.of(visit.locale);
    let key = cookies::token(&visit.seed.branch("school key"));
    let by = visit.account()?.id;
    let hash = cookies::hash(&key);
    app.store
        .act(MakeSchoolKey { doing: crate::doing(visit)?, by, organisation, name, hash, replaces })
        .await?;
    let mut reader = app.store.read().await?;
    let school = centres::organisation(&mut reader.conn(), organisation).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    let chrome = Chrome { path: "/plateforme/cles".into(), ..crate::chrome(visit, t.s("made-title")) };
    Ok(Page(MadePage { chrome, t, school: school.name, key }).into_response())
}

/// `POST /plateforme/cles/{cle}/renouveler`.
async fn renew(
    State(app): State<Shared>,
    visit: Visit,
    Path(cle): Path<Id<SchoolKey>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let key = school_keys::by_id(&mut reader.conn(), cle).await?.ok_or(Trouble::NotFound)?;
    drop(reader);
    if key.revoked_at.is_some() {
        return Ok(go("/plateforme/cles"));
    }
    made(&app, &visit, key.organisation, key.name, Some(cle)).await
}

/// `POST /plateforme/cles/{cle}/revoquer`.
async fn revoke(
    State(app): State<Shared>,
    visit: Visit,
    Path(cle): Path<Id<SchoolKey>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    app.store.act(RevokeSchoolKey { doing: crate::doing(&visit)?, key: cle }).await?;
    Ok(go("/plateforme/cles"))
}
