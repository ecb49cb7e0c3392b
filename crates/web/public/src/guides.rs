//! The guides of the référent and of the invigilator, whole.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use web_shell::guide::{Guide, Step};
use web_shell::{Answer, Chrome, Doors, Page, Texts, Visit, Who};

web_shell::texts!(TEXTS, "guides");

/// The doors of the guides.
#[must_use]
pub fn doors() -> Doors {
    Doors::new().get(Guide::Referent.address(), Who::Anyone, referent).get(
        Guide::Invigilator.address(),
        Who::Anyone,
        invigilator,
    )
}

#[derive(Template)]
#[template(path = "guides.html")]
struct GuidePage {
    chrome: Chrome,
    t: Texts,
    lead: &'static str,
    steps: Vec<Step>,
}

fn shown(visit: &Visit, guide: Guide, title: &'static str, lead: &'static str) -> Response {
    let steps = guide.steps().iter().map(|step| guide.step(visit.locale, step)).collect();
    let chrome = Chrome::plain(visit, title);
    Page(GuidePage { chrome, t: TEXTS.of(visit.locale), lead, steps }).into_response()
}

/// `GET /aide/referent`.
async fn referent(visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    Ok(shown(&visit, Guide::Referent, t.s("title-referent"), t.s("lead-referent")))
}

/// `GET /aide/surveillant`.
async fn invigilator(visit: Visit) -> Answer {
    let t = TEXTS.of(visit.locale);
    Ok(shown(&visit, Guide::Invigilator, t.s("title-invigilator"), t.s("lead-invigilator")))
}
