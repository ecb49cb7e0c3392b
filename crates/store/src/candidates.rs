//! Candidates: the rows of a session's list.

use std::sync::LazyLock;

use domain::certification::enrolment::BirthPlace;
use domain::certification::enrolment::{Billing, Candidate, Entry, Identity, NewCandidate, PersonKey, Sex};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Learner};
use domain::text::normalise_name;
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure, Row, Tx, candidate_words};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("candidates.sql")));

/// A candidate as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Candidate>,
    /// The session of the list.
    pub session: Id<Session>,
    /// First name.
    pub first_name: String,
    /// Name at birth.
    pub last_name: String,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth_date: Date,
    /// Place of birth, where known.
    pub birth_place: Option<BirthPlace>,
    /// The prescriber who receives the results.
    pub results_email: Option<String>,
    /// Where the convocation goes.
    pub convocation_email: Option<String>,
    /// An identifier of the centre's own.
    pub local_id: Option<String>,
    /// The class.
    pub division: Option<String>,
    /// Extra time in percent: confidential, shown to the centre only.
    pub extra_time: u8,
    /// Who pays.
    pub billing: Option<Billing>,
    /// The pupil known to a school, when enrolled from its list.
    pub learner: Option<Id<Learner>>,
    /// The account that joined.
    pub account: Option<Id<Account>>,
    /// When it joined.
    pub joined_at: Option<Moment>,
    /// When the invigilator ticked them present.
    pub present_at: Option<Moment>,
    /// Who ticked.
    pub present_by: Option<String>,
    /// One entry into the test is allowed.
    pub admitted: bool,
    /// When they asked to resume.
    pub asked_at: Option<Moment>,
    /// When the row was written: after the room was opened for who was added on the spot.
    pub enrolled_at: Moment,
}

impl Kept {
    /// What tells persons of one list apart.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry {
            key: PersonKey::new(&self.first_name, &self.last_name, self.birth_date),
            local_id: self.local_id.clone(),
            learner: self.learner,
        }
    }

    /// Where the row comes from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin { division: self.division.clone(), learner: self.learner }
    }
}

fn json<T: serde::de::DeserializeOwned>(text: Option<String>) -> Result<Option<T>, Failure> {
    text.map(|t| serde_json::from_str(&t).map_err(|e| Failure::inconsistent(format!("stored JSON: {e}"))))
        .transpose()
}

fn text<T: serde::Serialize>(value: Option<&T>) -> Option<String> {
    value.map(|v| serde_json::to_string(v).unwrap_or_default())
}

pub(crate) fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        session: c.take()?,
        first_name: c.take()?,
        last_name: c.take()?,
        sex: c.take::<Option<String>>()?.and_then(|s| Sex::from_code(&s)),
        birth_date: c.code(|t| t.parse().ok())?,
        birth_place: json(c.take()?)?,
        results_email: c.take()?,
        convocation_email: c.take()?,
        local_id: c.take()?,
        division: c.take()?,
        extra_time: c.take()?,
        billing: json(c.take()?)?,
        learner: c.take()?,
        account: c.take()?,
        joined_at: c.take()?,
        present_at: c.take()?,
        present_by: c.take()?,
        admitted: c.take()?,
        asked_at: c.take()?,
        enrolled_at: c.take()?,
    })
}

/// The place of a candidate on the list of a session, by name, from 0: nobody else is read for it.
///
/// # Errors
/// When the store cannot be read.
pub async fn rank(db: &mut Conn<'_>, session: Id<Session>, candidate: Id<Candidate>) -> Result<u32, Failure> {
    let row = db.row(SQL.get("rank"), &[session.into(), candidate.into()]).await?;
    row.map_or(Ok(0), Row::only)
}

/// The list of a session, by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// One candidate of a session.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(
    db: &mut Conn<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("by_id"), &[session.into(), id.into()]).await?.map(read).transpose()
}

/// The candidate of a session whom an account joined as.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_account(
    db: &mut Conn<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("of_account"), &[session.into(), account.into()]).await?.map(read).transpose()
}

/// Takes the row of the candidate whom an account joined as, for a change.
///
/// # Errors
/// When the store refuses.
pub async fn take_of_account(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    account: Id<Account>,
) -> Result<Option<Kept>, Failure> {
    tx.row(SQL.get("take_of_account"), &[session.into(), account.into()]).await?.map(read).transpose()
}

/// Takes every row of a list, for a change of the whole session.
///
/// # Errors
/// When the store refuses.
pub async fn take_all(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Failure> {
    tx.write(SQL.get("take_all"), &[session.into()]).await.map(drop)
}

/// What is added to a row that was read: where it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The class.
    pub division: Option<String>,
    /// The pupil known to a school.
    pub learner: Option<Id<Learner>>,
}

fn name_key(new: &NewCandidate) -> String {
    key_of(&new.last_name, &new.first_name)
}

pub(crate) fn key_of(last_name: &str, first_name: &str) -> String {
    format!("{} {}", normalise_name(last_name), normalise_name(first_name))
}

