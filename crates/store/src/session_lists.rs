//! The sessions of a centre as lists: searched, filtered, what waits, and the people behind each figure of the board.

use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::certification::session::{
    FINALISE_WITHIN_HOURS, SLOT_MINUTES, Session, SessionFacts, SessionNumber, SessionState,
};
use domain::framework::{CERTIFIABLE_COMPETENCES, POINTS_PER_LEVEL};
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::{Centre, Organisation};
use domain::placement::Points;
use jiff::civil::{Date, Time};

use crate::candidates::key_of;
use crate::{Blocks, Conn, Failure, Param, Row};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("session_lists.sql")));

/// Rows of a list of people at most: a whole school.
const PEOPLE_MAX: i64 = 2_000;

/// A session in the list of a person's centres.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The name of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// The hour at the place.
    pub time: Time,
    /// The time zone of the place.
    pub zone: Zone,
    /// When it starts.
    pub starts_at: Moment,
    /// The invigilators announced.
    pub invigilators: String,
    /// The moments from which its state follows.
    pub facts: SessionFacts,
    /// Its centre.
    pub centre: Id<Centre>,
    /// The name of its centre.
    pub centre_name: String,
    /// Candidates on its list.
    pub enrolled: u32,
    /// Candidates who started the test.
    pub sat: u32,
}

impl Listed {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> SessionState {
        SessionState::of(&self.facts)
    }
}

fn listed_row(row: Row) -> Result<Listed, Failure> {
    let mut c = row.cells();
    Ok(Listed {
        id: c.take()?,
        number: SessionNumber::from_stored(c.take()?),
        site: c.take()?,
        room: c.take()?,
        date: c.code(|t| t.parse().ok())?,
        time: c.code(|t| t.parse().ok())?,
        zone: c.code(|t| Zone::named(t).ok())?,
        starts_at: c.take()?,
        invigilators: c.take()?,
        facts: SessionFacts {
            opened_at: c.take()?,
            finalised_at: c.take()?,
            assigned_to: c.take()?,
            published_at: c.take()?,
            cancelled_at: c.take()?,
        },
        centre: c.take()?,
        centre_name: c.take()?,
        enrolled: c.take()?,
        sat: c.take()?,
    })
}

/// Which sessions of a centre are wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The centre; the caller has checked that it is the reader's.
    pub centre: Id<Centre>,
    /// In this state only: `to_prepare`, `never_opened`, `open`, `to_finalise`, `late`, `finalised` (also before the
    /// jury), `published`, `cancelled`; empty for any.
    pub state: &'static str,
    /// Only those of which a scan of a paper is missing and can still come.
    pub papers: bool,
    /// Those that start then or later.
    pub from: Moment,
    /// Those that start before.
    pub until: Moment,
    /// Now: some states depend on it.
    pub now: Moment,
}

impl Wanted {
    /// All the sessions of a centre.
    #[must_use]
    pub const fn all(centre: Id<Centre>, now: Moment) -> Self {
        let (from, until) = (Moment::from_millis(0), Moment::from_millis(i64::MAX));
        Self { centre, state: "", papers: false, from, until, now }
    }

    fn params(&self) -> Vec<Param<'_>> {
        let ended = self.now.plus_minutes(-SLOT_MINUTES);
        vec![
            self.centre.into(),
            self.from.into(),
            self.until.into(),
            self.state.into(),
            ended.into(),
            ended.plus_minutes(-FINALISE_WITHIN_HOURS * 60).into(),
            self.papers.into(),
        ]
    }
}

/// A page of the sessions that are wanted, the latest first (§2.7).
///
/// # Errors
/// When the store cannot be read.
pub async fn listed(
    db: &mut Conn<'_>,
    wanted: &Wanted,
    size: u32,
    skip: u32,
) -> Result<Vec<Listed>, Failure> {
    let mut params = wanted.params();
    params.extend([Param::from(size), Param::from(skip)]);
    db.rows(SQL.get("listed"), &params).await?.into_iter().map(listed_row).collect()
}

/// How many sessions are wanted.
///
/// # Errors
/// When the store cannot be read.
pub async fn count(db: &mut Conn<'_>, wanted: &Wanted) -> Result<u32, Failure> {
    db.row(SQL.get("count"), &wanted.params()).await?.map_or(Ok(0), Row::only)
}

/// A session that is over and that the centre has to finalise.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// The time zone of the place.
    pub zone: Zone,
    /// When it began: the clock of 48 hours runs from its end.
    pub starts_at: Moment,
}

/// The sessions of a centre that are over and not finalised, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn waiting(db: &mut Conn<'_>, centre: Id<Centre>, now: Moment) -> Result<Vec<Waiting>, Failure> {
    let ended = now.plus_minutes(-SLOT_MINUTES);
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Waiting {
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            date: c.code(|t| t.parse().ok())?,
            zone: c.code(|t| Zone::named(t).ok())?,
            starts_at: c.take()?,
        })
    };
    db.rows(SQL.get("waiting"), &[centre.into(), ended.into()]).await?.into_iter().map(read).collect()
}

