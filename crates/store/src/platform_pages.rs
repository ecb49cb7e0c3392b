//! What the pages of the platform's administrator show.

use std::sync::LazyLock;

use domain::id::Id;
use domain::people::{Account, Centre, CentreKind, Role};

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("platform_pages.sql")));

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Accounts.
    pub accounts: i64,
    /// Organisations.
    pub organisations: i64,
    /// Centres.
    pub centres: i64,
    /// Sessions of certification.
    pub sessions: i64,
    /// Candidates enrolled.
    pub candidates: i64,
    /// Exams started.
    pub attempts: i64,
    /// Exams at work now.
    pub running: i64,
    /// Certificates that hold.
    pub certificates: i64,
}

/// How much there is of everything.
///
/// # Errors
/// When the store cannot be read.
pub async fn figures(db: &mut Conn<'_>) -> Result<Figures, Failure> {
    let row = db.row(SQL.get("figures"), &[]).await?.ok_or_else(|| Failure::inconsistent("no figures"))?;
    let mut c = row.cells();
    Ok(Figures {
        accounts: c.take()?,
        organisations: c.take()?,
        centres: c.take()?,
        sessions: c.take()?,
        candidates: c.take()?,
        attempts: c.take()?,
        running: c.take()?,
        certificates: c.take()?,
    })
}

/// A centre in the list.
#[derive(Debug, Clone)]
pub struct CentreLine {
    /// Which one.
    pub id: Id<Centre>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: CentreKind,
    /// Its national number.
    pub uai: Option<String>,
    /// Its time zone.
    pub zone: String,
    /// The name of its organisation.
    pub organisation: Option<String>,
    /// Its members.
    pub members: i64,
    /// Its sessions.
    pub sessions: i64,
}

/// Centres whose name or national number has these words in it, by name, at most so many; without words, all of them.
///
/// # Errors
/// When the store cannot be read.
pub async fn centres(db: &mut Conn<'_>, words: &str, most: i64) -> Result<Vec<CentreLine>, Failure> {
    let (low, typed) = (pattern(&words.to_lowercase()), pattern(words));
    let rows = db.rows(SQL.get("centres"), &[(&low).into(), (&typed).into(), most.into()]).await?.into_iter();
    rows.map(|row| {
        let mut c = row.cells();
        Ok(CentreLine {
            id: c.take()?,
            name: c.take()?,
            kind: c.code(CentreKind::from_code)?,
            uai: c.take()?,
            zone: c.take()?,
            organisation: c.take()?,
            members: c.take()?,
            sessions: c.take()?,
        })
    })
    .collect()
}

/// What holds these words; signs that stand for others are left out of them.
fn pattern(words: &str) -> String {
    let bare: String = words.chars().filter(|c| !matches!(c, '%' | '_')).collect();
    format!("%{}%", bare.trim())
}

/// A person with a role on the platform.
#[derive(Debug, Clone)]
pub struct StaffLine {
    /// Which account.
    pub id: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The role; a person with two roles comes twice.
    pub role: Role,
}

/// Everybody with a role, by role and name.
///
/// # Errors
/// When the store cannot be read.
pub async fn staff(db: &mut Conn<'_>) -> Result<Vec<StaffLine>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(StaffLine {
            id: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            role: c.code(Role::from_code)?,
        })
    };
    let rows = db.rows(SQL.get("staff"), &[]).await?;
    let mut found: Vec<StaffLine> = rows.into_iter().map(read).collect::<Result<_, Failure>>()?;
    found.sort_by_cached_key(|one| (one.role.code(), key_of(&one.last_name, &one.first_name)));
    Ok(found)
}
