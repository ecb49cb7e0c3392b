//! `/surveillant/salle/candidats/{id}`: one candidate of the room, everything about them that the room may know, and what
//! can be done. A refused act ends here too, with its reason.

pub(crate) mod acts;
mod again;
pub(crate) mod alert;
pub(crate) mod ending;
pub(crate) mod extra;
mod hindrance;
pub(crate) mod incident;
pub(crate) mod time;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::certification::attempt::{AttemptState, EndedBy};
use domain::certification::enrolment::Candidate;
use domain::certification::standstill::Hold;
use domain::id::Id;
use store::invigilator_pages::{self, Seat};
use store::time_changes::TimeChange;
use store::{accommodations, incidents};
use web_shell::{Answer, Chrome, Page, Shared, Texts, Trouble, outcome, when};

use crate::board::standing;
use crate::board::view::{listed_name, said};
use crate::inside::{Here, Inside, Top};
use crate::marks::Mark;

use again::{Again, Fold};

web_shell::texts!(TEXTS, "page");

/// What the invigilator can do for a candidate now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Now {
    /// Tick them present.
    Tick,
    /// They are expected to start; the tick can be taken back.
    Wait,
    /// Their test runs.
    Run,
    /// Their test is over, the end screen is to be seen.
    SeeEnd,
    /// Nothing is left to do.
    Done,
}

/// One step on the way into the test.
struct Step {
    done: bool,
    title: String,
    text: String,
}

/// An incident in words.
struct Told {
    kind: String,
    question: Option<String>,
    description: Option<String>,
    filed: String,
}

#[derive(Template)]
#[template(path = "candidate/page.html")]
struct CandidatePage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    id: Id<Candidate>,
    name: String,
    born: String,
    marks: Vec<Mark>,
    now: Now,
    allowed: bool,
    /// An account has joined and nothing is answered: the link can be taken back.
    joined: Option<String>,
    steps: Vec<Step>,
    facts: Vec<(&'static str, String)>,
    /// What they need beside extra time.
    needs: Vec<String>,
    incidents: Vec<Told>,
    /// Why the test cannot start, and what to do.
    hindered: Option<String>,
    /// The form that was refused.
    again: Again,
    /// What they call for, in their words.
    call: Option<String>,
    /// The invigilator has stopped this test.
    stopped: bool,
    /// An invigilator ended it: that can be undone.
    can_undo: bool,
    /// The key of the form of minutes.
    key: String,
    /// The key of the form of extra time, while there is an end to move.
    extra: Option<String>,
}

/// The candidate of that number in this room; anybody else's is absent.
async fn seat_of(app: &Shared, inside: &Inside, id: Id<Candidate>) -> Result<Seat, Trouble> {
    let mut reader = app.store.read().await?;
    invigilator_pages::seat(&mut reader.conn(), inside.id(), id).await?.ok_or(Trouble::NotFound)
}

/// `GET /surveillant/salle/candidats/{id}`.
pub(crate) async fn show(State(app): State<Shared>, inside: Inside, Path(id): Path<Id<Candidate>>) -> Answer {
    Ok(Page(page(&app, &inside, id, Again::default()).await?).into_response())
}

/// The page again with the reason why nothing changed.
async fn refused(app: &Shared, inside: &Inside, id: Id<Candidate>, why: String) -> Result<Response, Trouble> {
    shown_again(app, inside, id, Again::refused(why)).await
}

/// The page again with the form that was refused.
async fn shown_again(
    app: &Shared,
    inside: &Inside,
    id: Id<Candidate>,
    again: Again,
) -> Result<Response, Trouble> {
    Ok(outcome::refused(&page(app, inside, id, again).await?))
}

async fn page(
    app: &Shared,
    inside: &Inside,
    id: Id<Candidate>,
    again: Again,
) -> Result<CandidatePage, Trouble> {
    let mut reader = app.store.read().await?;
    let seats = invigilator_pages::board(&mut reader.conn(), inside.id()).await?;
    let filed = incidents::of_candidate(&mut reader.conn(), inside.id(), id).await?;
    let needed = accommodations::of_candidate(&mut reader.conn(), inside.id(), id).await?;
    let seat = seats.iter().find(|s| s.id == id).ok_or(Trouble::NotFound)?;
    let t = TEXTS.of(inside.visit.locale);
    let hindered = hindrance::of(&mut reader.conn(), inside, seat, t).await?;
    let calls = standing::calls(seat, inside.opened_at(), inside.visit.at);
    let own_end = standing::own_end(seat, standing::usual_end(&seats));
    let name = listed_name(seat);
    Ok(CandidatePage {
        chrome: inside.chrome(name.clone(), Here::Candidate),
        t,
        top: inside.top(),
        id,
        name,
        born: when::short(seat.birth_date),
        marks: inside.seen().marks(seat, &calls, own_end),
        now: now(seat),
        allowed: seat.admitted,
        joined: seat.joined_at.filter(|_| unanswered(seat)).map(|at| inside.hour(at)),
        steps: steps(inside, seat, hindered.is_some(), t),
        needs: web_shell::accommodation::said(inside.visit.locale, &needed),
        facts: facts(inside, seat, t),
        incidents: filed.into_iter().map(|kept| told(inside, kept, t)).collect(),
        hindered,
        again,
        call: seat
            .test
            .as_ref()
            .and_then(|test| test.call.as_ref())
            .map(|call| said(call, inside.visit.locale, crate::board::texts(inside.visit.locale))),
        stopped: seat.test.as_ref().is_some_and(|test| test.timing.holds.has(Hold::Invigilator)),
        can_undo: seat
            .test
            .as_ref()
            .is_some_and(|test| matches!(test.state, AttemptState::Ended { by: EndedBy::Invigilator, .. })),
        key: Id::<TimeChange>::from_seed(&inside.visit.seed, "minutes").to_string(),
        extra: (inside.opened_at().is_some() && !is_over(seat))
            .then(|| Id::<TimeChange>::from_seed(&inside.visit.seed, "extra time").to_string()),
    })
}

