//! The calendar: opening windows with their exceptions, what centres are schools of, values of rules from a day on, and when
//! somebody sat last.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::certification::calendar::{Rule, RuleName, Rules, SchoolKind, Source, Span, Window};
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Account, Centre};
use jiff::civil::Date;

use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("calendar.sql")));

/// Sessions to come that are looked at for one person.
const TO_COME: u32 = 500;

/// The values that the administrator gave to rules, the first day first.
///
/// # Errors
/// When the store cannot be read.
pub async fn rule_changes(db: &mut Conn<'_>) -> Result<Vec<Rule>, Failure> {
    db.rows(SQL.get("rule_changes"), &[]).await?.into_iter().map(rule).collect()
}

pub(crate) fn rule(row: Row) -> Result<Rule, Failure> {
    let mut c = row.cells();
    Ok(Rule {
        name: c.code(RuleName::from_code)?,
        since: c.code(|t| t.parse().ok())?,
        value: c.take()?,
        source: Source::Told(c.take()?),
    })
}

/// The rules of a day.
///
/// # Errors
/// When the store cannot be read.
pub async fn rules_on(db: &mut Conn<'_>, day: Date) -> Result<Rules, Failure> {
    Ok(Rules::on(day, &rule_changes(db).await?))
}

/// Gives a rule a value from a day on, in the place of another value of that day.
///
/// # Errors
/// When the store refuses.
pub async fn put_rule(
    tx: &mut Tx<'_>,
    (name, since): (RuleName, Date),
    value: i64,
    source: &str,
    at: Moment,
) -> Result<(), Failure> {
    let since = since.to_string();
    let params = [name.code().into(), (&since).into(), value.into(), source.into(), at.into()];
    tx.write(SQL.get("put_rule"), &params).await.map(drop)
}

/// Takes a value back; whether there was one.
///
/// # Errors
/// When the store refuses.
pub async fn drop_rule(tx: &mut Tx<'_>, name: RuleName, since: Date) -> Result<bool, Failure> {
    let since = since.to_string();
    Ok(tx.write(SQL.get("drop_rule"), &[name.code().into(), (&since).into()]).await? == 1)
}

/// Keeps the name of the rules that a session was decided under.
///
/// # Errors
/// When the store refuses.
pub async fn keep_rules(tx: &mut Tx<'_>, session: Id<Session>, code: &str) -> Result<(), Failure> {
    tx.write(SQL.get("keep_rules"), &[session.into(), code.into()]).await.map(drop)
}

/// The name of the rules that a session was decided under; nothing for one from before there were names.
///
/// # Errors
/// When the store cannot be read.
pub async fn rules_of(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<String>, Failure> {
    db.row(SQL.get("rules_of"), &[session.into()]).await?.map_or(Ok(None), Row::only)
}

fn span(c: &mut Cells) -> Result<Span, Failure> {
    Ok(Span { opens: c.code(|t| t.parse().ok())?, closes: c.code(|t| t.parse().ok())? })
}

fn window(c: &mut Cells) -> Result<Window, Failure> {
    Ok(Window { span: span(c)?, catch_up: c.take()?, own: c.take()? })
}

/// The windows that count for a centre: those of its kind of school, and its exceptions.
///
/// # Errors
/// When the store cannot be read.
pub async fn windows_of(db: &mut Conn<'_>, centre: Id<Centre>) -> Result<Vec<Window>, Failure> {
    let rows = db.rows(SQL.get("windows_of"), &[centre.into()]).await?;
    rows.into_iter().map(|row| window(&mut row.cells())).collect()
}

/// The same for every centre of a member.
///
/// # Errors
/// When the store cannot be read.
pub async fn windows_of_member(
    db: &mut Conn<'_>,
    account: Id<Account>,
) -> Result<BTreeMap<Id<Centre>, Vec<Window>>, Failure> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in db.rows(SQL.get("windows_of_member"), &[account.into()]).await? {
        let mut c = row.cells();
        let centre = c.take()?;
        found.entry(centre).or_default().push(window(&mut c)?);
    }
    Ok(found)
}

/// A session that is still to be held.
#[derive(Debug, Clone)]
pub struct ToCome {
    /// Its centre.
    pub centre: Id<Centre>,
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// The day.
    pub date: Date,
}

/// The sessions of a member's centres that start after a moment, the next first.
///
/// # Errors
/// When the store cannot be read.
pub async fn sessions_to_come(
    db: &mut Conn<'_>,
    account: Id<Account>,
    after: Moment,
) -> Result<Vec<ToCome>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(ToCome {
            centre: c.take()?,
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            date: c.code(|t| t.parse().ok())?,
        })
    };
    let params = [account.into(), after.into(), TO_COME.into()];
    db.rows(SQL.get("sessions_to_come"), &params).await?.into_iter().map(read).collect()
}

/// For whom a window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Every centre that is such a school.
    School(SchoolKind),
    /// One centre, as an exception.
    Centre(Id<Centre>),
}

impl For {
    const fn school(self) -> Option<&'static str> {
        match self {
            Self::School(kind) => Some(kind.code()),
            Self::Centre(_) => None,
        }
    }

    const fn centre(self) -> Option<Id<Centre>> {
        match self {
            Self::School(_) => None,
            Self::Centre(centre) => Some(centre),
        }
    }
}

/// A window as the administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: Id<Window>,
    /// For whom.
    pub whose: For,
    /// The name of that centre.
    pub centre: Option<String>,
    /// Its days.
    pub span: Span,
    /// A catch-up week.
    pub catch_up: bool,
    /// Where it comes from.
    pub source: String,
}

