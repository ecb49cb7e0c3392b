//! What every page of the room says once the centre has finalised the session.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::certification::session::SessionRefusal;
use web_shell::{Chrome, Texts, outcome, when};

use crate::inside::Inside;

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "closed/page.html")]
struct ClosedPage {
    chrome: Chrome,
    t: Texts,
    text: String,
}

/// The page, with the status of what one may no longer enter.
pub(crate) fn page(inside: &Inside) -> Response {
    let t = TEXTS.of(inside.visit.locale);
    let number = inside.session.number.grouped();
    let text = match inside.session.state().can_invigilate() {
        Err(SessionRefusal::Finalised { at }) => {
            let stamp = when::stamp(inside.visit.locale, at, &inside.session.zone);
            t.ww("finalised", ("number", &number), ("stamp", &stamp))
        }
        Err(SessionRefusal::Cancelled { .. }) => t.w("cancelled", "number", number),
        _ => t.w("published", "number", number),
    };
    let chrome = Chrome::plain(&inside.visit, t.s("title"));
    outcome::with_status(StatusCode::FORBIDDEN, &ClosedPage { chrome, t, text })
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use crate::sample::{OPENED, inside};

    #[test]
    fn a_finalised_session_lets_nobody_in() {
        let mut inside = inside(Locale::Fr, 180, true);
        assert!(inside.session.state().can_invigilate().is_ok());
        inside.session.facts.finalised_at = Some(OPENED.plus_minutes(150));
        assert_eq!(super::page(&inside).status(), axum::http::StatusCode::FORBIDDEN);
    }
}
