//! Placements: one run of the free test in one competence, its questions, and what the answers taught.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::framework::{ChallengeCode, CompetenceCode, ReleaseCode, SkillCode, TopicCode};
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Moment;
use domain::people::Account;
use domain::placement::{Cap, Knowledge, Placement, Points, Profile, Source, Status, current};
use domain::question::{Expected, Outcome, Shown, Variant};
use domain::seed::Seed;

use crate::db::Statement;
use crate::{Blocks, Conn, Failure, Param, Row, Tx, content};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("placements.sql")));

/// A placement as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Id<Placement>,
    /// Whose.
    pub account: Id<Account>,
    /// In which competence.
    pub competence: CompetenceCode,
    /// The release of framework and bank.
    pub release: ReleaseCode,
    /// The language of its questions.
    pub locale: Locale,
    /// Its chance.
    pub seed: Seed,
    /// When it started.
    pub started_at: Moment,
    /// When no question was left.
    pub ended_at: Option<Moment>,
    /// The number of the question that waits, from 1; one more than its questions once it has ended.
    pub serving: u32,
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        id: c.take()?,
        account: c.take()?,
        competence: CompetenceCode::new(c.take::<String>()?),
        release: ReleaseCode::new(c.take::<String>()?),
        locale: c.code(|code| Some(Locale::from_code(code)))?,
        seed: Seed::from_bytes(c.take()?),
        started_at: c.take()?,
        ended_at: c.take()?,
        serving: c.take()?,
    })
}

/// The latest placement of an account in a competence.
///
/// # Errors
/// When the store cannot be read.
pub async fn latest_of(
    db: &mut Conn<'_>,
    account: Id<Account>,
    competence: &str,
) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("latest_of"), &[account.into(), competence.into()]).await?.map(read).transpose()
}

/// Every placement of an account, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_account(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("of_account"), &[account.into()]).await?.into_iter().map(read).collect()
}

/// Takes the placement's row for a change.
///
/// # Errors
/// When the store refuses.
pub async fn take(tx: &mut Tx<'_>, id: Id<Placement>) -> Result<Option<Kept>, Failure> {
    tx.row(SQL.get("take"), &[id.into()]).await?.map(read).transpose()
}

/// A question of a placement as it was shown, with its answer once given.
#[derive(Debug, Clone)]
pub struct Served {
    /// The challenge.
    pub challenge: ChallengeCode,
    /// Its skill.
    pub skill: SkillCode,
    /// The chance of its variant.
    pub seed: Seed,
    /// What the page shows.
    pub shown: Shown,
    /// What counts as right.
    pub expected: Expected,
    /// What was typed or chosen; nothing when passed, or not answered yet.
    pub value: Option<String>,
    /// What came of it and when, once answered.
    pub answered: Option<(Outcome, Moment)>,
}

/// The question of that number, as seen from its placement.
///
/// # Errors
/// When the store cannot be read.
pub async fn served(
    db: &mut Conn<'_>,
    placement: Id<Placement>,
    number: u32,
) -> Result<Option<Served>, Failure> {
    let Some(row) = db.row(SQL.get("served"), &[placement.into(), number.into()]).await? else {
        return Ok(None);
    };
    let mut c = row.cells();
    let (challenge, skill): (String, String) = (c.take()?, c.take()?);
    let (seed, shown, expected, value) = (Seed::from_bytes(c.take()?), c.json()?, c.json()?, c.take()?);
    let (outcome, at): (Option<String>, Option<Moment>) = (c.take()?, c.take()?);
    let outcome = outcome.as_deref().and_then(Outcome::from_code);
    Ok(Some(Served {
        challenge: ChallengeCode::new(challenge),
        skill: SkillCode::new(skill),
        seed,
        shown,
        expected,
        value,
        answered: outcome.zip(at),
    }))
}

/// The answers of a placement in order: the number of the question, its skill, and what came of it.
///
/// # Errors
/// When the store cannot be read.
pub async fn answers(
    db: &mut Conn<'_>,
    placement: Id<Placement>,
) -> Result<Vec<(u32, SkillCode, Outcome)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, SkillCode::new(c.take::<String>()?), c.code(Outcome::from_code)?))
    };
    db.rows(SQL.get("answers"), &[placement.into()]).await?.into_iter().map(read).collect()
}

fn knowledge(row: Row) -> Result<Knowledge, Failure> {
    let mut c = row.cells();
    Ok(Knowledge {
        skill: SkillCode::new(c.take::<String>()?),
        topic: TopicCode::new(c.take::<String>()?),
        competence: CompetenceCode::new(c.take::<String>()?),
        level: c.take()?,
        status: c.code(Status::from_code)?,
        source: c.code(Source::from_code)?,
        points: Points::from_parts(c.take()?),
        at: c.take()?,
    })
}

