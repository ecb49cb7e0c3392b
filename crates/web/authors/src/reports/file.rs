//! An author reports a problem from the preview.

use acts::content::ReportQuestion;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use domain::content::{Category, check_report};
use domain::framework::ChallengeCode;
use domain::id::Id;
use serde::Deserialize;
use store::content::{NewReport, Seen};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::TEXTS;
use crate::desk::{Desk, Source as _};
use crate::question::{Asked, Look};
use crate::{Place, code_at};

/// What was typed, with the variant that was looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    categorie: String,
    texte: String,
    key: String,
    #[serde(flatten)]
    asked: Asked,
}

#[derive(Template)]
#[template(path = "reports/file.html")]
struct FilePage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    address: String,
    code: String,
    title: String,
    look: Look,
    typed: Typed,
    faults: Faults,
}

fn made(
    desk: &Desk,
    visit: &Visit,
    code: &ChallengeCode,
    typed: Typed,
    faults: Faults,
) -> Result<FilePage, Trouble> {
    let t = TEXTS.of(visit.locale);
    let outline = desk.bank.outlines().get(code).ok_or(Trouble::NotFound)?;
    let mut typed = typed;
    if typed.key.is_empty() {
        typed.key = Id::<domain::content::QuestionReport>::from_seed(&visit.seed, "form").to_string();
    }
    Ok(FilePage {
        chrome: crate::chrome(visit, t.s("file-title")),
        words: crate::words(visit),
        address: crate::address(code),
        code: code.to_string(),
        title: outline.title.clone(),
        look: Look::read(&typed.asked, visit.locale),
        typed,
        faults,
        t,
    })
}

/// `GET …/signaler`.
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = app.desk(&visit).await?;
    let typed = Typed { asked, ..Typed::default() };
    Ok(Page(made(&desk, &visit, &code_at(&place), typed, Faults::none())?).into_response())
}

/// `POST …/signaler`.
pub async fn report(
    State(app): State<Shared>,
    visit: Visit,
    Path(place): Path<Place>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (desk, code) = (app.desk(&visit).await?, code_at(&place));
    desk.bank.outlines().get(&code).ok_or(Trouble::NotFound)?;
    let (category, words) = match check_report(&typed.categorie, &typed.texte) {
        Ok(said) => said,
        Err(all) => {
            let mut faults = Faults::none();
            for why in all {
                let field = if why.code() == "no-category" { "categorie" } else { "texte" };
                faults.add(field, crate::words(&visit).s(&format!("why-{}", why.code())));
            }
            return Ok(refused(&made(&desk, &visit, &code, typed, faults)?));
        }
    };
    let look = Look::read(&typed.asked, visit.locale);
    let seen = Seen {
        challenge: code.clone(),
        release: app.bank.release.clone(),
        locale: look.locale,
        seed: bank::Bank::draw(code.as_str(), look.number),
    };
    let doing = crate::doing(&visit.of_form(&typed.key, code.as_str()))?;
    let id = Id::from_seed(&doing.seed, "report");
    let new = NewReport { id, seen, category, words };
    let id = app.store.act(ReportQuestion { doing, account: visit.account()?.id, new }).await;
    Ok(go(&format!("/auteurs/signalements/{}", id.map_err(Trouble::from)?)))
}
