//! The list of a school: its pupils with what its software tells of them, and who has left.

use std::sync::LazyLock;

use domain::certification::enrolment::Sex;
use domain::certification::school_list::{KnownPupil, SchoolPupil};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Learner, Organisation};

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Param, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("school_lists.sql")));

/// A pupil with the account they work with, once reconciled.
pub type Listed = (KnownPupil, Option<Id<Account>>);

/// The pupils of a school, class by class, those who have left among them.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_organisation(
    db: &mut Conn<'_>,
    organisation: Id<Organisation>,
) -> Result<Vec<Listed>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let id = c.take()?;
        let (first_name, last_name, birth_date) = (c.take()?, c.take()?, c.code(|t| t.parse().ok())?);
        let (division, account, national_id) = (c.take()?, c.take()?, c.take()?);
        let sex = c.take::<Option<String>>()?.and_then(|code| Sex::from_code(&code));
        let place: Option<String> = c.take()?;
        let left: Option<Moment> = c.take()?;
        let birth_place = place.and_then(|text| serde_json::from_str(&text).ok());
        let pupil =
            SchoolPupil { national_id, first_name, last_name, sex, birth_date, birth_place, division };
        Ok((KnownPupil { id, pupil, left: left.is_some() }, account))
    };
    let rows = db.rows(SQL.get("of_organisation"), &[organisation.into()]).await?;
    let mut found: Vec<Listed> = rows.into_iter().map(read).collect::<Result<_, Failure>>()?;
    found.sort_by_cached_key(|(known, _)| {
        (known.pupil.division.clone(), key_of(&known.pupil.last_name, &known.pupil.first_name))
    });
    Ok(found)
}

/// Keeps a new pupil of a school, entered at that moment.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    organisation: Id<Organisation>,
    id: Id<Learner>,
    pupil: &SchoolPupil,
    at: Moment,
) -> Result<(), Failure> {
    write(tx, "insert", organisation, id, pupil, Some(at)).await
}

/// Keeps what the school tells of a pupil now, who is in the school.
///
/// # Errors
/// When the store refuses.
pub async fn change(
    tx: &mut Tx<'_>,
    organisation: Id<Organisation>,
    id: Id<Learner>,
    pupil: &SchoolPupil,
) -> Result<(), Failure> {
    write(tx, "change", organisation, id, pupil, None).await
}

async fn write(
    tx: &mut Tx<'_>,
    block: &str,
    organisation: Id<Organisation>,
    id: Id<Learner>,
    pupil: &SchoolPupil,
    at: Option<Moment>,
) -> Result<(), Failure> {
    let born = pupil.birth_date.to_string();
    let place = pupil.birth_place.as_ref().map(|place| serde_json::to_string(place).unwrap_or_default());
    let mut params: Vec<Param<'_>> = vec![
        organisation.into(),
        id.into(),
        (&pupil.first_name).into(),
        (&pupil.last_name).into(),
        (&born).into(),
        (&pupil.division).into(),
        (&pupil.national_id).into(),
        pupil.sex.map(Sex::code).into(),
        (&place).into(),
    ];
    params.extend(at.map(Param::from));
    tx.write(SQL.get(block), &params).await.map(drop)
}

/// A pupil has left the school: they stay, for what they sat, and are enrolled no more.
///
/// # Errors
/// When the store refuses.
pub async fn leave(
    tx: &mut Tx<'_>,
    organisation: Id<Organisation>,
    id: Id<Learner>,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("leave"), &[organisation.into(), id.into(), at.into()]).await.map(drop)
}
