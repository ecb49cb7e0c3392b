//! What a school reads of its pupils' exams.
//!
//! Only what the school enrolled from its own list is its to read, whichever centre held the exam. Nothing about a score
//! leaves the store before the session is published, and nothing of a rehearsal.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::certificate::VerificationCode;
use domain::certification::enrolment::Sex;
use domain::certification::jury::PublicStatus;
use domain::certification::results::told_to_school;
use domain::certification::scoring::Score;
use domain::certification::session::SessionNumber;
use domain::framework::ReleaseCode;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Learner, Organisation};
use jiff::civil::Date;

use crate::{Blocks, Conn, Failure, Row, learners};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("school_pages.sql")));

/// An exam that a pupil sat.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The test.
    pub attempt: Id<Attempt>,
    /// The day, at its place.
    pub sat_on: Date,
    /// The number of the session.
    pub number: SessionNumber,
    /// The name of the centre.
    pub centre: String,
    /// The release of framework and bank.
    pub release: ReleaseCode,
    /// The candidate's sex, where known: certificates agree with it.
    pub sex: Option<Sex>,
    /// The result, once published.
    pub published: Option<Published>,
}

/// A published result.
#[derive(Debug, Clone)]
pub struct Published {
    /// The day, at the place of the exam.
    pub on: Date,
    /// What is told.
    pub status: PublicStatus,
    /// The score behind it, where the test was scored.
    pub score: Option<Score>,
    /// The code of its certificate, while that holds.
    pub code: Option<VerificationCode>,
}

/// A pupil with the exam that the school is told of.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// Who.
    pub learner: learners::Kept,
    /// The latest exam that was not cancelled; nothing when none was sat.
    pub sitting: Option<Sitting>,
}

impl Pupil {
    /// What is told of the pupil; nothing when no exam was sat.
    #[must_use]
    pub fn status(&self) -> Option<PublicStatus> {
        let sitting = self.sitting.as_ref()?;
        Some(sitting.published.as_ref().map_or(PublicStatus::Pending, |published| published.status))
    }
}

fn sitting(row: Row) -> Result<(Id<Learner>, Sitting), Failure> {
    let mut c = row.cells();
    let (learner, attempt, started): (_, _, Moment) = (c.take()?, c.take()?, c.take()?);
    let zone = c.code(|t| Zone::named(t).ok())?;
    let (number, centre) = (SessionNumber::from_stored(c.take()?), c.take()?);
    let release = ReleaseCode::new(c.take::<String>()?);
    let sex: Option<String> = c.take()?;
    let (at, status): (Option<Moment>, Option<String>) = (c.take()?, c.take()?);
    let (body, code): (Option<String>, Option<String>) = (c.take()?, c.take()?);
    let status = status.and_then(|code| serde_json::from_value(serde_json::Value::String(code)).ok());
    let published = at.map(|at| Published {
        on: at.local(&zone).date(),
        status: status.unwrap_or(PublicStatus::Pending),
        score: body.and_then(|body| serde_json::from_str(&body).ok()),
        code: code.and_then(|code| VerificationCode::parse(&code).ok()),
    });
    let sat_on = started.local(&zone).date();
    let sex = sex.as_deref().and_then(Sex::from_code);
    Ok((learner, Sitting { attempt, sat_on, number, centre, release, sex, published }))
}

/// The pupils of a school, class by class and by their names, each with what the school is told.
///
/// # Errors
/// When the store cannot be read.
pub async fn pupils(db: &mut Conn<'_>, organisation: Id<Organisation>) -> Result<Vec<Pupil>, Failure> {
    let mut sat: HashMap<Id<Learner>, Vec<Sitting>> = HashMap::new();
    for row in db.rows(SQL.get("sittings"), &[organisation.into()]).await? {
        let (learner, sitting) = sitting(row)?;
        sat.entry(learner).or_default().push(sitting);
    }
    let with_sitting = |learner: learners::Kept| {
        let sittings = sat.get(&learner.id).map_or(&[][..], Vec::as_slice);
        let told = told_to_school(sittings, |sitting| sitting.published.as_ref().map(|told| told.status));
        Pupil { sitting: told.cloned(), learner }
    };
    Ok(learners::of_organisation(db, organisation).await?.into_iter().map(with_sitting).collect())
}
