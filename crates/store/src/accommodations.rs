//! What candidates need beside extra time. Nobody reads it but the référent of the centre and who watches over the room.

use std::sync::LazyLock;

use domain::certification::accommodation::Accommodations;
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("accommodations.sql")));

/// What a candidate of a session needs; nothing where nothing was said.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_candidate(
    db: &mut Conn<'_>,
    session: Id<Session>,
    candidate: Id<Candidate>,
) -> Result<Accommodations, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let needs = Accommodations::needs_of(&c.take::<String>()?);
        Ok(Accommodations { needs, break_minutes: c.take()?, words: c.take()? })
    };
    let row = db.row(SQL.get("of_candidate"), &[session.into(), candidate.into()]).await?;
    Ok(row.map(read).transpose()?.unwrap_or_default())
}

/// Keeps what a candidate needs; nothing needed leaves nothing kept.
///
/// # Errors
/// When the store refuses.
pub async fn put(
    tx: &mut Tx<'_>,
    candidate: Id<Candidate>,
    said: &Accommodations,
    by: Id<Account>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("delete"), &[candidate.into()]).await?;
    if said.is_empty() {
        return Ok(());
    }
    let needs = said.stored_needs();
    let params = [
        candidate.into(),
        (&needs).into(),
        said.break_minutes.into(),
        (&said.words).into(),
        at.into(),
        by.into(),
    ];
    tx.write(SQL.get("insert"), &params).await.map(drop)
}
