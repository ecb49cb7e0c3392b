//! What teachers ask of the centre of their school, and who the teachers of a school are.
//!
//! A teacher is a member of an organisation. What they see is scoped by that membership: whoever leaves the school sees nothing of
//! its sessions any more.

use std::sync::LazyLock;

use domain::certification::request::{NewRequest, RequestState, SessionRequest};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre, Organisation};
use jiff::civil::Date;

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> =
    LazyLock::new(|| Blocks::read(include_str!("session_requests.sql")));

/// Days after the day that was wished, once a request without a session is removed: as long as the papers of a session (seed 004).
const KEPT_DAYS: i64 = 2 * 365;

/// A centre that a teacher may ask.
#[derive(Debug, Clone)]
pub struct OfSchool {
    /// Which centre.
    pub id: Id<Centre>,
    /// Its name.
    pub name: String,
    /// Its school.
    pub organisation: Id<Organisation>,
    /// Its time zone.
    pub zone: Zone,
}

/// The centres of the schools of which an account is a teacher.
///
/// # Errors
/// When the store cannot be read.
pub async fn centres(db: &mut Conn<'_>, teacher: Id<Account>) -> Result<Vec<OfSchool>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(OfSchool {
            id: c.take()?,
            name: c.take()?,
            organisation: c.take()?,
            zone: c.code(|name| Zone::named(name).ok())?,
        })
    };
    db.rows(SQL.get("centres"), &[teacher.into()]).await?.into_iter().map(read).collect()
}

/// The classes of a school, by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn divisions(db: &mut Conn<'_>, school: Id<Organisation>) -> Result<Vec<String>, Failure> {
    db.rows(SQL.get("divisions"), &[school.into()]).await?.into_iter().map(Row::only).collect()
}

/// A request as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<SessionRequest>,
    /// Of which centre.
    pub centre: Id<Centre>,
    /// The name of the centre.
    pub centre_name: String,
    /// Who asks.
    pub by: Id<Account>,
    /// First and last name of the teacher.
    pub teacher: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// What was wished.
    pub wish: NewRequest,
    /// Where it stands.
    pub state: RequestState,
    /// When it was answered or taken back.
    pub answered_at: Option<Moment>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// What came of it; nothing once the session is deleted.
    pub session: Option<Id<Session>>,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let (id, centre, centre_name, by) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let teacher = format!("{} {}", c.take::<String>()?, c.take::<String>()?);
    let (asked_at, division) = (c.take()?, c.take()?);
    let date = c.code(|t| t.parse().ok())?;
    let time = c.code(|t| t.parse().ok())?;
    let wish = NewRequest { division, date, time, room: c.take()?, remark: c.take()? };
    Ok(Kept {
        id,
        centre,
        centre_name,
        by,
        teacher,
        asked_at,
        wish,
        state: c.code(RequestState::from_code)?,
        answered_at: c.take()?,
        reason: c.take()?,
        session: c.take()?,
    })
}

/// The requests of a teacher in their schools, the latest first, at most `limit`.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_teacher(db: &mut Conn<'_>, teacher: Id<Account>, limit: i64) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_teacher"), &[teacher.into(), limit.into()]).await?.into_iter().map(read).collect()
}

/// A request of this teacher.
///
/// # Errors
/// When the store cannot be read.
pub async fn one_of_teacher(
    db: &mut Conn<'_>,
    teacher: Id<Account>,
    id: Id<SessionRequest>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("one_of_teacher"), &[teacher.into(), id.into()]).await?.map(read).transpose()
}

/// The requests to the centres of which an account is the référent: those that wait, then the latest answers, at most `limit`.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_referent(db: &mut Conn<'_>, referent: Id<Account>, limit: i64) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_referent"), &[referent.into(), limit.into()]).await?.into_iter().map(read).collect()
}

/// A request to a centre of which this account is the référent.
///
/// # Errors
/// When the store cannot be read.
pub async fn one_of_referent(
    db: &mut Conn<'_>,
    referent: Id<Account>,
    id: Id<SessionRequest>,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("one_of_referent"), &[referent.into(), id.into()]).await?.map(read).transpose()
}

/// How many requests wait for this référent.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>, referent: Id<Account>) -> Result<u32, Failure> {
    db.row(SQL.get("waiting"), &[referent.into()]).await?.map_or(Ok(0), Row::only)
}

/// How many requests of a teacher wait for an answer.
///
/// # Errors
/// When the store cannot be read.
pub async fn count_open(db: &mut Conn<'_>, teacher: Id<Account>) -> Result<u32, Failure> {
    db.row(SQL.get("count_open"), &[teacher.into()]).await?.map_or(Ok(0), Row::only)
}

