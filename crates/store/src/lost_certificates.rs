//! Lost certificates: whose they are, where their holder is reached, and the demands that centres answer (ADR 0048).

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::certificate::{Certificate, Holder, VerificationCode};
use domain::certification::lost::LostCertificate;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> =
    LazyLock::new(|| Blocks::read(include_str!("lost_certificates.sql")));

/// A certificate that somebody may have lost.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which one.
    pub certificate: Id<Certificate>,
    /// Of which test.
    pub attempt: Id<Attempt>,
    /// Of which session.
    pub session: Id<Session>,
    /// Its code.
    pub code: VerificationCode,
    /// What it says.
    pub told: Certificate,
    /// The address known for its holder: that of the account, or that of the convocation.
    pub address: Option<String>,
    /// The language of the account, by its code.
    pub locale: String,
}

/// The certificates of a person that stand, the latest first: those whose holder has this name and was born that day.
///
/// # Errors
/// When the store cannot be read.
pub async fn held_by(db: &mut Conn<'_>, holder: &Holder) -> Result<Vec<Held>, Failure> {
    let key = holder.key();
    let born = format!("%\"birth_date\":\"{}\"%", holder.birth_date);
    let read = |row: Row| {
        let mut c = row.cells();
        let (certificate, attempt, session) = (c.take()?, c.take()?, c.take()?);
        let code = c.code(|text| VerificationCode::parse(text).ok())?;
        let payload: String = c.take()?;
        let (address, locale) = (c.take()?, c.take()?);
        let told = Certificate::read(&payload).filter(|told| told.holder.key() == key);
        Ok(told.map(|told| Held { certificate, attempt, session, code, told, address, locale }))
    };
    let rows = db.rows(SQL.get("held_by"), &[(&key).into(), (&born).into()]).await?;
    rows.into_iter().map(read).filter_map(Result::transpose).collect()
}

/// Keeps a demand; false when one about the same test is open already.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<LostCertificate>,
    (attempt, session): (Id<Attempt>, Id<Session>),
    at: Moment,
) -> Result<bool, Failure> {
    let params = [id.into(), attempt.into(), session.into(), at.into()];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// A demand as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<LostCertificate>,
    /// About which test.
    pub attempt: Id<Attempt>,
    /// Of which session.
    pub session: Id<Session>,
    /// When it was asked.
    pub asked_at: Moment,
    /// When the centre has handed the certificate out.
    pub closed_at: Option<Moment>,
}

/// One demand.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<LostCertificate>) -> Result<Option<Kept>, Failure> {
    let Some(row) = db.row(SQL.get("by_id"), &[id.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    let (id, attempt, session) = (c.take()?, c.take()?, c.take()?);
    Ok(Some(Kept { id, attempt, session, asked_at: c.take()?, closed_at: c.take()? }))
}

/// Closes a demand: the certificate was handed out. False when it was closed before.
///
/// # Errors
/// When the store refuses.
pub async fn close(
    tx: &mut Tx<'_>,
    id: Id<LostCertificate>,
    at: Moment,
    by: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("close"), &[id.into(), at.into(), by.into()]).await? == 1)
}

/// A demand in the list of a centre.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which one.
    pub id: Id<LostCertificate>,
    /// The session of the exam.
    pub session: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The time zone of its place.
    pub zone: Zone,
    /// The name of the centre.
    pub centre: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// When the certificate was handed out.
    pub closed_at: Option<Moment>,
    /// What the certificate says that stands today, where it can be read.
    pub told: Option<Certificate>,
    /// It was revoked since: there is nothing to hand out.
    pub revoked: bool,
}

/// The demands to the centres whose référent this is: the open ones, the oldest first, then the latest closed ones.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_referent(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Listed>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let (id, session, number) = (c.take()?, c.take()?, SessionNumber::from_stored(c.take()?));
        let zone = c.code(|text| Zone::named(text).ok())?;
        let (centre, asked_at, closed_at) = (c.take()?, c.take()?, c.take()?);
        let payload: String = c.take()?;
        let revoked: Option<Moment> = c.take()?;
        let (told, revoked) = (Certificate::read(&payload), revoked.is_some());
        Ok(Listed { id, session, number, zone, centre, asked_at, closed_at, told, revoked })
    };
    db.rows(SQL.get("of_referent"), &[account.into()]).await?.into_iter().map(read).collect()
}

/// How many demands wait for the centres whose référent this is.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>, account: Id<Account>) -> Result<i64, Failure> {
    db.row(SQL.get("waiting"), &[account.into()]).await?.map_or(Ok(0), Row::only)
}
