//! The words of the names of candidates, by whose beginnings the jury finds them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::text::{name_words, normalise_name};

use crate::account_words::{Range, typed_words};
use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("candidate_words.sql")));

/// Words of one statement.
const TOGETHER: usize = 4;
/// A word that begins the names of so many candidates leads nowhere: the sessions are looked through.
pub(crate) const COMMON: u32 = 2_000;

/// Keeps the words of a candidate's name in the place of those of before.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    candidate: Id<Candidate>,
    (first_name, last_name): (&str, &str),
    new: bool,
) -> Result<(), Failure> {
    if !new {
        tx.write(SQL.get("clear"), &[candidate.into()]).await?;
    }
    let words: BTreeSet<String> = name_words(first_name).into_iter().chain(name_words(last_name)).collect();
    let words: Vec<&[u8]> = words.iter().map(String::as_bytes).collect();
    for some in words.chunks(TOGETHER) {
        // Twice the same word is one.
        let of = |place: usize| some[place.min(some.len() - 1)].into();
        tx.write(SQL.get("put"), &[candidate.into(), of(0), of(1), of(2), of(3)]).await?;
    }
    Ok(())
}

/// Candidates of before whose words are not kept, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn unworded(db: &mut Conn<'_>, most: u32) -> Result<Vec<Id<Candidate>>, Failure> {
    db.rows(SQL.get("unworded"), &[most.into()]).await?.into_iter().map(Row::only).collect()
}

/// Keeps the words of such a candidate; nothing of one who was taken off, changed or erased since they were found.
///
/// # Errors
/// When the store refuses.
pub async fn make_up(tx: &mut Tx<'_>, candidate: Id<Candidate>) -> Result<(), Failure> {
    let Some(row) = tx.row(SQL.get("still"), &[candidate.into()]).await? else { return Ok(()) };
    let mut c = row.cells();
    let (first_name, last_name): (String, String) = (c.take()?, c.take()?);
    put(tx, candidate, (&first_name, &last_name), false).await?;
    tx.write(SQL.get("worded"), &[candidate.into()]).await.map(drop)
}

/// How a name that was typed is searched.
pub(crate) enum Lead {
    /// Nothing was typed, so many names begin so, or the words of older names are not all kept yet: the sessions are looked
    /// through.
    Sessions,
    /// Nobody's name begins so.
    Nobody,
    /// The word with the fewest candidates leads.
    Word(Range),
}

/// The lead of a name as it was typed: its rarest word, or all of it in one where nobody has that word.
pub(crate) async fn lead(db: &mut Conn<'_>, typed: &str) -> Result<Lead, Failure> {
    let words = typed_words(typed);
    if words.is_empty() || !unworded(db, 1).await?.is_empty() {
        return Ok(Lead::Sessions);
    }
    let mut best = (i64::MAX, Range::of(""));
    for word in &words {
        let range = Range::of(word);
        let weight = weight(db, &range).await?;
        if weight < best.0 {
            best = (weight, range);
        }
    }
    if best.0 == 0 {
        let whole = Range::of(&normalise_name(typed));
        best = (weight(db, &whole).await?, whole);
    }
    Ok(match best {
        (0, _) => Lead::Nobody,
        (weight, _) if weight >= i64::from(COMMON) => Lead::Sessions,
        (_, range) => Lead::Word(range),
    })
}

/// How many words lie in a range, up to [`COMMON`].
async fn weight(db: &mut Conn<'_>, range: &Range) -> Result<i64, Failure> {
    let params = [(&range.from).into(), (&range.to).into(), COMMON.into()];
    db.row(SQL.get("weight"), &params).await?.map_or(Ok(0), Row::only)
}
