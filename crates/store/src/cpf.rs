//! What the training fund was told, in which file, and what it answered (ADR 0038).

use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::cpf::{Batch, Facts, Missing, Passage, Sender, Telling, passage};
use domain::certification::enrolment::{BirthPlace, Sex};
use domain::certification::scoring::Score;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("cpf.sql")));

/// A certification to tell.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The test.
    pub attempt: Id<Attempt>,
    /// Its session.
    pub session: Id<Session>,
    /// The number of the session.
    pub number: SessionNumber,
    /// The time zone of its place.
    pub zone: Zone,
    /// When the session was published; nothing once that was taken back.
    pub published_at: Option<Moment>,
    /// When its certificate was issued, the latest time.
    pub issued_at: Moment,
    /// When that was revoked.
    pub revoked_at: Option<Moment>,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Place of birth, where known.
    pub birth_place: Option<BirthPlace>,
    /// The score that counts.
    pub score: Score,
    /// What the fund may hold of it: the latest passage that it did not refuse.
    pub held: Option<Passage>,
}

impl Pending {
    /// The passage that tells it: one that was revoked is what the fund holds, with its end.
    ///
    /// # Errors
    /// Everything that is missing.
    pub fn passage(&self) -> Result<Passage, Vec<Missing>> {
        let day = |at: Moment| at.local(&self.zone).date();
        if let (Some(at), Some(held)) = (self.revoked_at, &self.held) {
            return Ok(held.clone().ended(day(at)));
        }
        passage(&Facts {
            attempt: self.attempt,
            score: &self.score,
            from: day(self.published_at.unwrap_or(self.issued_at)),
            first_name: &self.first_name,
            last_name: &self.last_name,
            birth_date: self.birth_date,
            sex: self.sex,
            birth_place: self.birth_place.as_ref(),
        })
    }
}

fn pending_row(row: Row) -> Result<Pending, Failure> {
    let mut c = row.cells();
    let (attempt, session) = (c.take()?, c.take()?);
    let number = SessionNumber::from_stored(c.take()?);
    let zone = c.code(|t| Zone::named(t).ok())?;
    let (published_at, issued_at, revoked_at) = (c.take()?, c.take()?, c.take()?);
    let (first_name, last_name, birth_date) = (c.take()?, c.take()?, c.code(|t| t.parse().ok())?);
    let sex = c.take::<Option<String>>()?.and_then(|s| Sex::from_code(&s));
    let place: Option<String> = c.take()?;
    let birth_place = place.and_then(|text| serde_json::from_str(&text).ok());
    let score = c.json()?;
    let held: Option<String> = c.take()?;
    let held = held.map(|text| serde_json::from_str(&text)).transpose();
    let held = held.map_err(|e| Failure::inconsistent(format!("a passage of {attempt}: {e}")))?;
    Ok(Pending {
        attempt,
        session,
        number,
        zone,
        published_at,
        issued_at,
        revoked_at,
        first_name,
        last_name,
        birth_date,
        sex,
        birth_place,
        score,
        held,
    })
}

/// Certifications to tell, by their identifiers after one of them, at most so many: those whose certificate was issued before
/// `until` and that were never told, those that are to be told again, and those that were revoked while the fund may hold them.
///
/// # Errors
/// When the store cannot be read.
pub async fn pending(
    db: &mut Conn<'_>,
    until: Moment,
    after: Option<Id<Attempt>>,
    most: u32,
) -> Result<Vec<Pending>, Failure> {
    let after = after.map_or(-1, Id::raw);
    let params = [until.into(), after.into(), most.into(), i64::MAX.into()];
    db.rows(SQL.get("pending"), &params).await?.into_iter().map(pending_row).collect()
}

/// One of them, while it is to be told.
///
/// # Errors
/// When the store cannot be read.
pub async fn pending_one(
    db: &mut Conn<'_>,
    until: Moment,
    attempt: Id<Attempt>,
) -> Result<Option<Pending>, Failure> {
    let params = [until.into(), (attempt.raw() - 1).into(), 1_u32.into(), attempt.raw().into()];
    db.row(SQL.get("pending"), &params).await?.map(pending_row).transpose()
}

