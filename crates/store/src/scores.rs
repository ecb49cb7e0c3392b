//! Scores: every scoring ever made of an attempt, and what an attempt is scored from.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::exam::Chosen;
use domain::certification::finalisation::close_unanswered;
use domain::certification::jury::{JuryDecision, PublicStatus, Standing, apply_decisions, public_status};
use domain::certification::scoring::{Score, ScoredQuestion, ScoringInput, ScoringRules, Tested, score};
use domain::certification::session::Session;
use domain::id::Id;
use domain::moment::Moment;
use domain::question::Outcome;

use crate::{Blocks, Conn, Failure, Row, Tx, attempts, decisions};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("scores.sql")));

/// A scoring as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Of which attempt.
    pub attempt: Id<Attempt>,
    /// Its place among the scorings of the attempt, from 1; the last one counts.
    pub number: u32,
    /// What led to it: the name of an act.
    pub cause: String,
    /// The score, with all that explains it.
    pub score: Score,
    /// What the candidate and the world are told, decisions of the jury included.
    pub status: PublicStatus,
    /// When.
    pub at: Moment,
}

impl Kept {
    /// The points that are told: those of the score when it is obtained, otherwise none.
    #[must_use]
    pub fn points(&self) -> u32 {
        if self.status == PublicStatus::Validated { self.score.total } else { 0 }
    }
}

fn status(code: &str) -> Option<PublicStatus> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

fn read(row: Row) -> Result<Kept, Failure> {
    let mut c = row.cells();
    Ok(Kept {
        attempt: c.take()?,
        number: c.take()?,
        cause: c.take()?,
        score: c.json()?,
        status: c.code(status)?,
        at: c.take()?,
    })
}

/// The scoring of an attempt that counts, if it was ever scored.
///
/// # Errors
/// When the store cannot be read.
pub async fn latest(db: &mut Conn<'_>, attempt: Id<Attempt>) -> Result<Option<Kept>, Failure> {
    db.row(SQL.get("latest"), &[attempt.into()]).await?.map(read).transpose()
}

/// The scorings of a session that count, one for each attempt that was scored.
///
/// # Errors
/// When the store cannot be read.
pub async fn latest_of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Vec<Kept>, Failure> {
    db.rows(SQL.get("latest_of_session"), &[session.into()]).await?.into_iter().map(read).collect()
}

/// Every scoring of an attempt of a session, from the first to the last.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_attempt(
    db: &mut Conn<'_>,
    session: Id<Session>,
    attempt: Id<Attempt>,
) -> Result<Vec<Kept>, Failure> {
    let rows = db.rows(SQL.get("of_attempt"), &[session.into(), attempt.into()]).await?;
    rows.into_iter().map(read).collect()
}

/// Keeps a scoring after those that are there, and tells its number.
///
/// # Errors
/// When the store refuses.
pub async fn insert(
    tx: &mut Tx<'_>,
    (session, attempt): (Id<Session>, Id<Attempt>),
    cause: &str,
    scored: &Score,
    status: PublicStatus,
    at: Moment,
) -> Result<u32, Failure> {
    let body = serde_json::to_string(scored).map_err(|e| Failure::inconsistent(e.to_string()))?;
    let params = [
        attempt.into(),
        session.into(),
        cause.into(),
        (&body).into(),
        status.code().into(),
        scored.total.into(),
        at.into(),
    ];
    let row = tx.row(SQL.get("insert"), &params).await?;
    row.ok_or_else(|| Failure::inconsistent("a scoring was not kept"))?.only()
}

/// What an attempt is scored from: its questions with their outcomes, the profile at its start, and the decisions.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The answers as they were given, unanswered questions closed by the reason why the test stopped (§7.10).
    pub given: ScoringInput,
    /// Every decision about the attempt, those that wait included.
    pub decisions: Vec<decisions::Kept>,
    /// The rules of the exam.
    pub rules: ScoringRules,
}

impl Basis {
    /// Puts together what was read of an attempt: its form and profile, the outcomes by position, the decisions.
    pub(crate) fn of(
        kept: &attempts::Kept,
        form: Vec<Chosen>,
        tested: Vec<Tested>,
        outcomes: &HashMap<u32, Outcome>,
        decisions: Vec<decisions::Kept>,
    ) -> Self {
        let outcome_of = |position: u16| {
            #[cfg(feature = "planted")]
            if position == 2 && domain::planted::is("answer_not_scored") {
                return None;
            }
            outcomes.get(&u32::from(position)).copied()
        };
        // No question of the bank has blanks that depend on each other (ADR 0029).
        let questions = (1_u16..).zip(form).map(|(position, chosen)| ScoredQuestion {
            position,
            competence: chosen.competence,
            outcome: outcome_of(position),
            neutralised: false,
            auto_skipped: false,
            dependent: false,
        });
        let mut given = ScoringInput { tested, questions: questions.collect() };
        if let Some(reason) = kept.abort_reason {
            close_unanswered(&mut given, reason);
        }
        Self { given, decisions, rules: kept.exam.rules }
    }

    /// What is scored once the decisions that have taken effect are carried into it, and `more` after them.
    #[must_use]
    pub fn input(&self, more: Option<JuryDecision>) -> ScoringInput {
        let mut input = self.given.clone();
        let mut taken = decisions::taken(&self.decisions);
        taken.extend(more);
        apply_decisions(&mut input, &taken);
        input
    }

    /// What stands once the decisions have taken effect, and `more` after them.
    #[must_use]
    pub fn standing(&self, more: Option<JuryDecision>) -> Standing {
        let mut taken = decisions::taken(&self.decisions);
        taken.extend(more);
        Standing::of(&taken)
    }

    /// The score and what is told of it, as they are, or as they would be with one more decision.
    #[must_use]
    pub fn scored(&self, more: Option<JuryDecision>) -> (Score, PublicStatus) {
        let scored = score(&self.input(more), &self.rules);
        let status = public_status(self.standing(more), Some(&scored));
        (scored, status)
    }
}

/// Reads what an attempt is scored from.
///
/// # Errors
/// When the store cannot be read.
pub async fn basis(db: &mut Conn<'_>, kept: &attempts::Kept) -> Result<Basis, Failure> {
    let form = attempts::form(db, kept.id).await?;
    let tested = attempts::profile(db, kept.id).await?;
    let mut outcomes: HashMap<u32, Outcome> = HashMap::new();
    for row in db.rows(SQL.get("outcomes"), &[kept.id.into()]).await? {
        let mut c = row.cells();
        outcomes.insert(c.take()?, c.code(Outcome::from_code)?);
    }
    let decisions = decisions::of_attempt(db, kept.session, kept.id).await?;
    Ok(Basis::of(kept, form, tested, &outcomes, decisions))
}
