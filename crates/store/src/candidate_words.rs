//! The words of the names of candidates, by whose beginnings the jury finds them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::text::name_words;

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

/// A candidate whose words are not kept: first and last name.
pub type Unworded = (Id<Candidate>, String, String);

/// Candidates of before whose words are not kept, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn unworded(db: &mut Conn<'_>, most: u32) -> Result<Vec<Unworded>, Failure> {
    let read = |row: Row| {
        let mut c = row.cells();
        Ok((c.take()?, c.take()?, c.take()?))
    };
    db.rows(SQL.get("unworded"), &[most.into()]).await?.into_iter().map(read).collect()
}

/// Keeps the words of such a candidate.
///
/// # Errors
/// When the store refuses.
pub async fn make_up(tx: &mut Tx<'_>, (candidate, first_name, last_name): &Unworded) -> Result<(), Failure> {
    put(tx, *candidate, (first_name, last_name), false).await?;
    tx.write(SQL.get("worded"), &[(*candidate).into()]).await.map(drop)
}

/// How a name that was typed is searched.
pub(crate) enum Lead {
    /// Nothing was typed, or so many names begin so that the sessions are looked through.
    Sessions,
    /// Nobody's name begins so.
    Nobody,
    /// The word with the fewest candidates leads.
    Word(Range),
}

/// The lead of a name as it was typed.
pub(crate) async fn lead(db: &mut Conn<'_>, typed: &str) -> Result<Lead, Failure> {
    let mut best = None;
    for word in typed_words(typed) {
        let range = Range::of(&word);
        let params = [(&range.from).into(), (&range.to).into(), COMMON.into()];
        let weight: i64 = db.row(SQL.get("weight"), &params).await?.map_or(Ok(0), Row::only)?;
        if best.as_ref().is_none_or(|(least, _)| weight < *least) {
            best = Some((weight, range));
        }
    }
    Ok(match best {
        None => Lead::Sessions,
        Some((0, _)) => Lead::Nobody,
        Some((weight, _)) if weight >= i64::from(COMMON) => Lead::Sessions,
        Some((_, range)) => Lead::Word(range),
    })
}