/// A passage that goes out.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its session.
    pub session: Id<Session>,
    /// The issue of the certificate that it tells of.
    pub issued_at: Moment,
    /// What it says.
    pub passage: Passage,
    /// What it is to the fund.
    pub telling: Telling,
}

/// Notes that a passage is sent in a file; whether it was to be sent.
///
/// # Errors
/// When the store refuses.
pub async fn send(
    tx: &mut Tx<'_>,
    batch: Id<Batch>,
    outgoing: &Outgoing,
    at: Moment,
) -> Result<bool, Failure> {
    let attempt = outgoing.passage.attempt;
    let params = [
        attempt.into(),
        outgoing.session.into(),
        batch.into(),
        outgoing.issued_at.into(),
        outgoing.passage.until.is_some().into(),
        at.into(),
    ];
    if tx.write(SQL.get("send"), &params).await? == 0 {
        return Ok(false);
    }
    let body = serde_json::to_string(&outgoing.passage).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let telling = outgoing.telling.code().into();
    let params = [batch.into(), attempt.into(), outgoing.session.into(), (&body).into(), telling];
    tx.write(SQL.get("insert_passage"), &params).await?;
    Ok(true)
}

/// A file for the fund.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Batch>,
    /// Its number, from 1.
    pub number: i64,
    /// Its identifier in the file.
    pub flux: String,
    /// As whom it is sent.
    pub sender: Sender,
    /// When it was made.
    pub made_at: Moment,
    /// When its report was read.
    pub reported_at: Option<Moment>,
    /// The number that the fund gave to its work.
    pub report: Option<String>,
    /// Its passages.
    pub passages: i64,
    /// Of those, corrections of what the fund holds.
    pub corrections: i64,
    /// Of those, cancellations of what the fund holds.
    pub cancellations: i64,
    /// Of those, accepted.
    pub accepted: i64,
    /// Of those, refused.
    pub refused: i64,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        number: c.take()?,
        flux: c.take()?,
        sender: c.json()?,
        made_at: c.take()?,
        reported_at: c.take()?,
        report: c.take()?,
        passages: c.take()?,
        corrections: c.take()?,
        cancellations: c.take()?,
        accepted: c.take()?,
        refused: c.take()?,
    })
}

/// One file.
///
/// # Errors
/// When the store cannot be read.
pub async fn batch(db: &mut Conn<'_>, id: Id<Batch>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("batch"), &[id.into()]).await?.map(kept).transpose()
}

/// The latest files.
///
/// # Errors
/// When the store cannot be read.
pub async fn batches(db: &mut Conn<'_>, most: u32) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("batches"), &[most.into()]).await?.into_iter().map(kept).collect()
}

/// The file with this identifier in it.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_flux(db: &mut Conn<'_>, flux: &str) -> Result<Option<Id<Batch>>, Failure> {
    db.row(SQL.get("batch_of_flux"), &[flux.into()]).await?.map(Row::only).transpose()
}

/// What a file says.
///
/// # Errors
/// When the store cannot be read.
pub async fn passages(db: &mut Conn<'_>, batch: Id<Batch>) -> Result<Vec<Passage>, Failure> {
    let rows = db.rows(SQL.get("passages"), &[batch.into()]).await?;
    rows.into_iter().map(|row| row.cells().json()).collect()
}

/// Keeps a new file, and tells its number.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    id: Id<Batch>,
    flux: &str,
    sender: &Sender,
    (at, by): (Moment, Option<Id<Account>>),
) -> Result<i64, Failure> {
    let last: i64 = tx.row(SQL.get("last_number"), &[]).await?.map_or(Ok(0), Row::only)?;
    let sender = serde_json::to_string(sender).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let number = last + 1;
    let params = [id.into(), number.into(), flux.into(), (&sender).into(), at.into(), by.into()];
    tx.write(SQL.get("insert_batch"), &params).await?;
    Ok(number)
}

