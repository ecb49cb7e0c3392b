//! Scores proved again: every attempt that was scored is scored once more from its stored answers, incidents, decisions and the
//! rules of its day, and compared byte for byte with what was kept (certification rules §7.1).
//!
//! It is read in slices, each in a read of its own, so that a season is checked beside a server that works. What is compared
//! is the scoring that counts: the last one. An attempt whose answers are erased (ADR 0035) cannot be scored again.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::exam::Chosen;
use domain::certification::scoring::Tested;
use domain::id::Id;
use domain::question::Outcome;

use crate::scores::Basis;
use crate::{Blocks, Conn, Failure, attempts, decisions};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("rescore.sql")));

/// What was found of some attempts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Attempts that were scored and compared.
    pub scored: usize,
    /// Those of which something else is kept than their answers give, in the order of their identifiers.
    pub differ: Vec<Id<Attempt>>,
}

/// A part of the attempts that were scored.
#[derive(Debug, Clone)]
pub struct Slice {
    found: Vec<(Id<Attempt>, bool)>,
}

impl Slice {
    /// The last attempt of it: the next slice begins after it. Nothing when there are no more.
    #[must_use]
    pub fn last(&self) -> Option<Id<Attempt>> {
        self.found.last().map(|(attempt, _)| *attempt)
    }
}

impl Checked {
    /// Adds what was found in a slice.
    pub fn add(&mut self, slice: Slice) {
        self.scored += slice.found.len();
        self.differ.extend(slice.found.into_iter().filter(|(_, same)| !same).map(|(attempt, _)| attempt));
    }
}

/// An attempt with the scoring that counts, as they are kept.
struct Kept {
    attempt: attempts::Kept,
    form: Vec<Chosen>,
    tested: Vec<Tested>,
    body: String,
    status: String,
    points: u32,
}

/// Scores again so many attempts after that one, in the order of their identifiers.
///
/// # Errors
/// When the store cannot be read, or holds what the program never wrote.
pub async fn slice(db: &mut Conn<'_>, after: Option<Id<Attempt>>, most: u32) -> Result<Slice, Failure> {
    let after = after.unwrap_or(Id::from_raw(i64::MIN));
    let mut kept = Vec::new();
    for row in db.rows(SQL.get("slice"), &[after.into(), most.into()]).await? {
        let mut c = row.cells();
        kept.push(Kept {
            attempt: attempts::read(&mut c)?,
            form: c.json()?,
            tested: c.json()?,
            body: c.take()?,
            status: c.take()?,
            points: c.take()?,
        });
    }
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
        return Ok(Slice { found: Vec::new() });
    };
    let range = (first.attempt.id, last.attempt.id);
    let mut outcomes: HashMap<Id<Attempt>, HashMap<u32, Outcome>> = HashMap::new();
    for row in db.rows(SQL.get("outcomes"), &[range.0.into(), range.1.into()]).await? {
        let mut c = row.cells();
        outcomes.entry(c.take()?).or_default().insert(c.take()?, c.code(Outcome::from_code)?);
    }
    let mut decided: HashMap<Id<Attempt>, Vec<decisions::Kept>> = HashMap::new();
    for decision in decisions::of_range(db, range).await? {
        decided.entry(decision.attempt).or_default().push(decision);
    }
    let mut found = Vec::with_capacity(kept.len());
    for kept in kept {
        let id = kept.attempt.id;
        let (outcomes, decided) =
            (outcomes.remove(&id).unwrap_or_default(), decided.remove(&id).unwrap_or_default());
        let basis = Basis::of(&kept.attempt, kept.form, kept.tested, &outcomes, decided);
        let (score, status) = basis.scored(None);
        let body = serde_json::to_string(&score).map_err(|e| Failure::inconsistent(e.to_string()))?;
        let same = (body, status.code(), score.total) == (kept.body, kept.status.as_str(), kept.points);
        found.push((id, same));
    }
    Ok(Slice { found })
}
