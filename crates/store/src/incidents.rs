//! Incidents: what the invigilator or the centre reports about a candidate, and how it was settled.

use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::certification::incident::{Incident, IncidentKind, NewIncident, Resolution};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("incidents.sql")));

/// An incident as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Incident>,
    /// Of which session.
    pub session: Id<Session>,
    /// About which candidate.
    pub candidate: Id<Candidate>,
    /// What was reported.
    pub told: NewIncident,
    /// When.
    pub filed_at: Moment,
    /// By whom: the invigilator's name, or the code of an account.
    pub filed_by: String,
    /// How it was settled.
    pub settled: Option<Settled>,
}

impl Kept {
    /// It can change a result and nobody has settled it: publication waits for it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.settled.is_none() && self.told.kind.is_impactful()
    }
}

/// How an incident was settled.
#[derive(Debug, Clone)]
pub struct Settled {
    /// What came of it.
    pub resolution: Resolution,
    /// When.
    pub at: Moment,
    /// By whom: the code of an actor, `program` when it settled itself.
    pub by: String,
}

/// The code under which a resolution is stored and found in texts.
#[must_use]
pub fn resolution_code(resolution: Resolution) -> String {
    serde_json::to_value(resolution).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn resolution(code: String) -> Result<Resolution, Failure> {
    serde_json::from_value(serde_json::Value::String(code)).map_err(|e| Failure::inconsistent(e.to_string()))
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, session, candidate) = (c.take()?, c.take()?, c.take()?);
    let kind = c.code(|code| IncidentKind::parse(code).ok())?;
    let question: Option<u32> = c.take()?;
    let description: String = c.take()?;
    let told = NewIncident {
        kind,
        description: (!description.is_empty()).then_some(description),
        question: question.and_then(|q| u16::try_from(q).ok()),
    };
    let (filed_at, filed_by) = (c.take()?, c.take()?);
    let (code, at, by): (Option<String>, Option<Moment>, Option<String>) = (c.take()?, c.take()?, c.take()?);
    let settled = match (code, at) {
        (Some(code), Some(at)) => {
            Some(Settled { resolution: resolution(code)?, at, by: by.unwrap_or_default() })
        }
        _ => None,
    };
    Ok(Kept { id, session, candidate, told, filed_at, filed_by, settled })
}

/// The incidents of a session, in the order in which they were filed.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// The incidents about one candidate, in the order in which they were filed.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_candidate(
    db: &mut Conn<'_>,
    session: Id<Session>,
    candidate: Id<Candidate>,
) -> Result<Vec<Kept>, Failure> {
    let rows = db.rows(SQL.get("of_candidate"), &[session.into(), candidate.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// An incident of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(
    db: &mut Conn<'_>,
    session: Id<Session>,
    id: Id<Incident>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_id"), &[session.into(), id.into()]).await?.map(read).transpose()
}

/// Changes what an incident that is not settled says; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn change(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Incident>,
    told: &NewIncident,
) -> Result<bool, Failure> {
    let params = [
        session.into(),
        id.into(),
        told.kind.code().into(),
        told.question.map(u32::from).into(),
        told.description.as_deref().unwrap_or("").into(),
    ];
    Ok(tx.write(SQL.get("change"), &params).await? == 1)
}

/// Keeps an incident that is not settled; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<Incident>,
    (session, candidate): (Id<Session>, Id<Candidate>),
    told: &NewIncident,
    at: Moment,
    by: &str,
) -> Result<bool, Failure> {
    let params = [
        id.into(),
        session.into(),
        candidate.into(),
        told.kind.code().into(),
        told.question.map(u32::from).into(),
        told.description.as_deref().unwrap_or("").into(),
        at.into(),
        by.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Notes how an incident was settled; a later settlement replaces an earlier one.
///
/// # Errors
/// When the store refuses.
pub async fn settle(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Incident>,
    resolution: Resolution,
    at: Moment,
    by: &str,
) -> Result<(), Failure> {
    let code = resolution_code(resolution);
    let params = [session.into(), id.into(), (&code).into(), at.into(), by.into()];
    tx.write(SQL.get("settle"), &params).await.map(drop)
}

/// Removes an incident that is not settled; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>, id: Id<Incident>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete"), &[session.into(), id.into()]).await? == 1)
}