/// All that was ever learnt about the person of an account, in the order in which it was learnt.
///
/// # Errors
/// When the store cannot be read.
pub async fn knowledge_of(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Knowledge>, Failure> {
    known(db.rows(SQL.get("knowledge_of"), &[account.into()]).await?)
}

/// Rows come in the order of their key, in which `SQLite` keeps them; what was learnt in one moment stays in it.
fn known(rows: Vec<Row>) -> Result<Vec<Knowledge>, Failure> {
    let mut known: Vec<Knowledge> = rows.into_iter().map(knowledge).collect::<Result<_, _>>()?;
    known.sort_by_key(|k| k.at);
    Ok(known)
}

/// What one placement of an account taught, in the order of its answers.
///
/// # Errors
/// When the store cannot be read.
pub async fn learnt_in(
    db: &mut Conn<'_>,
    account: Id<Account>,
    placement: Id<Placement>,
) -> Result<Vec<Knowledge>, Failure> {
    let rows = db.rows(SQL.get("learnt_in"), &[account.into(), placement.into()]).await?;
    rows.into_iter().map(knowledge).collect()
}

/// The profile of an account at a moment, what was learnt in that very moment included. Without cap: the certification
/// works on what was earned (candidate rules §3.7); pages cap what they show.
///
/// # Errors
/// When the store cannot be read.
pub async fn profile_of(db: &mut Conn<'_>, account: Id<Account>, at: Moment) -> Result<Profile, Failure> {
    profile(db.rows(SQL.get("knowledge_of"), &[account.into()]).await?, at)
}

/// The profile that rows of knowledge give at a moment.
pub(crate) fn profile(rows: Vec<Row>, at: Moment) -> Result<Profile, Failure> {
    Ok(current(known(rows)?.iter().filter(|k| k.at <= at), None, Cap::None))
}

/// Every challenge that was ever shown to an account, in placement and in exams.
///
/// # Errors
/// When the store cannot be read.
pub async fn seen_challenges(
    db: &mut Conn<'_>,
    account: Id<Account>,
) -> Result<BTreeSet<ChallengeCode>, Failure> {
    content::codes(db.rows(SQL.get("seen"), &[account.into()]).await?)
}

/// A question ready to be kept: its texts are made before the transaction.
#[derive(Debug, Clone)]
pub struct NewServing {
    /// The skill it asks about.
    pub skill: SkillCode,
    challenge: String,
    seed: Seed,
    shown: String,
    expected: String,
}

impl NewServing {
    /// Prepares the serving of a variant; `seed` is the chance of the variant.
    ///
    /// # Errors
    /// When the variant cannot be written down.
    pub fn new(seed: Seed, variant: &Variant) -> Result<Self, Failure> {
        let text = |e: serde_json::Error| Failure::inconsistent(e.to_string());
        Ok(Self {
            skill: variant.skill.clone(),
            challenge: variant.challenge.to_string(),
            seed,
            shown: serde_json::to_string(&variant.shown).map_err(text)?,
            expected: serde_json::to_string(&variant.expected).map_err(text)?,
        })
    }

    fn write(&self, placement: Id<Placement>, number: u32, at: Moment) -> Statement<'_> {
        let params = vec![
            placement.into(),
            number.into(),
            (&self.challenge).into(),
            self.skill.as_str().into(),
            self.seed.as_bytes().into(),
            (&self.shown).into(),
            (&self.expected).into(),
            at.into(),
        ];
        (SQL.get("insert_serving"), params)
    }
}

/// Keeps a new placement with its first question.
///
/// # Errors
/// When the store refuses.
pub async fn insert(tx: &mut Tx<'_>, new: &Kept, first: &NewServing) -> Result<(), Failure> {
    let placement: Vec<Param<'_>> = vec![
        new.id.into(),
        new.account.into(),
        new.competence.as_str().into(),
        new.release.as_str().into(),
        new.locale.code().into(),
        new.seed.as_bytes().into(),
        new.started_at.into(),
    ];
    tx.write_all(&[(SQL.get("insert"), placement), first.write(new.id, 1, new.started_at)]).await
}

/// What an answer leaves behind.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// What was typed or chosen; nothing when passed.
    pub value: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// What it taught.
    pub learnt: Vec<Knowledge>,
    /// The next question; nothing when none is left.
    pub following: Option<NewServing>,
}

/// Keeps the answer to the question that waits, what it taught, and the next question or the end.
///
/// # Errors
/// When the store refuses.
pub async fn answer(tx: &mut Tx<'_>, kept: &Kept, new: &NewAnswer, at: Moment) -> Result<(), Failure> {
    let number = kept.serving;
    let given: Vec<Param<'_>> =
        vec![kept.id.into(), number.into(), (&new.value).into(), new.outcome.code().into(), at.into()];
    let mut writes: Vec<Statement<'_>> = vec![(SQL.get("answer"), given)];
    writes.extend(new.learnt.iter().map(|k| learn(kept, number, k)));
    writes.push(count_points(kept));
    if let Some(following) = &new.following {
        writes.push(following.write(kept.id, number + 1, at));
        writes.push((SQL.get("advance"), vec![kept.id.into(), (number + 1).into()]));
    } else {
        writes.push((SQL.get("finish"), vec![kept.id.into(), at.into()]));
    }
    tx.write_all(&writes).await
}

/// Keeps that a competence is put back to nothing; its placement ends with it.
///
/// # Errors
/// When the store refuses.
pub async fn forget(tx: &mut Tx<'_>, kept: &Kept, resets: &[Knowledge], at: Moment) -> Result<(), Failure> {
    // No answer has this number: the one that waited is never given.
    let mut writes: Vec<Statement<'_>> = resets.iter().map(|k| learn(kept, kept.serving, k)).collect();
    writes.push(count_points(kept));
    if kept.ended_at.is_none() {
        writes.push((SQL.get("finish"), vec![kept.id.into(), at.into()]));
    }
    tx.write_all(&writes).await
}

/// What the competence of a placement is worth, for the lists of who is certifiable.
fn count_points(kept: &Kept) -> Statement<'_> {
    (SQL.get("count_points"), vec![kept.account.into(), kept.competence.as_str().into()])
}

fn learn<'a>(kept: &Kept, number: u32, one: &'a Knowledge) -> Statement<'a> {
    let params = vec![
        kept.account.into(),
        kept.id.into(),
        number.into(),
        one.skill.as_str().into(),
        one.topic.as_str().into(),
        one.competence.as_str().into(),
        one.level.into(),
        one.status.code().into(),
        one.source.code().into(),
        one.points.parts().into(),
        one.at.into(),
    ];
    (SQL.get("learn"), params)
}
