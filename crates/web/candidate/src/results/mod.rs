//! A candidate's certifications: the list, the result of each, and its certificate.
//!
//! Everything is scoped by the account, and nothing about a result is read before its publication.

mod badge;
mod certificate;
mod result;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::jury::PublicStatus;
use store::candidate_pages::{self, Sitting};
use web_shell::{Answer, Chrome, Doors, Page, Shared, Texts, Visit, Who, when};

use crate::frame;

web_shell::texts!(TEXTS, "page");

/// The doors of the results.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .get("/candidat/certifications", Who::SignedIn, show)
        .get("/candidat/certifications/{attempt}", Who::SignedIn, result::show)
        .get("/candidat/certifications/{attempt}/certificat.pdf", Who::SignedIn, certificate::pdf)
        .get("/candidat/certifications/{attempt}/badge.jwt", Who::SignedIn, badge::give)
}

#[derive(Template)]
#[template(path = "results/page.html")]
struct ResultsPage {
    chrome: Chrome,
    t: Texts,
    lines: Vec<Line>,
}

struct Line {
    attempt: String,
    day: String,
    centre: String,
    stand: Stand,
    points: i64,
}

/// Where a certification stands, as its person may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Running,
    Waiting,
    Told(PublicStatus),
}

impl Stand {
    const fn of(sitting: &Sitting) -> Self {
        match (&sitting.published, sitting.ended_at) {
            (Some(published), _) => Self::Told(published.status),
            (None, Some(_)) => Self::Waiting,
            (None, None) => Self::Running,
        }
    }

    /// Its name in texts, its colour and its icon.
    const fn look(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Running => ("state-running", "info", "play"),
            Self::Waiting | Self::Told(PublicStatus::Pending) => ("state-waiting", "info", "hourglass"),
            Self::Told(PublicStatus::Validated) => ("state-validated", "ok", "circle-check"),
            Self::Told(PublicStatus::Rejected) => ("state-rejected", "warn", "circle-x"),
            Self::Told(PublicStatus::RejectedForFraud) => ("state-fraud", "bad", "circle-x"),
            Self::Told(PublicStatus::Cancelled | PublicStatus::CancelledTooFewAnswers) => {
                ("state-cancelled", "off", "ban")
            }
        }
    }
}

/// `GET /candidat/certifications`.
async fn show(State(app): State<Shared>, visit: Visit) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let sittings = candidate_pages::sittings(&mut reader.conn(), account).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let lines = sittings.into_iter().map(|sitting| Line {
        attempt: sitting.attempt.to_string(),
        day: when::date(visit.locale, sitting.date),
        stand: Stand::of(&sitting),
        points: sitting.published.map_or(0, |published| published.points.into()),
        centre: sitting.centre,
    });
    let page = ResultsPage { chrome: frame::chrome(&visit, t.s("title")), t, lines: lines.collect() };
    Ok(Page(page).into_response())
}
