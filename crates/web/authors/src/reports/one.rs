//! One report: what the person saw and says, and what was done about it.

use acts::content::SettleReport;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::content::{QuestionReport, check_reason};
use domain::id::Id;
use domain::moment::Zone;
use serde::Deserialize;
use store::content::{self, Report};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::TEXTS;
use crate::desk::{Source as _, aside};
use crate::question::{Stage, download, expected};

#[derive(Template)]
#[template(path = "reports/one.html")]
struct OnePage {
    chrome: Chrome,
    t: Texts,
    words: Texts,
    address: String,
    question: String,
    code: String,
    category: &'static str,
    said: String,
    when: String,
    release: String,
    settled: Option<(String, String)>,
    note: String,
    faults: Faults,
    /// The variant and its right answer, as safe HTML; nothing where the release is gone.
    stage: Option<(Stage, Vec<String>)>,
}

async fn kept(app: &Shared, visit: &Visit, id: Id<QuestionReport>) -> Result<Report, Trouble> {
    app.desk(visit).await?;
    let mut reader = app.store.read().await?;
    content::report_by_id(&mut reader.conn(), id).await?.ok_or(Trouble::NotFound)
}

async fn made(
    app: &Shared,
    visit: &Visit,
    report: Report,
    note: String,
    faults: Faults,
) -> Result<OnePage, Trouble> {
    let (t, words) = (TEXTS.of(visit.locale), crate::words(visit));
    let address = format!("/auteurs/signalements/{}", report.id);
    let (seen, looking, base) = (report.seen.clone(), visit.clone(), format!("{address}/fichiers"));
    // A report about a variant that was never kept, of a release that is gone, is read without it.
    let stage = match app.bank_of(&seen.release).await {
        Err(_) => None,
        Ok(bank) => {
            let render = move || {
                let variant = bank.render(seen.challenge.as_str(), &seen.seed, seen.locale)?;
                let right = expected(&variant);
                Some((Stage::made(&looking, seen.locale, variant.shown, String::new(), base), right))
            };
            aside(render).await?
        }
    };
    let stamp = |at| when::stamp(visit.locale, at, &Zone::paris());
    Ok(OnePage {
        chrome: crate::chrome(visit, t.s("one-title")),
        address,
        question: crate::address(&report.seen.challenge),
        code: report.seen.challenge.to_string(),
        category: words.s(&format!("category-{}", report.category.code())),
        said: report.words,
        when: stamp(report.at),
        release: report.seen.release.to_string(),
        settled: report.settled.map(|settled| {
            let when = stamp(settled.at);
            (t.ww("settled-by", ("when", &when), ("who", &settled.by)), settled.note)
        }),
        note,
        faults,
        stage,
        t,
        words,
    })
}

/// `GET /auteurs/signalements/{report}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<QuestionReport>>) -> Answer {
    let report = kept(&app, &visit, id).await?;
    Ok(Page(made(&app, &visit, report, String::new(), Faults::none()).await?).into_response())
}

/// What was done about it, or the wish to open it again.
#[derive(Deserialize)]
pub struct Settling {
    #[serde(default)]
    note: String,
    rouvrir: Option<String>,
}

/// `POST /auteurs/signalements/{report}`.
pub async fn settle(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<QuestionReport>>,
    Form(settling): Form<Settling>,
) -> Answer {
    let report = kept(&app, &visit, id).await?;
    let note = match settling.rouvrir {
        Some(_) => None,
        None => match check_reason(&settling.note) {
            Ok(note) => Some(note),
            Err(why) => {
                let mut faults = Faults::none();
                faults.add("note", crate::why(&visit, TEXTS.of(visit.locale), why));
                return Ok(refused(&made(&app, &visit, report, settling.note, faults).await?));
            }
        },
    };
    let act = SettleReport { doing: crate::doing(&visit)?, account: visit.account()?.id, report: id, note };
    app.store.act(act).await.map_err(Trouble::from)?;
    Ok(go(&format!("/auteurs/signalements/{id}")))
}

/// `GET /auteurs/signalements/{report}/fichiers/{name}`: a file of the variant that the person saw.
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, name)): Path<(Id<QuestionReport>, String)>,
) -> Answer {
    let seen = kept(&app, &visit, id).await?.seen;
    let bank = app.bank_of(&seen.release).await?;
    let made = aside(move || bank.file(seen.challenge.as_str(), &seen.seed, seen.locale, &name));
    Ok(download(made.await?.ok_or(Trouble::NotFound)?))
}
