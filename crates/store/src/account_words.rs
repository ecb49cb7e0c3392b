//! Accounts by the beginnings of their names and logins.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::id::Id;
use domain::people::Account;
use domain::text::name_words;

use crate::{Blocks, Conn, Failure, Row, Tx};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("account_words.sql")));

/// Words of a search that are looked at: the longest ones.
const WORDS: usize = 3;
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

/// An account whose words are not kept: first and last name.
pub type Unworded = (Id<Account>, String, String);

/// Accounts of before whose words are not kept, at most so many.
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

/// Keeps the words of such an account, with its logins.
///
/// # Errors
/// When the store refuses.
pub async fn make_up(tx: &mut Tx<'_>, (account, first_name, last_name): &Unworded) -> Result<(), Failure> {
    for row in tx.rows(SQL.get("logins"), &[(*account).into()]).await? {
        let login: String = row.only()?;
        put_login(tx, *account, &login).await?;
    }
    put_name(tx, *account, first_name, last_name).await
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

/// Accounts with a login that begins like `typed`, then those of whose names a word begins like each word typed; at most
/// `most` logins each. Names of rehearsals are not found, their logins are.
///
/// # Errors
/// When the store cannot be read.
pub async fn found(db: &mut Conn<'_>, typed: &str, most: u32) -> Result<Vec<AccountLine>, Failure> {
    let login = typed.trim().to_lowercase();
    let mut words: Vec<String> = name_words(typed).into_iter().collect();
    // The words typed as one are a word of the name only where they were written as one.
    let whole = domain::text::normalise_name(typed);
    if words.len() > 1 {
        words.retain(|word| *word != whole);
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.truncate(WORDS);
    let mut lines = by(db, &[login], most).await?;
    for line in by(db, &words, most).await? {
        if lines.iter().all(|known| (known.id, &known.login) != (line.id, &line.login)) {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Accounts of which each of these words begins one.
async fn by(db: &mut Conn<'_>, words: &[String], most: u32) -> Result<Vec<AccountLine>, Failure> {
    if words.first().is_none_or(String::is_empty) {
        return Ok(Vec::new());
    }
    let mut ranges: Vec<(Vec<u8>, Vec<u8>)> =
        words.iter().map(|word| (word.as_bytes().to_vec(), [word.as_bytes(), &[BEHIND]].concat())).collect();
    ranges.resize(WORDS, (Vec::new(), vec![BEHIND]));
    let mut params: Vec<_> = ranges.iter().flat_map(|(from, to)| [from.into(), to.into()]).collect();
    params.push(most.into());
    let mut lines: Vec<AccountLine> = Vec::new();
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
        // Two words of one name may begin alike.
        if lines.iter().all(|known| (known.id, &known.login) != (line.id, &line.login)) {
            lines.push(line);
        }
    }
    Ok(lines)
}