/// Adds a candidate to a list; false when the identifier is another's. Who is on it already, the act has checked.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    new: &NewCandidate,
    origin: &Origin,
    at: Moment,
) -> Result<bool, Failure> {
    let (key, born) = (name_key(new), new.birth_date.to_string());
    let (place, billing) = (text(new.birth_place.as_ref()), text(new.billing.as_ref()));
    let params = [
        id.into(),
        session.into(),
        (&new.first_name).into(),
        (&new.last_name).into(),
        (&key).into(),
        new.sex.map(Sex::code).into(),
        (&born).into(),
        (&place).into(),
        (&new.results_email).into(),
        (&new.convocation_email).into(),
        (&new.local_id).into(),
        (&origin.division).into(),
        new.extra_time_percent.into(),
        (&billing).into(),
        origin.learner.into(),
        at.into(),
    ];
    if tx.write(SQL.get("insert"), &params).await? == 0 {
        return Ok(false);
    }
    candidate_words::put(tx, id, (&new.first_name, &new.last_name), true).await?;
    Ok(true)
}

/// Corrects who a candidate is.
///
/// # Errors
/// When the store refuses.
pub async fn correct(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    who: &Identity,
) -> Result<(), Failure> {
    let (key, born) = (key_of(&who.last_name, &who.first_name), who.birth_date.to_string());
    let params = [
        session.into(),
        id.into(),
        (&who.first_name).into(),
        (&who.last_name).into(),
        (&key).into(),
        (&born).into(),
    ];
    tx.write(SQL.get("correct"), &params).await?;
    candidate_words::put(tx, id, (&who.first_name, &who.last_name), false).await
}

/// Changes what a list says about a candidate.
///
/// # Errors
/// When the store refuses.
pub async fn change(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    new: &NewCandidate,
    origin: &Origin,
) -> Result<(), Failure> {
    let (key, born) = (name_key(new), new.birth_date.to_string());
    let (place, billing) = (text(new.birth_place.as_ref()), text(new.billing.as_ref()));
    let params = [
        session.into(),
        id.into(),
        (&new.first_name).into(),
        (&new.last_name).into(),
        (&key).into(),
        new.sex.map(Sex::code).into(),
        (&born).into(),
        (&place).into(),
        (&new.results_email).into(),
        (&new.convocation_email).into(),
        (&new.local_id).into(),
        (&origin.division).into(),
        new.extra_time_percent.into(),
        (&billing).into(),
        origin.learner.into(),
    ];
    tx.write(SQL.get("change"), &params).await?;
    candidate_words::put(tx, id, (&new.first_name, &new.last_name), false).await
}

/// Takes a candidate off the list, if nobody joined as them; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn delete(tx: &mut Tx<'_>, session: Id<Session>, id: Id<Candidate>) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete"), &[session.into(), id.into()]).await? == 1)
}

/// Links the account that joined.
///
/// # Errors
/// When the store refuses.
pub async fn link(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    account: Id<Account>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("link"), &[session.into(), id.into(), account.into(), at.into()]).await.map(drop)
}

/// Takes the link back, and with it the presence and the admission of whoever was taken for this candidate.
///
/// # Errors
/// When the store refuses.
pub async fn unlink(tx: &mut Tx<'_>, session: Id<Session>, id: Id<Candidate>) -> Result<(), Failure> {
    tx.write(SQL.get("unlink"), &[session.into(), id.into()]).await.map(drop)
}

/// Ticks a candidate present, or takes the tick back; who is present may enter once.
///
/// # Errors
/// When the store refuses.
pub async fn mark_present(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    present: Option<(Moment, &str)>,
) -> Result<(), Failure> {
    let params = [
        session.into(),
        id.into(),
        present.map(|p| p.0).into(),
        present.map(|p| p.1).into(),
        present.is_some().into(),
    ];
    tx.write(SQL.get("mark_present"), &params).await.map(drop)
}

/// Allows one entry, or uses it up; a call for it is answered.
///
/// # Errors
/// When the store refuses.
pub async fn admit(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    admitted: bool,
) -> Result<(), Failure> {
    tx.write(SQL.get("admit"), &[session.into(), id.into(), admitted.into()]).await.map(drop)
}

/// Keeps another extra time of a row.
///
/// # Errors
/// When the store refuses.
pub async fn set_extra_time(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    percent: u8,
) -> Result<(), Failure> {
    tx.write(SQL.get("extra_time"), &[session.into(), id.into(), percent.into()]).await.map(drop)
}

/// Notes that a candidate asks to resume.
///
/// # Errors
/// When the store refuses.
pub async fn ask(
    tx: &mut Tx<'_>,
    session: Id<Session>,
    id: Id<Candidate>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("ask"), &[session.into(), id.into(), at.into()]).await.map(drop)
}

/// The accounts that the pupils of a list work with at school, for the candidates who are such pupils.
///
/// # Errors
/// When the store cannot be read.
pub async fn learner_accounts(
    db: &mut Conn<'_>,
    session: Id<Session>,
) -> Result<Vec<(Id<Candidate>, Id<Account>)>, Failure> {
    let rows = db.rows(SQL.get("learner_accounts"), &[session.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.take()?))
    };
    rows.into_iter().map(read).collect()
}