fn kept(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    let id = c.take()?;
    let (school, centre): (Option<String>, Option<Id<Centre>>) = (c.take()?, c.take()?);
    let whose = match (school.as_deref().and_then(SchoolKind::from_code), centre) {
        (Some(kind), None) => For::School(kind),
        (None, Some(centre)) => For::Centre(centre),
        _ => return Err(Failure::inconsistent("a window is for nobody or for two")),
    };
    let (name, span) = (c.take()?, span(&mut c)?);
    Ok(Kept { id, whose, centre: name, span, catch_up: c.take()?, source: c.take()? })
}

/// The windows in force, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn windows(db: &mut Conn<'_>, most: u32) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("windows"), &[most.into()]).await?.into_iter().map(kept).collect()
}

/// A window in force.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Window>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("window"), &[id.into()]).await?.map(kept).transpose()
}

/// The days of the windows in force for the same, by their identifiers.
///
/// # Errors
/// When the store cannot be read.
pub async fn beside(db: &mut Conn<'_>, whose: For) -> Result<Vec<(Id<Window>, Span)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, span(&mut c)?))
    };
    let params = [whose.school().into(), whose.centre().into()];
    db.rows(SQL.get("beside"), &params).await?.into_iter().map(read).collect()
}

/// Keeps a new window; whether it was new.
///
/// # Errors
/// When the store refuses.
pub async fn insert_window(tx: &mut Tx<'_>, new: &Kept, at: Moment) -> Result<bool, Failure> {
    let (opens, closes) = (new.span.opens.to_string(), new.span.closes.to_string());
    let params = [
        new.id.into(),
        new.whose.school().into(),
        new.whose.centre().into(),
        (&opens).into(),
        (&closes).into(),
        new.catch_up.into(),
        (&new.source).into(),
        at.into(),
    ];
    Ok(tx.write(SQL.get("insert_window"), &params).await? == 1)
}

/// Changes the days of a window, what it is and where it comes from.
///
/// # Errors
/// When the store refuses.
pub async fn change_window(tx: &mut Tx<'_>, new: &Kept) -> Result<(), Failure> {
    let (opens, closes) = (new.span.opens.to_string(), new.span.closes.to_string());
    let params =
        [new.id.into(), (&opens).into(), (&closes).into(), new.catch_up.into(), (&new.source).into()];
    tx.write(SQL.get("change_window"), &params).await.map(drop)
}

/// Ends a window: it counts no more. Whether it was in force.
///
/// # Errors
/// When the store refuses.
pub async fn end_window(tx: &mut Tx<'_>, id: Id<Window>, at: Moment) -> Result<bool, Failure> {
    Ok(tx.write(SQL.get("end_window"), &[id.into(), at.into()]).await? == 1)
}

/// Notes what a centre is a school of; with nothing, that it follows no window.
///
/// # Errors
/// When the store refuses.
pub async fn put_school(
    tx: &mut Tx<'_>,
    centre: Id<Centre>,
    school: Option<SchoolKind>,
) -> Result<(), Failure> {
    match school {
        Some(kind) => tx.write(SQL.get("put_school"), &[centre.into(), kind.code().into()]).await,
        None => tx.write(SQL.get("forget_school"), &[centre.into()]).await,
    }
    .map(drop)
}

/// The centre of a school.
#[derive(Debug, Clone)]
pub struct SchoolLine {
    /// Which one.
    pub centre: Id<Centre>,
    /// Its name.
    pub name: String,
    /// Its national number.
    pub uai: Option<String>,
    /// What it is a school of, once told.
    pub school: Option<SchoolKind>,
}

/// Centres of schools, those of which nothing is told first.
///
/// # Errors
/// When the store cannot be read.
pub async fn schools(db: &mut Conn<'_>, most: u32) -> Result<Vec<SchoolLine>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        let (centre, name, uai) = (c.take()?, c.take()?, c.take()?);
        let school: Option<String> = c.take()?;
        Ok(SchoolLine { centre, name, uai, school: school.as_deref().and_then(SchoolKind::from_code) })
    };
    db.rows(SQL.get("schools"), &[most.into()]).await?.into_iter().map(read).collect()
}

/// How many centres of schools follow no window, because nothing is told of them.
///
/// # Errors
/// When the store cannot be read.
pub async fn untold(db: &mut Conn<'_>) -> Result<i64, Failure> {
    db.row(SQL.get("untold"), &[]).await?.map_or(Ok(0), Row::only)
}

/// The centres with this national number or this name, two at most: the name need not tell one.
///
/// # Errors
/// When the store cannot be read.
pub async fn named(db: &mut Conn<'_>, words: &str) -> Result<Vec<Id<Centre>>, Failure> {
    let name = words.trim();
    let (uai, small) = (name.to_uppercase(), name.to_lowercase());
    let rows = db.rows(SQL.get("named"), &[(&uai).into(), name.into(), (&small).into()]).await?;
    rows.into_iter().map(Row::only).collect()
}

/// The day, at its place, on which an account last sat, in another session than that one if one is named, as far as sittings make
/// one wait: not those of rehearsals, nor those that a technical problem broke off, nor those whose result was published as
/// cancelled.
///
/// # Errors
/// When the store cannot be read.
pub async fn last_sitting(
    db: &mut Conn<'_>,
    account: Id<Account>,
    but: Option<Id<Session>>,
) -> Result<Option<Date>, Failure> {
    // No session has the number 0.
    let but = but.unwrap_or(Id::from_raw(0));
    db.row(SQL.get("last_sitting"), &[account.into(), but.into()]).await?.map(sat_on).transpose()
}

pub(crate) fn sat_on(row: Row) -> Result<Date, Failure> {
    let mut c = row.cells();
    let at: Moment = c.take()?;
    let zone = c.code(|name| Zone::named(name).ok())?;
    Ok(at.local(&zone).date())
}
