//! Accounts, ways to sign in, visits, and the slowing down of guesses.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::Moment;
use domain::people::{Account, Centre, Role};

use crate::{Blocks, Conn, Failure, Row, Tx, account_words};

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
    /// A teacher of a school.
    pub teacher: bool,
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
        teacher: false,
    };
    let (offices, schools): (i64, i64) = (cells.take()?, cells.take()?);
    found.teacher = schools > 0;
    if offices > 0 {
        found.roles = roles_of(db, found.id).await?;
        found.centres = centres_of(db, found.id).await?;
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

/// How pages look for a person, in the words that the browser keeps; none before the first choice.
///
/// # Errors
/// When the store cannot be read.
pub async fn looks(db: &mut Conn<'_>, account: Id<Account>) -> Result<Option<String>, Failure> {
    let row = db.row(SQL.get("looks"), &[account.into()]).await?;
    row.map_or(Ok(None), |row| row.cells().take())
}

/// Keeps how pages look for a person.
///
/// # Errors
/// When the store refuses.
pub async fn keep_looks(tx: &mut Tx<'_>, account: Id<Account>, looks: &str) -> Result<(), Failure> {
    tx.write(SQL.get("keep_looks"), &[account.into(), looks.into()]).await?;
    Ok(())
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
    if tx.write(SQL.get("insert"), &params).await? == 0 {
        return Ok(false);
    }
    if !person.rehearsal {
        account_words::put_name(tx, person.id, &person.first_name, &person.last_name).await?;
    }
    Ok(true)
}

/// Keeps a way to sign in; false when the login is taken. A one-time password opens nothing but the page where its
/// holder chooses their own.
///
/// # Errors
/// When the store refuses.
pub async fn insert_password(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    login: &str,
    hash: &str,
    one_time: bool,
    at: Moment,
) -> Result<bool, Failure> {
    let params = ["password".into(), login.into(), account.into(), hash.into(), one_time.into(), at.into()];
    if tx.write(SQL.get("insert_method"), &params).await? == 0 {
        return Ok(false);
    }
    account_words::put_login(tx, account, login).await?;
    Ok(true)
}

/// A login with its password.
#[derive(Debug, Clone)]
pub struct Credential {
    /// Whose it is.
    pub account: Id<Account>,
    /// The e-mail address or username, in lower case.
    pub login: String,
    /// The argon2id hash of the password.
    pub secret: String,
    /// Somebody else chose the password: its holder has to choose their own first.
    pub one_time: bool,
}

fn credential_of(row: Row) -> Result<Credential, Failure> {
    let mut c = row.cells();
    Ok(Credential { account: c.take()?, login: c.take()?, secret: c.take()?, one_time: c.take()? })
}

/// The credential of a login.
///
/// # Errors
/// When the store cannot be read.
pub async fn credential(db: &mut Conn<'_>, login: &str) -> Result<Option<Credential>, Failure> {
    db.row(SQL.get("credential"), &[login.into()]).await?.map(credential_of).transpose()
}

/// The credentials of an account.
///
/// # Errors
/// When the store cannot be read.
pub async fn credentials_of(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Credential>, Failure> {
    db.rows(SQL.get("credentials_of"), &[account.into()]).await?.into_iter().map(credential_of).collect()
}

/// Changes the password of a credential; whether there is such a credential.
///
/// # Errors
/// When the store refuses.
pub async fn change_password(tx: &mut Tx<'_>, changed: &Credential) -> Result<bool, Failure> {
    let params =
        [changed.account.into(), (&changed.login).into(), (&changed.secret).into(), changed.one_time.into()];
    Ok(tx.write(SQL.get("change_secret"), &params).await? == 1)
}

/// Ends every visit of an account: whoever had its password is out.
///
/// # Errors
/// When the store refuses.
pub async fn delete_visits(tx: &mut Tx<'_>, account: Id<Account>) -> Result<(), Failure> {
    tx.write(SQL.get("delete_visits"), &[account.into()]).await.map(drop)
}

/// Keeps a visit: this browser is this person until then, and the account is in use.
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
    tx.write(SQL.get("insert_visit"), &[token.into(), account.into(), at.into(), until.into()]).await?;
    tx.write(SQL.get("see"), &[account.into(), at.into()]).await.map(drop)
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
pub async fn grant_role(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    role: Role,
    at: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("grant_role"), &[account.into(), role.code().into(), at.into()]).await.map(drop)
}

/// The roles of an account on the platform.
///
/// # Errors
/// When the store cannot be read.
pub async fn roles_of(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Role>, Failure> {
    let rows = db.rows(SQL.get("roles"), &[account.into()]).await?;
    rows.into_iter().map(|row| row.cells().code(Role::from_code)).collect()
}

/// The centres of an account: which, its name, and whether as référent.
///
/// # Errors
/// When the store cannot be read.
pub async fn centres_of(
    db: &mut Conn<'_>,
    account: Id<Account>,
) -> Result<Vec<(Id<Centre>, String, bool)>, Failure> {
    let rows = db.rows(SQL.get("centres"), &[account.into()]).await?;
    rows.into_iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((cells.take()?, cells.take()?, cells.take::<String>()? == "referent"))
        })
        .collect()
}

/// Takes a role away; whether the account had it.
///
/// # Errors
/// When the store refuses.
pub async fn withdraw_role(tx: &mut Tx<'_>, account: Id<Account>, role: Role) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("withdraw_role"), &[account.into(), role.code().into()]).await? == 1)
}

/// How many administrators there are.
///
/// # Errors
/// When the store cannot be read.
pub async fn administrators(db: &mut Conn<'_>) -> Result<i64, Failure> {
    let row = db.row(SQL.get("admins"), &[]).await?;
    row.map_or(Ok(0), Row::only)
}

/// Failures in a row of a subject, and when the last one was.
///
/// # Errors
/// When the store cannot be read.
pub async fn failures(db: &mut Conn<'_>, subject: &[u8; 32]) -> Result<Option<(i64, Moment)>, Failure> {
    db.row(SQL.get("throttle"), &[subject.into()]).await?.map(read_failures).transpose()
}

fn read_failures(row: Row) -> Result<(i64, Moment), Failure> {
    let mut cells = row.cells();
    Ok((cells.take()?, cells.take()?))
}

/// Counts one more failure; the count starts again when the last one is older than `since`.
///
/// # Errors
/// When the store refuses.
pub async fn count_failure(
    tx: &mut Tx<'_>,
    subject: &[u8; 32],
    at: Moment,
    since: Moment,
) -> Result<(), Failure> {
    tx.write(SQL.get("count_failure"), &[subject.into(), at.into(), since.into()]).await.map(drop)
}

/// The same in one way there and back with what was counted before, and when last.
///
/// # Errors
/// When the store refuses.
pub async fn count_turn(
    tx: &mut Tx<'_>,
    subject: &[u8; 32],
    at: Moment,
    since: Moment,
) -> Result<Option<(i64, Moment)>, Failure> {
    let asked = [
        (SQL.get("throttle"), vec![subject.into()]),
        (SQL.get("count_failure"), vec![subject.into(), at.into(), since.into()]),
    ];
    let [before, _] = tx.rows_all(asked).await?;
    before.into_iter().next().map(read_failures).transpose()
}

/// Takes back one counted failure.
///
/// # Errors
/// When the store refuses.
pub async fn uncount_failure(tx: &mut Tx<'_>, subject: &[u8; 32]) -> Result<(), Failure> {
    tx.write(SQL.get("uncount_failure"), &[subject.into()]).await.map(drop)
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
