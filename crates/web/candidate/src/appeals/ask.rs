//! The form of an appeal.

use acts::certification::AskAppeal;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::appeal::{Appeal, AppealKind, CannotAppeal, OPEN_MAX, WORDS_MAX};
use domain::certification::attempt::Attempt;
use domain::id::Id;
use domain::text::Paragraph;
use store::Stop;
use store::appeals::{self, About};
use store::candidate_pages::{self, Sitting};
use web_shell::appeal::{self, Letter};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::{TEXTS, count, doing, refusal};
use crate::frame;

#[derive(Template)]
#[template(path = "appeals/ask.html")]
struct AskPage {
    chrome: Chrome,
    t: Texts,
    attempt: String,
    day: String,
    /// The name of the appeal that this form makes.
    key: String,
    choices: Vec<Choice>,
    /// What was chosen and typed.
    typed: Posted,
    words_max: i64,
    /// Too many are open: there is no form.
    full: bool,
    faults: Faults,
}

struct Choice {
    code: &'static str,
    label: &'static str,
    hint: &'static str,
    /// Until when, or that it is too late; nothing where there is no last day.
    last: Option<String>,
    too_late: bool,
}

/// The form as it was posted.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Posted {
    cle: String,
    quoi: String,
    mots: String,
}

/// The published test of this account with how many appeals about it are open; nothing before the publication.
async fn read(app: &Shared, visit: &Visit, attempt: Id<Attempt>) -> Result<(Sitting, usize), Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    let asked = appeals::of_attempt(db, attempt).await?;
    Ok((sitting, asked.iter().filter(|kept| kept.state.is_open()).count()))
}

fn page(visit: &Visit, sitting: &Sitting, open: usize, typed: Posted, faults: Faults) -> AskPage {
    let t = TEXTS.of(visit.locale);
    let published = sitting.published.as_ref().map_or(visit.at, |published| published.at);
    let today = visit.at.local(&sitting.zone).date();
    let choice = |kind: AppealKind| {
        let last = kind.last_day(published, &sitting.zone);
        let too_late = last.is_some_and(|last| today > last);
        let key = if too_late { "was-until" } else { "until" };
        Choice {
            code: kind.code(),
            label: appeal::kind(visit.locale, kind),
            hint: appeal::kind_hint(visit.locale, kind),
            last: last.map(|last| t.w(key, "last", when::date(visit.locale, last))),
            too_late,
        }
    };
    let fresh = || Id::<Appeal>::from_seed(&visit.seed, "appeal").to_string();
    AskPage {
        chrome: frame::chrome(visit, t.s("ask-title")),
        attempt: sitting.attempt.to_string(),
        day: when::day(visit.locale, sitting.date),
        key: if typed.cle.is_empty() { fresh() } else { typed.cle.clone() },
        choices: AppealKind::ALL.map(choice).into(),
        typed,
        words_max: count(WORDS_MAX),
        full: open >= OPEN_MAX,
        faults,
        t,
    }
}

/// `GET /candidat/certifications/{attempt}/reclamer`.
pub(super) async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
) -> Answer {
    let (sitting, open) = read(&app, &visit, attempt).await?;
    if sitting.published.is_none() {
        return Ok(go("/candidat/certifications"));
    }
    Ok(Page(page(&visit, &sitting, open, Posted::default(), Faults::none())).into_response())
}

/// `POST /candidat/certifications/{attempt}/reclamer`.
pub(super) async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    Path(attempt): Path<Id<Attempt>>,
    Form(typed): Form<Posted>,
) -> Answer {
    let (sitting, open) = read(&app, &visit, attempt).await?;
    if sitting.published.is_none() {
        return Ok(go("/candidat/certifications"));
    }
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let kind = AppealKind::from_code(&typed.quoi);
    if kind.is_none() {
        faults.add("quoi", t.s("fault-kind"));
    }
    if let Err(why) = Paragraph::parse(&typed.mots, WORDS_MAX) {
        faults.add("mots", refusal(&t, CannotAppeal::Words(why)));
    }
    let key = typed.cle.parse().unwrap_or_else(|_| Id::from_seed(&visit.seed, "appeal"));
    if let Some(kind) = kind.filter(|_| !faults.any()) {
        let account = visit.account()?.id;
        let about = About { id: key, session: sitting.session, attempt, account, kind };
        let act = AskAppeal {
            doing: doing(&visit)?,
            account,
            attempt,
            appeal: key,
            kind,
            words: typed.mots.clone(),
            mail: Letter::Asked.written(&app.config.public_url, &about),
        };
        match app.store.act(act).await {
            Ok(_) => return Ok(go(&appeal::of_candidate(&about))),
            Err(Stop::Refused(why)) => {
                let field = match why {
                    CannotAppeal::TooLate { .. } => "quoi",
                    CannotAppeal::Words(_) => "mots",
                    _ => "",
                };
                faults.add(field, refusal(&t, why));
            }
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(refused(&page(&visit, &sitting, open, typed, faults)))
}
