//! Learners: the pupils that an organisation knows, with the account each works with.

use std::sync::LazyLock;

use domain::certification::enrolment::PersonKey;
use domain::certification::session::SessionNumber;
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Learner, Organisation};
use jiff::civil::Date;

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("learners.sql")));

/// A learner as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Learner>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// The class.
    pub division: Option<String>,
    /// The account that the learner works with, once reconciled.
    pub account: Option<Id<Account>>,
}

impl Kept {
    /// What tells pupils apart.
    #[must_use]
    pub fn key(&self) -> PersonKey {
        PersonKey::new(&self.first_name, &self.last_name, self.birth_date)
    }
}

/// Keeps a learner of an organisation, entered at that moment; false when the account is another learner's there.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    organisation: Id<Organisation>,
    new: &Kept,
    at: Moment,
) -> Result<bool, Failure> {
    let born = new.birth_date.to_string();
    let params = [
        new.id.into(),
        organisation.into(),
        (&new.first_name).into(),
        (&new.last_name).into(),
        (&born).into(),
        (&new.division).into(),
        new.account.into(),
        at.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// The learners of an organisation, class by class.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_organisation(
    db: &mut Conn<'_>,
    organisation: Id<Organisation>,
) -> Result<Vec<Kept>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Kept {
            id: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            birth_date: c.code(|t| t.parse().ok())?,
            division: c.take()?,
            account: c.take()?,
        })
    };
    let rows = db.rows(SQL.get("of_organisation"), &[organisation.into()]).await?;
    let mut found: Vec<Kept> = rows.into_iter().map(read).collect::<Result<_, Failure>>()?;
    found.sort_by_cached_key(|one| (one.division.clone(), key_of(&one.last_name, &one.first_name)));
    Ok(found)
}

/// A pupil who is on the list of a session: its number and its room.
#[derive(Debug, Clone)]
pub struct EnrolledOn {
    /// Who.
    pub learner: Id<Learner>,
    /// The number of the session.
    pub number: SessionNumber,
    /// Its room.
    pub room: String,
}

/// The pupils of a school who are on the list of a session of that day that is not cancelled, whichever centre holds it.
///
/// # Errors
/// When the store cannot be read.
pub async fn enrolled_on(
    db: &mut Conn<'_>,
    organisation: Id<Organisation>,
    day: Date,
) -> Result<Vec<EnrolledOn>, Failure> {
    let day = day.to_string();
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(EnrolledOn { learner: c.take()?, number: SessionNumber::from_stored(c.take()?), room: c.take()? })
    };
    let params = [organisation.into(), (&day).into()];
    db.rows(SQL.get("enrolled_on"), &params).await?.into_iter().map(read).collect()
}

/// The extra time, in percent, that the pupils of a school had on a list before; the latest of each last.
///
/// # Errors
/// When the store cannot be read.
pub async fn extra_times(
    db: &mut Conn<'_>,
    organisation: Id<Organisation>,
) -> Result<Vec<(Id<Learner>, u8)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.take()?))
    };
    db.rows(SQL.get("extra_times"), &[organisation.into()]).await?.into_iter().map(read).collect()
}
