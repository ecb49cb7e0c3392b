//! What becomes of an appeal: its steps with their dates, what happens next and until when, and what the candidate may do.

use acts::certification::{AskAppealAgain, WithdrawAppeal};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::appeal::{Appeal, CannotAppeal, WORDS_MAX};
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::moment::Zone;
use store::appeals::{self, Kept};
use store::{Stop, candidate_pages, certificates, decisions};
use web_shell::appeal::{self, Course, Letter};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, count, doing, refusal};
use crate::frame;

#[derive(Template)]
#[template(path = "appeals/page.html")]
struct FollowPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    attempt: String,
    day: String,
    course: Course,
    /// The certificate was replaced since: when.
    replaced: Option<String>,
    /// It may be withdrawn.
    open: bool,
    /// The jury may be asked again.
    again: bool,
    typed: String,
    words_max: i64,
    faults: Faults,
}

/// An appeal of this account about that test, with what its page shows.
struct Found {
    kept: Kept,
    decided: Vec<decisions::Kept>,
    replaced: Option<domain::moment::Moment>,
    zone: Zone,
    day: String,
}

async fn read(
    app: &Shared,
    visit: &Visit,
    (attempt, id): (Id<Attempt>, Id<Appeal>),
) -> Result<Found, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    let kept = appeals::by_id(db, id).await?;
    let kept = kept.filter(|kept| (kept.about.account, kept.about.attempt) == (account, attempt));
    let kept = kept.ok_or(Trouble::NotFound)?;
    let decided = decisions::of_attempt(db, sitting.session, attempt).await?;
    let issued = certificates::every_of_attempt(db, attempt).await?;
    let since = issued.iter().filter_map(|one| one.replaced_at).rfind(|at| *at >= kept.asked_at());
    let day = when::day(visit.locale, sitting.date);
    // While a publication is withdrawn, nothing is told of certificates.
    let replaced = since.filter(|_| sitting.published.is_some_and(|published| published.code.is_some()));
    Ok(Found { kept, decided, replaced, zone: sitting.zone, day })
}

fn page(visit: &Visit, found: &Found, typed: String, faults: Faults) -> FollowPage {
    let t = TEXTS.of(visit.locale);
    let chrome = frame::chrome(visit, t.s("follow-title"));
    let (kept, zone) = (&found.kept, &found.zone);
    let again = kept.state.again_until(zone).is_some_and(|last| visit.at.local(zone).date() <= last);
    FollowPage {
        address: appeal::of_candidate(&kept.about),
        attempt: kept.about.attempt.to_string(),
        day: found.day.clone(),
        course: appeal::course(&chrome, kept, &found.decided, zone, visit.at),
        replaced: found
            .replaced
            .map(|at| t.w("replaced", "date", when::date(visit.locale, at.local(zone).date()))),
        open: kept.state.is_open(),
        again,
        typed,
        words_max: count(WORDS_MAX),
        faults,
        chrome,
        t,
    }
}

/// `GET /candidat/certifications/{attempt}/reclamations/{appeal}`.
pub(super) async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(of): Path<(Id<Attempt>, Id<Appeal>)>,
) -> Answer {
    let found = read(&app, &visit, of).await?;
    Ok(Page(page(&visit, &found, String::new(), Faults::none())).into_response())
}

/// A form that is nothing but its button.
#[derive(serde::Deserialize)]
pub(super) struct Sent {}

/// `POST /candidat/certifications/{attempt}/reclamations/{appeal}/retirer`.
pub(super) async fn withdraw(
    State(app): State<Shared>,
    visit: Visit,
    Path(of): Path<(Id<Attempt>, Id<Appeal>)>,
    Form(Sent {}): Form<Sent>,
) -> Answer {
    let found = read(&app, &visit, of).await?;
    let act = WithdrawAppeal {
        doing: doing(&visit)?,
        account: visit.account()?.id,
        appeal: of.1,
        mail: Letter::Withdrawn.written(&app.config.public_url, &found.kept.about),
    };
    match app.store.act(act).await {
        Ok(()) => Ok(go(&appeal::of_candidate(&found.kept.about))),
        Err(Stop::Refused(why)) => again_with(&app, &visit, of, String::new(), why).await,
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// The words of the form.
#[derive(serde::Deserialize)]
pub(super) struct Posted {
    #[serde(default)]
    mots: String,
}

/// `POST /candidat/certifications/{attempt}/reclamations/{appeal}/revoir`.
pub(super) async fn again(
    State(app): State<Shared>,
    visit: Visit,
    Path(of): Path<(Id<Attempt>, Id<Appeal>)>,
    Form(posted): Form<Posted>,
) -> Answer {
    let found = read(&app, &visit, of).await?;
    let words = posted.mots.clone();
    let act = AskAppealAgain { doing: doing(&visit)?, account: visit.account()?.id, appeal: of.1, words };
    match app.store.act(act).await {
        Ok(()) => Ok(go(&appeal::of_candidate(&found.kept.about))),
        Err(Stop::Refused(why)) => again_with(&app, &visit, of, posted.mots, why).await,
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}

/// The page as it stands now, with why a step was not made.
async fn again_with(
    app: &Shared,
    visit: &Visit,
    of: (Id<Attempt>, Id<Appeal>),
    typed: String,
    why: CannotAppeal,
) -> Answer {
    let found = read(app, visit, of).await?;
    let mut faults = Faults::none();
    let field = if matches!(why, CannotAppeal::Words(_)) { "mots" } else { "" };
    faults.add(field, refusal(&TEXTS.of(visit.locale), why));
    Ok(refused(&page(visit, &found, typed, faults)))
}