/// Keeps a request; false when the identifier is another's.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    (centre, id): (Id<Centre>, Id<SessionRequest>),
    wish: &NewRequest,
    (at, by): (Moment, Id<Account>),
) -> Result<bool, Failure> {
    let (date, time) = (wish.date.to_string(), wish.time.to_string());
    let params = [
        id.into(),
        centre.into(),
        by.into(),
        at.into(),
        (&wish.division).into(),
        (&date).into(),
        (&time).into(),
        (&wish.room).into(),
        (&wish.remark).into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// A request whose row was taken for a change.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Which one.
    pub id: Id<SessionRequest>,
    /// Who asked.
    pub by: Id<Account>,
    /// Where it stands.
    pub state: RequestState,
    /// What came of it.
    pub session: Option<Id<Session>>,
}

/// Takes the row of a request to this centre: answers follow one another.
///
/// # Errors
/// When the store refuses.
pub async fn take(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    id: Id<SessionRequest>,
) -> Result<Option<Taken>, Failure> {
    let row = tx.row(SQL.get("take"), &[centre.into(), id.into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        Ok(Taken {
            id: c.take()?,
            by: c.take()?,
            state: c.code(RequestState::from_code)?,
            session: c.take()?,
        })
    })
    .transpose()
}

/// What becomes of a request.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Why it is refused.
    pub reason: Option<String>,
    /// The session that was made for it.
    pub session: Option<Id<Session>>,
}

/// Settles a request.
///
/// # Errors
/// When the store refuses.
pub async fn settle(
    tx: &mut Tx<'_>,
    id: Id<SessionRequest>,
    state: RequestState,
    settled: &Settled,
    (at, by): (Moment, Id<Account>),
) -> Result<(), Failure> {
    let params = [
        id.into(),
        state.code().into(),
        at.into(),
        by.into(),
        (&settled.reason).into(),
        settled.session.into(),
    ];
    tx.write(SQL.get("settle"), &params).await.map(drop)
}

/// Where mails about a request go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The référent of the centre, when they have an address.
    pub referent: Option<String>,
    /// The teacher, when they have one.
    pub teacher: Option<String>,
}

/// The addresses of those concerned by a request.
///
/// # Errors
/// When the store cannot be read.
pub async fn addresses(db: &mut Conn<'_>, id: Id<SessionRequest>) -> Result<Addresses, Failure> {
    let row = db.row(SQL.get("addresses"), &[id.into()]).await?;
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Addresses { referent: c.take()?, teacher: c.take()? })
    };
    row.map_or(Ok(Addresses::default()), read)
}

/// A teacher of a school.
#[derive(Debug, Clone)]
pub struct Teacher {
    /// Which account.
    pub account: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Where mails go, when there is an address.
    pub email: Option<String>,
    /// What they sign in with.
    pub login: Option<String>,
}

/// The teachers of a school, by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn teachers(db: &mut Conn<'_>, school: Id<Organisation>) -> Result<Vec<Teacher>, Failure> {
    let mut found: Vec<Teacher> = Vec::new();
    for row in db.rows(SQL.get("teachers"), &[school.into()]).await? {
        let mut c = row.cells();
        let teacher = Teacher {
            account: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            email: c.take()?,
            login: c.take()?,
        };
        if found.last().is_none_or(|before| before.account != teacher.account) {
            found.push(teacher);
        }
    }
    found.sort_by_cached_key(|one| key_of(&one.last_name, &one.first_name));
    Ok(found)
}

/// Makes an account a teacher of a school; whether it was not a member before.
///
/// # Errors
/// When the store refuses.
pub async fn put_teacher(
    tx: &mut Tx<'_>,
    school: Id<Organisation>,
    account: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("put_teacher"), &[school.into(), account.into()]).await? == 1)
}

/// Takes a teacher out of a school; whether they were in it.
///
/// # Errors
/// When the store refuses.
pub async fn delete_teacher(
    tx: &mut Tx<'_>,
    school: Id<Organisation>,
    account: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete_teacher"), &[school.into(), account.into()]).await? == 1)
}

/// Removes requests that came to nothing, two years after the day that was wished: those that came to a session go with its papers.
///
/// # Errors
/// When the store refuses.
pub async fn sweep(tx: &mut Tx<'_>, at: Moment) -> Result<(), Failure> {
    let before: Date = at.plus_minutes(-KEPT_DAYS * 24 * 60).local(&Zone::paris()).date();
    tx.write(SQL.get("sweep"), &[(&before.to_string()).into()]).await.map(drop)
}