/// Nothing is answered yet: who joined wrongly can be taken off.
fn unanswered(seat: &Seat) -> bool {
    seat.test
        .as_ref()
        .is_none_or(|test| test.last_answer_at.is_none() && !matches!(test.state, AttemptState::Ended { .. }))
}

fn is_over(seat: &Seat) -> bool {
    seat.test.as_ref().is_some_and(|test| matches!(test.state, AttemptState::Ended { .. }))
}

fn now(seat: &Seat) -> Now {
    match &seat.test {
        None if seat.present.is_none() => Now::Tick,
        None => Now::Wait,
        Some(test) => match test.state {
            AttemptState::Running | AttemptState::Suspended => Now::Run,
            AttemptState::Ended { .. } if test.end_seen.is_none() => Now::SeeEnd,
            AttemptState::Ended { .. } => Now::Done,
        },
    }
}

/// What stands between a candidate and the first question; empty once the test has started.
fn steps(inside: &Inside, seat: &Seat, hindered: bool, t: Texts) -> Vec<Step> {
    if seat.test.is_some() {
        return Vec::new();
    }
    let born = when::short(seat.birth_date);
    let number = inside.session.number.grouped();
    let as_listed = [
        ("number", number.into()),
        ("last", seat.last_name.as_str().into()),
        ("first", seat.first_name.as_str().into()),
        ("born", born.into()),
    ];
    let step = |done: bool, title: &str, text: String| Step { done, title: t.s(title).to_owned(), text };
    let at = |key: &str, moment| t.w(key, "hour", inside.hour(moment));
    vec![
        match seat.joined_at {
            Some(joined) => step(true, "step-join", at("step-join-done", joined)),
            None => step(false, "step-join", t.with("step-join-how", &as_listed)),
        },
        match &seat.present {
            Some((ticked, by)) => {
                let hour = inside.hour(*ticked);
                step(true, "step-tick", t.ww("step-tick-done", ("hour", &hour), ("name", by)))
            }
            None => step(false, "step-tick", t.s("step-tick-how").to_owned()),
        },
        match inside.opened_at() {
            Some(opened) => step(true, "step-open", at("step-open-done", opened)),
            None => step(false, "step-open", t.s("step-open-how").to_owned()),
        },
        step(
            false,
            "step-code",
            t.s(if hindered { "step-code-not-yet" } else { "step-code-how" }).to_owned(),
        ),
    ]
}

fn facts(inside: &Inside, seat: &Seat, t: Texts) -> Vec<(&'static str, String)> {
    let mut facts = vec![(t.s("fact-born"), when::short(seat.birth_date))];
    let mut add = |key, text| facts.push((t.s(key), text));
    if let Some((at, by)) = &seat.present {
        let hour = inside.hour(*at);
        add("fact-present", t.ww("hour-by", ("hour", &hour), ("name", by)));
    }
    if let Some(test) = &seat.test {
        add("fact-started", inside.hour(test.started_at));
        match test.state {
            AttemptState::Ended { at, by } => {
                let hour = inside.hour(at);
                add("fact-ended", t.w(&format!("ended-{}", by.code()), "hour", hour));
            }
            AttemptState::Running | AttemptState::Suspended => {
                add("fact-ends", inside.hour(test.timing.end_as_of(inside.visit.at)));
                let last = test.last_answer_at.map(|at| inside.hour(at));
                add("fact-last-answer", last.unwrap_or_else(|| t.s("no-answer").to_owned()));
            }
        }
        if let Some((at, by)) = &test.end_seen {
            let hour = inside.hour(*at);
            add("fact-end-seen", t.ww("hour-by", ("hour", &hour), ("name", by)));
        }
    }
    facts
}

fn told(inside: &Inside, kept: incidents::Kept, t: Texts) -> Told {
    let hour = inside.hour(kept.filed_at);
    // An account's code is no name: who is not a named invigilator is the centre.
    let by = if kept.filed_by.contains(':') { t.s("the-centre").to_owned() } else { kept.filed_by };
    Told {
        kind: incident::kind_text(kept.told.kind, inside.visit.locale),
        question: kept.told.question.map(|q| t.n("incident-question", "number", i64::from(q))),
        description: kept.told.description,
        filed: t.ww("incident-filed", ("hour", &hour), ("name", &by)),
    }
}
