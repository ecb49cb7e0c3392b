//! Certification centres with their members, and the organisations (schools as prescribers) beside them.

use std::sync::LazyLock;

use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre, CentreKind, Organisation};

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("centres.sql")));

/// A centre as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Centre>,
    /// Its name, as certificates print it.
    pub name: String,
    /// Its kind.
    pub kind: CentreKind,
    /// The national number of a French school.
    pub uai: Option<String>,
    /// The organisation whose learners it may enrol.
    pub organisation: Option<Id<Organisation>>,
    /// The time zone that its sessions are proposed in.
    pub zone: Zone,
    /// Made by a rehearsal.
    pub rehearsal: bool,
}

/// Keeps a new centre; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, centre: &Kept, at: Moment) -> Result<bool, Failure> {
    let params = [
        centre.id.into(),
        (&centre.name).into(),
        centre.kind.code().into(),
        (&centre.uai).into(),
        centre.organisation.into(),
        centre.zone.name().into(),
        at.into(),
        centre.rehearsal.into(),
    ];
    Ok(tx.write(SQL.get("insert"), &params).await? == 1)
}

/// A centre.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Centre>) -> Result<Option<Kept>, Failure> {
    let Some(row) = db.row(SQL.get("by_id"), &[id.into()]).await? else { return Ok(None) };
    let mut c = row.cells();
    Ok(Some(Kept {
        id: c.take()?,
        name: c.take()?,
        kind: c.code(CentreKind::from_code)?,
        uai: c.take()?,
        organisation: c.take()?,
        zone: c.code(|name| Zone::named(name).ok())?,
        rehearsal: c.take()?,
    }))
}

/// A person of a centre.
#[derive(Debug, Clone)]
pub struct Member {
    /// Which account.
    pub account: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they sign in with.
    pub login: Option<String>,
    /// Référent, not only member.
    pub referent: bool,
}

/// The people of a centre, the référent first.
///
/// # Errors
/// When the store cannot be read.
pub async fn members(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Member>, Failure> {
    let mut found: Vec<Member> = Vec::new();
    for row in db.rows(SQL.get("members"), &[centre.into()]).await? {
        let mut c = row.cells();
        let member = Member {
            account: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            login: c.take()?,
            referent: c.take::<String>()? == "referent",
        };
        if found.last().is_none_or(|before| before.account != member.account) {
            found.push(member);
        }
    }
    found.sort_by_cached_key(|one| (!one.referent, key_of(&one.last_name, &one.first_name)));
    Ok(found)
}

/// Makes an account a member of a centre, or changes what it is there.
///
/// # Errors
/// When the store refuses.
pub async fn put_member(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    account: Id<Account>,
    referent: bool,
    at: Moment,
) -> Result<(), Failure> {
    let role = if referent { "referent" } else { "member" };
    tx.write(SQL.get("put_member"), &[centre.into(), account.into(), role.into(), at.into()]).await.map(drop)
}

/// Takes an account out of a centre; whether it was in it.
///
/// # Errors
/// When the store refuses.
pub async fn delete_member(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    account: Id<Account>,
) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("delete_member"), &[centre.into(), account.into()]).await? == 1)
}

/// An organisation as it is kept.
#[derive(Debug, Clone)]
pub struct KeptOrganisation {
    /// Which one.
    pub id: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// Its kind; the same three as centres.
    pub kind: CentreKind,
    /// The national number of a French school.
    pub uai: Option<String>,
}

fn organisation_of(row: Row) -> Result<KeptOrganisation, Failure> {
    let mut c = row.cells();
    Ok(KeptOrganisation {
        id: c.take()?,
        name: c.take()?,
        kind: c.code(CentreKind::from_code)?,
        uai: c.take()?,
    })
}

/// Keeps a new organisation; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert_organisation(
    tx: &mut Tx<'_>,
    made: &KeptOrganisation,
    at: Moment,
) -> Result<bool, Failure> {
    let params =
        [made.id.into(), (&made.name).into(), made.kind.code().into(), (&made.uai).into(), at.into()];
    Ok(tx.write(SQL.get("insert_organisation"), &params).await? == 1)
}

/// An organisation.
///
/// # Errors
/// When the store cannot be read.
pub async fn organisation(
    db: &mut Conn<'_>,
    id: Id<Organisation>,
) -> Result<Option<KeptOrganisation>, Failure> {
    db.row(SQL.get("organisation"), &[id.into()]).await?.map(organisation_of).transpose()
}

/// Every organisation by name.
///
/// # Errors
/// When the store cannot be read.
pub async fn organisations(db: &mut Conn<'_>) -> Result<Vec<KeptOrganisation>, Failure> {
    db.rows(SQL.get("organisations"), &[]).await?.into_iter().map(organisation_of).collect()
}
