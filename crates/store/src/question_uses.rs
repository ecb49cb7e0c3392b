//! How questions have worked, session by session. A session is counted when its results are published, and counted again
//! in the place of before when they are published again; the figures of one question are put together from its latest
//! sessions, at most [`SESSIONS_MAX`], so that they cost the same in every year.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::certification::jury::JuryDecision;
use domain::certification::question_use::QuestionUse;
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::question::Outcome;

use crate::dossiers::{Dossier, File};
use crate::{Blocks, Conn, Failure, Param, Row, Tx, decisions};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("question_uses.sql")));

/// Sessions from which the figures of a question are put together at most.
pub const SESSIONS_MAX: i64 = 1_000;

/// Challenge and release.
type Of = (String, String);

/// Counts the questions of a session whose results are published. Cancelled and fraudulent tests say nothing of them.
///
/// # Errors
/// When the store refuses.
pub async fn count(tx: &mut Tx<'_>, dossier: &Dossier, at: Moment) -> Result<(), Failure> {
    let session = dossier.session.id;
    let mut uses: BTreeMap<Of, QuestionUse> = BTreeMap::new();
    for row in tx.rows(SQL.get("answers"), &[session.into()]).await? {
        let mut c = row.cells();
        let (attempt, position): (Id<_>, u32) = (c.take()?, c.take()?);
        let (of, outcome) = ((c.take()?, c.take()?), c.code(Outcome::from_code)?);
        let millis: i64 = c.take()?;
        let counts = |file: &&File| !file.standing().cancelled && !file.standing().fraud;
        let Some(file) = dossier.file(attempt).filter(counts) else { continue };
        let one = |is: bool| u32::from(is);
        uses.entry(of).or_default().add(&QuestionUse {
            asked: 1,
            right: one(outcome == Outcome::Right),
            passed: one(outcome == Outcome::Passed),
            reported: reported(file, position),
            neutralised: one(is_neutralised(file, position)),
            seconds: vec![u32::try_from(millis / 1_000).unwrap_or_default()],
        });
    }
    tx.write(SQL.get("forget"), &[session.into()]).await?;
    let seconds: Vec<String> = uses
        .values()
        .map(|one| serde_json::to_string(&one.seconds))
        .collect::<Result<_, _>>()
        .map_err(|e| Failure::inconsistent(e.to_string()))?;
    let insert = |((of, one), seconds)| {
        let params: Vec<Param<'_>> = row_of(of, one, seconds, (session, at));
        (SQL.get("insert"), params)
    };
    let writes: Vec<_> = uses.iter().zip(&seconds).map(insert).collect();
    tx.write_all(&writes).await
}

fn row_of<'a>(
    (challenge, release): &'a Of,
    one: &'a QuestionUse,
    seconds: &'a String,
    (session, at): (Id<Session>, Moment),
) -> Vec<Param<'a>> {
    vec![
        challenge.into(),
        release.into(),
        session.into(),
        one.asked.into(),
        one.right.into(),
        one.passed.into(),
        one.reported.into(),
        one.neutralised.into(),
        seconds.into(),
        at.into(),
    ]
}

fn reported(file: &File, position: u32) -> u32 {
    let about = |incident: &&crate::incidents::Kept| incident.told.question.map(u32::from) == Some(position);
    u32::try_from(file.incidents.iter().filter(about).count()).unwrap_or(u32::MAX)
}

/// The latest decision about the question left it out.
fn is_neutralised(file: &File, position: u32) -> bool {
    let taken = decisions::taken(&file.decisions);
    let about = |what: &&JuryDecision| {
        let leaves_out = matches!(what, JuryDecision::Neutralise { .. } | JuryDecision::Restore { .. });
        leaves_out && what.position().map(u32::from) == Some(position)
    };
    matches!(taken.iter().rfind(about), Some(JuryDecision::Neutralise { .. }))
}

/// What its latest sessions say of a question, release by release, the latest release first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_question(db: &mut Conn<'_>, challenge: &str) -> Result<Vec<(String, QuestionUse)>, Failure> {
    let mut found: Vec<(String, QuestionUse)> = Vec::new();
    for row in db.rows(SQL.get("of_question"), &[challenge.into(), SESSIONS_MAX.into()]).await? {
        let (release, one) = read(row)?;
        match found.iter_mut().find(|(known, _)| *known == release) {
            Some((_, all)) => all.add(&one),
            None => found.push((release, one)),
        }
    }
    Ok(found)
}

fn read(row: Row) -> Result<(String, QuestionUse), Failure> {
    let mut c = row.cells();
    let release = c.take()?;
    let one = QuestionUse {
        asked: c.take()?,
        right: c.take()?,
        passed: c.take()?,
        reported: c.take()?,
        neutralised: c.take()?,
        seconds: c.json()?,
    };
    Ok((release, one))
}
