//! The certificate as PDF, made from the signed payload once its signature was checked.

use axum::extract::{Path, State};
use documents::certificate::certificate_with_proof;
use domain::certification::attempt::Attempt;
use domain::id::Id;
use store::{candidate_pages, candidates, certificates};
use web_shell::diploma::{self, Diploma};
use web_shell::{Answer, Shared, Trouble, Visit, outcome};

/// `GET /candidat/certifications/{attempt}/certificat.pdf`.
pub async fn pdf(State(app): State<Shared>, visit: Visit, Path(attempt): Path<Id<Attempt>>) -> Answer {
    let account = visit.account()?.id;
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let sitting = candidate_pages::sitting_of(db, account, attempt).await?.ok_or(Trouble::NotFound)?;
    sitting.published.and_then(|published| published.code).ok_or(Trouble::NotFound)?;
    let kept = certificates::of_attempt(db, attempt).await?.ok_or(Trouble::NotFound)?;
    let candidate = candidates::by_id(db, sitting.session, sitting.candidate).await?;
    drop(reader);
    let sex = candidate.and_then(|candidate| candidate.sex);
    let Some(Diploma { mut sheet, proof }) = diploma::of(&app, visit.locale, &kept, sex).await? else {
        // Nothing is printed of what cannot be verified: the public page says so, and to whom to turn.
        return Ok(outcome::go(&format!("/verifier/{}", kept.code)));
    };
    sheet.rehearsal |= sitting.rehearsal;
    let name = format!("certificat-{}.pdf", sheet.delivered_on.strftime("%Y%m%d"));
    let bytes = app.press.print(move || certificate_with_proof(&sheet, &proof)).await?;
    Ok(outcome::download(&name, "application/pdf", bytes))
}
