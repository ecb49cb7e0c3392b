//! The papers of a session that was made for a teacher: those that hold no code.

use axum::extract::{Path, State};
use documents::session_papers;
use domain::certification::request::SessionRequest;
use domain::id::Id;
use web_shell::{Answer, Shared, Trouble, Visit, papers};

use super::one::see;

/// GET /enseignant/demandes/{demande}/emargement.pdf
pub async fn attendance_sheet(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<SessionRequest>>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let session = see(db, &visit, id).await?.1.ok_or(Trouble::NotFound)?;
    let sheet = crate::papers::attendance(&app, db, &visit, &session).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::attendance_sheet(&sheet)).await?;
    Ok(crate::papers::pdf(&format!("emargement-{}.pdf", session.number), bytes))
}

/// GET /enseignant/demandes/{demande}/incidents.pdf
pub async fn incident_report(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<SessionRequest>>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let session = see(db, &visit, id).await?.1.ok_or(Trouble::NotFound)?;
    let sheet = papers::incident_sheet(db, visit.locale, &session).await?;
    drop(reader);
    let bytes = app.press.print(move || session_papers::incident_report(&sheet)).await?;
    Ok(crate::papers::pdf(&format!("proces-verbal-{}.pdf", session.number), bytes))
}
