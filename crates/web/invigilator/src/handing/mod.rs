//! `/surveillant/salle/copie`: the hand-in file of a machine that stays without network (reliability and security, F13, P12).
//! The invigilator brings it on a key or by another device; it is taken once, and only while its question waits.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use store::candidates;
use web_shell::form::{Faults, Upload};
use web_shell::handin::{self, NotTaken, Taken};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome};

use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "handing/page.html")]
struct HandingPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    faults: Faults,
    /// What was taken, in words.
    taken: Option<String>,
    /// The page of the candidate whom a refusal is about.
    about: Option<(String, String)>,
}

fn page(inside: &Inside, faults: Faults) -> HandingPage {
    let t = TEXTS.of(inside.visit.locale);
    let chrome = inside.chrome(t.s("title"), Here::Candidate);
    HandingPage { chrome, t, top: inside.top(), faults, taken: None, about: None }
}

/// `GET /surveillant/salle/copie`.
pub(crate) async fn show(inside: Inside) -> Answer {
    Ok(Page(page(&inside, Faults::none())).into_response())
}

/// `POST /surveillant/salle/copie`.
pub(crate) async fn take(
    State(app): State<Shared>,
    inside: Inside,
    upload: Upload<{ handin::FILE_MAX }>,
) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    match handin::take(&app, inside.id(), inside.doing(), &upload.bytes).await? {
        Ok(taken) => {
            let told = told(&app, &inside, &taken).await?;
            let page = HandingPage { taken: Some(told), ..page(&inside, Faults::none()) };
            Ok(Page(page).into_response())
        }
        Err(why) => {
            let (key, whose) = refusal(why);
            let mut faults = Faults::none();
            faults.add("copie", t.s(key));
            let about = match whose {
                Some(candidate) => {
                    let name = name(&app, &inside, candidate).await?;
                    Some((name, format!("/surveillant/salle/candidats/{candidate}")))
                }
                None => None,
            };
            Ok(outcome::refused(&HandingPage { about, ..page(&inside, faults) }))
        }
    }
}

/// The sentence of a refusal, and whom it is about.
const fn refusal(why: NotTaken) -> (&'static str, Option<Id<Candidate>>) {
    match why {
        NotTaken::Unreadable => ("why-unreadable", None),
        NotTaken::AnotherSession => ("why-another-session", None),
        NotTaken::Empty => ("why-empty", None),
        NotTaken::AnotherQuestion { candidate } => ("why-another-question", Some(candidate)),
        NotTaken::StandsStill { candidate } => ("why-stands-still", Some(candidate)),
        NotTaken::TimeIsUp { candidate } => ("why-time-is-up", Some(candidate)),
        NotTaken::Over { candidate } => ("why-over", Some(candidate)),
    }
}

async fn name(app: &Shared, inside: &Inside, candidate: Id<Candidate>) -> Result<String, Trouble> {
    let mut reader = app.store.read().await?;
    let kept = candidates::by_id(&mut reader.conn(), inside.id(), candidate).await?;
    let kept = kept.ok_or(Trouble::NotFound)?;
    Ok(format!("{} {}", kept.last_name, kept.first_name))
}

async fn told(app: &Shared, inside: &Inside, taken: &Taken) -> Result<String, Trouble> {
    let t = TEXTS.of(inside.visit.locale);
    let key = if taken.before { "taken-before" } else { "taken" };
    let (name, hour) = (name(app, inside, taken.candidate).await?, inside.hour(taken.at));
    let position = i64::from(taken.position);
    Ok(t.with(key, &[("name", name.into()), ("position", position.into()), ("hour", hour.into())]))
}
