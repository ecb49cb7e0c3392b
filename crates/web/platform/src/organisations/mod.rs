//! Organisations: schools as prescribers.

use acts::people::CreateOrganisation;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::people::{CentreKind, parse_uai};
use domain::text::{LINE_MAX, Line};
use serde::Deserialize;
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Visit, Who};

web_shell::texts!(TEXTS, "page");

/// The doors of organisations.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get("/plateforme/organisations/nouvelle", Who::Admin, show).post(
        "/plateforme/organisations/nouvelle",
        Who::Admin,
        create,
    )
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    name: String,
    kind: String,
    uai: String,
}

#[derive(Template)]
#[template(path = "organisations/page.html")]
struct NewPage {
    chrome: Chrome,
    t: Texts,
    typed: Typed,
    faults: Faults,
}

impl NewPage {
    fn made(visit: &Visit, typed: Typed, faults: Faults) -> Self {
        let t = TEXTS.of(visit.locale);
        Self { chrome: crate::chrome(visit, t.s("title")), t, typed, faults }
    }

    fn kinds(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        CentreKind::ALL.into_iter().map(|k| (k.code(), self.t.s(&format!("kind-{}", k.code()))))
    }
}

async fn show(visit: Visit) -> Answer {
    Ok(Page(NewPage::made(&visit, Typed::default(), Faults::none())).into_response())
}

async fn create(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let name = Line::parse(&typed.name, LINE_MAX).ok();
    if name.is_none() {
        faults.add("name", t.s("name-fault"));
    }
    let kind = CentreKind::from_code(&typed.kind);
    if kind.is_none() {
        faults.add("kind", t.s("kind-fault"));
    }
    let uai = match typed.uai.trim() {
        "" => Some(None),
        text => parse_uai(text).map(Some).ok(),
    };
    if uai.is_none() {
        faults.add("uai", t.w("uai-fault", "typed", typed.uai.trim()));
    }
    let (Some(name), Some(kind), Some(uai)) = (name, kind, uai) else {
        return Ok(refused(&NewPage::made(&visit, typed, faults)));
    };
    app.store.act(CreateOrganisation { doing: crate::doing(&visit)?, name, kind, uai }).await?;
    Ok(go("/plateforme#organisations"))
}
