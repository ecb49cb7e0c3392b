//! Putting a competence back to nothing: what is lost is told before, and only then forgotten (candidate rules §3.8, §3.9).

use acts::Doing;
use acts::placement::{CAP, CannotPlace, ResetCompetence};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::framework::CompetenceCode;
use domain::journal::Actor;
use domain::placement::{Evaluation, Knowledge, Scorecard, latest, scorecard};
use store::{Stop, placements};
use web_shell::outcome::{self, go};
use web_shell::question::Posted;
use web_shell::{Answer, Chrome, Form, Page, Shared, Texts, Trouble, Visit};

use super::{TEXTS, exam_page, path};
use crate::frame;

#[derive(Template)]
#[template(path = "placement/reset.html")]
struct ResetPage {
    chrome: Chrome,
    t: Texts,
    code: String,
    competence: String,
    loss: String,
    /// It is too early: how long to wait.
    wait: Option<String>,
}

fn made(app: &Shared, visit: &Visit, code: &str, card: &Scorecard) -> Result<ResetPage, Trouble> {
    let competence = app.bank.framework.competence(code).ok_or(Trouble::NotFound)?;
    let t = TEXTS.of(visit.locale);
    let (points, level) = (card.standing.points, card.standing.level);
    let loss = if level > 0 {
        t.with("reset-loss-level", &[("points", points.into()), ("level", level.into())])
    } else {
        t.n("reset-loss", "points", points)
    };
    Ok(ResetPage {
        chrome: frame::chrome(visit, t.w("reset-title", "code", code)),
        t,
        code: code.to_owned(),
        competence: competence.title.get(visit.locale).to_owned(),
        loss,
        wait: card.days_before_reset.filter(|days| *days > 0).map(|days| t.n("reset-wait", "days", days)),
    })
}

/// What is known of a competence now; nothing when there is nothing to forget.
async fn card(app: &Shared, visit: &Visit, code: &str) -> Result<Option<Scorecard>, Trouble> {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let knowledge = placements::knowledge_of(&mut reader.conn(), account).await?;
    let held = latest(&knowledge, None);
    let known: Vec<&Knowledge> = held.into_iter().filter(|k| k.competence.as_str() == code).collect();
    Ok((!known.is_empty()).then(|| scorecard(&known, Evaluation::Completed, CAP, visit.at)))
}

/// `GET …/remise-a-zero`.
pub(super) async fn ask(State(app): State<Shared>, visit: Visit, Path(code): Path<String>) -> Answer {
    app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let mut reader = app.store.read().await?;
    if let Some(kept_out) = exam_page(&visit, &mut reader.conn(), visit.account()?.id).await? {
        return Ok(kept_out);
    }
    drop(reader);
    match card(&app, &visit, &code).await? {
        Some(card) => Ok(Page(made(&app, &visit, &code, &card)?).into_response()),
        None => Ok(go(&path(&code))),
    }
}

/// `POST …/remise-a-zero`.
pub(super) async fn reset(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Form(_): Form<Posted>,
) -> Answer {
    app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let account = visit.account()?.id;
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: visit.seed.clone() };
    let act = ResetCompetence { doing, account, competence: CompetenceCode::new(code.as_str()) };
    match app.store.act(act).await {
        Ok(()) => Ok(go("/candidat")),
        Err(Stop::Refused(CannotPlace::ExamRuns { .. })) => Ok(go(&path(&code))),
        Err(Stop::Refused(_)) => match card(&app, &visit, &code).await? {
            Some(card) => Ok(outcome::refused(&made(&app, &visit, &code, &card)?)),
            None => Ok(go("/candidat")),
        },
        Err(stop) => Err(stop.into()),
    }
}
