//! Appeals with their steps, and the lists in which centres and jury find them.

use std::sync::LazyLock;

use domain::certification::appeal::{Appeal, AppealKind, AppealState, Step};
use domain::certification::attempt::Attempt;
use domain::certification::session::{Session, SessionNumber};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::Account;

use crate::{Blocks, Cells, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("appeals.sql")));

/// A step as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStep {
    /// Which.
    pub step: Step,
    /// What was said with it; empty for a withdrawal.
    pub words: String,
    /// The number of the jury's decision about the score that an answer took.
    pub decision: Option<u32>,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Id<Account>,
}

/// What an appeal is about, without its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which one.
    pub id: Id<Appeal>,
    /// The session.
    pub session: Id<Session>,
    /// The test.
    pub attempt: Id<Attempt>,
    /// Whose it is.
    pub account: Id<Account>,
    /// What it is about.
    pub kind: AppealKind,
}

/// An appeal as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is about.
    pub about: About,
    /// Its steps, the first of which is the asking.
    pub steps: Vec<KeptStep>,
    /// Where it stands.
    pub state: AppealState,
}

impl Kept {
    /// When it was asked.
    #[must_use]
    pub fn asked_at(&self) -> Moment {
        self.steps.first().map_or(Moment::from_millis(0), |step| step.at)
    }
}

fn about(c: &mut Cells) -> Result<About, Failure> {
    Ok(About {
        id: c.take()?,
        session: c.take()?,
        attempt: c.take()?,
        account: c.take()?,
        kind: c.code(AppealKind::from_code)?,
    })
}

fn step(row: Row) -> Result<KeptStep, Failure> {
    let mut c = row.cells();
    Ok(KeptStep {
        step: c.code(Step::from_code)?,
        words: c.take()?,
        decision: c.take()?,
        at: c.take()?,
        by: c.take()?,
    })
}

fn state_of(kind: AppealKind, steps: impl Iterator<Item = (Step, Moment)>) -> Result<AppealState, Failure> {
    AppealState::of(kind, steps).ok_or_else(|| Failure::inconsistent("an appeal without a step"))
}

async fn whole(db: &mut Conn<'_>, about: About) -> Result<Kept, Failure> {
    let rows = db.rows(SQL.get("steps"), &[about.id.into()]).await?;
    let steps: Vec<KeptStep> = rows.into_iter().map(step).collect::<Result<_, _>>()?;
    let state = state_of(about.kind, steps.iter().map(|step| (step.step, step.at)))?;
    Ok(Kept { about, steps, state })
}

/// An appeal.
///
/// # Errors
/// When the store cannot be read.
pub async fn by_id(db: &mut Conn<'_>, id: Id<Appeal>) -> Result<Option<Kept>, Failure> {
    match db.row(SQL.get("by_id"), &[id.into()]).await? {
        None => Ok(None),
        Some(row) => {
            let about = about(&mut row.cells())?;
            whole(db, about).await.map(Some)
        }
    }
}

/// The appeals about a test, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Vec<Kept>, Failure> {
    let mut found = Vec::new();
    for row in db.rows(SQL.get("of_attempt"), &[attempt.into()]).await? {
        let about = about(&mut row.cells())?;
        found.push(whole(db, about).await?);
    }
    Ok(found)
}

/// Keeps an appeal with its first step.
///
/// # Errors
/// When the store refuses, also when it is there.
pub async fn insert(tx: &mut Tx<'_>, about: &About, asked: &KeptStep) -> Result<(), Failure> {
    let params = [
        about.id.into(),
        about.session.into(),
        about.attempt.into(),
        about.account.into(),
        about.kind.code().into(),
        asked.at.into(),
    ];
    tx.write(SQL.get("insert"), &params).await?;
    add(tx, about, asked, true).await
}

/// Keeps a step after those that are there; `open` tells that somebody is to do something after it.
///
/// # Errors
/// When the store refuses.
pub async fn add(tx: &mut Tx<'_>, about: &About, new: &KeptStep, open: bool) -> Result<(), Failure> {
    let params = [
        about.id.into(),
        new.step.code().into(),
        (&new.words).into(),
        new.decision.into(),
        new.at.into(),
        new.by.into(),
    ];
    tx.write(SQL.get("add_step"), &params).await?;
    let closed = (!open).then_some(new.at);
    tx.write(SQL.get("close"), &[about.id.into(), closed.into()]).await.map(drop)
}

/// An appeal in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it is about.
    pub about: About,
    /// The number of the session.
    pub number: SessionNumber,
    /// The time zone of its place.
    pub zone: Zone,
    /// The name of the centre.
    pub centre: String,
    /// The name of the candidate: « Benali Inès ».
    pub candidate: String,
    /// Which jury member has the session.
    pub assigned: Option<Id<Account>>,
    /// When it was asked, or asked again.
    pub asked_at: Moment,
    /// Where it stands.
    pub state: AppealState,
}

fn listed(row: Row) -> Result<Listed, Failure> {
    let mut c = row.cells();
    let about = about(&mut c)?;
    let (number, zone) = (SessionNumber::from_stored(c.take()?), c.code(|t| Zone::named(t).ok())?);
    let (centre, last_name, first_name): (String, String, String) = (c.take()?, c.take()?, c.take()?);
    let (assigned, asked_at) = (c.take()?, c.take()?);
    let (step, at) = (c.code(Step::from_code)?, c.take()?);
    // The last asking and the last step say where it stands.
    let before = (step != Step::Asked).then_some((Step::Asked, asked_at));
    let state = state_of(about.kind, before.into_iter().chain([(step, at)]))?;
    Ok(Listed {
        about,
        number,
        zone,
        centre,
        candidate: format!("{last_name} {first_name}"),
        assigned,
        asked_at,
        state,
    })
}

/// The appeals about the sessions of somebody's centres, as their référent: the open ones first, the oldest of them first; at
/// most 500.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_referent(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Listed>, Failure> {
    db.rows(SQL.get("of_referent"), &[account.into()]).await?.into_iter().map(listed).collect()
}

/// The appeals that somebody of the jury may know of: none about the sessions of their own centre; in the same order.
///
/// # Errors
/// When the store cannot be read.
pub async fn before_jury(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Listed>, Failure> {
    db.rows(SQL.get("before_jury"), &[account.into()]).await?.into_iter().map(listed).collect()
}
