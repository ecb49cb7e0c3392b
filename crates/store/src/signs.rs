//! Signs of a session, kept at its finalisation: which tests are out of the ordinary, and how often it was finalised.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use domain::certification::attempt::Attempt;
use domain::certification::risk::{Sat, Signs};
use domain::certification::scoring::Score;
use domain::certification::session::Session;
use domain::id::Id;
use domain::question::{AnswerForm, Shown};
use domain::text::normalise_name;

use crate::{Blocks, Conn, Failure, Row, Tx, attempts};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("signs.sql")));

/// Keeps the signs of a session in the place of earlier ones, and counts one more finalisation.
///
/// # Errors
/// When the store refuses.
pub async fn put(tx: &mut Tx<'_>, session: Id<Session>, signs: &Signs) -> Result<(), Failure> {
    let body = serde_json::to_string(signs).map_err(|e| Failure::inconsistent(e.to_string()))?;
    tx.write(SQL.get("put"), &[session.into(), (&body).into()]).await.map(drop)
}

/// The signs of a session with how often it was finalised; nothing of one that was finalised before signs were kept.
///
/// # Errors
/// When the store cannot be read.
pub async fn of_session(db: &mut Conn<'_>, session: Id<Session>) -> Result<Option<(u32, Signs)>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.json()?))
    };
    db.row(SQL.get("of_session"), &[session.into()]).await?.map(read).transpose()
}

/// Reads what signs are told from: the tests of a session as they stand, each with its score.
///
/// # Errors
/// When the store cannot be read.
pub async fn sat(
    db: &mut Conn<'_>,
    session: Id<Session>,
    tests: &[(&attempts::Kept, &Score)],
) -> Result<Vec<Sat>, Failure> {
    let mut wrong: HashMap<Id<Attempt>, BTreeSet<(String, String)>> = HashMap::new();
    for row in db.rows(SQL.get("wrong"), &[session.into()]).await? {
        let mut c = row.cells();
        let (attempt, challenge, value): (_, String, Option<String>) = (c.take()?, c.take()?, c.take()?);
        let shown: Shown = c.json()?;
        if let Some(words) = value.and_then(|value| in_words(&shown.form, &value)) {
            wrong.entry(attempt).or_default().insert((challenge, words));
        }
    }
    let mut windows: BTreeMap<Id<Attempt>, u32> = BTreeMap::new();
    for row in db.rows(SQL.get("windows"), &[session.into()]).await? {
        let mut c = row.cells();
        windows.insert(c.take()?, c.take()?);
    }
    let mut one = |(kept, score): &(&attempts::Kept, &Score)| Sat {
        attempt: kept.id,
        near_mark: score.is_near_mark(),
        answered: kept.position.saturating_sub(1),
        finished: kept.position > kept.questions,
        seconds: kept.last_answered.map_or(0, |(_, at)| at.seconds_since(kept.started_at)),
        windows_left: windows.get(&kept.id).copied().unwrap_or_default(),
        wrong: wrong.remove(&kept.id).unwrap_or_default(),
    };
    Ok(tests.iter().map(&mut one).collect())
}

/// An answer in words that another variant of the question would have too: choices stand in another order there.
fn in_words(form: &AnswerForm, value: &str) -> Option<String> {
    let words = match form {
        AnswerForm::SingleChoice { choices } => {
            choices.get(value.trim().parse::<usize>().ok()?.checked_sub(1)?)?.clone()
        }
        AnswerForm::ShortText { .. } | AnswerForm::Number { .. } => normalise_name(value),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}
