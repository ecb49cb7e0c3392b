//! Accounts by the beginnings of their names and logins.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::id::Id;
use domain::people::Account;
use domain::text::{name_words, normalise_name};

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("account_words.sql")));

/// Words of a search that are looked at: the rarest ones.
const WORDS: usize = 3;
/// A word of so many accounts is as common as any.
const COMMON: u32 = 2_000;
/// Behind every word: no text has this byte.
const BEHIND: u8 = 0xff;

/// Keeps a login among the words of an account.
///
/// # Errors
/// When the store refuses.
pub async fn put_login(tx: &mut Tx<'_>, account: Id<Account>, login: &str) -> Result<(), Failure> {
    tx.write(SQL.get("insert"), &[login.as_bytes().into(), account.into()]).await.map(drop)
}

/// Keeps the words of a person's name.
///
/// # Errors
/// When the store refuses.
pub async fn put_name(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    first_name: &str,
    last_name: &str,
) -> Result<(), Failure> {
    let words: BTreeSet<String> = name_words(first_name).into_iter().chain(name_words(last_name)).collect();
    for word in &words {
        tx.write(SQL.get("insert"), &[word.as_bytes().into(), account.into()]).await?;
    }
    tx.write(SQL.get("worded"), &[account.into()]).await.map(drop)
}

/// Accounts of before whose words are not kept, at most so many.
///
/// # Errors
/// When the store cannot be read.
pub async fn unworded(db: &mut Conn<'_>, most: u32) -> Result<Vec<Id<Account>>, Failure> {
    db.rows(SQL.get("unworded"), &[most.into()]).await?.into_iter().map(Row::only).collect()
}

/// Keeps the words of such an account, with its logins; nothing of one that was erased since it was found.
///
/// # Errors
/// When the store refuses.
pub async fn make_up(tx: &mut Tx<'_>, account: Id<Account>) -> Result<(), Failure> {
    let Some(row) = tx.row(SQL.get("still"), &[account.into()]).await? else { return Ok(()) };
    let mut c = row.cells();
    let (first_name, last_name): (String, String) = (c.take()?, c.take()?);
    for row in tx.rows(SQL.get("logins"), &[account.into()]).await? {
        let login: String = row.only()?;
        put_login(tx, account, &login).await?;
    }
    put_name(tx, account, &first_name, &last_name).await
}

/// An account in a list.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Which one.
    pub id: Id<Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they sign in with.
    pub login: Option<String>,
    /// They have a one-time password that they have not changed yet.
    pub one_time: Option<bool>,
    /// Roles and memberships.
    pub offices: i64,
}

/// Texts that begin alike: from one on, and before another.
#[derive(Debug, Clone)]
pub(crate) struct Range {
    pub(crate) from: Vec<u8>,
    pub(crate) to: Vec<u8>,
}

impl Range {
    /// What begins with a word; everything, where it is empty.
    pub(crate) fn of(word: &str) -> Self {
        Self { from: word.as_bytes().to_vec(), to: [word.as_bytes(), &[BEHIND]].concat() }
    }
}

/// The words of a name that was typed, each of which is to begin a word of the name.
pub(crate) fn typed_words(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = name_words(typed).into_iter().collect();
    if words.len() > 1 {
        // All of them in one is a word of the name only where it was written so.
        let whole = normalise_name(typed);
        words.retain(|word| *word != whole);
    }
    words
}

/// Accounts with a login that begins like `typed`, then those of whose names a word begins like each word typed, of three words
/// at most; at most `most` words and logins each. Names of rehearsals are not found, their logins are.
///
/// # Errors
/// When the store cannot be read.
pub async fn found(db: &mut Conn<'_>, typed: &str, most: u32) -> Result<Vec<AccountLine>, Failure> {
    let mut weighed = Vec::new();
    for word in typed_words(typed) {
        let range = Range::of(&word);
        let params = [(&range.from).into(), (&range.to).into(), COMMON.into()];
        let weight: i64 = db.row(SQL.get("weight"), &params).await?.map_or(Ok(0), Row::only)?;
        weighed.push((weight, range));
    }
    // The rarest word leads.
    weighed.sort_by_key(|(weight, _)| *weight);
    let mut lines = Vec::new();
    let login = typed.trim().to_lowercase();
    if !login.is_empty() {
        by(db, vec![Range::of(&login)], most, &mut lines).await?;
    }
    if !weighed.is_empty() {
        by(db, weighed.into_iter().map(|(_, range)| range).collect(), most, &mut lines).await?;
    }
    Ok(lines)
}

/// Adds the accounts of which each of these ranges holds a word.
async fn by(
    db: &mut Conn<'_>,
    mut ranges: Vec<Range>,
    most: u32,
    lines: &mut Vec<AccountLine>,
) -> Result<(), Failure> {
    ranges.resize(WORDS, Range::of(""));
    let mut params: Vec<_> =
        ranges.iter().flat_map(|range| [(&range.from).into(), (&range.to).into()]).collect();
    params.push(most.into());
    for row in db.rows(SQL.get("found"), &params).await? {
        let mut c = row.cells();
        let line = AccountLine {
            id: c.take()?,
            first_name: c.take()?,
            last_name: c.take()?,
            login: c.take()?,
            one_time: c.take()?,
            offices: c.take()?,
        };
        // Two words of one name may begin alike, and a login like a name.
        if lines.iter().all(|known| (known.id, &known.login) != (line.id, &line.login)) {
            lines.push(line);
        }
    }
    Ok(())
}
