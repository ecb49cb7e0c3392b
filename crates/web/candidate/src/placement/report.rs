//! Reporting that something is wrong with a question of one's placement. The variant that was seen goes with it; nothing
//! about the person but the account.

use acts::Doing;
use acts::content::ReportQuestion;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::content::{Category, QuestionReport, check_report};
use domain::id::Id;
use domain::journal::Actor;
use serde::Deserialize;
use store::content::{NewReport, Seen};
use store::placements::{self, Kept, Served};
use web_shell::outcome::refused;
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::{TEXTS, exam_page};
use crate::frame;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    categorie: String,
    texte: String,
    key: String,
}

#[derive(Template)]
#[template(path = "placement/report.html")]
struct ReportPage {
    chrome: Chrome,
    t: Texts,
    code: String,
    number: u32,
    title: String,
    language: &'static str,
    typed: Typed,
    faults: Faults,
    /// It was sent.
    sent: bool,
}

fn made(visit: &Visit, code: &str, number: u32, served: &Served, typed: Typed, faults: Faults) -> ReportPage {
    let t = TEXTS.of(visit.locale);
    let mut typed = typed;
    if typed.key.is_empty() {
        typed.key = Id::<QuestionReport>::from_seed(&visit.seed, "form").to_string();
    }
    ReportPage {
        chrome: frame::chrome(visit, t.n("report-title", "number", number)),
        t,
        code: code.to_owned(),
        number,
        title: served.shown.title.clone(),
        language: served.shown.language.code(),
        typed,
        faults,
        sent: false,
    }
}

/// A question of the person's latest placement in this competence.
async fn of_number(app: &Shared, visit: &Visit, code: &str, number: u32) -> Result<(Kept, Served), Trouble> {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let run = placements::latest_of(db, visit.account()?.id, code).await?.ok_or(Trouble::NotFound)?;
    let served = placements::served(db, run.id, number).await?.ok_or(Trouble::NotFound)?;
    Ok((run, served))
}

/// `GET …/signaler/{number}`.
pub(super) async fn ask(
    State(app): State<Shared>,
    visit: Visit,
    Path((code, number)): Path<(String, u32)>,
) -> Answer {
    let mut reader = app.store.read().await?;
    if let Some(kept_out) = exam_page(&visit, &mut reader.conn(), visit.account()?.id).await? {
        return Ok(kept_out);
    }
    drop(reader);
    let (_, served) = of_number(&app, &visit, &code, number).await?;
    Ok(Page(made(&visit, &code, number, &served, Typed::default(), Faults::none())).into_response())
}

/// `POST …/signaler/{number}`.
pub(super) async fn report(
    State(app): State<Shared>,
    visit: Visit,
    Path((code, number)): Path<(String, u32)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let account = visit.account()?.id;
    let (run, served) = of_number(&app, &visit, &code, number).await?;
    let (category, words) = match check_report(&typed.categorie, &typed.texte) {
        Ok(said) => said,
        Err(all) => {
            let (t, mut faults) = (TEXTS.of(visit.locale), Faults::none());
            for why in all {
                let field = if why.code() == "no-category" { "categorie" } else { "texte" };
                faults.add(field, t.s(&format!("report-{}", why.code())));
            }
            return Ok(refused(&made(&visit, &code, number, &served, typed, faults)));
        }
    };
    let chance = visit.of_form(&typed.key, served.challenge.as_str()).seed;
    let seen = Seen {
        challenge: served.challenge.clone(),
        release: run.release.clone(),
        locale: run.locale,
        seed: served.seed.clone(),
    };
    let new = NewReport { id: Id::from_seed(&chance, "report"), seen, category, words };
    let doing = Doing { at: visit.at, by: Actor::Account(account), seed: chance };
    app.store.act(ReportQuestion { doing, account, new }).await.map_err(Trouble::from)?;
    let page = made(&visit, &code, number, &served, typed, Faults::none());
    Ok(Page(ReportPage { sent: true, ..page }).into_response())
}