/// Notes what the fund says of a passage of a file: accepted, or refused and why. Whether that file is the latest that tells
/// of it; of an earlier one only the answer is kept, from which follows what the fund holds.
///
/// # Errors
/// When the store refuses.
pub async fn report(
    tx: &mut Tx<'_>,
    batch: Id<Batch>,
    attempt: Id<Attempt>,
    refusal: Option<&str>,
    at: Moment,
) -> Result<bool, Failure> {
    let state = if refusal.is_some() { "refused" } else { "accepted" };
    tx.write(SQL.get("answer"), &[attempt.into(), batch.into(), state.into()]).await?;
    let params = [attempt.into(), batch.into(), state.into(), refusal.into(), at.into()];
    Ok(tx.write(SQL.get("report"), &params).await? == 1)
}

/// Notes that the report about a file was read.
///
/// # Errors
/// When the store refuses.
pub async fn reported(tx: &mut Tx<'_>, batch: Id<Batch>, at: Moment, report: &str) -> Result<(), Failure> {
    tx.write(SQL.get("reported"), &[batch.into(), at.into(), report.into()]).await.map(drop)
}

/// A certificate as the fund's files see it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its session.
    pub session: Id<Session>,
    /// When it was issued, the latest time.
    pub issued_at: Moment,
    /// Where it stands with the fund: `sent`, `accepted`, `refused`, `again`, `unwanted`; nothing before anything was told.
    pub state: Option<String>,
    /// The fund may hold something of it: a passage that it did not refuse.
    pub held: bool,
}

/// Where the certificate of a test stands; nothing without a certificate.
///
/// # Errors
/// When the store cannot be read.
pub async fn standing(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Option<Standing>, Failure> {
    let Some(row) = db.row(SQL.get("certificate"), &[attempt.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    let (session, issued_at, state) = (c.take()?, c.take()?, c.take()?);
    let passages: i64 = c.take()?;
    Ok(Some(Standing { session, issued_at, state, held: passages > 0 }))
}

/// Its holder does not want it to be told.
///
/// # Errors
/// When the store refuses.
pub async fn set_aside(
    tx: &mut Tx<'_>,
    attempt: Id<Attempt>,
    standing: &Standing,
    at: Moment,
) -> Result<(), Failure> {
    let params = [attempt.into(), standing.session.into(), standing.issued_at.into(), at.into()];
    tx.write(SQL.get("set_aside"), &params).await.map(drop)
}

/// Its holder wants it to be told after all.
///
/// # Errors
/// When the store refuses.
pub async fn take_back(tx: &mut Tx<'_>, attempt: Id<Attempt>) -> Result<(), Failure> {
    tx.write(SQL.get("take_back"), &[attempt.into()]).await.map(drop)
}

/// What the fund refused is sent once more.
///
/// # Errors
/// When the store refuses.
pub async fn again(tx: &mut Tx<'_>, attempt: Id<Attempt>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("again"), &[attempt.into(), at.into()]).await.map(drop)
}

/// A certification that the fund refused, or that is not to be told.
#[derive(Debug, Clone)]
pub struct Troubled {
    /// The test.
    pub attempt: Id<Attempt>,
    /// Refused; otherwise not wanted.
    pub refused: bool,
    /// What the fund said.
    pub reason: Option<String>,
    /// The number of its session.
    pub number: SessionNumber,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// What was refused: a first telling, a correction or a cancellation.
    pub telling: Option<Telling>,
}

/// What the fund refused and what is not to be told, the latest first, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn troubled(db: &mut Conn<'_>, most: u32) -> Result<Vec<Troubled>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let (attempt, state, reason): (_, String, _) = (c.take()?, c.take()?, c.take()?);
        let number = SessionNumber::from_stored(c.take()?);
        let refused = state == "refused";
        let (first_name, last_name) = (c.take()?, c.take()?);
        let telling = c.take::<Option<String>>()?.and_then(|code| Telling::from_code(&code));
        Ok(Troubled { attempt, refused, reason, number, first_name, last_name, telling })
    };
    db.rows(SQL.get("troubled"), &[most.into()]).await?.into_iter().map(read).collect()
}
