//! What stands beside the tests in the file of a session: scans of its papers, and why it should be read soon.

use axum::extract::{Path, State};
use domain::certification::risk::Signs;
use domain::certification::scan::Scan;
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use store::{Conn, comments, scans, signs};
use web_shell::scan::{Piece, missing, pieces, served};
use web_shell::{Answer, Chrome, Shared, Trouble, Visit};

use crate::room::{self, Desk, Pill};

/// What was read beside the dossier.
pub struct Beside {
    pub scans: Vec<scans::Kept>,
    pub comments: Vec<comments::Kept>,
    pub signs: Option<(u32, Signs)>,
}

/// Reads it.
pub async fn read(db: &mut Conn<'_>, id: Id<Session>) -> Result<Beside, Trouble> {
    Ok(Beside {
        scans: scans::of_session(db, id).await?,
        comments: comments::of_session(db, id).await?,
        signs: signs::of_session(db, id).await?,
    })
}

/// The scans, and the papers of which there is none.
pub fn papers(locale: Locale, desk: &Desk, beside: &Beside) -> (Vec<Piece>, Vec<&'static str>) {
    let dossier = &desk.dossier;
    let sat = dossier.files.iter().flat_map(|file| &file.incidents);
    let absent = dossier.absent.iter().flat_map(|(_, incidents)| incidents);
    let told: Vec<_> = sat.chain(absent).map(|incident| incident.told.kind).collect();
    let missing = missing(locale, !dossier.files.is_empty(), &told, &beside.scans);
    (pieces(locale, &dossier.session.zone, &beside.scans), missing)
}

/// How soon the session should be read, and why.
pub fn risk(chrome: &Chrome, desk: &Desk, beside: &Beside) -> (Pill, Vec<String>) {
    let risk = desk.dossier.risk(beside.signs.as_ref(), desk.withdrawn());
    (room::level(chrome, risk.level), room::reasons(&room::words(chrome.locale), &risk))
}

/// GET /jury/sessions/{id}/pieces/{scan}
pub async fn file(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, scan)): Path<(Id<Session>, Id<Scan>)>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let desk = room::desk(db, &visit, id).await?;
    if !desk.may_read() {
        return Err(Trouble::NotFound);
    }
    let body = scans::body(db, id, scan).await?.ok_or(Trouble::NotFound)?;
    let scans = scans::of_session(db, id).await?;
    served(&scans, scan, body).ok_or(Trouble::NotFound)
}
