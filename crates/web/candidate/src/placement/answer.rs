//! Answering, or passing.

use acts::Doing;
use acts::placement::{AnswerPlacement, CannotPlace, preparing};
use axum::extract::{Path, State};
use domain::journal::Actor;
use store::{Stop, placements};
use web_shell::outcome::go;
use web_shell::question::{self, Posted, Slip, field, value_of};
use web_shell::{Answer, Form, Shared, Trouble, Visit};

/// `POST /candidat/positionnement/{competence}/reponse`.
pub async fn answer(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Form(posted): Form<Posted>,
) -> Answer {
    let account = visit.account()?.id;
    app.bank.framework.competence(&code).ok_or(Trouble::NotFound)?;
    let number: u32 = field(&posted, "number").and_then(|n| n.parse().ok()).ok_or(Trouble::BadRequest)?;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    if let Some(kept_out) = super::exam_page(&visit, db, account).await? {
        return Ok(kept_out);
    }
    let run = placements::latest_of(db, account, &code).await?.ok_or(Trouble::NotFound)?;
    if run.ended_at.is_some() || number != run.serving {
        return Ok(go(&super::path(&code)));
    }
    let served = placements::served(db, run.id, number).await?.ok_or(Trouble::NotFound)?;
    let passes = field(&posted, "passe").is_some();
    let value = Some(value_of(&served.shown.form, &posted)).filter(|_| !passes);
    let slip = value.as_deref().and_then(|value| question::slip(&served.shown.form, value));
    if let Some(slip) = slip {
        drop(reader);
        let why = match slip {
            Slip::Empty => "why-empty",
            Slip::NoNumber => "why-number",
        };
        let refused = super::Refused { why, typed: value.unwrap_or_default() };
        return super::page(&app, &visit, &code, Some(refused), None).await;
    }
    let material = super::material(db, account, run.id).await?;
    drop(reader);
    let bank = app.bank_of(&run.release).await?;
    let (placement, at, means) = (run.id, visit.at, visit.means);
    let prepared = tokio::task::spawn_blocking(move || {
        preparing::answer(&bank, &run, &served, material, value, at, means)
    });
    let act = AnswerPlacement {
        doing: Doing { at, by: Actor::Account(account), seed: visit.seed.clone() },
        account,
        placement,
        number,
        new: prepared.await.map_err(Trouble::failed)??,
    };
    match app.store.act(act).await {
        Ok(()) | Err(Stop::Refused(CannotPlace::ExamRuns { .. })) => Ok(go(&super::path(&code))),
        Err(stop) => Err(stop.into()),
    }
}