/// A session to which somebody can still be enrolled.
#[derive(Debug, Clone)]
pub struct OpenTo {
    /// Which one.
    pub id: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The room.
    pub room: String,
    /// The day at the place.
    pub date: Date,
    /// The hour at the place.
    pub time: Time,
}

/// The sessions of a centre that start after that moment and take candidates, without one of them; the first hundred.
///
/// # Errors
/// When the store cannot be read.
pub async fn open_to(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    from: Moment,
    without: Id<Session>,
) -> Result<Vec<OpenTo>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(OpenTo {
            id: c.take()?,
            number: SessionNumber::from_stored(c.take()?),
            room: c.take()?,
            date: c.code(|t| t.parse().ok())?,
            time: c.code(|t| t.parse().ok())?,
        })
    };
    let params = [centre.into(), from.into(), without.into()];
    db.rows(SQL.get("open_to"), &params).await?.into_iter().map(read).collect()
}

/// The figures of people of a centre since a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// On the list of a session that is not cancelled.
    pub enrolled: u32,
    /// Who started a test.
    pub sat: u32,
    /// On the list of a session that was finalised, without a test.
    pub absent: u32,
}

/// The figures of people of a centre, of the sessions since that moment.
///
/// # Errors
/// When the store cannot be read.
pub async fn counts(db: &mut Conn<'_>, centre: Id<Centre>, from: Moment) -> Result<Counts, Failure> {
    let Some(row) = db.row(SQL.get("counts"), &[centre.into(), from.into()]).await? else {
        return Ok(Counts::default());
    };
    let mut c = row.cells();
    Ok(Counts { enrolled: c.take()?, sat: c.take()?, absent: c.take()? })
}

/// Somebody behind a figure.
#[derive(Debug, Clone)]
pub struct Someone {
    /// Last name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// The class.
    pub division: Option<String>,
    /// The row of a list that counts: of which session, and which.
    pub row: Option<OnList>,
}

/// The row of somebody on the list of a session.
#[derive(Debug, Clone)]
pub struct OnList {
    /// Which session.
    pub session: Id<Session>,
    /// Its number.
    pub number: SessionNumber,
    /// Its room.
    pub room: String,
    /// Its day.
    pub date: Date,
    /// Which row.
    pub candidate: Id<Candidate>,
}

fn someone(row: Row) -> Result<Someone, Failure> {
    let mut c = row.cells();
    let session = c.take()?;
    let number = SessionNumber::from_stored(c.take()?);
    let (room, date, candidate) = (c.take()?, c.code(|t| t.parse().ok())?, c.take()?);
    Ok(Someone {
        row: Some(OnList { session, number, room, date, candidate }),
        last_name: c.take()?,
        first_name: c.take()?,
        birth_date: c.code(|t| t.parse().ok())?,
        division: c.take()?,
    })
}

/// Which figure of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// [`Counts::enrolled`].
    Enrolled,
    /// [`Counts::sat`].
    Sat,
    /// [`Counts::absent`].
    Absent,
}

/// The people behind a figure, class by class; the first two thousand.
///
/// # Errors
/// When the store cannot be read.
pub async fn people(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    from: Moment,
    figure: Figure,
) -> Result<Vec<Someone>, Failure> {
    let code = match figure {
        Figure::Enrolled => "enrolled",
        Figure::Sat => "sat",
        Figure::Absent => "absent",
    };
    let params = [centre.into(), from.into(), code.into(), PEOPLE_MAX.into()];
    db.rows(SQL.get("people"), &params).await?.into_iter().map(someone).collect()
}

/// Who was absent, or on the list of a session that was cancelled, and is on no other list since: class by class.
///
/// # Errors
/// When the store cannot be read.
pub async fn to_catch_up(
    db: &mut Conn<'_>,
    centre: Id<Centre>,
    from: Moment,
) -> Result<Vec<Someone>, Failure> {
    db.rows(SQL.get("to_catch_up"), &[centre.into(), from.into()]).await?.into_iter().map(someone).collect()
}

/// The pupils of a school whose profile is certifiable now, class by class (§4).
///
/// # Errors
/// When the store cannot be read.
pub async fn certifiable(db: &mut Conn<'_>, school: Id<Organisation>) -> Result<Vec<Someone>, Failure> {
    let level = i64::from(POINTS_PER_LEVEL * Points::PARTS);
    let needed = i64::try_from(CERTIFIABLE_COMPETENCES).unwrap_or(i64::MAX);
    let read = |row: Row| {
        let mut c = row.cells();
        Ok(Someone {
            last_name: c.take()?,
            first_name: c.take()?,
            birth_date: c.code(|t| t.parse().ok())?,
            division: c.take()?,
            row: None,
        })
    };
    let params = [school.into(), level.into(), needed.into()];
    let rows = db.rows(SQL.get("certifiable"), &params).await?;
    let mut found: Vec<Someone> = rows.into_iter().map(read).collect::<Result<_, Failure>>()?;
    // Pupils have no key of their name: « Aït-Kaci » stands between « Abadie » and « Arnaud » on every list all the same.
    found.sort_by_cached_key(|one| (one.division.clone(), key_of(&one.last_name, &one.first_name)));
    Ok(found)
}
