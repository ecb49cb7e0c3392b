//! Accounts, ways to sign in, visits, and the slowing down of guesses.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre, Role};

use crate::{Blocks, Conn, Failure, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("accounts.sql")));

/// The person of a visit, with what they are on the platform.
#[derive(Debug, Clone)]
pub struct AtTheDoor {
    /// Which account.
    pub id: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Made by a rehearsal.
    pub rehearsal: bool,
    /// Roles on the platform.
    pub roles: Vec<Role>,
    /// Centres: which, its name, and whether as référent.
    pub centres: Vec<(Id<Centre>, String, bool)>,
}

/// The person of a visit that has not expired. One statement for a candidate, three for staff.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_visit(db: &mut Conn<'_>, token: &[u8; 32], at: Moment) -> Result<Option<AtTheDoor>, Failure> {
    let Some(row) = db.row(SQL.get("of_visit"), &[token.into(), at.into()]).await? else { return Ok(None) };
    let mut cells = row.cells();
    let mut found = AtTheDoor {
        id: cells.take()?,
        first_name: cells.take()?,
        last_name: cells.take()?,
        rehearsal: cells.take()?,
        roles: Vec::new(),
        centres: Vec::new(),
    };
    let offices: i64 = cells.take()?;
    if offices > 0 {
        for row in db.rows(SQL.get("roles"), &[found.id.into()]).await? {
            found.roles.push(row.cells().code(Role::from_code)?);
        }
        for row in db.rows(SQL.get("centres"), &[found.id.into()]).await? {
            let mut cells = row.cells();
            let (centre, name, role): (_, _, String) = (cells.take()?, cells.take()?, cells.take()?);
            found.centres.push((centre, name, role == "referent"));
        }
    }
    Ok(Some(found))
}

/// The account behind a login, with its password hash.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_login(db: &mut Conn<'_>, login: &str) -> Result<Option<(Id<Account>, String)>, Failure> {
    let row = db.row(SQL.get("by_subject"), &["password".into(), login.into()]).await?;
    row.map(|row| {
        let mut cells = row.cells();
        Ok((cells.take()?, cells.take()?))
    })
    .transpose()
}

/// What an account says about its person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Which account.
    pub id: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address for mail, when they have one.
    pub email: Option<String>,
    /// Code of their language.
    pub locale: String,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

/// The person of an account.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Account>) -> Result<Option<Person>, Failure> {
    let row = db.row(SQL.get("by_id"), &[id.into()]).await?;
    row.map(|row| {
        let mut c = row.cells();
        Ok(Person {
            id: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            email: c.take()?,
            locale: c.take()?,
            rehearsal: c.take()?,
        })
    })
    .transpose()
}

/// Keeps a new account; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, person: &Person, at: Moment) -> Result<bool, Failure> {
    let params = [
        person.id.into(),
        (&person.first_name).into(),
        (&person.last_name).into(),
        (&person.email).into(),
        (&person.locale).into(),
        at.into(),
        person.rehearsal.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// Keeps a way to sign in; false when the login is taken.
///
/// # Errors
/// When the store refuses.
pub async fn insert_password(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    login: &str,
    hash: &str,
    at: Moment,
) -> Result<bool, Failure> {
    let params = ["password".into(), login.into(), account.into(), hash.into(), at.into()];
    Ok(tx.write(SQL.get("insert_method"), &params).await? == 1)
}

/// Keeps a visit: this browser is this person until then.
///
/// # Errors
/// When the store refuses.
pub async fn insert_visit(
    tx: &mut Tx<'_>,
    token: &[u8; 32],
    account: Id<Account>,
    at: Moment,
    until: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("insert_visit"), &[token.into(), account.into(), at.into(), until.into()]).await.map(drop)
}

/// Ends a visit.
///
/// # Errors
/// When the store refuses.
pub async fn delete_visit(tx: &mut Tx<'_>, token: &[u8; 32]) -> Result<(), Failure> {
    tx.write(SQL.get("delete_visit"), &[token.into()]).await.map(drop)
}

/// Gives a role on the platform.
///
/// # Errors
/// When the store refuses.
pub async fn grant_role(tx: &mut Tx<'_>, account: Id<Account>, role: Role, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("grant_role"), &[account.into(), role.code().into(), at.into()]).await.map(drop)
}

/// How many administrators there are.
///
/// # Errors
/// When the store cannot be read.
pub async fn administrators(db: &mut Conn<'_>) -> Result<i64, Failure> {
    let row = db.row(SQL.get("admins"), &[]).await?;
    row.map_or(Ok(0), crate::Row::only)
}

/// Failures in a row of a subject, and when the last one was.
///
/// # Errors
/// When the store cannot be read.
pub async fn failures(db: &mut Conn<'_>, subject: &[u8; 32]) -> Result<Option<(i64, Moment)>, Failure> {
    let row = db.row(SQL.get("throttle"), &[subject.into()]).await?;
    row.map(|row| {
        let mut cells = row.cells();
        Ok((cells.take()?, cells.take()?))
    })
    .transpose()
}

/// Counts one more failure; the count starts again when the last one is older than `since`.
///
/// # Errors
/// When the store refuses.
pub async fn count_failure(tx: &mut Tx<'_>, subject: &[u8; 32], at: Moment, since: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("count_failure"), &[subject.into(), at.into(), since.into()]).await.map(drop)
}

/// Forgets the failures of a subject.
///
/// # Errors
/// When the store refuses.
pub async fn forgive(tx: &mut Tx<'_>, subject: &[u8; 32]) -> Result<(), Failure> {
    tx.write(SQL.get("forgive"), &[subject.into()]).await.map(drop)
}

/// Removes visits and failures that no longer mean anything.
///
/// # Errors
/// When the store refuses.
pub async fn sweep(tx: &mut Tx<'_>, at: Moment) -> Result<(), Failure> {
    tx.write(SQL.get("delete_stale_visits"), &[at.into()]).await?;
    tx.write(SQL.get("delete_stale_throttles"), &[at.plus_minutes(-24 * 60).into()]).await.map(drop)
}
