//! The list to fill in for programs that do not open ODS: as XLSX, and as separated values.

use axum::extract::{Path, State};
use documents::candidate_list::{ListRow, table};
use documents::table::TableFormat;
use domain::certification::session::Session;
use domain::id::Id;
use store::candidates;
use web_shell::{Answer, Shared, Trouble, Visit, outcome};

use super::form::see;
use crate::papers::{kind_of, listed};

/// GET /centre/sessions/{id}/candidats/liste.xlsx
pub async fn xlsx(app: State<Shared>, visit: Visit, id: Path<Id<Session>>) -> Answer {
    list(app, visit, id, TableFormat::Xlsx).await
}

/// GET /centre/sessions/{id}/candidats/liste.csv
pub async fn csv(app: State<Shared>, visit: Visit, id: Path<Id<Session>>) -> Answer {
    list(app, visit, id, TableFormat::Csv).await
}

async fn list(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    format: TableFormat,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let mut reader = app.store.read().await?;
    let rows = candidates::of_session(&mut reader.conn(), id).await?;
    drop(reader);
    let rows: Vec<ListRow> = rows.into_iter().map(listed).collect();
    let kind = kind_of(seen.kind);
    let made = tokio::task::spawn_blocking(move || table(&rows, kind).file(format));
    let name = format!("liste-candidats-{}.{}", seen.kept.number, format.extension());
    Ok(outcome::download(&name, format.media_type(), made.await.map_err(Trouble::failed)?))
}
